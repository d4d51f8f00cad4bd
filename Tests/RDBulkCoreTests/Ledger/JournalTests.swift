import RDBulkCore
import Testing

@Suite("Ledger: the journal")
struct JournalTests {
  static let binding: JobBinding = {
    var binding = JobBinding()
    binding.add("command", "lost")
    binding.add("map", "")
    return binding
  }()

  private static let position: JobPosition = {
    var position = JobPosition()
    position.row = 12
    position.offset = 3_456
    position.digest = 0xFEDC_BA98_7654_3210
    position.results = 789
    position.requests = 15
    position.elapsedMilliseconds = 60_001
    return position
  }()

  private static let withAccepts: JobPosition = {
    var position = Self.position
    position.accepts = 4_321
    return position
  }()

  private static let withUnanswered: JobPosition = {
    var position = withAccepts
    position.before = 17
    position.unanswered = 5
    return position
  }()

  private static let records: [JournalRecord] = [
    .job(binding),
    .boot("b2f7-11"),
    .reserve(64),
    .turn(position, sent: [1, 2, 3, 7, 9, 10], released: [2]),
    .turn(JobPosition(), sent: [], released: []),
    .turn(position, sent: [2], released: [5, 6]),
    .turn(withAccepts, sent: [3], released: [4]),
    .turn(withAccepts, sent: [], released: []),
    .turn(position, sent: [], released: []),
    .turn(withUnanswered, sent: [3], released: [4]),
    .done(binding, withUnanswered, exitCode: 4),
    .turn(position, sent: [], released: []),
    .done(binding, withAccepts, exitCode: 1),
  ]

  private static func bytes(_ records: [JournalRecord]) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records { record.append(to: &bytes) }
    return bytes
  }

  @Test("A record is read back as it was written", arguments: records)
  func roundTrip(_ record: JournalRecord) {
    let line = String(decoding: Self.bytes([record]).dropLast(), as: UTF8.self)
    #expect(JournalRecord(line: Substring(line)) == record)
  }

  @Test("A turn's record has its documented form")
  func line() {
    var position = JobPosition()
    position.row = 5
    position.digest = .max
    let line = String(decoding: Self.bytes([.turn(position, sent: [3, 4, 5, 9], released: [1])]), as: UTF8.self)
    #expect(line.hasPrefix("t 5 0 -1 0 0 0 0 0 0 s3-5,9 u1 "))
    #expect(line.count == "t 5 0 -1 0 0 0 0 0 0 s3-5,9 u1 ".count + 9)
  }

  @Test("The length of the accepts comes last, and only if there are accepts")
  func acceptsLength() {
    let lines = [Self.withAccepts, Self.position].map { position in
      [JournalRecord.turn(position, sent: [7], released: []), .done(Self.binding, position, exitCode: 0)]
        .map { String(decoding: Self.bytes([$0]).dropLast(10), as: UTF8.self) }
    }
    let numbers = "12 3456 -81985529216486896 789 0 15 0 0 60001"
    #expect(lines[0][0] == "t \(numbers) a4321 s7" && lines[1][0] == "t \(numbers) s7")
    #expect(lines[0][1].hasSuffix("\(numbers) 0 a4321") && lines[1][1].hasSuffix("\(numbers) 0"))
  }

  @Test("More than a million consecutive rows are read back as they were written")
  func longRange() {
    let rows = Array(1...2_500_000)
    let line = String(decoding: Self.bytes([.turn(JobPosition(), sent: rows, released: [])]).dropLast(), as: UTF8.self)
    #expect(JournalRecord(line: Substring(line)) == .turn(JobPosition(), sent: rows, released: []))
  }

  @Test("Reading a whole journal gives the state of its last records")
  func state() throws {
    let state = try JournalState(Self.bytes(Array(Self.records.dropLast())))
    #expect(state.binding == Self.binding)
    #expect(state.boot == "b2f7-11")
    #expect(state.reserved == 64)
    #expect(state.position == Self.position)
    #expect((1...12).filter(state.sent.contains) == [1, 2, 3, 7, 9, 10])
    #expect(state.exitCode == nil)
    #expect(try JournalState(Self.bytes(Self.records)).exitCode == 1)
  }

  // MARK: - Damage

  /// What the first `count` records say; nil where there are none.
  private func state(_ count: Int) -> JournalState? { try? JournalState(Self.bytes(Array(Self.records.prefix(count)))) }

  @Test("A journal cut anywhere gives the state of its whole records")
  func truncated() throws {
    let bytes = Self.bytes(Self.records)
    for length in 0...bytes.count {
      let whole = bytes[..<length].count { $0 == 0x0A }
      let found = Result { try JournalState(Array(bytes[..<length])) }
      if whole > 0 {
        #expect(try found.get() == state(whole), "cut to \(length)")
      } else {
        #expect(throws: JournalState.Flaw.empty) { try found.get() }
      }
    }
  }

  @Test("Whatever byte is changed, nothing is read that wasn't written")
  func flipped() throws {
    let bytes = Self.bytes(Self.records)
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        let number = bytes[..<index].count { $0 == 0x0A } + 1
        do {
          let found = try JournalState(damaged)
          // The last line may be torn; without the line end before it, both are one.
          let isLast = number == Self.records.count || (number == Self.records.count - 1 && bytes[index] == 0x0A)
          #expect(isLast, "byte \(index), bit \(bit) is overlooked")
          #expect(found == state(number - 1))
        } catch {
          switch error {
          case .damaged(let line): #expect(line == number)
          case .foreign: #expect(number == 1)
          case .empty: Issue.record("byte \(index): taken for empty")
          }
        }
      }
    }
  }

  @Test("A file of another kind is not accepted as a journal")
  func foreign() {
    #expect(throws: JournalState.Flaw.foreign) { try JournalState(Array("row,line\n1,2\n".utf8)) }
    #expect(throws: JournalState.Flaw.foreign) { try JournalState(Self.bytes([.boot("x")])) }
    #expect(throws: JournalState.Flaw.empty) { try JournalState([]) }
  }

  @Test("The differences between two jobs are named")
  func differences() {
    var other = JobBinding()
    other.add("command", "won")
    other.add("map", "")
    #expect(Self.binding.differences(from: other) == ["command"])
    #expect(Self.binding.differences(from: Self.binding).isEmpty)
    var more = Self.binding
    more.add("accepts", "there.csv")
    #expect(Self.binding.differences(from: more) == ["accepts"], "one that is added differs as well")
    #expect(more.differences(from: Self.binding) == ["accepts"])
  }
}
