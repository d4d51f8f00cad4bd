import RDBulkCore
import Testing

@Suite("Ledger: reading results back")
struct ResultsScanTests {
  private static let statuses: [RowStatus] = [.accepted, .rejected, .invalid, .duplicate, .failed, .unknown]

  /// Six results, one of each status, in an order that is not theirs, and the ends of their lines.
  private static func results(_ kind: ResultFormat.Kind) -> (bytes: [UInt8], ends: [Int]) {
    var format = ResultFormat(kind, raw: false)
    var bytes = format.header
    var ends: [Int] = []
    for (index, row) in [3, 1, 2, 6, 5, 4].enumerated() {
      var outcome = Outcome(statuses[index])
      outcome.error = index == 0 ? "" : "WHY"
      outcome.message = "a \"quote\",\na second line, \u{E7}"
      let text = Array("=\(row)@x.y".utf8)
      format.append(
        ResultRow(number: row, line: row * 2, sentAt: 1_700_000_000_123), outcome, email: 0..<text.count,
        in: text.span, uuid: 0..<0, in: text.span, to: &bytes)
      ends.append(bytes.count)
    }
    return (bytes, ends)
  }

  /// Reads `bytes` through windows of `size`, as the program does.
  private func scan(
    _ bytes: [UInt8], _ kind: ResultFormat.Kind, knownUpTo: Int = .max, size: Int = .max
  ) throws -> ResultsScan {
    var scan = ResultsScan(ResultFormat(kind, raw: false), knownUpTo: knownUpTo)
    var base = 0
    var end = 0
    var isFinal = false
    while !isFinal {
      isFinal = end == bytes.count
      end = size == .max ? bytes.count : min(bytes.count, end + size)
      let window = Array(bytes[base..<end])
      let consumed = try scan.take(window.span, 0, window.count, final: isFinal)
      scan.forget(consumed)
      base += consumed
    }
    return scan
  }

  @Test("Results are read the same however the file is split", arguments: [ResultFormat.Kind.csv, .jsonLines])
  func pieces(_ kind: ResultFormat.Kind) throws {
    let (bytes, ends) = Self.results(kind)
    for size in Array(1...70) + [bytes.count] {
      let scan = try scan(bytes, kind, knownUpTo: ends[1], size: size)
      #expect(scan.length == bytes.count, "pieces of \(size)")
      #expect(scan.rows.count == 6 && scan.rows.highest == 6)
      #expect(scan.tally.rows == 6 && scan.tally.accepted == 1 && scan.tally.unknown == 1)
      #expect(scan.tally.problems.first?.message.english.contains("second line") == true)
      #expect((1...6).filter(scan.rejects.contains) == [1, 2, 4, 5])
      #expect((1...6).filter(scan.lateRejects.contains) == [2, 4, 5])
    }
  }

  @Test("A cause that was read from results comes from its code, in the reader's language")
  func causes() throws {
    var format = ResultFormat(.csv, raw: false)
    var bytes = format.header
    for (row, code) in ["INVALID_EMAIL", "HTTP_503", "TIMEOUT", "RESOURCE_NOT_FOUND"].enumerated() {
      var outcome = Outcome(.rejected)
      outcome.error = code
      outcome.message = "The words of then."
      let text = Array("a@x.y".utf8)
      format.append(
        ResultRow(number: row + 1, line: row + 2, sentAt: 0), outcome, email: 0..<text.count, in: text.span,
        uuid: 0..<0, in: text.span, to: &bytes)
    }
    let problems = try scan(bytes, .csv).tally.problems
    #expect(
      problems.map(\.message.portuguese) == [
        "O email não é um endereço.", "O servidor respondeu 503.", "A resposta não chegou a tempo.",
        "The words of then.",
      ])
  }

  @Test(
    "A guarded message is read back as it was",
    arguments: [
      "=1+1", "'=1+1", "''=1", "x;=1+1;y", "x;'=1", "x;\"=1\"", "\tx", "a\n=1\r\n@2", "\u{FF1D}1;\u{FF20}",
      "it's; 'fine'", "'", ";'", "plain",
    ])
  func guarded(_ message: String) throws {
    for (kind, raw) in [(ResultFormat.Kind.csv, false), (.csv, true), (.jsonLines, false)] {
      var format = ResultFormat(kind, raw: raw)
      var bytes = format.header
      var outcome = Outcome(.rejected)
      outcome.error = "=WHY"
      outcome.message = Message(verbatim: message)
      let none: [UInt8] = []
      format.append(
        ResultRow(number: 1, line: 2, sentAt: 1_700_000_000_123), outcome, email: 0..<0, in: none.span, uuid: 0..<0,
        in: none.span, to: &bytes)
      var scan = ResultsScan(format, knownUpTo: .max)
      #expect(try scan.take(bytes.span, 0, bytes.count, final: true) == bytes.count)
      #expect(scan.tally.problems.map(\.message.english) == [message], "\(kind) \(raw)")
      #expect(scan.tally.problems.map(\.code) == ["=WHY"], "\(kind) \(raw)")
    }
  }

  @Test("Results torn anywhere give their whole lines", arguments: [ResultFormat.Kind.csv, .jsonLines])
  func torn(_ kind: ResultFormat.Kind) throws {
    let (bytes, ends) = Self.results(kind)
    let header = ResultFormat(kind, raw: false).header.count
    for length in 0...bytes.count {
      for size in [1, 7, Int.max] {
        let scan = try scan(Array(bytes[..<length]), kind, size: size)
        let whole = ends.filter { $0 <= length }
        #expect(scan.length == whole.last ?? (length < header ? 0 : header), "torn at \(length)")
        #expect(scan.rows.count == whole.count)
      }
    }
  }

  @Test(
    "A first line that isn't the results' own is refused",
    arguments: [
      "email,reason\n", "row,line,mail", "row,line,email,status\n1,2,a@b.c,accepted\n", "x", "\n", "\n\nrow,l",
    ])
  func foreign(_ text: String) {
    for size in [1, Int.max] {
      #expect(throws: ResultsScan.Flaw.foreign) { try scan(Array(text.utf8), .csv, size: size) }
    }
  }

  @Test("A line that was changed or occurs twice is refused", arguments: [ResultFormat.Kind.csv, .jsonLines])
  func edited(_ kind: ResultFormat.Kind) throws {
    let (bytes, ends) = Self.results(kind)
    let line = Array(bytes[ends[0]..<ends[1]])
    #expect(throws: ResultsScan.Flaw.self) { try scan(bytes + line, kind) }
    var damaged = bytes
    damaged.replaceSubrange(ends[0]..<ends[0] + 12, with: [])
    #expect(throws: ResultsScan.Flaw.self) { try scan(damaged, kind) }
  }

  @Test(
    "A last line that a killed run can't have left is refused rather than cut off",
    arguments: ["checked by Ana", "checked by Ana\n", "7,8\n", "{\"row\":7}\n"])
  func remark(_ text: String) {
    for kind in [ResultFormat.Kind.csv, .jsonLines] {
      let bytes = Self.results(kind).bytes + Array(text.utf8)
      #expect(throws: ResultsScan.Flaw.self) { try scan(bytes, kind) }
    }
  }

  @Test("A result with a cell of more than 16 MiB is read back") func longCell() throws {
    var format = ResultFormat(.csv, raw: false)
    var bytes = format.header
    let text = [UInt8](repeating: 0x61, count: 17 << 20)
    format.append(
      ResultRow(number: 1, line: 2, sentAt: nil), Outcome(.invalid), email: 0..<text.count, in: text.span, uuid: 0..<0,
      in: text.span, to: &bytes)
    let scan = try scan(bytes, .csv)
    #expect(scan.rows.count == 1 && scan.length == bytes.count)
  }

  @Test("A word that only resembles a status makes no result")
  func status() {
    let text = String(decoding: Self.results(.csv).bytes, as: UTF8.self)
    for word in ["accerted", "aaaaaaaa", "Accepted", "acceptes"] {
      let damaged = Array(text.replacing(",accepted,", with: ",\(word),").utf8)
      #expect(throws: ResultsScan.Flaw.damaged(line: 2)) { try scan(damaged, .csv) }
    }
  }

  @Test("Whatever byte is changed, no row appears that wasn't there", arguments: [ResultFormat.Kind.csv, .jsonLines])
  func flipped(_ kind: ResultFormat.Kind) {
    let (bytes, _) = Self.results(kind)
    for index in bytes.indices where bytes[index] != 0x0A {
      var damaged = bytes
      damaged[index] = 0x7E
      guard let scan = try? scan(damaged, kind) else { continue }
      #expect(scan.rows.highest <= 6 && scan.rows.count <= 6, "byte \(index)")
    }
  }
}
