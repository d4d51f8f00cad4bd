/// A block of a history's log: what a run appends in one turn. A block that is not whole was torn by a kill or a power cut.
package enum HistoryBlock: Equatable, Sendable {
  case account(HistoryAccount)
  /// A job began, was resumed, or has ended.
  case job(HistoryJob)
  /// Entries, in `range` of the bytes that were read.
  case entries(Range<Int>)

  private static let accountMark = UInt8(ascii: "A")
  private static let jobMark = UInt8(ascii: "J")
  private static let entriesMark = UInt8(ascii: "E")

  /// The length of what precedes a block's content: its mark, the content's length in three bytes, and its check.
  static let headLength = 12
  /// The most bytes of content: a block is read whole.
  static let contentLimit = 4_096 * HistoryEntry.size

  /// Appends the block of an account.
  package static func append(_ account: HistoryAccount, to output: inout [UInt8]) {
    append(accountMark, account.bytes, to: &output)
  }

  /// Appends the block of a job.
  package static func append(_ job: HistoryJob, to output: inout [UInt8]) { append(jobMark, job.bytes, to: &output) }

  /// Appends the blocks of entries, whose bytes are `entries`, and removes them from there.
  package static func appendEntries(_ entries: inout [UInt8], to output: inout [UInt8]) {
    var start = 0
    while start < entries.count {
      let end = min(entries.count, start + contentLimit)
      append(entriesMark, entries[start..<end], to: &output)
      start = end
    }
    entries.removeAll(keepingCapacity: true)
  }

  private static func append(_ mark: UInt8, _ content: some Collection<UInt8>, to output: inout [UInt8]) {
    assert(content.count <= contentLimit, "a block's content has a length that can be read back")
    let start = output.count
    output.append(mark)
    for shift in [0, 8, 16] { output.append(UInt8(truncatingIfNeeded: content.count >> shift)) }
    output.append(contentsOf: repeatElement(0, count: 8))
    output.append(contentsOf: content)
    var check = Self.check(output.span, start)
    for offset in start + 4..<start + headLength {
      output[offset] = UInt8(truncatingIfNeeded: check)
      check >>= 8
    }
  }

  /// The check of the block at `start`, which is whole.
  private static func check(_ bytes: Span<UInt8>, _ start: Int) -> UInt64 {
    let end = start + headLength + contentLength(bytes, start)
    var digest = Digest()
    digest.update(bytes, start..<start + 4)
    digest.update(bytes, start + headLength..<end)
    return digest.value
  }

  private static func contentLength(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    Int(bytes[start + 1]) | Int(bytes[start + 2]) << 8 | Int(bytes[start + 3]) << 16
  }

  /// What is at a place of the log.
  package enum Found: Equatable, Sendable {
    /// A block that ends before `end`.
    case block(HistoryBlock, end: Int)
    /// More bytes are needed to tell.
    case needsMore
    /// No whole block begins here.
    case none
  }

  /// What begins at `start` of `bytes`. `isChecked`: it was found whole before.
  package static func find(_ bytes: Span<UInt8>, _ start: Int, isChecked: Bool = false) -> Found {
    guard start + headLength <= bytes.count else { return .needsMore }
    let mark = bytes[start]
    guard [accountMark, jobMark, entriesMark].contains(mark) else { return .none }
    let length = contentLength(bytes, start)
    guard length <= contentLimit else { return .none }
    let content = start + headLength..<start + headLength + length
    guard content.upperBound <= bytes.count else { return .needsMore }
    guard isChecked || check(bytes, start) == ByteWord.load(bytes, at: start + 4) else { return .none }
    switch mark {
    case accountMark:
      return HistoryAccount(bytes, content).map { .block(.account($0), end: content.upperBound) } ?? .none
    case jobMark: return HistoryJob(bytes, content).map { .block(.job($0), end: content.upperBound) } ?? .none
    default:
      guard length % HistoryEntry.size == 0 else { return .none }
      return .block(.entries(content), end: content.upperBound)
    }
  }
}
