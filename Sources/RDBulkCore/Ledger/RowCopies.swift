/// A file of input rows as they came: those that ended in one way, byte for byte, behind the input's own header.
package struct RowCopies: Sendable {
  /// Whether there is such a file.
  package let isKept: Bool
  /// What waits to be written.
  package var pending: [UInt8]
  /// The file's length with all that waits.
  private(set) var length: Int
  /// Rows with a result that are still to be added.
  private(set) var owed: Int
  /// Whether the row added last is over-long, and more of it follows.
  private(set) var isInLongRow = false
  /// Rows that came while an over-long row was still being copied: they must not stand in its middle.
  private var held: [UInt8] = []

  /// A file that holds `length` bytes and lacks `owed` rows; an empty one begins with `preamble`.
  init(isKept: Bool, length: Int, owed: Int, preamble: [UInt8]) {
    self.isKept = isKept
    self.owed = isKept ? owed : 0
    pending = isKept && length == 0 ? preamble : []
    self.length = length + pending.count
  }

  /// Whether the file lacks nothing that it must hold, so that its length is one to go on from.
  var isWhole: Bool { owed <= 0 && !isInLongRow }

  mutating func add(_ text: Span<UInt8>, _ raw: Range<Int>) {
    guard isKept else { return }
    guard !isInLongRow else { return held.append(text, raw) }
    pending.append(text, raw)
    length += raw.count
  }

  /// Adds a row whose result is on file already.
  mutating func addOwed(_ text: Span<UInt8>, _ raw: Range<Int>) {
    owed -= 1
    add(text, raw)
  }

  // MARK: - Over-long rows

  /// The row added last is over-long: more of it follows by `appendToLongRow`.
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
