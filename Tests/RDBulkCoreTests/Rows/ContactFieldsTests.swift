import RDBulkCore
import Testing

@Suite("The account's own fields") struct ContactFieldsTests {
  private static let answer = #"""
    {"fields":[{"api_identifier":"email","data_type":"STRING"},{"api_identifier":"cf_produto","data_type":"STRING"},
    {"api_identifier":"cf_interesses","data_type":"STRING[]"},{"api_identifier":"CF_Idade","data_type":"INTEGER"},
    {"api_identifier":"cf_cliente","data_type":"BOOLEAN"},{"api_identifier":"cf_novo","data_type":"DATE"},{}]}
    """#

  private func read(_ text: String) -> ContactFields? {
    let bytes = Array(text.utf8)
    return ContactFields(bytes.span)
  }

  private func account() throws -> ContactFields {
    let fields = read(Self.answer)
    return try #require(fields)
  }

  @Test("can't be read from another answer", arguments: ["", "<html>", "[]", "{}", #"{"fields":1}"#, "null"])
  func unreadable(_ text: String) { #expect(read(text) == nil) }

  @Test("unknown names are told, with the nearest one ready to paste")
  func unknown() throws {
    let account = try account()
    #expect(account.unknown(among: ["cf_produto", "cf_idade", "email", "cf_x"]) == ["email", "cf_x"])
    #expect(account.problem(with: [("cf_produto", "CF_Produto")]) == nil)
    let problem = account.problem(with: [("cf_produt", "cf_Produt"), ("cf_idade", "cf_idade")])
    #expect(
      problem?.message.english
        == "The account has no field 'cf_produt'; the API would silently drop its values.")
    #expect(
      problem?.hint?.english
        == "Did you mean cf_produto? Then add --map 'cf_produto=cf_Produt'. Else add --unchecked-fields.")
    #expect(problem?.exitCode == 2)
    let several = account.problem(with: [("cf_zzzzzzzz", "cf_zzzzzzzz"), ("cf_yyyyyyyy", nil)])
    #expect(several?.message.english.hasPrefix("The account has no fields 'cf_zzzzzzzz', 'cf_yyyyyyyy';") == true)
    #expect(several?.hint?.english.contains("--unchecked-fields") == true)
  }

  @Test("bind a job only where bodies depend on them")
  func binding() throws {
    let account = try account()
    #expect(account.binding(of: ["cf_produto", "cf_novo"]) == "")
    #expect(
      account.binding(of: ["cf_interesses", "cf_idade", "cf_produto"]) == "cf_idade INTEGER\u{1F}cf_interesses STRING[]"
    )
  }

  private func rows(
    _ header: String, _ rows: String, _ adjust: (inout FieldSettings) -> Void = { _ in }
  ) throws -> [String] {
    var settings = FieldSettings()
    adjust(&settings)
    let columns = header.split(separator: "|").map(String.init)
    let plan = try FieldPlan(Operation(.conversion), columns: columns, settings: settings).settled(account())
    var mapper = RowMapper(plan)
    return try mapped(Array("\(header)\n\(rows)".utf8), ReaderSettings(delimiter: UInt8(ascii: "|")), with: &mapper)
      .map { $0.text.replacing(#"{"event_type":"CONVERSION","event_family":"CDP","payload":{"#, with: "") }
  }

  @Test("say how the cells of a column are read")
  func kinds() throws {
    let found = try rows(
      "email|evento|cf_interesses|cf_idade|cf_cliente|cf_produto",
      "a@b.co|x|Preço; Prazo|42|sim|7\na@b.co|x|Preço, Prazo|||\na@b.co|x|Sim, claro;Não|||NULL\na@b.co|x||4,5||\n"
        + "a@b.co|x||muitos||\na@b.co|x|||talvez|\n")
    let start = #""conversion_identifier":"x","email":"a@b.co""#
    #expect(
      Array(found.prefix(3)) == [
        start + #","cf_interesses":["Preço","Prazo"],"cf_idade":42,"cf_cliente":true,"cf_produto":"7"}}"#,
        start + #","cf_interesses":["Preço","Prazo"]}}"#, start + #","cf_interesses":["Sim, claro","Não"]}}"#,
      ])
    #expect(
      found.dropFirst(3).map { String($0.prefix { $0 != ":" }) } == [
        "INVALID_NUMBER", "INVALID_NUMBER", "INVALID_OPTION",
      ])
  }

  @Test("leave a separator that was asked for")
  func separator() throws {
    let found = try rows("email|evento|cf_interesses", "a@b.co|x|a;b/c\n") { $0.listSeparator = "/" }
    #expect(found == [#""conversion_identifier":"x","email":"a@b.co","cf_interesses":["a;b","c"]}}"#])
  }

  @Test("are judged of JSON members row by row")
  func json() throws {
    let plan = try FieldPlan(Operation(.conversion), columns: nil, settings: FieldSettings()).settled(account())
    var mapper = RowMapper(plan)
    mapper.account = try account()
    let start = #"{"email":"a@b.co","conversion_identifier":"x""#
    let input = [
      start + #","cf_interesses":["a","b"],"cf_idade":42}"#, start + #","cf_interesses":"a;b","cf_idade":"42"}"#,
      start + #","cf_cliente":"s\u0069m","cf_produto":1,"cf_idade":null}"#, start + #","cf_idade":"x"}"#,
      start + #","cf_interesses":7}"#, start + #","cf_x":1}"#,
    ]
    let rows = try mapped(Array(input.joined(separator: "\n").utf8), ReaderSettings(format: .jsonLines), with: &mapper)
    let payload =
      #"{"event_type":"CONVERSION","event_family":"CDP","payload":{"conversion_identifier":"x","email":"a@b.co""#
    #expect(
      rows.prefix(3).map(\.text) == [
        payload + #","cf_interesses":["a","b"],"cf_idade":42}}"#,
        payload + #","cf_interesses":["a;b"],"cf_idade":42}}"#,
        payload + #","cf_cliente":true,"cf_produto":1,"cf_idade":null}}"#,
      ])
    #expect(
      rows.dropFirst(3).map { String($0.text.prefix { $0 != ":" }) } == [
        "INVALID_NUMBER", "INVALID_TYPE", "UNKNOWN_FIELD",
      ])
    #expect(mapper.customNames == ["cf_interesses", "cf_idade", "cf_cliente", "cf_produto", "cf_x"])
  }

  @Test("are not those that an event has itself")
  func ownFields() throws {
    let type = try #require(EventType.named("CHAT_STARTED"))
    let columns = ["email", "assunto", "cf_chat_status", "cf_x"]
    let plan = try FieldPlan(Operation(type), columns: columns, settings: FieldSettings())
    #expect(plan.customFields.map(\.name) == ["cf_x"])
    #expect(plan.customFields.map(\.column) == ["cf_x"])
  }

  @Test(
    "an account's name is taken without controls, and bounded",
    arguments: [
      (#"{"name":"Loja\u0007 da\nAna"}"#, "Loja da Ana"), (#"{"name":""}"#, nil), ("{}", nil), ("x", nil),
      (#"{"name":1}"#, nil),
    ] as [(String, String?)])
  func name(_ body: String, _ name: String?) {
    let bytes = Array(body.utf8)
    let found = AccountName.read(bytes.span)
    #expect(found == name)
  }
}
