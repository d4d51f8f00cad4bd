import RDBulkCore
import Testing

@Suite("Check: decimals")
struct DecimalDoubtTests {
  private struct Case {
    var cell: String
    var evidence = DecimalEvidence()
    var message: String
    var hint: String
  }

  private static let cases = [
    Case(
      cell: "1.234", message: "which may mean 1234.00 or 1.234; no other number of the file shows which.",
      hint: "Add --decimal comma if it means 1234.00, or --decimal point if it means 1.234."),
    Case(
      cell: "1,234", message: "which may mean 1.234 or 1234.00; no other number of the file shows which.",
      hint: "Add --decimal comma if it means 1.234, or --decimal point if it means 1234.00."),
    Case(
      cell: "-12.500", evidence: DecimalEvidence(points: 1, commas: 1),
      message: "which may mean -12500.00 or -12.500; other numbers of the file are written both ways.",
      hint: "Add --decimal comma if it means -12500.00, or --decimal point if it means -12.500."),
    Case(
      cell: "1.500", evidence: DecimalEvidence(points: 1, openPoints: 2),
      message: "which may mean 1500.00 or 1.500; too few other numbers of the file show which.",
      hint: "Add --decimal comma if it means 1500.00, or --decimal point if it means 1.500."),
  ]

  @Test("A number that can be read in two ways is shown in both, with the flag for each")
  func shown() throws {
    for value in Self.cases {
      let input = Array("email;Valor (R$)\na@b.co;\(value.cell)\n".utf8)
      let plan = try FieldPlan(
        SendCommand.won.operation, columns: ["email", "Valor (R$)"], settings: FieldSettings())
      var mapper = RowMapper(plan)
      mapper.decimalEvidence = value.evidence
      _ = try mapped(input, with: &mapper)
      let failure = DecimalDoubt(try #require(mapper.ambiguousNumber), plan, line: 2).failure
      #expect(failure.message.english == "On line 2, 'Valor (R$)' holds '\(value.cell)', \(value.message)")
      #expect(failure.hint?.english == value.hint)
    }
  }

  @Test("A total without an address leaves no decimals in doubt: it is invalid because of the address")
  func total() throws {
    let plan = try FieldPlan(SendCommand.won.operation, columns: ["email", "valor"], settings: FieldSettings())
    var mapper = RowMapper(plan)
    let rows = try mapped(Array("email;valor\nTotal;1.234\n".utf8), with: &mapper)
    #expect(rows.map(\.text).allSatisfy { $0.hasPrefix("INVALID_EMAIL") }, "\(rows)")
  }
}
