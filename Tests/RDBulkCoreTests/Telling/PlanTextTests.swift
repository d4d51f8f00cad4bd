import Testing

@testable import RDBulkCore

/// What the check found, as a person reads it.
@Suite("The plan's text") struct PlanTextTests {
  private func text(_ line: String, _ columns: [String], _ events: [String], account: String? = nil) throws -> PlanText
  {
    let plan = try plan(line)
    let fields = try FieldPlan(plan.operation, columns: columns, settings: plan.input.fields)
    var check = InputCheck()
    for event in events { check.countGood(Array(event.utf8).span, email: Self.nothing.span) }
    check.count(Outcome(RowProblem(.invalidEmail, "email is not an address.")), row: 2, line: 3)
    return PlanText(
      check, fields, CheckedInput(name: "'in.csv'", format: .csv, delimiter: 0x3B, encoding: .windows1252), plan,
      account: account)
  }

  private static let event =
    #"{"event_type":"SALE","event_family":"CDP","payload":{"email":"ana@example.com","funnel_name":"default","value":1500.00}}"#

  @Test("says rows, columns, account, requests and time") func lines() throws {
    let text = try text("won in.csv", ["E-mail", "Valor (R$)", "Nome"], [Self.event], account: "Loja da Ana")
    #expect(
      text.lines(width: 80).map(\.english) == [
        "'in.csv': 2 rows, CSV with ;, windows-1252",
        "  1 to be sent as SALE",
        "  1 invalid, not sent:",
        "    1 × INVALID_EMAIL, first in row 2 (line 3): email is not an address.",
        "Columns:",
        "  E-mail     → email  ana@example.com",
        "  Valor (R$) → value  1500.00",
        "Not used: Nome",
        "Account: Loja da Ana",
        "1 request at 120/min: under a minute",
      ])
    #expect(text.question.english == "Send 1 event to Loja da Ana? [y/N]")
    #expect(text.question.text(in: .portuguese) == "Enviar 1 evento para Loja da Ana? [s/N]")
  }

  private static let nothing: [UInt8] = []

  /// The plan of a file with rows that are not sent as they are.
  @Test("A report's settings name the rows that were selected, if not all were")
  func selection() throws {
    let some = ReportFacts.settings(of: try plan("lost in.csv --where Estado=Perdida --first 2"))
    #expect(some.contains { $0.name.english == "Selection" && $0.value.english == "--where Estado=Perdida --first 2" })
    let all = ReportFacts.settings(of: try plan("lost in.csv"))
    #expect(!all.contains { $0.name.english == "Selection" })
  }

  private func text(
    _ line: String, columns: [String]? = ["email", "Motivo", "Estado"], _ fill: (inout InputCheck) -> Void
  )
    throws -> PlanText
  {
    let plan = try plan(line)
    let fields = try FieldPlan(plan.operation, columns: columns, settings: plan.input.fields)
    var check = InputCheck()
    fill(&check)
    let format = columns == nil ? InputFormat.jsonLines : .csv
    return PlanText(
      check, fields, CheckedInput(name: "'in'", format: format, delimiter: 0x09, encoding: nil), plan)
  }

  @Test("rows that are not chosen are counted, with the flags that leave them out") func notChosen() throws {
    let text = try text("lost in.csv --where Estado=Perdida --where Motivo!=Prazo --skip 2") { check in
      check.countGood(Self.nothing.span, email: Self.nothing.span)
      for _ in 0..<1_200 { check.countSkipped() }
    }
    #expect(
      text.lines(width: 80).map(\.english).prefix(3) == [
        "'in': 1,201 rows, CSV with tabs", "  1 to be sent as OPPORTUNITY_LOST",
        "  1,200 not chosen: --where Estado=Perdida --where 'Motivo!=Prazo' --skip 2",
      ])
  }

  @Test("what comes after the first rows is not counted, for it was not read") func first() throws {
    let text = try text("lost in.csv --first 1") { check in
      check.countGood(Self.nothing.span, email: Self.nothing.span)
      check.lastRow = 3
    }
    #expect(text.lines(width: 80)[0].english == "'in': read up to row 3, as --first asks; CSV with tabs")
    #expect(text.lines(width: 80)[0].portuguese == "'in': lido até o registro 3, como pede --first; CSV com tabulações")
  }

  @Test("keys that go nowhere, cells that count as empty and uneven rows are told") func notices() throws {
    let event = Array(#"{"payload":{"email":"ana@example.com","funnel_name":"default"}}"#.utf8)
    let text = try text("lost in.jsonl", columns: nil) { check in
      check.countGood(event.span, email: Self.nothing.span)
      check.notices.unusedKeys = [UnusedKey(name: "phone", rows: 1), UnusedKey(name: "city", rows: 3)]
      check.notices.emptyWords = 2
      check.notices.unevenRows = 1
    }
    #expect(
      text.lines(width: 80).map(\.english) == [
        "'in': 1 row, JSON", "  1 to be sent as OPPORTUNITY_LOST", "Columns:", "  email  ana@example.com",
        "Unused keys: 'phone' (1 row), 'city' (3 rows).",
        "1 row has fewer or more cells than the header; every column that is used is there.",
        "2 cells hold what databases and spreadsheets write for an empty value (NULL, #N/D and the like) and were taken as empty.",
        "1 request at 120/min: under a minute",
      ])
  }

  @Test("examples stand below their columns in a narrow terminal, and long ones are cut") func narrow() throws {
    let event = Self.event.replacing("ana@example.com", with: "ana.maria.de.souza.e.silva@empresa.example.com")
    let text = try text("won in.csv", ["Email do contato", "Valor"], [event])
    #expect(
      text.lines(width: 39).map(\.english).filter { $0.contains("→") || $0.hasPrefix("    a") } == [
        "  Email do conta… → email", "    ana.maria.de.souza.e.silva@empresa…", "  Valor           → value",
      ])
  }

  @Test("wide letters are measured as they stand on the terminal, and nothing in a cell acts on it") func letters()
    throws
  {
    let event = Self.event.replacing("ana@example.com", with: #"\u001b[31m愛@example.com\n"#)
    let text = try text("won in.csv --map email=名前", ["Valor", "名前"], [event])
    #expect(
      text.lines(width: 60).map(\.english).filter { $0.contains("→") } == [
        "  名前  → email  ?[31m愛@example.com?", "  Valor → value  1500.00",
      ])
    #expect(
      text.table(width: 60).map(\.english) == [
        "First rows:", "  email                 funnel_name  value", "  ?[31m愛@example.com?  default      1500.00",
      ])
  }

  @Test("an address that is not part of the body is shown all the same") func funnels() throws {
    let email = Array("ana@example.com".utf8)
    for (line, body, sent) in [
      ("funnel set in.csv", #"{"lifecycle_stage":"Lead"}"#, "  1 to be changed"),
      ("funnel get in.csv", "", "  1 to be read"),
    ] {
      let text = try text(line, columns: ["email", "lifecycle_stage", "Nome"]) { check in
        check.countGood(Array(body.utf8).span, email: email.span)
      }
      let lines = text.lines(width: 80).map(\.english)
      #expect(lines.contains { $0.hasPrefix("Not used") } == line.hasPrefix("funnel set"))
      #expect(lines[1] == sent && lines[3].hasPrefix("  email") && lines[3].hasSuffix("  ana@example.com"), "\(lines)")
      #expect(text.table(width: 80)[2].english.hasPrefix("  ana@example.com"))
    }
  }

  @Test("the most common errors are shown with their first rows, and the others counted") func errors() throws {
    let codes = [RowProblem.Code.invalidEmail, .missingField, .malformedRow, .fieldTooLong, .invalidType, .doubtfulRow]
    let text = try text("lost in.csv") { check in
      for (index, code) in codes.enumerated() {
        for row in 0...index { check.count(Outcome(RowProblem(code, "Why.")), row: row, line: row + 1) }
      }
    }
    let lines = text.lines(width: 80).map(\.english)
    #expect(
      lines[2...4] == [
        "  21 invalid, not sent:", "    6 × DOUBTFUL_ROW, first in row 0 (line 1): Why.",
        "    5 × INVALID_TYPE, first in row 0 (line 1): Why.",
      ])
    #expect(lines[8] == "    1 × other errors")
  }

  @Test("fields that have no room in the table are left out") func manyFields() throws {
    let names = (1...12).map { "cf_field_\($0)" }
    let event = Array(
      #"{"payload":{"email":"ana@example.com",\#(names.map { "\"\($0)\":\"x\"" }.joined(separator: ","))}}"#.utf8)
    let text = try text("event CONVERSION in.csv --set conversion_identifier=x", columns: ["email"] + names) { check in
      check.countGood(event.span, email: Self.nothing.span)
    }
    for width in [20, 39, 79] {
      let table = text.table(width: width).map(\.english)
      #expect(table.count == 3 && table[1].hasPrefix("  email"))
      #expect(table.allSatisfy { $0.count <= width }, "\(table)")
    }
  }

  @Test("no line of columns or of the table is wider than the terminal", arguments: [24, 40, 80])
  func width(_ width: Int) throws {
    let long = Self.event.replacing("ana@example.com", with: "ana.maria.de.souza.e.silva@empresa.example.com")
    let text = try text("won in.csv", ["Email do contato", "Valor"], [long])
    let columns = text.lines(width: width).map(\.english).filter { $0.contains("→") }
    #expect(columns.count == 2)
    for line in columns + text.table(width: width).map(\.english) { #expect(line.count <= width, "\(line)") }
  }

  @Test("a narrow table takes from its widest columns first")
  func widths() {
    #expect(PlanText.widths([10, 20, 5], in: 50) == [10, 20, 5])
    #expect(PlanText.widths([10, 20, 5], in: 29) == [10, 10, 5])
    #expect(PlanText.widths([10, 20, 5], in: 3) == [4, 4, 4])
  }

  @Test(
    "requests are rows, or batches by their rows and bytes",
    arguments: [
      (10, 100, nil, 10), (10, 100, BatchLimits(rows: 4, bytes: 200_000, linger: 0), 3),
      (10_000, 99, BatchLimits(rows: .max, bytes: 200_002, linger: 0), 5),
      (3, 500_000, BatchLimits(rows: .max, bytes: 200_000, linger: 0), 3), (0, 0, nil, 0),
    ] as [(Int, Int, BatchLimits?, Int)])
  func requests(_ rows: Int, _ bytes: Int, _ batch: BatchLimits?, _ requests: Int) {
    #expect(PlanText.requests(rows, eventBytes: bytes, batch) == requests)
  }
}
