import Foundation
import RDBulkCore
import Testing

/// A long job of which nearly every row is done.
@Suite("Resumed with a million rows done") struct ResumeDoneTests {
  private static let done = 1_000_000
  private static let fresh = 5

  /// Makes the files of a job that ended after `done` rows, out of those of a job of one row.
  private func fabricate(_ job: ResumeJob) throws {
    try #require(job.resume().code == 0)
    let line = try #require(job.folder.lines("out.csv").last).split(separator: ",", omittingEmptySubsequences: false)
    let rest = line.dropFirst(3).joined(separator: ",") + "\n"
    var input: [UInt8] = Array("email,reason\n".utf8)
    var results: [UInt8] = Array((ResultFormat.columns.joined(separator: ",") + "\n").utf8)
    for row in 1...Self.done {
      input += "c\(row)@example.com,Preço\n".utf8
      results += "\(row),\(row + 1),c\(row)@example.com,\(rest)".utf8
    }
    var digest = Digest()
    digest.update(input.span, 0..<input.count)
    let state = try JournalState(job.folder.bytes("out.csv.journal"))
    var position = state.position
    position.row = Self.done
    position.offset = digest.count
    position.digest = digest.value
    position.results = results.count
    var journal: [UInt8] = []
    JournalRecord.done(state.binding, position, exitCode: 0).append(to: &journal)
    for row in 1...Self.fresh { input += "c\(Self.done + row)@example.com,Preço\n".utf8 }
    try job.folder.write("in.csv", input)
    try job.folder.write("out.csv", results)
    try job.folder.write("out.csv.journal", journal)
  }

  @Test("A million finished rows are skipped in seconds and in little memory, and new ones are sent") func skips()
    throws
  {
    let job = try ResumeJob(input: contacts(1), latency: 0)
    try fabricate(job)
    let start = ContinuousClock.now
    let command = try job.start(["lost", "in.csv", "--resume"] + job.arguments)
    var peak = 0
    while let now = Self.peak(command.pid) {
      peak = max(peak, now)
      Thread.sleep(forTimeInterval: 0.02)
      guard ContinuousClock.now - start < .seconds(300) else { break }
    }
    let ended = command.wait()
    let elapsed = ContinuousClock.now - start
    print("1,000,000 done rows: \(elapsed), \(peak) KiB at most")
    #expect(ended.code == 0, "\(ended.err)")
    #expect(elapsed < .seconds(300), "a debug build on a busy machine")
    #expect((1...65_536).contains(peak), "KiB")
    let summary = try job.folder.summary("sum.json")
    #expect(summary["rows"] == Double(Self.done + Self.fresh))
    #expect(summary["resumed_rows"] == Double(Self.done))
    let log = try job.sandbox.stop()
    let expected = ["c1@example.com"] + (1...Self.fresh).map { "c\(Self.done + $0)@example.com" }
    #expect(log.flatMap(\.emails).sorted() == expected.sorted(), "the first one is of the job of one row")
  }

  /// The most memory that a process has held, in KiB; nil once it has ended.
  private static func peak(_ pid: Int32) -> Int? {
    let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
    let line = text?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
  }
}
