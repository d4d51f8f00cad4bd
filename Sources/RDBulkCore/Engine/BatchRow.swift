/// A row in the engine's hands: its place in the input and where its bytes lie in its batch's text.
///
/// There are more than a thousand of them for each request in flight, so they are kept small.
package struct BatchRow: Equatable, Sendable {
  /// Data rows are counted from 1.
  package var number: Int
  /// The input line on which the row begins.
  package var line: Int
  private var emailPlace: Place
  private var eventPlace: Place
  private var pathPlace: Place
  private var rawPlace: Place
  private var attemptCount: UInt32 = 0
  private var tryCount: UInt16 = 0
  private var contactWaitCount: UInt8 = 0
  private var doubts = Doubts()

  package init(number: Int, line: Int, email: Range<Int>, event: Range<Int>, path: Range<Int> = 0..<0, raw: Range<Int>)
  {
    self.number = number
    self.line = line
    emailPlace = Place(email)
    eventPlace = Place(event)
    pathPlace = Place(path)
    rawPlace = Place(raw)
  }

  package var email: Range<Int> {
    get { emailPlace.range }
    set { emailPlace = Place(newValue) }
  }

  /// The request's body: of an event, its object.
  package var event: Range<Int> {
    get { eventPlace.range }
    set { eventPlace = Place(newValue) }
  }

  /// The request's path where each row has its own; else empty.
  package var path: Range<Int> {
    get { pathPlace.range }
    set { pathPlace = Place(newValue) }
  }

  /// The input's own bytes, line end included, where rejected rows are kept; else empty.
  package var raw: Range<Int> {
    get { rawPlace.range }
    set { rawPlace = Place(newValue) }
  }

  /// How often it was sent.
  package var attempts: Int {
    get { Int(attemptCount) }
    set { attemptCount = UInt32(clamping: newValue) }
  }

  /// Tries that count against `--retries`.
  package var triesSpent: Int {
    get { Int(tryCount) }
    set { tryCount = UInt16(clamping: newValue) }
  }

  /// Waits for its own contact's quota that were granted.
  package var contactWaits: Int {
    get { Int(contactWaitCount) }
    set { contactWaitCount = UInt8(clamping: newValue) }
  }

  /// Whether a sending may have been processed without an answer.
  package var isInDoubt: Bool {
    get { doubts.contains(.present) }
    set { doubts.set(.present, newValue) }
  }

  /// Whether an earlier run left it in doubt, sent among other rows than now: a refusal of these says nothing of that.
  var isInOlderDoubt: Bool {
    get { doubts.contains(.older) }
    set { doubts.set(.older, newValue) }
  }

  /// Two truths in one byte, so that a row takes 56 instead of 64.
  private struct Doubts: OptionSet, Equatable, Sendable {
    var rawValue: UInt8 = 0
    static let present = Doubts(rawValue: 1)
    static let older = Doubts(rawValue: 2)

    mutating func set(_ doubt: Doubts, _ isThere: Bool) {
      if isThere { insert(doubt) } else { remove(doubt) }
    }
  }

  /// A range of a batch's text, which is far shorter than 4 GiB: it holds one row of 64 MiB at most, or many short ones.
  private struct Place: Equatable, Sendable {
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
  /// The row with its bytes `offset` further on.
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
