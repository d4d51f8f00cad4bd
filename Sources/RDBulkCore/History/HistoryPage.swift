/// A page of sorted entries, with a check in its last eight bytes.
package enum HistoryPage {
  /// The number of entries on page `number`: all but the last are full.
  static func count(_ number: Int, _ header: HistoryHeader) -> Int {
    min(HistoryHeader.entriesPerPage, header.entries - number * HistoryHeader.entriesPerPage)
  }

  /// Whether the page is as it was written.
  static func isWhole(_ page: Span<UInt8>) -> Bool {
    page.count == HistoryHeader.pageSize
      && HistoryHeader.check(page, page.count - 8) == ByteWord.load(page, at: page.count - 8)
  }

  /// Fills up a page with zeros and its check.
  static func complete(_ page: inout [UInt8]) {
    page.append(contentsOf: repeatElement(0, count: HistoryHeader.pageSize - 8 - page.count))
    HistoryHeader.append(HistoryHeader.check(page.span, page.count), to: &page)
  }
}
