import RDBulkCore
import Testing

@Suite("Rows: digests that were seen")
struct DigestSetTests {
  @Test(
    "A set knows exactly what was added, in memory and on pages",
    arguments: [(0, 4), (1, 1), (100, 4), (100, 256), (5_000, 16), (100_000, 16)])
  func insert(_ limit: Int, _ pageSize: Int) throws {
    let pages = MemoryPages(size: pageSize)
    var set = DigestSet(limit: limit, pageSize: pageSize) { () throws(Failure) in pages }
    var known: [EventKey: Int] = [:]
    var random = SeededRandom(seed: UInt64(limit + pageSize))
    for row in 1...20_000 {
      let isOld = !known.isEmpty && random.next() % 4 == 0
      let key = isOld ? known.first?.key ?? random.key() : random.key()
      #expect(try set.insert(key, row: row) == known[key])
      if known[key] == nil { known[key] = row }
    }
    for (key, row) in known { #expect(try set.insert(key, row: 99_999) == row) }
    #expect((pages.count > 0) == (limit < known.count))
    // Half full on average, or more: a page is halved only when it is full.
    #expect(pages.count * pageSize <= max(1, 3 * known.count))
  }

  @Test("A row whose number is too large is remembered without it") func largeRow() throws {
    var set = DigestSet(limit: 0, pageSize: 4) { () throws(Failure) in MemoryPages(size: 4) }
    let key = EventKey(7)
    #expect(try set.insert(key, row: 1 << 32) == nil)
    #expect(try set.insert(key, row: 5) == 0)
  }

  @Test("Hardly any new digest needs a page to be read") func filter() throws {
    let pages = MemoryPages(size: 256)
    var set = DigestSet(limit: 10, pageSize: 256) { () throws(Failure) in pages }
    var random = SeededRandom(seed: 3)
    for _ in 0..<50_000 { _ = try set.insert(random.key(), row: 1) }
    // Each page but the first was read once, to be halved.
    #expect(pages.reads < pages.count + 10)
  }

  @Test("A page that can't be written is an error", arguments: 0..<40) func full(_ writes: Int) throws {
    let pages = MemoryPages(size: 4)
    pages.writesLeft = writes
    var set = DigestSet(limit: 5, pageSize: 4) { () throws(Failure) in pages }
    var added = 0
    #expect(throws: MemoryPages.full) {
      for number in 1...100 {
        _ = try set.insert(EventKey(UInt128(number) &* 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835), row: number)
        added = number
      }
    }
    #expect(added >= 5)
  }
}

extension SeededRandom {
  /// A key as a digest has it.
  mutating func key() -> EventKey { EventKey(UInt128(next()) << 64 | UInt128(next())) }
}
