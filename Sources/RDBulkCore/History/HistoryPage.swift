/// A page of sorted entries, with a check in its last eight bytes.
package enum HistoryPage {
  /// The number of entries on page `number`: all but the last are full.
  static func count(_ number: Int, _ header: HistoryHeader) -> Int {
    min(HistoryHeader.entriesPerPage, header.entries - number * HistoryHeader.entriesPerPage)
  }

  /// Whether the page that begins at `start` is as it was written.
  static func isWhole(_ bytes: Span<UInt8>, _ start: Int = 0) -> Bool {
    let end = start + HistoryHeader.pageSize
    guard end <= bytes.count else { return false }
    var digest = Digest()
    digest.update(bytes, start..<end - 8)
    return digest.value == ByteWord.load(bytes, at: end - 8)
  }

  /// Fills up a page with zeros and its check.
  static func complete(_ page: inout [UInt8]) {
    page.append(contentsOf: repeatElement(0, count: HistoryHeader.pageSize - 8 - page.count))
    HistoryHeader.append(HistoryHeader.check(page.span, page.count), to: &page)
  }
}
