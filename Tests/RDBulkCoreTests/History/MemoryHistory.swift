import RDBulkCore

/// A history file in memory.
final class MemoryHistory: HistoryBytes {
  var bytes: [UInt8]
  private(set) var reads = 0
  var length: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(_ offset: Int, _ count: Int, into bytes: inout [UInt8]) throws(Failure) {
    reads += 1
    bytes = Array(self.bytes.dropFirst(offset).prefix(count))
  }
}

/// A new history file in memory.
struct MemoryOutput: HistoryOutput {
  var bytes: [UInt8] = []

  mutating func write(_ bytes: Span<UInt8>) throws(Failure) { self.bytes.append(bytes, 0..<bytes.count) }

  mutating func rewrite(_ bytes: Span<UInt8>, at offset: Int) throws(Failure) {
    for index in 0..<bytes.count { self.bytes[offset + index] = bytes[index] }
  }
}

extension HistoryHeader {
  /// The header of tests.
  static var sample: HistoryHeader { HistoryHeader(id: 9, key: KeyedDigest.Key(low: 1, high: 2), .payload) }
}

extension HistoryAccount {
  static let sample = HistoryAccount(server: "https://api.rd.services", name: "Loja", profile: nil)
}

extension HistoryJob {
  static func sample(_ number: Int) -> HistoryJob {
    HistoryJob(
      number: number, id: UInt64(number) * 77, type: "SALE", name: "r\(number).csv", started: 1_700_000_000_000,
      boot: "boot", isSynced: false)
  }
}

extension MemoryHistory {
  /// What its first bytes say.
  func header() throws(HistoryHeader.Flaw) -> HistoryHeader {
    let bytes = bytes
    return try HistoryHeader(bytes.span)
  }

  /// An empty history with these blocks.
  static func new(_ header: HistoryHeader = .sample, _ blocks: [UInt8] = []) -> MemoryHistory {
    var bytes = header.bytes
    HistoryHeader.appendIndex(of: [], to: &bytes)
    HistoryBlock.append(.sample, to: &bytes)
    return MemoryHistory(bytes + blocks)
  }

  /// The history with its log sorted.
  func folded(firstDay: UInt16 = 0, skipsDamage: Bool = false) throws -> MemoryHistory {
    let index = try HistoryIndex(self, header())
    var fold = HistoryFold(self, index.header, firstDay: firstDay, skipsDamage: skipsDamage)
    var output = MemoryOutput()
    try fold.write(to: &output, logged: index.logged, account: index.account, jobs: index.jobs)
    return MemoryHistory(output.bytes)
  }
}
