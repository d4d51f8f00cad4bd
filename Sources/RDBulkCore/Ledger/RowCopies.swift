/// A file of input rows with the same kind of outcome, byte for byte, after the input's own header.
package struct RowCopies: Sendable {
  /// Whether there is such a file.
  package let isKept: Bool
  /// Bytes waiting to be written.
  package var pending: [UInt8]
  /// The file's length including what is waiting.
  private(set) var length: Int
  /// Rows with a result that still have to be added.
  private(set) var owed: Int
  /// Whether the last row is over-long and more of it follows.
  private(set) var isInLongRow = false
  /// Rows that arrived while an over-long row was being copied: they must not end up in its middle.
  private var held: [UInt8] = []

  /// A file that holds `length` bytes and lacks `owed` rows; an empty one begins with `preamble`. `isOpenEnded`: its last
  /// line has no end.
  init(isKept: Bool, length: Int, owed: Int, preamble: [UInt8], isOpenEnded: Bool = false) {
    self.isKept = isKept
    self.owed = isKept ? owed : 0
    pending = !isKept ? [] : length == 0 ? preamble : isOpenEnded ? [ASCII.lineFeed] : []
    self.length = length + pending.count
  }

  /// Whether the file has everything it must hold, so that its length is one to resume from.
  var isWhole: Bool { owed == 0 && !isInLongRow }

  mutating func add(_ text: Span<UInt8>, _ raw: Range<Int>) {
    guard isKept else { return }
    guard !isInLongRow else { return held.append(text, raw) }
    pending.append(text, raw)
    length += raw.count
  }

  /// The row that is added next has its result on file already.
  mutating func settleOwed() {
    assert(owed > 0, "a row is owed once")
    owed -= 1
  }

  // MARK: - Over-long rows

  /// The last row is over-long: more of it follows through `appendToLongRow`.
  mutating func beginLongRow() { isInLongRow = true }

  mutating func appendToLongRow(_ text: [UInt8]) {
    guard isKept, isInLongRow else { return }
    pending.append(contentsOf: text)
    length += text.count
  }

  mutating func endLongRow() {
    guard isInLongRow else { return }
    isInLongRow = false
    pending.append(contentsOf: held)
    length += held.count
    held.removeAll()
  }
}
