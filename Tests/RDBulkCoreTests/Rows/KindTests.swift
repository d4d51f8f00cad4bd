import RDBulkCore
import Testing

@Suite("Rows: kinds of fields")
struct KindTests {
  @Test("Every kind of field is read from cells and from JSON", arguments: KindCase.all)
  func kinds(_ value: KindCase) throws {
    guard case .event(let type) = value.command.operation.body else {
      Issue.record("no event")
      return
    }
    let head = "{\"event_type\":\"\(type)\",\"event_family\":\"CDP\",\"payload\":{"
    #expect(try texts(value) == value.rows.map { isPayload($0) ? head + $0 + "}}" : $0 })
  }

  @Test("A funnel's fields go with a path for each row", arguments: KindCase.funnels)
  func funnels(_ value: KindCase) throws {
    #expect(try texts(value) == value.rows)
  }

  @Test("A command with columns that don't fit is refused with one sentence", arguments: PlanProblem.commands)
  func answered(_ value: (command: SendCommand, problem: PlanProblem)) {
    var options = FieldSettings()
    value.problem.adjust(&options)
    let error = #expect(throws: Failure.self) {
      try FieldPlan(value.command.operation, columns: value.problem.columns, settings: options)
    }
    #expect(error?.message.english == value.problem.message)
  }

  /// A file's numbers, and how its ambiguous ones are read.
  private static let evidence: [(numbers: [String], counted: DecimalEvidence, ambiguous: String?)] = [
    (["1.234", "10"], DecimalEvidence(openPoints: 1), nil),
    (["1.234", "1,5", "1.234.567"], DecimalEvidence(commas: 2, openPoints: 1), "1234"),
    (["1.234", "1.5", "1,234.5"], DecimalEvidence(points: 2, openPoints: 1), "1.234"),
    (["1.234", "1.5", "1,5"], DecimalEvidence(points: 1, commas: 1, openPoints: 1), nil),
    (["1.234", "abc", "0,50", "-1,5"], DecimalEvidence(commas: 2, openPoints: 1), "1234"),
    (["1.500", "2.300", "12.5"], DecimalEvidence(points: 1, openPoints: 2), nil),
    (["1.500", "2.300", "12,5"], DecimalEvidence(commas: 1, openPoints: 2), "1500"),
  ]

  @Test("Ambiguous numbers are read like the file's other numbers", arguments: evidence)
  func decimals(_ value: (numbers: [String], counted: DecimalEvidence, ambiguous: String?)) throws {
    let input = Array(("email;valor\n" + value.numbers.map { "a@b.co;\($0)\n" }.joined()).utf8)
    let plan = try FieldPlan(SendCommand.won.operation, columns: ["email", "valor"], settings: FieldSettings())
    var counter = RowMapper(try #require(plan.numbers))
    _ = try mapped(input, with: &counter)
    #expect(counter.countedDecimals == value.counted)
    var mapper = RowMapper(plan)
    mapper.decimalEvidence = value.counted
    let first = try #require(try mapped(input, with: &mapper).first)
    if let ambiguous = value.ambiguous {
      #expect(first.text.hasSuffix("\"value\":\(ambiguous)}}"), "\(first)")
    } else {
      #expect(first.text.hasPrefix("AMBIGUOUS_NUMBER: "), "\(first)")
    }
  }

  @Test("A row that lacks evidence is mapped again with it, and what is noticed about it counts once")
  func again() throws {
    let input = Array("email;valor;x\na@b.co;1.234\n".utf8)
    let plan = try FieldPlan(SendCommand.won.operation, columns: ["email", "valor", "x"], settings: FieldSettings())
    var mapper = RowMapper(plan)
    var reader = RecordReader(ReaderSettings(format: .csv))
    var (event, email): ([UInt8], [UInt8]) = ([], [])
    #expect(reader.next(input.span, from: 0, to: input.count, final: true) == .header)
    #expect(reader.next(input.span, from: reader.next, to: input.count, final: true) == .record)
    #expect(!mapper.lacksDecimalEvidence)
    #expect(mapper.map(&reader, input.span, event: &event, email: &email)?.code == .ambiguousNumber)
    #expect(mapper.lacksDecimalEvidence && event.isEmpty)
    let notices = mapper.notices
    mapper.decimalEvidence = DecimalEvidence(commas: 1)
    #expect(mapper.mapAgain(&reader, input.span, event: &event, email: &email) == nil)
    #expect(String(decoding: event, as: UTF8.self).contains(#""value":1234"#))
    #expect(mapper.notices == notices && notices.unevenRows == 1)
  }

  @Test("With --decimal or without a numeric column, the file isn't scanned for decimals")
  func noScan() throws {
    var options = FieldSettings()
    #expect(try FieldPlan(SendCommand.won.operation, columns: ["email"], settings: options).numbers == nil)
    #expect(try FieldPlan(SendCommand.won.operation, columns: nil, settings: options).numbers == nil)
    #expect(try FieldPlan(SendCommand.lost.operation, columns: ["email", "reason"], settings: options).numbers == nil)
    #expect(try FieldPlan(SendCommand.won.operation, columns: ["email", "valor"], settings: options).numbers != nil)
    options.decimal = .comma
    #expect(try FieldPlan(SendCommand.won.operation, columns: ["email", "valor"], settings: options).numbers == nil)
  }

  @Test("Whatever the bytes, reading never traps and writes valid JSON", arguments: 1...200 as ClosedRange<UInt64>)
  func garbage(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let line = Array(
      #"{"id":"x","email":"a@b.co","cf_a":[1,{"b":"\u00e9"}],"tags":["a"],"opt-in":true,"legal_bases":[{"type":"consent"}]}"#
        .utf8)
    let json = (0..<10).flatMap { _ in JSONValueTests.mutated(line, &numbers).filter { $0 != 0x0A } + [0x0A] }
    var mapper = RowMapper(
      try FieldPlan(SendCommand.event(.conversion).operation, columns: nil, settings: FieldSettings()))
    for row in try mapped(json, ReaderSettings(format: .jsonLines), with: &mapper) where row.text.hasPrefix("{") {
      #expect(throws: Never.self, "seed \(seed)") { try JSONValue(parsing: Array(row.text.utf8)) }
    }
    let body = RandomCSVTests.garbage(&numbers)
    for command in [SendCommand.won, .funnelSet, .funnelGet, .verify, .event(.conversion)] {
      let names = ["email", "value", "stage", "status", "tags", "id", "identificador", "cf_a"]
      var mapper = RowMapper(try FieldPlan(command.operation, columns: names, settings: FieldSettings()))
      let rows = try mapped(
        Array((names.joined(separator: ",") + "\n").utf8) + body, ReaderSettings(format: .csv, delimiter: 0x2C),
        with: &mapper)
      #expect(rows.allSatisfy { !$0.text.isEmpty }, "seed \(seed)")
    }
  }

  private func isPayload(_ text: String) -> Bool { text.hasPrefix("\"") }

  private func texts(_ value: KindCase) throws -> [String] {
    var options = FieldSettings()
    value.adjust(&options)
    let isJSON = value.input.hasPrefix("{")
    let columns = isJSON ? nil : try header(of: value.input)
    var mapper = RowMapper(try FieldPlan(value.command.operation, columns: columns, settings: options))
    return try mapped(Array(value.input.utf8), with: &mapper).map(\.text)
  }

  private func header(of input: String) throws -> [String] {
    let bytes = Array(input.utf8)
    var reader = RecordReader(ReaderSettings(format: .csv))
    let step = reader.next(bytes.span, from: 0, to: bytes.count, final: true)
    try #require(step == .header)
    return reader.header
  }
}
