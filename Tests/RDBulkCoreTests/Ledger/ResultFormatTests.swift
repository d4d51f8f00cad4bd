import RDBulkCore
import Testing

@Suite("Ledger: result lines, byte for byte")
struct ResultFormatTests {
  private static let uuid = "5408c5a3-4711-4f2e-8d0b-13407a3e30f3"

  private func line(
    _ kind: ResultFormat.Kind, _ status: RowStatus = .accepted, raw: Bool = false, email: String = "a@b.c",
    uuid: String = "", sentAt: Int64? = nil, http: Int = 0, attempts: Int = 0, duration: Int64 = 0, error: String = "",
    message: String = ""
  ) -> String {
    var outcome = Outcome(status)
    outcome.httpStatus = http
    outcome.error = error
    outcome.message = Message(verbatim: message)
    outcome.attempts = attempts
    outcome.duration = duration
    let (address, id) = (Array(email.utf8), Array(uuid.utf8))
    var format = ResultFormat(kind, raw: raw)
    var bytes: [UInt8] = []
    format.append(
      ResultRow(number: 7, line: 9, sentAt: sentAt), outcome, email: 0..<address.count, in: address.span,
      uuid: 0..<id.count, in: id.span, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("CSV has a header line and JSON Lines has none")
  func header() {
    let header = "row,line,email,status,http_status,event_uuid,attempts,error,message,sent_at,duration_ms\n"
    #expect(String(decoding: ResultFormat(.csv, raw: false).header, as: UTF8.self) == header)
    #expect(ResultFormat(.jsonLines, raw: false).header.isEmpty)
  }

  @Test("An accepted row is written with all its values")
  func accepted() {
    let sentAt: Int64 = 1_795_294_200_123
    #expect(
      line(.csv, uuid: Self.uuid, sentAt: sentAt, http: 200, attempts: 2, duration: 12_500_000)
        == "7,9,a@b.c,accepted,200,\(Self.uuid),2,,,2026-11-21T20:50:00.123Z,13\n")
    #expect(
      line(.jsonLines, uuid: Self.uuid, sentAt: sentAt, http: 200, attempts: 2, duration: 12_499_999)
        == #"{"row":7,"line":9,"email":"a@b.c","status":"accepted","http_status":200,"event_uuid":""# + Self.uuid
        + #"","attempts":2,"error":null,"message":null,"sent_at":"2026-11-21T20:50:00.123Z","duration_ms":12}"# + "\n")
  }

  @Test("A row that wasn't sent has empty values")
  func unsent() {
    #expect(
      line(.csv, .invalid, email: "", error: "MISSING_FIELD", message: "No email.")
        == "7,9,,invalid,,,0,MISSING_FIELD,No email.,,\n")
    #expect(
      line(.jsonLines, .invalid, email: "", error: "MISSING_FIELD", message: "No email.")
        == #"{"row":7,"line":9,"email":null,"status":"invalid","http_status":null,"event_uuid":null,"attempts":0,"#
        + #""error":"MISSING_FIELD","message":"No email.","sent_at":null,"duration_ms":null}"# + "\n")
  }

  @Test(
    "Cells that a spreadsheet would run are guarded in CSV and nowhere else",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""),
      ("\nx", "\"'\nx\""), ("=a,b", "\"'=a,b\""), ("1=1", "1=1"), ("a@b.c", "a@b.c"),
      // In full width.
      ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{FF0B}1", "'\u{FF0B}1"), ("\u{FF0D}1", "'\u{FF0D}1"),
      ("\u{FF20}x", "'\u{FF20}x"), ("\u{FF1E}1", "\u{FF1E}1"), ("1\u{FF1D}1", "1\u{FF1D}1"),
      // Where the file is opened with semicolons or tabs, or a line is split because its quotes mean nothing.
      ("x;=1+1;y", "x;'=1+1;y"), ("x;;@y;\u{FF1D}1", "x;;'@y;'\u{FF1D}1"), ("x; y;z", "x; y;z"), ("x;", "x;"),
      ("long enough;+1", "long enough;'+1"), ("x\t=1", "\"x\t'=1\""), ("x\n-1\r\n@1", "\"x\n'-1\r\n'@1\""),
      ("x,=1", "\"x,=1\""), ("x;\"=1&\"", "\"x;'\"\"=1&\"\"\""), ("\"=1\"", "\"\"\"=1\"\"\""),
    ])
  func guarded(_ value: String, _ cell: String) {
    #expect(line(.csv, email: value) == "7,9,\(cell),accepted,,,0,,,,\n")
    #expect(line(.csv, message: value) == "7,9,a@b.c,accepted,,,0,,\(cell),,\n")
    let raw = line(.csv, raw: true, email: value)
    #expect(raw == "7,9,\(cell.replacing("'", with: "")),accepted,,,0,,,,\n")
    #expect(!line(.jsonLines, email: value).contains("'"))
  }

  @Test(
    "A text that begins like a guarded cell gets one more mark, so that it can be told from one",
    arguments: [("'=1", "''=1"), ("''+1", "'''+1"), ("x;'=1", "x;''=1"), ("'x", "'x"), ("x;'y", "x;'y"), ("'", "'")])
  func marks(_ value: String, _ cell: String) {
    #expect(line(.csv, email: value) == "7,9,\(cell),accepted,,,0,,,,\n")
    #expect(line(.csv, raw: true, email: value) == "7,9,\(value),accepted,,,0,,,,\n")
  }

  @Test(
    "Quotes, delimiters and line ends are quoted",
    arguments: [
      ("a\"b", "\"a\"\"b\"", #"a\"b"#), ("a,b", "\"a,b\"", "a,b"), ("a\nb", "\"a\nb\"", #"a\nb"#),
      ("a;b", "a;b", "a;b"), ("\u{E7}\u{1F600}", "\u{E7}\u{1F600}", "\u{E7}\u{1F600}"), ("a\\b", "a\\b", #"a\\b"#),
      ("a\u{1}b", "\"a\u{1}b\"", #"a\u0001b"#),
    ])
  func quoted(_ value: String, _ cell: String, _ json: String) {
    #expect(line(.csv, message: value) == "7,9,a@b.c,accepted,,,0,,\(cell),,\n")
    #expect(line(.jsonLines, message: value).contains("\"message\":\"\(json)\","))
  }
}
