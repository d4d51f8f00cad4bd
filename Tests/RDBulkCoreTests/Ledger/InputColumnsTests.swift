import RDBulkCore
import Testing

@Suite("Ledger: the row's own columns behind its result")
struct InputColumnsTests {
  /// What stands behind the results of the rows of `text`, in a file of `kind`.
  private func written(
    _ text: [UInt8], _ kind: ResultFormat.Kind, _ settings: ReaderSettings = ReaderSettings(),
    style: ResultStyle = .plain
  ) -> [String] {
    var reader = RecordReader(settings)
    var format = ResultFormat(kind, raw: false, style: style)
    var rows: [String] = []
    var start = 0
    while true {
      let step = reader.next(text.span, from: start, to: text.count, final: true)
      start = reader.next
      switch step {
      case .header:
        let others = kind == .csv ? ResultFormat.columns : []
        format.input = reader.format == .csv ? InputColumns(reader.header, besides: others) : .object
      case .record:
        var bytes: [UInt8] = []
        format.appendInput(&reader, text.span, to: &bytes)
        rows.append(String(decoding: bytes, as: UTF8.self))
      case .needMore, .skipped: continue
      case .end: return rows
      }
    }
  }

  @Test("A name that occurs twice gets a number, and a column without a name its own")
  func names() {
    let columns = InputColumns(["email", "E-mail", "", "x", "x", "x_2"], besides: ResultFormat.columns)
    #expect(columns == .cells(["email_2", "E-mail", "column_3", "x", "x_2", "x_2_2"]))
  }

  @Test(
    "Cells stand as they are read, quoted and guarded as the result's own",
    arguments: [
      ("email;nome\na@b.c;Ana\n", [",a@b.c,Ana"], [#","input":{"email":"a@b.c","nome":"Ana"}"#]),
      ("a;b\n=1+1;\"x,\"\"y\"\"\nz\"\n", [",'=1+1,\"x,\"\"y\"\"\nz\""], [#","input":{"a":"=1+1","b":"x,\"y\"\nz"}"#]),
      // Too few, and too many.
      ("a;b\n1\n1;2;3;4\n", [",1,", ",1,2;3;4"], [#","input":{"a":"1","b":""}"#, #","input":{"a":"1","b":"2;3;4"}"#]),
      // No cells at all.
      ("a;b\n1;\"x\"y\n", [",\"1;\"\"x\"\"y\","], [#","input":{"a":"1;\"x\"y","b":""}"#]),
    ])
  func csv(_ text: String, _ csv: [String], _ json: [String]) {
    #expect(written(Array(text.utf8), .csv) == csv)
    #expect(written(Array(text.utf8), .jsonLines) == json)
  }

  @Test("Cells in another encoding become UTF-8")
  func encoding() {
    let text = Array("nome\nJo".utf8) + [0xE3] + Array("o\n".utf8)
    #expect(written(text, .csv, ReaderSettings(format: .csv, encoding: .windows1252)) == [",Jo\u{E3}o"])
    #expect(
      written(text, .jsonLines, ReaderSettings(format: .csv, encoding: .windows1252))
        == [",\"input\":{\"nome\":\"Jo\u{E3}o\"}"])
  }

  @Test("A row of JSON stands on one line, and what is no JSON as text")
  func json() {
    let text = Array("{\"a\" : [1, \"x \\\" y\"]}\n{\"a\":\n".utf8)
    let lines = ReaderSettings(format: .jsonLines)
    #expect(written(text, .jsonLines, lines) == [#","input":{"a":[1,"x \" y"]}"#, #","input":"{\"a\":""#])
    #expect(
      written(text, .csv, lines, style: .spreadsheet(.portuguese)) == [
        #";"{""a"":[1,""x \"" y""]}""#, #";"""{\""a\"":""""#,
      ])
    let array = Array("[{\"a\":\n  1},\n {\"a\": 2}]".utf8)
    #expect(
      written(array, .jsonLines, ReaderSettings(format: .json)) == [#","input":{"a":1}"#, #","input":{"a":2}"#])
  }

  @Test("A row that is too long to be read has nothing behind its result, and the file keeps its columns")
  func long() {
    let text = Array(("a,b\n" + String(repeating: "x", count: 64) + ",1\n").utf8)
    #expect(written(text, .csv, ReaderSettings(limit: 16)) == [""])
    for (kind, end) in [(ResultFormat.Kind.csv, ",,,\n"), (.jsonLines, #","input":null}"# + "\n")] {
      var format = ResultFormat(kind, raw: false)
      format.input = .cells(["a", "b"])
      let none: [UInt8] = []
      var bytes: [UInt8] = []
      format.append(
        ResultRow(number: 1, line: 2, sentAt: nil), Outcome(.invalid), email: 0..<0, in: none.span, uuid: 0..<0,
        in: none.span, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self).hasSuffix(end))
    }
  }

  @Test("Such results are read back, and those of a job without these columns are not its own")
  func scanned() throws {
    for kind in [ResultFormat.Kind.csv, .jsonLines] {
      var format = ResultFormat(kind, raw: false)
      format.input = .cells(["nome"])
      var bytes = format.header
      let rest = Array((kind == .csv ? ",Ana" : #","input":{"nome":"Ana","x":[1,{}]}"#).utf8)
      format.append(
        ResultRow(number: 1, line: 2, sentAt: nil), Outcome(.failed), email: 0..<0, in: rest.span, uuid: 0..<0,
        in: rest.span, input: 0..<rest.count, to: &bytes)
      for format in [format, ResultFormat(of: bytes, raw: false, extras: .none)] {
        var scan = ResultsScan(format, knownUpTo: 0)
        #expect(try scan.take(bytes.span, 0, bytes.count, final: true) == bytes.count)
        #expect(scan.length == bytes.count && scan.tally.failed == 1)
      }
      var scan = ResultsScan(ResultFormat(kind, raw: false), knownUpTo: 0)
      #expect(throws: ResultsScan.Flaw.self) {
        let twice = bytes + bytes[format.header.count...]
        _ = try scan.take(twice.span, 0, twice.count, final: true)
      }
    }
  }
}
