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
  /// Keys that aren't on a page yet.
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
  private static var keyBits: UInt128 { 96 }

  /// `makePages` is called once, when there are more than `limit` keys, and the same number goes to pages each time; a
  /// page holds `pageSize`.
  package init(limit: Int, pageSize: Int, _ makePages: @escaping () throws(Failure) -> Pages) {
    self.limit = limit
    self.pageSize = pageSize
    self.makePages = makePages
  }

  /// Adds the key of `row`; returns the row that had it before, nil if none had. Throws if the pages can't be read or
  /// written, after which the set is unusable. Rows from 2^32 on are remembered as row 0.
  package mutating func insert(_ key: EventKey, row: Int) throws(Failure) -> Int? {
    if let earlier = try find(key) { return earlier }
    near[key] = UInt32(exactly: row) ?? 0
    if near.count > limit { try spill() }
    return nil
  }

  /// The row whose key this is; nil if there is none. Throws if the pages can't be read.
  package mutating func find(_ key: EventKey) throws(Failure) -> Int? {
    if let row = near[key] { return Int(row) }
    guard let pages, mayHold(key.bits) else { return nil }
    let page = page(of: key.bits)
    try pages.read(page, count: counts[page], into: &scratch)
    for there in scratch where EventKey(there) == key { return Int(there &>> Self.keyBits) }
    return nil
  }

  /// Moves all keys in memory to pages, those of a page at once.
  private mutating func spill() throws(Failure) {
    if pages == nil { pages = try makePages() }
    guard let pages else { return }
    if filter.isEmpty { filter = Array(repeating: 0, count: Self.filterWords) }
    var digests = near.map { key, row in key.bits | UInt128(row) &<< Self.keyBits }
    near.removeAll(keepingCapacity: true)
    digests.sort { Self.reversed($0) < Self.reversed($1) }
    for digest in digests { note(digest) }
    var start = 0
    while start < digests.count {
      let page = page(of: digests[start])
      var end = start + 1
      while end < digests.count, self.page(of: digests[end]) == page { end += 1 }
      while start < end, self.page(of: digests[start]) == page, counts[page] < pageSize {
        let count = min(end - start, pageSize - counts[page])
        try pages.write(digests.span.extracting(start..<start + count), to: page, at: counts[page])
        counts[page] += count
        start += count
      }
      if start < end, self.page(of: digests[start]) == page { try split(page, at: digests[start], pages) }
    }
  }

  /// The bits that select pages, so that digests of one page follow each other whatever the depth.
  private static func reversed(_ digest: UInt128) -> UInt64 {
    var value = UInt64(truncatingIfNeeded: digest).byteSwapped
    value = (value & 0xF0F0_F0F0_F0F0_F0F0) &>> 4 | (value & 0x0F0F_0F0F_0F0F_0F0F) &<< 4
    value = (value & 0xCCCC_CCCC_CCCC_CCCC) &>> 2 | (value & 0x3333_3333_3333_3333) &<< 2
    return (value & 0xAAAA_AAAA_AAAA_AAAA) &>> 1 | (value & 0x5555_5555_5555_5555) &<< 1
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
    let (first, second, third) = Self.bits(of: digest)
    return isNoted(first) && isNoted(second) && isNoted(third)
  }

  private func isNoted(_ bit: Int) -> Bool { filter[bit &>> 6] &>> UInt64(bit & 63) & 1 == 1 }

  private mutating func note(_ digest: UInt128) {
    let (first, second, third) = Self.bits(of: digest)
    filter[first &>> 6] |= 1 &<< UInt64(first & 63)
    filter[second &>> 6] |= 1 &<< UInt64(second & 63)
    filter[third &>> 6] |= 1 &<< UInt64(third & 63)
  }

  /// Three of the filter's bits, taken from the key's upper 64 bits, of which the pages use few.
  private static func bits(of digest: UInt128) -> (Int, Int, Int) {
    let half = UInt64(truncatingIfNeeded: digest &>> 32)
    let mask = UInt64(filterWords &<< 6 &- 1)
    return (Int(half & mask), Int(half &>> 20 & mask), Int(half &>> 40))
  }
}
