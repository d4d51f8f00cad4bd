/// The sorted pages of a history, one entry after the other.
struct HistoryCursor {
  private let header: HistoryHeader
  /// The page that is read next.
  private var page = 0
  private var index = 0
  private var count = 0
  private var current: HistoryEntry?
  /// Pages that were read at once, and where the current one begins in them.
  private var bytes: [UInt8] = []
  private var start = 0

  private static let pagesAtOnce = 64

  init(_ header: HistoryHeader) { self.header = header }

  mutating func consume() { current = nil }

  /// The next entry, until it is consumed; nil at the end. Adds to `lost` the entries of damaged pages that are left out.
  mutating func next(
    _ file: some HistoryBytes, skipsDamage: Bool, _ lost: inout Int
  ) throws(Failure) -> HistoryEntry? {
    while current == nil {
      while index == count {
        guard page < header.pages else { return nil }
        start += HistoryHeader.pageSize
        if start >= bytes.count {
          let count = min(Self.pagesAtOnce, header.pages - page) * HistoryHeader.pageSize
          try file.read((1 + page) * HistoryHeader.pageSize, count, into: &bytes)
          start = 0
        }
        let entries = HistoryPage.count(page, header)
        page += 1
        index = 0
        count = entries
        if !HistoryPage.isWhole(bytes.span, start) {
          guard skipsDamage else { throw HistoryFlaw.damaged.failure }
          lost += entries
          count = 0
        }
      }
      current = HistoryEntry(bytes.span, at: start + index * HistoryEntry.size)
      index += 1
    }
    return current
  }
}
