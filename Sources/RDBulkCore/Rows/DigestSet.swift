/// A set of digests that takes the same memory however many it holds: the first ones are in memory, and when they have
/// become many, all go to pages.
///
/// The pages are those of extendible hashing (Fagin and others, 1979): a digest's lowest bits say which page it is on,
/// and of a page that is full, half goes to a new one by the next bit. A filter in memory tells of nearly all new
/// digests, of up to five million, that they are new, so that nothing is read for them. In memory stay the filter and
/// about two bytes for a hundred digests.
package struct DigestSet<Pages: DigestPages> {
  private let limit: Int
  private let pageSize: Int
  private let makePages: () throws(Failure) -> Pages
  private var near: Set<UInt128> = []
  private var pages: Pages?
  /// The page for each value of a digest's lowest `depth` bits.
  private var directory: [UInt32] = [0]
  private var depth = 0
  /// Of each page, how many digests it has, and how many of their lowest bits are the same.
  private var counts = [0]
  private var depths = [0]
  private var filter: [UInt64] = []
  /// The page that was read last; kept for its room.
  private var scratch: [UInt128] = []

  /// 16 million bits.
  private static var filterWords: Int { 1 << 18 }

  /// `makePages` is called once, when there are more than `limit` digests; a page has room for `pageSize`.
  package init(limit: Int, pageSize: Int, _ makePages: @escaping () throws(Failure) -> Pages) {
    self.limit = limit
    self.pageSize = pageSize
    self.makePages = makePages
  }

  /// Adds a digest; false where it was there. Throws where the pages can't be read or written: the set is of no more use
  /// then.
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

  /// Halves a page that is full; `digest` would be on it.
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
    for place in stride(from: common | 1 << bit, to: directory.count, by: 2 << bit) {
      directory[place] = UInt32(other)
    }
    try pages.write(halves.0.span, to: page, at: 0)
    try pages.write(halves.1.span, to: other, at: 0)
  }

  // MARK: - The filter

  /// False where the digest is certainly new.
  private func mayHold(_ digest: UInt128) -> Bool {
    let bits = Self.bits(of: digest)
    for place in bits.indices where filter[bits[place] >> 6] >> UInt64(bits[place] & 63) & 1 == 0 { return false }
    return true
  }

  private mutating func note(_ digest: UInt128) {
    let bits = Self.bits(of: digest)
    for place in bits.indices { filter[bits[place] >> 6] |= 1 << UInt64(bits[place] & 63) }
  }

  /// Three of the filter's bits; from the digest's upper half, of which the pages know nothing.
  private static func bits(of digest: UInt128) -> [3 of Int] {
    let half = UInt64(truncatingIfNeeded: digest >> 64)
    let mask = UInt64(filterWords << 6 - 1)
    return [Int(half & mask), Int(half >> 20 & mask), Int(half >> 40)]
  }
}
