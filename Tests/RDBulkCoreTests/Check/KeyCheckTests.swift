import RDBulkCore
import Testing

/// JSON objects, and what is in doubt about their keys.
struct KeyDoubtCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var command: SendCommand
  var objects: FineObjects
  /// What is advised, for each doubt.
  var hints: [String]

  init(
    _ name: String, _ command: SendCommand, _ rows: String..., maps: [String] = [], sets: [FieldSetting] = [],
    rows condition: RowCondition? = nil, hints: String...
  ) {
    testDescription = name
    self.command = command
    objects = FineObjects(name, [command], maps: maps, sets: sets, rows: condition)
    objects.rows = rows
    self.hints = hints
  }

  private static let states = [
    #"{"email":"a@example.com","estado":"Perdida","motivo":"Preço"}"#,
    #"{"email":"b@example.com","estado":"Vendida","motivo":null}"#,
    #"{"email":"c@example.com","estado":"Em andamento"}"#,
  ]
  private static let deals = [
    #"{"id":"1","win":false,"email":"a@example.com"}"#, #"{"id":"2","win":true,"email":"b@example.com"}"#,
    #"{"id":"3","win":null,"email":"c@example.com"}"#,
  ]
  private static let hubSpot = [
    #"{"id":"1","properties":{"email":"a@example.com","amount":"1500","dealstage":"closedlost","closed_lost_reason":"price"}}"#,
    #"{"id":"2","properties":{"email":"b@example.com","amount":"99.90","dealstage":"closedwon","closed_lost_reason":null}}"#,
  ]

  static let rivals = [
    KeyDoubtCase(
      "an empty value beside an amount", .won, #"{"email":"a@example.com","value":null,"amount":50}"#,
      hints: "--map value=amount"),
    KeyDoubtCase(
      "an empty reason beside another", .lost, #"{"email":"a@example.com","reason":"","lost_reason":"x"}"#,
      #"{"email":"b@example.com","lost_reason":"y"}"#, hints: "--map reason=lost_reason"),
    KeyDoubtCase(
      "a value that some rows have", .won, #"{"email":"a@example.com","value":null,"amount":50}"#,
      #"{"email":"b@example.com","value":1,"amount":50}"#),
  ]

  static let ofStates = [
    KeyDoubtCase("lost", .lost, states[0], states[1], states[2], hints: "--where estado=Perdida"),
    KeyDoubtCase("won", .won, states[0], states[1], states[2], hints: "--where estado=Vendida"),
    KeyDoubtCase("open", .opportunity, states[0], states[1], states[2], hints: "--where 'estado=Em andamento'"),
    KeyDoubtCase(
      "chosen by it", .lost, states[0], states[1], states[2], rows: RowCondition("estado", ["perdida"])),
    KeyDoubtCase(
      "chosen by another key, and two are left", .lost, states[0], states[1], states[2],
      rows: RowCondition("email", ["a@example.com", "b@example.com"]), hints: "--where estado=Perdida"),
    KeyDoubtCase(
      "a key that not all rows have", .lost, states[0], #"{"email":"b@example.com","motivo":"x"}"#,
      hints: "--where estado=Perdida"),
    KeyDoubtCase("true, false and null, lost", .lost, deals[0], deals[1], deals[2], hints: "--where win=false"),
    KeyDoubtCase("true, false and null, won", .won, deals[0], deals[1], deals[2], hints: "--where win=true"),
    KeyDoubtCase(
      "true, false and null, open", .opportunity, deals[0], deals[1], deals[2], hints: "--where 'win!=false,true'"),
    KeyDoubtCase(
      "below the top", .lost, hubSpot[0], hubSpot[1], maps: ["email=properties.email", "reason=none"],
      hints: "--where properties.dealstage=closedlost"),
    KeyDoubtCase(
      "a stage's name", .lost, #"{"email":"a@example.com","deal_stage":{"id":1,"name":"Perdido"}}"#,
      #"{"email":"b@example.com","deal_stage":{"id":2,"name":"Proposta"}}"#, hints: "--where deal_stage.name=Perdido"),
    KeyDoubtCase(
      "in words that need escapes", .won, #"{"email":"a@example.com","Situa\u00e7\u00e3o":"Ganho"}"#,
      #"{"email":"b@example.com","Situa\u00e7\u00e3o":"Em negocia\u00e7\u00e3o"}"#, hints: "--where Situação=Ganho"),
    KeyDoubtCase(
      "Salesforce", .won, #"{"Email":"a@example.com","Amount":1,"IsWon":true,"IsClosed":true}"#,
      #"{"Email":"b@example.com","Amount":2,"IsWon":false,"IsClosed":true}"#, hints: "--where IsWon=true"),
    KeyDoubtCase(
      "a file of sales, marked as lost", .lost, #"{"status":"won","email":"a@example.com"}"#, hints: "--all-rows"),
    KeyDoubtCase(
      "a funnel that is set the same for all", .funnelSet, states[0], states[1],
      sets: [FieldSetting("lifecycle_stage", "Client")], hints: "--where estado=Vendida"),
  ]

  static let ofFields = [
    KeyDoubtCase(
      "an amount with its currency", .won, #"{"email":"a@example.com","quanto":"R$ 1.500,00"}"#,
      hints: "--map value=quanto"),
    KeyDoubtCase(
      "an amount by its name", .won, #"{"email":"a@example.com","valorNegociado":1500,"score":3}"#,
      hints: "--map value=valorNegociado"),
    KeyDoubtCase(
      "an amount below the top", .won, hubSpot[1], maps: ["email=properties.email"],
      hints: "--map value=properties.amount"),
    KeyDoubtCase(
      "a reason's name", .lost, #"{"email":"a@example.com","deal_lost_reason":{"id":1,"name":"outra coisa"}}"#,
      hints: "--map reason=deal_lost_reason.name"),
    KeyDoubtCase(
      "a reason by what it says", .lost, #"{"email":"a@example.com","obs":"Preço alto"}"#,
      #"{"email":"b@example.com","obs":"Sem retorno"}"#, hints: "--map reason=obs"),
    KeyDoubtCase(
      "a reason that is settled", .lost, #"{"email":"a@example.com","lostWhy":{"reason":"x"}}"#, maps: ["reason=none"]),
    KeyDoubtCase(
      "a contact's fields", .event(.conversion), #"{"email":"a@example.com","contact":{"nome":"Ana","cargo":"CEO"}}"#,
      sets: [FineFile.event], hints: "--map name=contact.nome", "--map job_title=contact.cargo"),
    KeyDoubtCase(
      "the owner's address", .funnelSet,
      #"{"email":"a@example.com","lifecycle_stage":"Lead","owner":{"email":"p@example.org"}}"#,
      hints: "--map contact_owner_email=owner.email"),
    KeyDoubtCase(
      "the sales pipeline as the funnel", .lost, #"{"email":"a@example.com","funil":"Vendas"}"#,
      hints: "--map funnel_name=none"),
  ]

  static let ofMissing = [
    KeyDoubtCase(
      "an address below the top", .opportunity, #"{"id":1,"properties":{"email":"a@example.com"}}"#,
      hints: "--map email=properties.email"),
    KeyDoubtCase(
      "an address by what it holds", .opportunity,
      #"{"id":1,"owner":{"email":"p@example.org"},"quem":"a@example.com"}"#,
      hints: "--map email=quem"),
    KeyDoubtCase(
      "nobody's address but the owner's", .opportunity, #"{"id":1,"owner":{"email":"p@example.org"}}"#,
      hints: "--map email=KEY"),
    KeyDoubtCase(
      "orders of several states", .event(.named("ECOMMERCE_ORDER_CANCELLED") ?? .conversion),
      #"{"email":"a@example.com","id":"1","order":{"status":"cancelled"},"payment":{"status":"paid"}}"#,
      #"{"email":"b@example.com","id":"2","order":{"status":"processing"},"payment":{"status":"paid"}}"#,
      hints: "--where order.status=cancelled"),
    KeyDoubtCase(
      "values in another currency", .won, #"{"email":"a@example.com","value":10,"currency":"BRL"}"#,
      #"{"email":"b@example.com","value":20,"currency":"USD"}"#, hints: "--where currency=BRL"),
    KeyDoubtCase(
      "an answer with the rows in a list", .opportunity, #"{"success":true,"data":[{"email":"a@example.com"}]}"#,
      hints: "jq -c '.data[]' FILE | rdbulk"),
    KeyDoubtCase(
      "a list of addresses", .opportunity, #"{"name":"Ana","emails":["a@example.com"]}"#, hints: "--map email=KEY"),
    KeyDoubtCase("some rows have it", .opportunity, #"{"id":1}"#, #"{"id":2,"email":"a@example.com"}"#),
    KeyDoubtCase("it is there without a value", .opportunity, #"{"email":null}"#, #"{"email":""}"#),
    KeyDoubtCase("no row is an object", .opportunity, "[1]", "7"),
    KeyDoubtCase(
      "a field that the event needs", .event(.conversion), #"{"email":"a@example.com","x":1}"#,
      hints: "--map conversion_identifier=KEY"),
    KeyDoubtCase(
      "nothing that a funnel takes", .funnelSet, #"{"email":"a@example.com","x":1}"#, hints: "--map lifecycle_stage=KEY"
    ),
    KeyDoubtCase(
      "nobody's funnel", .funnelGet, #"{"mail_address":"x","y":1}"#, hints: "--map"),
    KeyDoubtCase(
      "a path that no row has", .lost, #"{"email":"a@example.com","details":{"obs":"x"}}"#, maps: ["reason=detail.obs"],
      hints: "Did you mean --map reason=details.obs?"),
    KeyDoubtCase(
      "a path into a list", .lost, #"{"email":"a@example.com","notes":[{"text":"x"}]}"#, maps: ["reason=notes.text"],
      hints: "Name another key."),
  ]
}

@Suite("What the keys of JSON hold")
struct KeyCheckTests {
  @Test("Objects without doubts are not stopped", arguments: FineObjects.all)
  func fine(_ value: FineObjects) throws {
    for command in value.commands {
      for text in value.texts {
        #expect(try keyDoubts(text, command, value.choice, settings: value.settings) == [], "\(command.name)")
      }
    }
  }

  @Test("At least twenty kinds of exports without doubts are checked")
  func count() { #expect(FineObjects.all.count >= 20) }

  @Test(
    "Each doubt is reported with what settles it",
    arguments: KeyDoubtCase.rivals + KeyDoubtCase.ofStates + KeyDoubtCase.ofMoreStates + KeyDoubtCase.ofFields
      + KeyDoubtCase.ofMissing)
  func doubts(_ value: KeyDoubtCase) throws {
    let objects = value.objects
    let texts = objects.rows.contains("7") ? [objects.texts[0]] : objects.texts
    for text in texts {
      let doubts = try keyDoubts(text, value.command, objects.choice, settings: objects.settings)
      #expect(doubts.count == value.hints.count, "\(doubts)")
      for (doubt, hint) in zip(doubts, value.hints) { #expect(doubt.hint.english.contains(hint), "\(doubt)") }
    }
  }

  @Test(
    "With --all-rows, states are nobody's business",
    arguments: KeyDoubtCase.ofStates
      + KeyDoubtCase.ofMoreStates.filter { $0.command.name != SendCommand.event(.conversion).name })
  func allRows(_ value: KeyDoubtCase) throws {
    var choice = value.objects.choice
    choice.takesAllStates = true
    #expect(try keyDoubts(value.objects.texts[0], value.command, choice, settings: value.objects.settings) == [])
  }

  @Test("States are counted in all rows, wherever and in whatever form they stand")
  func counts() throws {
    let rows = (1...5_000).map { row in
      let state = row == 4_999 ? "Vendida" : row == 4_998 ? "Per\\u0064ida" : "Perdida"
      return #"{"n":\#(row),"deal":{"estado":"\#(state)"},"email":"c\#(row)@example.com"}"#
    }
    let doubts = try keyDoubts(rows.joined(separator: "\n"), .lost)
    #expect(
      doubts == [
        .states(
          header: "deal.estado", values: [.init("Perdida", 4_999), .init("Vendida", 1)],
          operation: "OPPORTUNITY_LOST", advice: .choose("--where deal.estado=Perdida"), noun: .key)
      ])
    #expect(
      doubts.first?.message.english
        == "The key 'deal.estado' gives the state of each row: 'Perdida' (4,999), 'Vendida' (1). All of them would be "
        + "sent as OPPORTUNITY_LOST.")
  }

  @Test("Truths are counted in all rows, and rows without one as well")
  func truths() throws {
    let rows = (1...4_000).map { row in
      #"{"win":\#(row == 4_000 ? "null" : row > 3_000 ? "true" : "false"),"email":"c\#(row)@example.com"}"#
    }
    try #expect(
      keyDoubts(rows.joined(separator: "\n"), .lost) == [
        .states(
          header: "win", values: [.init("false", 3_000), .init("true", 999), .init("", 1)],
          operation: "OPPORTUNITY_LOST", advice: .choose("--where win=false"), noun: .key)
      ])
  }

  @Test("A pipe's first rows show a missing key only if there are many of them")
  func firstRows() throws {
    let row = #"{"id":1,"obs":"x"}"# + "\n"
    try #expect(keyDoubts(String(repeating: row, count: 5), .lost, sawAll: false) == [])
    try #expect(keyDoubts(String(repeating: row, count: 50), .lost, sawAll: false).count == 1)
    var settings = FieldSettings()
    settings.maps = [FieldSetting("reason", "late"), FieldSetting("email", "id")]
    try #expect(keyDoubts(String(repeating: row, count: 50), .lost, settings: settings, sawAll: false) == [])
  }

  @Test("A needed key that only a late row has is not missing")
  func late() throws {
    let rows = (1...3_000).map { #"{"n":\#($0)}"# }.joined(separator: "\n")
    try #expect(keyDoubts(rows, .opportunity).count == 1)
    try #expect(keyDoubts(rows + "\n{\"email\":\"a@example.com\"}", .opportunity) == [])
  }

  @Test("A key that only late rows have is looked at like those of the first rows")
  func lateKeys() throws {
    let rows = (1...3_000).map { #"{"n":\#($0),"email":"c\#($0)@example.com"}"# }
    let states = rows.enumerated().map { index, row in
      index < 2_500 ? row : "{\"Estado\":\"\(index == 2_990 ? "Vendida" : "Perdida")\"," + row.dropFirst()
    }
    try #expect(
      keyDoubts(states.joined(separator: "\n"), .lost) == [
        .states(
          header: "Estado", values: [.init("Perdida", 499), .init("Vendida", 1), .init("", 2_500)],
          operation: "OPPORTUNITY_LOST", advice: .choose("--where Estado=Perdida"), noun: .key)
      ])
    let reasons = rows.enumerated().map { index, row in
      index < 2_999 ? row : "{\"Porque perdemos\":\"caro\"," + row.dropFirst()
    }
    let doubt = try #require(try keyDoubts(reasons.joined(separator: "\n"), .lost).first)
    #expect(doubt.hint.english.contains("--map 'reason=Porque perdemos'"))
  }

  @Test("What the mapper does with a row is the same while states are looked at")
  func watching() throws {
    let rows = (1...3_000).map { row in
      #"{"status":"lost","email":"c\#(row)@example.com","motivo":"\#(row)","info":{"status":["x"]}}"#
    }
    let long = String(repeating: "a", count: 5_000)
    let others = [
      #"{"status":"lost","email":"x@example.com","motivo":"\#(long)"}"#,
      #"{"status":"lost","email":"y@example.com","motivo":"a\u0001b"}"#, #"{"status":{"a":1},"email":"z@example.com"}"#,
    ]
    let bytes = Array((rows + others).joined(separator: "\n").utf8)
    let plan = try FieldPlan(Operation(.opportunityLost), columns: nil, settings: FieldSettings())
    var reader = RecordReader(ReaderSettings())
    var (watched, plain) = (RowMapper(plan), RowMapper(plan))
    var check: KeyCheck? = KeyCheck(plan, FieldSettings(), RowChoice())
    var start = 0
    while true {
      let step = reader.next(bytes.span, from: start, to: bytes.count, final: true)
      if step == .end { break }
      if step == .record {
        var (event, email, expectedEvent, expectedEmail): ([UInt8], [UInt8], [UInt8], [UInt8]) = ([], [], [], [])
        let problem = watched.map(&reader, bytes.span, event: &event, email: &email)
        check?.take(&watched, &reader, bytes.span)
        let expected = plain.map(&reader, bytes.span, event: &expectedEvent, email: &expectedEmail)
        #expect(problem == expected && event == expectedEvent && email == expectedEmail)
      }
      start = reader.next
    }
    #expect(watched.emptyWords == plain.emptyWords && check?.doubts(sawAll: true).count == 1)
  }
}
