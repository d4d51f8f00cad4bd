/// Storage for digests in pages of equal size, numbered from 0.
package protocol DigestPages {
  /// Replaces `digests` with the first `count` of a page.
  func read(_ page: Int, count: Int, into digests: inout [UInt128]) throws(Failure)
  /// Writes `digests` into a page, starting at `start`; the page may be a new one.
  func write(_ digests: Span<UInt128>, to page: Int, at start: Int) throws(Failure)
}
