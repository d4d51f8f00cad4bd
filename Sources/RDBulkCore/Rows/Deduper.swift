/// Tells rows that say the same as an earlier one: the same address, whatever its case, and the same payload.
///
/// It keeps 128 bits of a keyed hash for each different row: two different ones among 10^9 collide with a probability
/// below 10^-20.
package struct Deduper<Pages: DigestPages> {
  private var seen: DigestSet<Pages>
  private var folded: [UInt8] = []

  /// What is kept goes into `seen`.
  package init(_ seen: DigestSet<Pages>) { self.seen = seen }

  /// Whether no earlier row was the same as this event, whose address stands at `email` in it. Throws where that can't
  /// be found out or noted.
  package mutating func isNew(_ event: ArraySlice<UInt8>, email: Range<Int>) throws(Failure) -> Bool {
    folded.removeAll(keepingCapacity: true)
    folded.append(contentsOf: event)
    for index in email where index < folded.count { folded[index] = ASCII.lowercased(folded[index]) }
    let high = hash(0)
    let low = hash(1)
    return try seen.insert(UInt128(high) << 64 | UInt128(low))
  }

  /// Whether no earlier row was the same as this one, which has a path of its own and `body`. No case counts in the path.
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
