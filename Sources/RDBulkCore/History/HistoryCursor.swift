/// The sorted pages of a history, one after the other.
struct HistoryCursor {
  private let header: HistoryHeader
  /// The page that is read next.
  private var page = 0
  /// Pages that were read at once.
  private(set) var bytes: [UInt8] = []
  /// Where the current page begins in `bytes`.
  private var start = 0
  /// Where its remaining entries are in `bytes`.
  private(set) var rest = 0..<0

  private static let pagesAtOnce = 64

  init(_ header: HistoryHeader) { self.header = header }

  /// Makes sure that an entry is left; returns false at the end. Adds to `lost` the entries of damaged pages that are left
  /// out.
  mutating func fill(_ file: some HistoryBytes, skipsDamage: Bool, _ lost: inout Int) throws(Failure) -> Bool {
    while rest.isEmpty {
      guard page < header.pages else { return false }
      start += HistoryHeader.pageSize
      if start >= bytes.count {
        let count = min(Self.pagesAtOnce, header.pages - page) * HistoryHeader.pageSize
        try file.read((1 + page) * HistoryHeader.pageSize, count, into: &bytes)
        start = 0
      }
      let entries = HistoryPage.count(page, header)
      page += 1
      if HistoryPage.isWhole(bytes.span, start) {
        rest = start..<start + entries * HistoryEntry.size
      } else {
        guard skipsDamage else { throw HistoryFlaw.damaged.failure }
        lost += entries
      }
    }
    return true
  }

  /// Where the entries stand that are left of the current page and whose keys are below `bound`.
  func below(_ bound: UInt128) -> Range<Int> {
    let bytes = bytes.span
    var end = rest.lowerBound
    while end < rest.upperBound, EventKey(bytes, at: end).bits < bound { end &+= HistoryEntry.size }
    return rest.lowerBound..<end
  }

  /// Whether the next entry has this key.
  func isNext(_ key: EventKey) -> Bool { !rest.isEmpty && EventKey(bytes.span, at: rest.lowerBound) == key }

  /// Skips the entries before `end`.
  mutating func pass(to end: Int) { rest = end..<rest.upperBound }
}
