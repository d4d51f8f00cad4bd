import RDBulkCore
import Testing

/// JSON rows in which a field has no key.
@Suite("Rows: missing keys")
struct MissingKeyTests {
  private static let first = "MISSING_FIELD: email is empty; it must have a value."

  /// A row, and what is said of it behind ``first``.
  private static let rows: [(String, String)] = [
    (
      #"{"id":"1","properties":{"email":"a@example.com"}}"#,
      " The keys of this row are id, properties.email. --map email=properties.email takes it from there."
    ),
    (
      #"{"Contato":{"Endereço":"a@example.com"},"n":1}"#,
      " The keys of this row are Contato.Endereço, n. --map email=Contato.Endereço takes it from there."
    ),
    (
      #"{"a b":"no","login id":"a@example.com"}"#,
      " The keys of this row are a b, login id. --map 'email=login id' takes it from there."
    ),
    (
      #"{"nome":"Ana","tel":5}"#,
      " The keys of this row are nome, tel. If one of them is the email, say so: --map email=KEY."
    ),
    (
      #"{"total":2,"contacts":[{"email":"a@example.com"}]}"#,
      " The keys of this row are total, contacts (a list). If the elements of contacts are the rows, pass only that list, "
        + "for example with: jq .contacts"
    ),
    (
      #"{"emails":["a@example.com"]}"#,
      " The keys of this row are emails (a list). If one of them is the email, say so: --map email=KEY."
    ),
    // No path leads to a key with a dot in it.
    (
      #"{"x":{"a.email":"a@example.com"}}"#,
      " The keys of this row are x.a.email. If one of them is the email, say so: --map email=KEY."
    ),
    (
      "{" + (1...13).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}",
      " The keys of this row are \((1...12).map { "k\($0)" }.joined(separator: ", ")), …. If one of them is the email, say so: "
        + "--map email=KEY."
    ),
    // The key is there: only its value is missing.
    (#"{"email":"","x":1}"#, ""), (#"{"E-mail":null,"x":"a@example.com"}"#, ""), ("{}", ""),
  ]

  @Test(
    "A row without a field's key is told the keys it has and the path that would do", arguments: rows,
    [InputFormat.jsonLines, .json])
  func told(_ row: (String, String), _ format: InputFormat) throws {
    let mapped = try mapped(Array(row.0.utf8), ReaderSettings(format: format))
    #expect(mapped.map(\.text) == [Self.first + row.1])
  }

  @Test(
    "A path that leads nowhere is reported",
    arguments: [
      ("a.b", #"{"a":{"c":"x@example.com"}}"#, " The keys of this row are a.c. --map email=a.c takes it from there."),
      ("a.b", #"{"a":{"b":null}}"#, ""), ("a.b", #"{"a.b":""}"#, ""), ("a", #"{"a":null}"#, ""),
      (
        "Email", #"{"email":"x@example.com"}"#,
        " The keys of this row are email. --map email=email takes it from there."
      ),
    ])
  func path(_ path: String, _ row: String, _ text: String) throws {
    let mapped = try mapped(Array(row.utf8), ReaderSettings(format: .jsonLines)) { options in
      options.maps = [FieldSetting("email", path)]
    }
    #expect(mapped.map(\.text) == [Self.first + text])
  }

  /// Rows, and the keys of theirs that go nowhere.
  private static let unused: [(String, [String])] = [
    ("{\"email\":\"a@b.co\"}\n", []),
    ("{\"email\":\"a@b.co\",\"id\":1,\"x\":{\"y\":2}}\n{\"id\":2,\"email\":\"b@b.co\"}\n", ["id 2", "x 1"]),
    (
      (1...300).map { "{\"email\":\"a@b.co\",\"id\":\($0),\($0 % 3 == 0 ? "\"z\":null," : "")\"x\":\"\($0)\"}\n" }
        .joined(),
      ["id 300", "x 300", "z 100"]
    ),
    ("{\"email\":\"a@b.co\",\"id\":1,\"id\":2,\"Motivo\":\"\",\"reason\":\"x\"}\n", ["id 1"]),
    // Of a row that is no JSON nothing is counted.
    ("{\"email\":\"a@b.co\",\"id\":1,\n{\"email\":\"a@b.co\",\"id\":1}\n", ["id 1"]),
  ]

  @Test("Unused keys are counted by rows", arguments: unused)
  func counted(_ input: String, _ keys: [String]) throws {
    var mapper = RowMapper(try FieldPlan(Operation(.opportunityLost), columns: nil, settings: FieldSettings()))
    _ = try mapped(Array(input.utf8), ReaderSettings(format: .jsonLines), with: &mapper)
    #expect(mapper.unusedKeys.map { "\($0.name) \($0.rows)" } == keys)
  }

  @Test("Keys beyond the limit aren't counted, and the others' counts stay right")
  func many() throws {
    let row = "{" + (0..<100).map { "\"k\($0)\":\($0)," }.joined() + "\"email\":\"a@b.co\"}\n"
    var mapper = RowMapper(try FieldPlan(Operation(.opportunityLost), columns: nil, settings: FieldSettings()))
    _ = try mapped(Array((row + row + row).utf8), ReaderSettings(format: .jsonLines), with: &mapper)
    #expect(mapper.unusedKeys == (0..<64).map { UnusedKey(name: "k\($0)", rows: 3) })
  }
}
