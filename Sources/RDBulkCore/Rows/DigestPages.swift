/// Pages that hold digests, wherever they are kept: all of one size, numbered from 0.
package protocol DigestPages {
  /// Replaces `digests` by the first `count` of a page.
  func read(_ page: Int, count: Int, into digests: inout [UInt128]) throws(Failure)
  /// Writes `digests` into a page, from its place `place` on; a page that was never written may be.
  func write(_ digests: Span<UInt128>, to page: Int, at place: Int) throws(Failure)
}
