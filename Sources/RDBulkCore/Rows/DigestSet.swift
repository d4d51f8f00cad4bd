/// The keys of rows' events in constant memory, however many there are: the first ones are in memory; once there are many,
/// all of them move to pages.
///
/// A stored digest is a key, in its lowest 96 bits, and the number of the row that had it first. The pages use extendible hashing (Fagin and others, 1979): a digest's lowest bits select its page, and half of a
/// full page moves to a new one by the next bit. Up to five million digests, a filter in memory recognises nearly all
/// new ones, so that nothing is read for them. Only the filter and about two bytes per hundred digests stay in memory.
package struct DigestSet<Pages: DigestPages> {
  private let limit: Int
  private let pageSize: Int
  private let makePages: () throws(Failure) -> Pages
  private var near: [EventKey: UInt32] = [:]
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

  /// Adds the key of `row`; returns the row that had it before, nil if none had. Throws if the pages can't be read or
  /// written, after which the set is unusable. Rows from 2^32 on are remembered as row 0.
  package mutating func insert(_ key: EventKey, row: Int) throws(Failure) -> Int? {
    let row = UInt32(exactly: row) ?? 0
    if let pages { return try insert(key.bits | UInt128(row) &<< Self.keyBits, pages) }
    if let earlier = near[key] { return Int(earlier) }
    near[key] = row
    if near.count > limit { try spill() }
    return nil
  }

  private static var keyBits: UInt128 { 96 }

  private mutating func spill() throws(Failure) {
    let pages = try makePages()
    filter = Array(repeating: 0, count: Self.filterWords)
    for (key, row) in near { _ = try insert(key.bits | UInt128(row) &<< Self.keyBits, pages) }
    near = [:]
    self.pages = pages
  }

  private mutating func insert(_ digest: UInt128, _ pages: Pages) throws(Failure) -> Int? {
    var page = page(of: digest)
    if mayHold(digest) {
      try pages.read(page, count: counts[page], into: &scratch)
      for there in scratch where EventKey(there) == EventKey(digest) { return Int(there &>> Self.keyBits) }
    }
    while counts[page] == pageSize {
      try split(page, at: digest, pages)
      page = self.page(of: digest)
    }
    let one: [1 of UInt128] = [digest]
    try pages.write(one.span, to: page, at: counts[page])
    counts[page] += 1
    note(digest)
    return nil
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

  /// Three of the filter's bits, taken from the key's upper 64 bits, of which the pages use few.
  private static func bits(of digest: UInt128) -> [3 of Int] {
    let half = UInt64(truncatingIfNeeded: digest &>> 32)
    let mask = UInt64(filterWords << 6 - 1)
    return [Int(half & mask), Int(half >> 20 & mask), Int(half >> 40)]
  }
}
