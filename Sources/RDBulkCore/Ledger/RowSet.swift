/// A set of row numbers from 1, with one bit per row up to the highest.
package struct RowSet: Equatable, Sendable {
  /// No input has more rows: a higher number comes from a damaged file and would take any amount of memory.
  package static let rowLimit = 1 << 32

  private var words: [UInt64] = []
  package private(set) var count = 0
  /// The highest row in the set; 0 if it is empty.
  package private(set) var highest = 0

  /// An empty set.
  package init() {}

  /// Adds a row; returns false if it was already there. Rows below 1 or above `rowLimit` are never in the set.
  @discardableResult
  package mutating func insert(_ row: Int) -> Bool {
    guard row >= 1, row <= Self.rowLimit else { return false }
    let index = row >> 6
    if index >= words.count {
      words.append(contentsOf: repeatElement(0, count: max(index + 1 - words.count, words.count / 2)))
    }
    let bit: UInt64 = 1 << UInt64(row & 63)
    guard words[index] & bit == 0 else { return false }
    words[index] |= bit
    count += 1
    highest = max(highest, row)
    return true
  }

  /// Removes a row, if it is in the set.
  package mutating func remove(_ row: Int) {
    guard contains(row) else { return }
    words[row >> 6] &= ~(1 << UInt64(row & 63))
    count -= 1
  }

  /// Whether the set has this row.
  package func contains(_ row: Int) -> Bool {
    guard row >= 1, row >> 6 < words.count else { return false }
    return words[row >> 6] & 1 << UInt64(row & 63) != 0
  }
}
