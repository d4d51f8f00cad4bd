import Testing

@testable import RDBulkCore

/// What the check found, as a person reads it.
@Suite("The plan's text") struct PlanTextTests {
  private func text(_ line: String, _ columns: [String], _ events: [String], account: String? = nil) throws -> PlanText
  {
    let plan = try plan(line)
    let fields = try FieldPlan(plan.operation, columns: columns, settings: plan.input.fields)
    var check = InputCheck()
    for event in events { check.countGood(Array(event.utf8).span) }
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

  @Test("no line of columns or of the table is wider than the terminal", arguments: [24, 40, 80])
  func width(_ width: Int) throws {
    let long = Self.event.replacing("ana@example.com", with: "ana.maria.de.souza.e.silva@empresa.example.com")
    let text = try text("won in.csv", ["Email do contato", "Valor"], [long])
    let columns = text.lines(width: width).map(\.english).filter { $0.contains("→") }
    #expect(columns.count == 2)
    for line in columns + text.table(width: width).map(\.english) { #expect(line.count <= max(width, 40), "\(line)") }
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
