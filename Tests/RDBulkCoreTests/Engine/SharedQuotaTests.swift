import RDBulkCore
import Testing

@testable import RDBulkCore

private func at(_ seconds: Double) -> Instant { Instant(nanoseconds: Int64((seconds * 1e9).rounded())) }
private let twoPerMinute = Rate(requests: 2, window: 60)

@Suite("Engine: runs that share a quota")
struct SharedQuotaTests {
  @Test("A run that is alone waits only for the rate")
  func alone() {
    var quota = SharedQuota(boot: 1)
    #expect(quota.ask(run: 1, number: 1, twoPerMinute, at(100)) == at(100))
    quota.settle(run: 1, number: 1, by: at(100.2), at(100.2))
    #expect(quota.ask(run: 1, number: 2, twoPerMinute, at(100.2)).nanoseconds == .milliseconds(129_980))
    #expect(quota.ask(run: 1, number: 2, twoPerMinute, at(129.98)) == at(129.98))
    quota.settle(run: 1, number: 2, by: at(130), at(130))
    // The first permit is back one window after its answer; the server's clock may be slow by 12 ms.
    #expect(quota.ask(run: 1, number: 3, twoPerMinute, at(130)).nanoseconds == .milliseconds(160_212))
  }

  @Test("A run counts what the one before it has sent")
  func after() {
    var quota = SharedQuota(boot: 1)
    for number in 1...2 as ClosedRange<UInt32> {
      let moment = at(Double(number) * 30)
      #expect(quota.ask(run: 1, number: number, twoPerMinute, moment) == moment)
      quota.settle(run: 1, number: number, by: moment, moment)
    }
    quota.leave(run: 1)
    #expect(quota.ask(run: 2, number: 1, twoPerMinute, at(61)).nanoseconds == .milliseconds(90_012))
  }

  @Test("Runs take turns, in the order in which they asked")
  func turns() {
    var quota = SharedQuota(boot: 1)
    let rate = Rate(requests: 60, window: 60)
    #expect(quota.ask(run: 1, number: 1, rate, at(0)) == at(0))
    #expect(quota.ask(run: 2, number: 1, rate, at(0)) == at(0.98))
    #expect(quota.ask(run: 3, number: 1, rate, at(0)) == at(1.98))
    #expect(quota.ask(run: 1, number: 2, rate, at(0.5)) == at(2.98))
    #expect(quota.ask(run: 3, number: 1, rate, at(0.5)) == at(1.98), "asking again changes nothing")
    #expect(quota.ask(run: 2, number: 1, rate, at(0.98)) == at(0.98))
  }

  @Test("What a run that is gone had booked lapses, and its requests in flight count a while longer")
  func killed() {
    var quota = SharedQuota(boot: 1)
    #expect(quota.ask(run: 1, number: 1, twoPerMinute, at(0)) == at(0))
    #expect(quota.ask(run: 1, number: 2, twoPerMinute, at(29.98)) == at(29.98))
    #expect(quota.ask(run: 1, number: 3, twoPerMinute, at(30)) > at(60))
    // Killed: both were in flight at 30 s, and are counted at 40 s at the latest.
    var moment = at(60)
    var asked = 0
    while true {
      let next = quota.ask(run: 2, number: 1, twoPerMinute, moment)
      asked += 1
      if next <= moment { break }
      moment = min(next, moment.advanced(by: .seconds(1)))
    }
    #expect(moment >= at(100.012) && moment <= at(101.1))
    #expect(asked < 500)
  }

  @Test("The account's rate is the highest that a run names, and each run keeps to its own")
  func pool() {
    var quota = SharedQuota(boot: 1)
    let fast = Rate(requests: 600, window: 60)
    #expect(quota.ask(run: 1, number: 1, fast, at(0)) == at(0))
    #expect(quota.ask(run: 2, number: 1, twoPerMinute, at(0)) == at(0.08))
    #expect(quota.ask(run: 2, number: 1, twoPerMinute, at(0.08)) == at(0.08))
    #expect(quota.ask(run: 1, number: 2, fast, at(0.1)) == at(0.18))
  }

  @Test("A run that has left leaves nothing booked")
  func left() {
    var quota = SharedQuota(boot: 1)
    #expect(quota.ask(run: 1, number: 1, twoPerMinute, at(0)) == at(0))
    #expect(quota.ask(run: 1, number: 2, twoPerMinute, at(1)) == at(29.98))
    quota.leave(run: 1)
    #expect(quota.ask(run: 2, number: 1, twoPerMinute, at(1)) == at(30))
  }

  @Test("Fast rates are not shared")
  func fast() {
    #expect(SharedQuota.isShared(Rate(requests: 690, window: 60)))
    #expect(SharedQuota.isShared(Rate(requests: 100, window: 1)))
    #expect(!SharedQuota.isShared(Rate(requests: 101, window: 1)))
    #expect(!SharedQuota.isShared(Rate(requests: 2_001, window: 3_600)))
  }

  // MARK: - The file

  private var some: SharedQuota {
    var quota = SharedQuota(boot: 7)
    _ = quota.ask(run: .max, number: 1, twoPerMinute, at(100))
    quota.settle(run: .max, number: 1, by: at(100.5), at(100.5))
    _ = quota.ask(run: 2, number: 1, Rate(requests: 60, window: 60), at(101))
    _ = quota.ask(run: 3, number: .max, twoPerMinute, at(101))
    return quota
  }

  @Test("What was written is read")
  func bytes() {
    let quota = some
    #expect(quota.records.count == 3)
    #expect(SharedQuota(reading: quota.bytes, boot: 7, at(101)) == quota)
    #expect(SharedQuota(reading: quota.bytes + [1, 2, 3], boot: 7, at(101)) == quota, "a longer file was there before")
    #expect(SharedQuota(reading: [], boot: 7, at(101)) == SharedQuota(boot: 7))
  }

  @Test("A damaged file costs a window, and no more")
  func damaged() {
    for index in some.bytes.indices {
      var bytes = some.bytes
      bytes[index] ^= 0x10
      var quota = SharedQuota(reading: bytes, boot: 7, at(101))
      // The boot is part of what the checksum covers.
      #expect(quota.isUnknown, "\(index)")
      #expect(quota.ask(run: 9, number: 1, twoPerMinute, at(101)).nanoseconds == .milliseconds(171_012))
      #expect(quota.ask(run: 9, number: 1, twoPerMinute, at(171.012)) == at(171.012))
    }
    for length in 1..<some.bytes.count {
      #expect(SharedQuota(reading: Array(some.bytes.prefix(length)), boot: 7, at(101)).isUnknown)
    }
  }

  @Test("What an earlier boot wrote was counted before this one, or soon after it began")
  func boots() {
    var before = SharedQuota(boot: 7)
    for number in 1...3 as ClosedRange<UInt32> {
      _ = before.ask(run: 1, number: number, twoPerMinute, at(Double(number) * 30))
    }
    #expect(before.records.map(\.state) == [.left, .left, .booked])
    var quota = SharedQuota(reading: before.bytes, boot: 8, at(30))
    #expect(quota.records.map(\.state) == [.ended, .ended])
    #expect(quota.ask(run: 9, number: 1, twoPerMinute, at(30)).nanoseconds == .milliseconds(70_012))
    var later = SharedQuota(reading: before.bytes, boot: 8, at(71))
    #expect(later.ask(run: 9, number: 1, twoPerMinute, at(71)) == at(71))
  }

  @Test("Moments in the future are taken as now, so that nothing is waited for longer than two windows")
  func future() {
    // A clock that began anew without another name for the boot.
    var quota = SharedQuota(reading: some.bytes, boot: 7, at(5))
    var moment = at(5)
    while true {
      let next = quota.ask(run: 9, number: 1, twoPerMinute, moment)
      if next <= moment { break }
      moment = min(next, moment.advanced(by: .seconds(1)))
    }
    #expect(moment <= at(5 + 131))
  }
}
