import RDBulkCore
import Testing

@Suite("API: event types") struct EventTypeTests {
  private static let removed = [
    ("ORDER_PLACED", "ECOMMERCE_ORDER_PLACED"), ("order-placed-item", "ECOMMERCE_ORDER_PLACED"),
    ("cart_abandoned", "ECOMMERCE_CART_ABANDONED"), ("Cart Abandoned Item", "ECOMMERCE_CART_ABANDONED"),
  ]

  @Test("A type that the API has removed is refused with its replacement", arguments: removed)
  func removedTypes(_ name: String, _ replacement: String) {
    #expect(EventType.named(name) == nil)
    #expect {
      try CommandLineParser.parse(["event", name, "x.csv"])
    } throws: { error in
      (error as? UsageError)?.hint?.english.contains(replacement) == true
    }
    for text in [["help", "event"], ["completions", "bash"]] {
      guard case .help(let topic)? = try? CommandLineParser.parse(text) else { return }
      #expect(!topic.text(in: .english).contains(" \(name)"))
    }
  }

  @Test("Every event but the funnel's has legal bases")
  func legalBases() {
    for type in EventType.all {
      let isFunnel = ["OPPORTUNITY_LOST", "OPPORTUNITY", "SALE"].contains(type.name)
      #expect(type.fields.contains { $0.name == "legal_bases" } != isFunnel, "\(type.name)")
      #expect((type.extraColumns == .nothing) == isFunnel, "\(type.name)")
    }
  }

  private func plan(_ type: String, _ columns: [String]) throws -> FieldPlan {
    try FieldPlan(Operation(try #require(EventType.named(type))), columns: columns, settings: FieldSettings())
  }

  @Test("A shop event takes a customer's name and phones, and never an order's number for a name")
  func customers() throws {
    let plan = try plan(
      "ecommerce_order_cancelled", ["Email", "Id", "Name", "Billing Name", "Celular", "Telefone"])
    let columns = plan.fields.reduce(into: [:] as [String: FieldSource]) { $0[$1.field.name] = $1.source }
    #expect(columns["name"] == .column(3))
    #expect(columns["mobile_phone"] == .column(4))
    #expect(columns["personal_phone"] == .column(5))
    #expect(
      try self.plan("ecommerce_order_paid", ["email", "id", "moeda", "valor", "itens", "nome"]).unusedColumns == [])
  }

  @Test(
    "A funnel event says that its custom fields are not sent", arguments: ["OPPORTUNITY_LOST", "OPPORTUNITY", "SALE"])
  func customFields(_ type: String) throws {
    let plan = try plan(type, ["email", "cf_a", "x", "CF_B"])
    #expect(plan.unusedColumns == ["cf_a", "x", "CF_B"])
    #expect(
      plan.lostCustomFields?.english
        == "\(type) records no custom fields, so these columns are not sent: 'cf_a', 'CF_B'. rdbulk event conversion takes "
        + "custom fields.")
    #expect(try self.plan("conversion", ["email", "evento", "cf_a"]).lostCustomFields == nil)
  }

  @Test("A legal basis of a category other than communications is refused")
  func otherCategories() throws {
    var mapper = RowMapper(
      try FieldPlan(Operation(.conversion), columns: ["evento", "email", "base legal"], settings: FieldSettings()))
    let bases = #"[{""category"":""data_processing"",""type"":""consent"",""status"":""granted""}]"#
    let rows = try mapped(Array("evento,email,base legal\nx,a@b.co,\"\(bases)\"\n".utf8), with: &mapper)
    #expect(
      rows[0].text == "INVALID_OPTION: legal_bases[0].category is 'data_processing'; it must be communications.")
  }
}
