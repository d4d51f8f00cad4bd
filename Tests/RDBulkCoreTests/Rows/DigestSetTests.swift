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
    var known: Set<UInt128> = []
    var random = SeededRandom(seed: UInt64(limit + pageSize))
    for _ in 0..<20_000 {
      let isOld = !known.isEmpty && random.next() % 4 == 0
      let digest =
        isOld ? known.first ?? 0 : UInt128(random.next()) << 64 | UInt128(random.next())
      #expect(try set.insert(digest) == known.insert(digest).inserted)
    }
    for digest in known { #expect(try !set.insert(digest)) }
    #expect((pages.count > 0) == (limit < known.count))
    // Half full on average, or more: a page is halved only when it is full.
    #expect(pages.count * pageSize <= max(1, 3 * known.count))
  }

  @Test("Hardly any new digest needs a page to be read") func filter() throws {
    let pages = MemoryPages(size: 256)
    var set = DigestSet(limit: 10, pageSize: 256) { () throws(Failure) in pages }
    var random = SeededRandom(seed: 3)
    for _ in 0..<50_000 { _ = try set.insert(UInt128(random.next()) << 64 | UInt128(random.next())) }
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
        _ = try set.insert(UInt128(number) &* 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)
        added = number
      }
    }
    #expect(added >= 5)
  }

  @Test(
    "Rows are the same whatever the case of their address",
    arguments: [
      ("a@b.co|x", "A@B.co|x", false), ("a@b.co|x", "a@b.co|X", true), ("a@b.co|x", "a@b.co|x ", true),
      ("a@b.co|x", "c@b.co|x", true), ("|", "|", false),
    ])
  func rows(_ first: String, _ second: String, _ isNew: Bool) throws {
    for isPath in [false, true] {
      var deduper = Deduper(DigestSet(limit: 9, pageSize: 4) { () throws(Failure) in MemoryPages(size: 4) })
      func add(_ row: String) throws -> Bool {
        let parts = row.split(separator: "|", omittingEmptySubsequences: false).map { Array($0.utf8) }
        return isPath
          ? try deduper.isNew(path: parts[0], parts[1][...])
          : try deduper.isNew((parts[0] + parts[1])[...], email: 0..<parts[0].count)
      }
      #expect(try add(first))
      #expect(try add(second) == isNew)
      #expect(try !add(first))
    }
  }
}
