/// A row inside the engine: its position in the input and where its bytes are in its batch's text.
///
/// There can be more than a thousand of these for each request in flight, so they are kept small.
package struct BatchRow: Equatable, Sendable {
  /// The data row's number, from 1.
  package var number: Int
  /// The input line the row starts on.
  package var line: Int
  private var emailRange: ByteRange
  private var eventRange: ByteRange
  private var pathRange: ByteRange
  private var rawRange: ByteRange
  private var attemptCount: UInt32 = 0
  private var tryCount: UInt16 = 0
  private var contactWaitCount: UInt8 = 0
  private var doubts = Doubts()
  private var keyTop: UInt32 = 0
  private var keyRest: UInt64 = 0

  /// A row that hasn't been sent. The ranges are within the batch's text.
  package init(number: Int, line: Int, email: Range<Int>, event: Range<Int>, path: Range<Int> = 0..<0, raw: Range<Int>)
  {
    self.number = number
    self.line = line
    emailRange = ByteRange(email)
    eventRange = ByteRange(event)
    pathRange = ByteRange(path)
    rawRange = ByteRange(raw)
  }

  package var email: Range<Int> {
    get { emailRange.range }
    set { emailRange = ByteRange(newValue) }
  }

  /// The request's body; for an event, its object.
  package var event: Range<Int> {
    get { eventRange.range }
    set { eventRange = ByteRange(newValue) }
  }

  /// The request's path if each row has its own, otherwise empty.
  package var path: Range<Int> {
    get { pathRange.range }
    set { pathRange = ByteRange(newValue) }
  }

  /// The input's own bytes, line end included, if rejected rows are kept; otherwise empty.
  package var raw: Range<Int> {
    get { rawRange.range }
    set { rawRange = ByteRange(newValue) }
  }

  /// Those of its columns that follow its result, between its path and its own bytes; empty where nothing does.
  package var input: Range<Int> {
    let (start, end) = (path.upperBound, raw.lowerBound)
    return path == 0..<0 || end < start ? 0..<0 : start..<end
  }

  /// How many times it was sent.
  package var attempts: Int {
    get { Int(attemptCount) }
    set { attemptCount = UInt32(clamping: newValue) }
  }

  /// Attempts that count against `--retries`.
  package var triesSpent: Int {
    get { Int(tryCount) }
    set { tryCount = UInt16(clamping: newValue) }
  }

  /// How many waits for its contact's quota it was granted.
  package var contactWaits: Int {
    get { Int(contactWaitCount) }
    set { contactWaitCount = UInt8(clamping: newValue) }
  }

  /// Whether it may have been processed without an answer.
  package var isInDoubt: Bool {
    get { doubts.contains(.present) }
    set { doubts.set(.present, newValue) }
  }

  /// Whether an earlier run left it in doubt together with other rows: a refusal of its current batch says nothing
  /// about that.
  var isInOlderDoubt: Bool {
    get { doubts.contains(.older) }
    set { doubts.set(.older, newValue) }
  }

  /// What a history knows its event by; zero if there is none.
  package var key: EventKey {
    get { EventKey(UInt128(keyTop) &<< 64 | UInt128(keyRest)) }
    set {
      keyTop = newValue.top
      keyRest = UInt64(truncatingIfNeeded: newValue.bits)
    }
  }

  /// Whether another job may have sent its event, as the history says: what becomes of it here doesn't change that,
  /// unless it is accepted.
  package var isRemembered: Bool {
    get { doubts.contains(.remembered) }
    set { doubts.set(.remembered, newValue) }
  }

  /// Flags in one byte: a row takes 72 bytes.
  private struct Doubts: OptionSet, Equatable, Sendable {
    var rawValue: UInt8 = 0
    static let present = Doubts(rawValue: 1)
    static let older = Doubts(rawValue: 2)
    static let remembered = Doubts(rawValue: 4)

    mutating func set(_ doubt: Doubts, _ isThere: Bool) {
      if isThere { insert(doubt) } else { remove(doubt) }
    }
  }

  /// A range of a batch's text, which is far shorter than 4 GiB: it holds either one row of at most 64 MiB or many
  /// short ones.
  private struct ByteRange: Equatable, Sendable {
    private let start: UInt32
    private let end: UInt32

    init(_ range: Range<Int>) {
      start = UInt32(range.lowerBound)
      end = UInt32(range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
  }
}

extension BatchRow {
  /// The row with its bytes `offset` further along.
  package func shifted(by offset: Int) -> BatchRow {
    func shift(_ range: Range<Int>) -> Range<Int> { range.lowerBound + offset..<range.upperBound + offset }
    var row = self
    row.email = shift(email)
    row.event = shift(event)
    row.path = shift(path)
    row.raw = shift(raw)
    return row
  }
}
