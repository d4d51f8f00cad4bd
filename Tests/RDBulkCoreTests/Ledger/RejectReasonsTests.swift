import RDBulkCore
import Testing

@Suite("Ledger: rejected rows that say why")
struct RejectReasonsTests {
  private static let reason: RejectReason = {
    var outcome = Outcome(.invalid)
    outcome.error = "INVALID_EMAIL"
    outcome.message = Message(verbatim: "N\u{E3}o; \"x\"")
    return RejectReason(outcome)
  }()

  private func written(_ row: [UInt8], _ reasons: RejectReasons) -> [UInt8] {
    reasons.row(row.span, 0..<row.count, Self.reason)
  }

  private func csv(
    _ columns: [String], _ delimiter: UInt8 = 0x3B, _ encoding: TextEncoding = .utf8, hasMark: Bool = true
  ) -> RejectReasons {
    RejectReasons(
      columns: columns, delimiter: delimiter, encoding: encoding, hasMark: hasMark, language: .english)
  }

  private static let cells = "INVALID_EMAIL;\"N\u{E3}o; \"\"x\"\"\""

  @Test(
    "Cells are appended before the line end, whatever the row's number of cells",
    arguments: [
      ("a;b\n", "a;b;\(cells)\n"), ("a;b\r\n", "a;b;\(cells)\r\n"), ("a;b\r", "a;b;\(cells)\r"),
      ("a\n", "a;\(cells)\n"), ("a;b;c\n", "a;b;c;\(cells)\n"), ("a;\"b\n\"\n", "a;\"b\n\";\(cells)\n"),
    ])
  func appended(_ row: String, _ expected: String) {
    #expect(String(decoding: written(Array(row.utf8), csv(["x", "y"])), as: UTF8.self) == expected)
  }

  @Test(
    "The header has the two names once",
    arguments: [
      ("\u{FEFF}sep=;\nx;y\r\n", ["x", "y"], "\u{FEFF}sep=;\nx;y;rdbulk_error;rdbulk_message\r\n"),
      ("x;rdbulk_error;rdbulk_message\n", ["x", "rdbulk_error", "rdbulk_message"], "x;rdbulk_error;rdbulk_message\n"),
      ("x;y", ["x", "y"], "x;y;rdbulk_error;rdbulk_message"),
    ])
  func header(_ preamble: String, _ columns: [String], _ expected: String) {
    #expect(String(decoding: csv(columns).preamble(Array(preamble.utf8)), as: UTF8.self) == expected)
  }

  @Test(
    "Reasons of an earlier run are replaced where they stand, and rows of another width are left as they came",
    arguments: [
      ("a;OLD;\"old; text\"\n", "a;\(cells)\n"), ("a;;\n", "a;\(cells)\n"),
      ("\"a;1\";\"OLD\";x\r\n", "\"a;1\";\(cells)\r\n"),
      ("a;OLD\n", "a;OLD\n"), ("a;b;OLD;x\n", "a;b;OLD;x\n"), ("a;\"b\"c;x\n", "a;\"b\"c;x\n"),
    ])
  func replaced(_ row: String, _ expected: String) {
    let reasons = csv(["x", "rdbulk_error", "rdbulk_message"])
    #expect(String(decoding: written(Array(row.utf8), reasons), as: UTF8.self) == expected)
  }

  @Test("Columns that somebody has moved are found where they are")
  func moved() {
    let reasons = csv(["rdbulk_message", "x", "rdbulk_error"])
    let text = String(decoding: written(Array("m;a;OLD\n".utf8), reasons), as: UTF8.self)
    #expect(text == "\"N\u{E3}o; \"\"x\"\"\";a;INVALID_EMAIL\n")
  }

  @Test("Reasons are written in the encoding of the rows, and without accents where nothing tells that")
  func encodings() {
    #expect(written([0xE3, 0x0A], csv(["x"], 0x2C, .windows1252)).contains(0xE3))
    #expect(
      written([0x61, 0x0A], csv(["x"], 0x2C, .windows1252)) == Array("a,INVALID_EMAIL,\"N".utf8) + [0xE3]
        + Array("o; \"\"x\"\"\"\n".utf8))
    #expect(
      written([0x61, 0x0A], csv(["x"], 0x2C, hasMark: false)) == Array("a,INVALID_EMAIL,\"N?o; \"\"x\"\"\"\n".utf8))
    let utf16 = { (text: String) in Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    #expect(
      written(utf16("\u{E7};b\r\n"), csv(["x", "y"], 0x3B, .utf16LittleEndian)) == utf16("\u{E7};b;\(Self.cells)\r\n"))
  }

  @Test(
    "JSON gets two members, which replace those of an earlier run",
    arguments: [
      (#"{"a": 1}"#, #"{"a": 1,+}"#), ("{ }", "{ +}"), (#"{"a":{"rdbulk_error":1}}"#, #"{"a":{"rdbulk_error":1},+}"#),
      (#"{"rdbulk_error":"x","a":1,"rdbulk_message":"y"}"#, #"{"a":1,+}"#),
      (#"{"rdbulk_error":"x"}"#, "{+}"), ("[1]", "[1]"), (#"{"a":"#, #"{"a":"#),
    ])
  func json(_ row: String, _ expected: String) {
    let reasons = RejectReasons(
      columns: nil, delimiter: 0x2C, encoding: .utf8, hasMark: false, language: .english)
    let members = #""rdbulk_error":"INVALID_EMAIL","rdbulk_message":"N"# + "\u{E3}o; " + #"\"x\"""#
    let text = String(decoding: written(Array("\(row)\n".utf8), reasons), as: UTF8.self)
    #expect(text == expected.replacing("+", with: members) + "\n")
  }
}
