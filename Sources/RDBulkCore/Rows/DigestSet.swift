/// A set of digests in constant memory, however many it holds: the first ones are in memory; once there are many, all
/// of them move to pages.
///
/// The pages use extendible hashing (Fagin and others, 1979): a digest's lowest bits select its page, and half of a
/// full page moves to a new one by the next bit. Up to five million digests, a filter in memory recognises nearly all
/// new ones, so that nothing is read for them. Only the filter and about two bytes per hundred digests stay in memory.
package struct DigestSet<Pages: DigestPages> {
  private let limit: Int
  private let pageSize: Int
  private let makePages: () throws(Failure) -> Pages
  private var near: Set<UInt128> = []
  private var pages: Pages?
  /// The page for each value of a digest's lowest `depth` bits.
  private var directory: [UInt32] = [0]
  private var depth = 0
  /// For each page, its number of digests, and how many of their lowest bits are the same.
  private var counts = [0]
  private var depths = [0]
  private var filter: [UInt64] = []
  /// The page read last; kept to reuse its memory.
  private var scratch: [UInt128] = []

  /// 16 million bits.
  private static var filterWords: Int { 1 << 18 }

  /// `makePages` is called once, when there are more than `limit` digests; a page holds `pageSize`.
  package init(limit: Int, pageSize: Int, _ makePages: @escaping () throws(Failure) -> Pages) {
    self.limit = limit
    self.pageSize = pageSize
    self.makePages = makePages
  }

  /// Adds a digest; returns false if it was already there. Throws if the pages can't be read or written, after which
  /// the set is unusable.
  package mutating func insert(_ digest: UInt128) throws(Failure) -> Bool {
    if let pages { return try insert(digest, pages) }
    guard near.insert(digest).inserted else { return false }
    if near.count > limit { try spill() }
    return true
  }

  private mutating func spill() throws(Failure) {
    let pages = try makePages()
    filter = Array(repeating: 0, count: Self.filterWords)
    for digest in near { _ = try insert(digest, pages) }
    near = []
    self.pages = pages
  }

  private mutating func insert(_ digest: UInt128, _ pages: Pages) throws(Failure) -> Bool {
    var page = page(of: digest)
    if mayHold(digest) {
      try pages.read(page, count: counts[page], into: &scratch)
      if scratch.contains(digest) { return false }
    }
    while counts[page] == pageSize {
      try split(page, at: digest, pages)
      page = self.page(of: digest)
    }
    let one: [1 of UInt128] = [digest]
    try pages.write(one.span, to: page, at: counts[page])
    counts[page] += 1
    note(digest)
    return true
  }

  private func page(of digest: UInt128) -> Int { Int(directory[Int(truncatingIfNeeded: digest) & ((1 << depth) - 1)]) }

  /// Splits a full page that `digest` belongs on.
  private mutating func split(_ page: Int, at digest: UInt128, _ pages: Pages) throws(Failure) {
    try pages.read(page, count: counts[page], into: &scratch)
    let bit = depths[page]
    if bit == depth {
      directory += directory
      depth += 1
    }
    var halves: ([UInt128], [UInt128]) = ([], [])
    for digest in scratch {
      if digest >> UInt128(bit) & 1 == 0 { halves.0.append(digest) } else { halves.1.append(digest) }
    }
    let other = counts.count
    counts.append(halves.1.count)
    depths.append(bit + 1)
    counts[page] = halves.0.count
    depths[page] = bit + 1
    let common = Int(truncatingIfNeeded: digest) & ((1 << bit) - 1)
    for entry in stride(from: common | 1 << bit, to: directory.count, by: 2 << bit) {
      directory[entry] = UInt32(other)
    }
    try pages.write(halves.0.span, to: page, at: 0)
    try pages.write(halves.1.span, to: other, at: 0)
  }

  // MARK: - The filter

  /// Returns false if the digest is certainly new.
  private func mayHold(_ digest: UInt128) -> Bool {
    let bits = Self.bits(of: digest)
    for index in bits.indices where filter[bits[index] >> 6] >> UInt64(bits[index] & 63) & 1 == 0 { return false }
    return true
  }

  private mutating func note(_ digest: UInt128) {
    let bits = Self.bits(of: digest)
    for index in bits.indices { filter[bits[index] >> 6] |= 1 << UInt64(bits[index] & 63) }
  }

  /// Three of the filter's bits, taken from the digest's upper half, which the pages don't use.
  private static func bits(of digest: UInt128) -> [3 of Int] {
    let half = UInt64(truncatingIfNeeded: digest >> 64)
    let mask = UInt64(filterWords << 6 - 1)
    return [Int(half & mask), Int(half >> 20 & mask), Int(half >> 40)]
  }
}
