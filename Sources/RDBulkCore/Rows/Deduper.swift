/// Recognises rows that repeat an earlier one of the same input.
package struct Deduper<Pages: DigestPages> {
  private var seen: DigestSet<Pages>
  private var digest: EventDigest

  /// Keys are stored in `seen`; `digest` makes them.
  package init(_ seen: DigestSet<Pages>, _ digest: EventDigest) {
    self.seen = seen
    self.digest = digest
  }

  /// The key of the event in `range`; for a request with a path of its own, of this path and the body in `range`.
  package mutating func key(path: [UInt8] = [], of bytes: Span<UInt8>, _ range: Range<Int>) -> EventKey {
    path.isEmpty ? digest.key(of: bytes, range) : digest.key(path: path, bytes, range)
  }

  /// The earlier row with this key, 0 for one whose number isn't known; nil if there is none: then `row` is the first.
  /// Throws if that can't be determined or stored.
  package mutating func earlier(_ key: EventKey, row: Int) throws(Failure) -> Int? { try seen.insert(key, row: row) }

  /// The first row with this key, once all rows were seen; nil if there is none.
  package mutating func first(_ key: EventKey) throws(Failure) -> Int? { try seen.find(key) }
}
