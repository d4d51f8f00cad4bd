import RDBulkCore
import Testing

@Suite("History: what is remembered of events")
struct HistoryTests {
  private static let states: [HistoryEntry.State] = [.accepted, .possiblySent, .released]

  private static func entries(_ count: Int, _ random: inout SeededRandom, among keys: [EventKey]) -> [HistoryEntry] {
    (0..<count).map { _ in
      HistoryEntry(
        keys[Int(random.next() % UInt64(keys.count))], states[Int(random.next() % 3)],
        day: UInt16(random.next() % 30_000), job: UInt32(1 + random.next() % 3))
    }
  }

  private static func blocks(_ entries: [HistoryEntry]) -> [UInt8] {
    var bytes: [UInt8] = []
    var blocks: [UInt8] = []
    for entry in entries { entry.append(to: &bytes) }
    HistoryBlock.appendEntries(&bytes, to: &blocks)
    return blocks
  }

  @Test("A history knows of each event what was said last, however often it was sorted", arguments: 0..<12)
  func lastWord(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let keys = (0..<Int(1 + random.next() % 3_000)).map { _ in random.key() }
    var known: [EventKey: HistoryEntry] = [:]
    var jobs: [UInt8] = []
    for number in 1...3 { HistoryBlock.append(.sample(number), to: &jobs) }
    var file = MemoryHistory.new(.sample, jobs)
    for _ in 0..<4 {
      let added = Self.entries(Int(random.next() % 4_000), &random, among: keys)
      for entry in added { known[entry.key] = entry }
      file.bytes += Self.blocks(added)
      if random.next() % 2 == 0 { file = try file.folded() }
      var index = try HistoryIndex(file, file.header())
      #expect(index.damage == nil)
      #expect(index.account == .sample)
      #expect(index.end == file.length)
      for key in keys {
        let expected = known[key].flatMap { $0.state == .released ? nil : $0 }
        #expect(try index.find(key) == expected)
      }
      for _ in 0..<100 { #expect(try index.find(random.key()) == nil) }
    }
    let sorted = try file.folded()
    #expect(try sorted.header().entries == known.values.filter { $0.state != .released }.count)
  }

  @Test("A look-up in sorted entries reads the file once") func reads() throws {
    var random = SeededRandom(seed: 5)
    let keys = (0..<20_000).map { _ in random.key() }
    let file = try MemoryHistory.new(
      .sample, Self.blocks(keys.map { HistoryEntry($0, .accepted, day: 1, job: 1) })
    ).folded()
    var index = try HistoryIndex(file, file.header())
    let before = file.reads
    for key in keys { #expect(try index.find(key) != nil) }
    // And all pages once, for the filter.
    #expect(file.reads - before <= keys.count + 10)
  }

  @Test("After many look-ups, most keys that are not there are known without reading") func filter() throws {
    var random = SeededRandom(seed: 6)
    let keys = (0..<20_000).map { _ in random.key() }
    let others = (0..<20_000).map { _ in random.key() }
    let file = try MemoryHistory.new(
      .sample, Self.blocks(keys.map { HistoryEntry($0, .accepted, day: 1, job: 1) })
    ).folded()
    var index = try HistoryIndex(file, file.header())
    for key in keys { #expect(try index.find(key)?.key == key) }
    let before = file.reads
    for key in others { #expect(try index.find(key) == nil) }
    #expect(file.reads - before < others.count / 4)
    for key in keys { #expect(try index.find(key)?.key == key) }
    index.dropFilter()
    for (key, other) in zip(keys, others) {
      #expect(try index.find(key)?.key == key)
      #expect(try index.find(other) == nil)
    }
  }

  @Test("Keys that begin alike are found on whichever page they are") func ties() throws {
    let keys = (0..<500).map { EventKey(UInt128(7) << 64 | UInt128($0)) }
    let file = try MemoryHistory.new(
      .sample, Self.blocks(keys.map { HistoryEntry($0, .accepted, day: 1, job: 1) })
    ).folded()
    var index = try HistoryIndex(file, file.header())
    for key in keys { #expect(try index.find(key)?.key == key) }
    #expect(try index.find(EventKey(UInt128(7) << 64 | 500)) == nil)
    #expect(try index.find(EventKey(UInt128(6) << 64 | 500)) == nil)
  }

  @Test("A block that is torn at the end is as if it had not been written") func torn() throws {
    let first = HistoryEntry(EventKey(1), .accepted, day: 1, job: 1)
    let second = HistoryEntry(EventKey(2), .accepted, day: 1, job: 1)
    let whole = MemoryHistory.new(.sample, Self.blocks([first]))
    let more = Self.blocks([second])
    for count in 0..<more.count {
      var index = try HistoryIndex(MemoryHistory(whole.bytes + more[..<count]), whole.header())
      #expect(index.damage == nil)
      #expect(index.end == whole.length)
      #expect(try index.find(first.key) == first)
      #expect(try index.find(second.key) == nil)
    }
  }

  @Test("A damaged block is noticed wherever it is, and what is whole around it is known", arguments: 0..<40)
  func damage(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let entries = (1...200).map { HistoryEntry(EventKey(UInt128($0)), .accepted, day: 1, job: 4) }
    var file = MemoryHistory.new().bytes
    HistoryBlock.append(.sample(4), to: &file)
    let start = file.count
    for entry in entries { file += Self.blocks([entry]) }
    let place = start + Int(random.next() % UInt64(file.count - start - 40))
    let count = 1 + Int(random.next() % 500)
    for offset in place..<min(file.count - 31, place + count) { file[offset] = seed % 2 == 0 ? 0 : ~file[offset] }
    var index = try HistoryIndex(MemoryHistory(file), .sample)
    let damage = try #require(index.damage)
    #expect(damage <= place && place < damage + 30)
    #expect(index.damagedJob == 4)
    #expect(try index.find(entries[199].key) == entries[199])
    let known = try entries.filter { try index.find($0.key) != nil }.count
    #expect(known == index.logged && known < 200 && known >= 200 - count / 30 - 2)
  }

  @Test("A hole larger than what is read at once is no end") func hole() throws {
    let entry = HistoryEntry(EventKey(1), .accepted, day: 1, job: 1)
    let bytes = MemoryHistory.new().bytes + [UInt8](repeating: 0, count: 700_000) + Self.blocks([entry])
    var index = try HistoryIndex(MemoryHistory(bytes), .sample)
    #expect(index.damage != nil)
    #expect(try index.find(entry.key) == entry)
  }

  @Test("A damaged page or index is an error, never an answer", arguments: [1_100, 1_900, 3_400, 100_000])
  func damagedPage(_ place: Int) throws {
    let entries = (1...5_000).map { HistoryEntry(EventKey(UInt128($0) << 80), .accepted, day: 1, job: 1) }
    let file = try MemoryHistory.new(.sample, Self.blocks(entries)).folded()
    let header = try file.header()
    let place = place == 100_000 ? header.indexStart + 5 : place
    file.bytes[place] ^= 1
    var failures = 0
    do {
      var index = try HistoryIndex(file, header)
      for entry in entries {
        do { #expect(try index.find(entry.key) == entry) } catch { failures += 1 }
      }
    } catch { failures += 1 }
    #expect(failures > 0 && failures <= HistoryHeader.entriesPerPage)
    guard place < header.indexStart else { return }
    #expect(throws: HistoryFlaw.damaged.failure) { try file.folded() }
    let saved = try file.folded(skipsDamage: true)
    #expect(try saved.header().entries == 5_000 - failures)
  }

  @Test("A header that was changed is refused; another file is none", arguments: [0, 20, 40, 70, 500, 1_020])
  func header(_ place: Int) throws {
    let file = MemoryHistory.new()
    #expect(try file.header() == .sample)
    file.bytes[place] ^= 1
    #expect(throws: place == 0 ? HistoryHeader.Flaw.foreign : .damaged) { try file.header() }
    #expect(throws: HistoryHeader.Flaw.foreign) { try MemoryHistory([]).header() }
  }

  @Test("Sorting forgets the days before a date, and the jobs that nothing is left of") func forget() throws {
    var blocks: [UInt8] = []
    for number in 1...3 {
      var job = HistoryJob.sample(number)
      job.hasEnded = number < 3
      HistoryBlock.append(job, to: &blocks)
    }
    let entries = (1...20).map {
      HistoryEntry(EventKey(UInt128($0)), .accepted, day: UInt16($0), job: $0 <= 10 ? 1 : 2)
    }
    let file = try MemoryHistory.new(.sample, blocks + Self.blocks(entries)).folded(firstDay: 11)
    var index = try HistoryIndex(file, file.header())
    for entry in entries { #expect(try (index.find(entry.key) != nil) == (entry.day >= 11)) }
    #expect(index.jobs.keys.sorted() == [2, 3])
    #expect(index.account == .sample)
  }

  @Test("A job keeps its number, and a power cut that it has not made up for stays noted") func jobs() throws {
    var blocks: [UInt8] = []
    HistoryBlock.append(.sample(1), to: &blocks)
    let index = try HistoryIndex(MemoryHistory.new(.sample, blocks), .sample)
    var again = HistoryJob.sample(0)
    again.id = 77
    #expect(index.beginning(again).number == 1)
    again.boot = "another"
    #expect(index.beginning(again).boot == "boot")
    again.id = 5
    #expect(index.beginning(again).number == 2)
    #expect(index.incomplete(inBoot: "another", except: 5).map(\.number) == [1])
    #expect(index.incomplete(inBoot: "another", except: 77).isEmpty)
    #expect(index.incomplete(inBoot: "boot", except: 5).isEmpty)
  }

  @Test(
    "A history is of one account: its name decides, else the login",
    arguments: [
      ("a", "N", "p", "a", "N", "q", true), ("a", "N", "p", "a", "M", "p", false),
      ("a", "", "p", "a", "M", "p", true), ("a", "", "p", "a", "M", "q", false), ("a", "N", "", "a", "", "q", true),
      ("a", "N", "p", "b", "N", "p", false), ("sandbox", "", "", "a", "", "", false),
    ])
  func accounts(
    _ server: String, _ name: String, _ profile: String, _ otherServer: String, _ otherName: String,
    _ otherProfile: String, _ isAdmitted: Bool
  ) {
    func account(_ server: String, _ name: String, _ profile: String) -> HistoryAccount {
      HistoryAccount(
        server: server, name: name.isEmpty ? nil : name, profile: profile.isEmpty ? nil : profile)
    }
    #expect(account(server, name, profile).admits(account(otherServer, otherName, otherProfile)) == isAdmitted)
  }
}
