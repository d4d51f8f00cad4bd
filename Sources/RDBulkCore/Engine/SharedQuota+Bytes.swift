/// The file: a header and one record after the other, all numbers with their lowest byte first.
extension SharedQuota {
  private static let mark: UInt64 = 0x3130_5154_4F55_5142
  private static let headerLength = 48
  private static let recordLength = 32
  /// A longer file is not read.
  package static let lengthLimit = headerLength + 20_000 * recordLength

  /// Reads what the file holds at `now`. A file that can't be read says nothing: then one window passes before anything
  /// leaves. What lies in the future is taken as happening now.
  package init(reading bytes: [UInt8], boot: UInt64, _ now: Instant) {
    self.init(boot: boot)
    guard !bytes.isEmpty else { return }
    guard let found = Self.read(bytes) else {
      isUnknown = true
      return
    }
    records = found.records
    due = found.due
    lastLeft = found.lastLeft
    if found.boot != boot { takeFromEarlierBoot() }
    for index in records.indices where records[index].state != .booked && records[index].moment > now {
      let latest = records[index].state == .ended ? now.advanced(by: Self.straggling) : now
      records[index].moment = min(records[index].moment, latest)
    }
    let limit = records.map { Int64($0.rate.window) }.max() ?? 0
    let latest = now.advanced(by: 2 * .seconds(limit) + Self.straggling)
    records.removeAll { $0.state == .booked && $0.moment > latest }
    if due > latest { due = now }
    lastLeft = min(lastLeft, now)
  }

  /// Whatever left before the machine was restarted was counted soon after that at the latest.
  private mutating func takeFromEarlierBoot() {
    let latest = Instant(nanoseconds: Self.straggling)
    records.removeAll { $0.state == .booked }
    for index in records.indices {
      records[index].state = .ended
      records[index].moment = latest
    }
    due = Instant(nanoseconds: .min)
    lastLeft = due
  }

  private static func read(_ bytes: [UInt8]) -> (records: [Record], due: Instant, lastLeft: Instant, boot: UInt64)? {
    guard bytes.count >= headerLength, bytes.count <= lengthLimit, word(bytes, 0) == mark,
      let count = Int(exactly: word(bytes, 32)), count <= 20_000, bytes.count >= headerLength + count * recordLength,
      word(bytes, 40) == checksum(bytes, count)
    else { return nil }
    var records: [Record] = []
    records.reserveCapacity(count + 1)
    for index in 0..<count {
      let start = headerLength + index * recordLength
      guard let state = Record.State(rawValue: half(bytes, start + 12)) else { return nil }
      let rate = Rate(requests: Int(half(bytes, start + 24)), window: Int(half(bytes, start + 28)))
      guard rate.requests > 0, (1...86_400).contains(rate.window) else { return nil }
      records.append(
        Record(
          run: word(bytes, start), number: half(bytes, start + 8), state: state,
          moment: Instant(nanoseconds: Int64(bitPattern: word(bytes, start + 16))), rate: rate))
    }
    let moments = [16, 24].map { Instant(nanoseconds: Int64(bitPattern: word(bytes, $0))) }
    return (records, moments[0], moments[1], word(bytes, 8))
  }

  /// What to write from the beginning of the file; what follows it there doesn't count.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.headerLength + records.count * Self.recordLength)
    let moments = [due, lastLeft].map { UInt64(bitPattern: $0.nanoseconds) }
    for word in [Self.mark, boot] + moments + [UInt64(records.count), 0] {
      Self.append(word, 8, to: &bytes)
    }
    for record in records {
      Self.append(record.run, 8, to: &bytes)
      Self.append(UInt64(record.number), 4, to: &bytes)
      Self.append(UInt64(record.state.rawValue), 4, to: &bytes)
      Self.append(UInt64(bitPattern: record.moment.nanoseconds), 8, to: &bytes)
      Self.append(UInt64(truncatingIfNeeded: record.rate.requests), 4, to: &bytes)
      Self.append(UInt64(truncatingIfNeeded: record.rate.window), 4, to: &bytes)
    }
    let sum = Self.checksum(bytes, records.count)
    for index in 0..<8 { bytes[40 + index] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * index)) }
    return bytes
  }

  /// Of everything but the checksum itself.
  private static func checksum(_ bytes: [UInt8], _ count: Int) -> UInt64 {
    let head = Checksum.crc32(bytes.span, 0..<40)
    let rest = Checksum.crc32(bytes.span, headerLength..<headerLength + count * recordLength)
    return UInt64(head) << 32 | UInt64(rest)
  }

  private static func append(_ word: UInt64, _ length: Int, to bytes: inout [UInt8]) {
    for index in 0..<length { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * index))) }
  }

  private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
  }

  private static func half(_ bytes: [UInt8], _ start: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
  }
}
