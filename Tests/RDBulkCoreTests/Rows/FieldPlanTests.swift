import RDBulkCore
import Testing

@Suite("Rows: columns")
struct FieldPlanTests {
  /// The sources of email, funnel_name and reason.
  private func sources(
    _ columns: [String]?, _ adjust: (inout FieldSettings) -> Void = { _ in }
  ) throws -> [FieldSource] {
    var options = FieldSettings()
    adjust(&options)
    return try FieldPlan(Operation(.opportunityLost), columns: columns, settings: options).fields.map(\.source)
  }

  private static let found: [([String], [FieldSource])] = [
    (["email"], [.column(0), .absent, .absent]),
    (["reason", "funnel_name", "email"], [.column(2), .column(1), .column(0)]),
    (["E-MAIL", "Motivo da Perda", "Nome do funil"], [.column(0), .column(2), .column(1)]),
    (["e_mail", "RAZÃO", "Funil"], [.column(0), .column(2), .column(1)]),
    (["Endereço de E-mail", "lost-reason"], [.column(0), .absent, .column(1)]),
    // Of several names that mean a field the likeliest one counts, wherever it stands.
    (["contact email", "mail", "email", "motivo", "reason"], [.column(2), .absent, .column(4)]),
    (["contact email", "mail"], [.column(1), .absent, .absent]),
    (["", "-", "email"], [.column(2), .absent, .absent]),
  ]

  @Test("Fields find their columns by name", arguments: found)
  func find(_ value: (columns: [String], sources: [FieldSource])) throws {
    #expect(try sources(value.columns) == value.sources)
  }

  @Test("Fields of JSON Lines are looked for in each row")
  func json() throws {
    let found = try sources(nil)
    guard case .names(let names) = try #require(found.first) else {
      Issue.record("\(found)")
      return
    }
    #expect(names.first == "email")
    #expect(names.contains("correioeletronico"))
    let mapped = try sources(nil) { $0.maps = [FieldSetting("motivo", "deal.lost")] }
    #expect(mapped[2] == .path(key: Array("deal.lost".utf8), steps: [Array("deal".utf8), Array("lost".utf8)]))
  }

  @Test("--map takes precedence over names, and a field with --set needs no column")
  func settings() throws {
    let map = try sources(["email", "x", "X "]) { $0.maps = [FieldSetting("reason", "X ")] }
    #expect(map == [.column(0), .absent, .column(2)])
    let both = try sources(["a", "b"]) { options in
      options.maps = [FieldSetting("reason", "1"), FieldSetting("Motivo", "2")]
      options.sets = [FieldSetting("E-mail", " a@b.co\u{A0}")]
    }
    #expect(both == [.constant(Array("a@b.co".utf8)), .absent, .column(1)])
  }

  @Test("The columns determine the width of a record")
  func width() throws {
    #expect(try FieldPlan(Operation(.opportunityLost), columns: ["email", "x"], settings: FieldSettings()).width == 2)
    #expect(try FieldPlan(Operation(.opportunityLost), columns: nil, settings: FieldSettings()).width == nil)
  }

  @Test("Columns that don't fit are refused with one sentence", arguments: PlanProblem.all)
  func answered(_ problem: PlanProblem) {
    var options = FieldSettings()
    problem.adjust(&options)
    let error = #expect(throws: Failure.self) {
      try FieldPlan(Operation(.opportunityLost), columns: problem.columns, settings: options)
    }
    #expect(error?.message.english == problem.message)
  }

  @Test("No operation has two fields of one name")
  func names() {
    for type in EventType.all {
      let names = type.fields.flatMap { field in
        Set(([field.name] + field.aliases).map(ColumnName.normalized)).map { "\($0)" }
      }
      #expect(Set(names).count == names.count)
      #expect(!names.contains(""))
    }
  }
}
