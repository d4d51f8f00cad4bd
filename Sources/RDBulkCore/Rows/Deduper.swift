/// Recognises rows that repeat an earlier one: the same address, ignoring case, and the same payload.
///
/// It stores 128 bits of a keyed hash per distinct row: among 10^9 rows, the probability of a collision is below
/// 10^-20.
package struct Deduper<Pages: DigestPages> {
  private var seen: DigestSet<Pages>
  private var folded: [UInt8] = []

  /// Hashes are stored in `seen`.
  package init(_ seen: DigestSet<Pages>) { self.seen = seen }

  /// Whether no earlier row was the same as this event, whose address is at `email` in it. Throws if that can't be
  /// determined or stored.
  package mutating func isNew(_ event: ArraySlice<UInt8>, email: Range<Int>) throws(Failure) -> Bool {
    folded.removeAll(keepingCapacity: true)
    folded.append(contentsOf: event)
    for index in email where index < folded.count { folded[index] = ASCII.lowercased(folded[index]) }
    let high = hash(0)
    let low = hash(1)
    return try seen.insert(UInt128(high) << 64 | UInt128(low))
  }

  /// Whether no earlier row was the same as this one, which has its own path and `body`. Ignores case in the path.
  package mutating func isNew(path: [UInt8], _ body: ArraySlice<UInt8>) throws(Failure) -> Bool {
    try isNew((path + [0] + body)[...], email: 0..<path.count)
  }

  private func hash(_ variant: UInt8) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(variant)
    // The hasher reads the bytes before the closure ends.
    unsafe folded.withUnsafeBytes { buffer in unsafe hasher.combine(bytes: buffer) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
