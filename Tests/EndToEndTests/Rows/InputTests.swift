import Testing

/// What is read: formats, encodings, columns, and lines that are wrong.
@Suite("Input") struct InputTests {
  static let long = String(repeating: "y", count: 2 << 20)
  static let portuguese = "e-mail;motivo da perda\r\njoão@example.com;Não há verba – 10 €\r\n"

  static let cases = [
    SendCase(
      "CRLF, quotes, and line breaks in quotes",
      "email,reason\r\n\"ana@example.com\",\"a \"\"b\"\", c\r\nd\"\r\n\r\nbia@example.com,x\r\n", code: 0,
      rows: ["1 2 ana@example.com accepted -", "2 5 bia@example.com accepted -"]),
    SendCase(
      "CR alone, and no line end at the end", "email,reason\rana@example.com,x\rbia@example.com,y", code: 0,
      rows: ["1 2 ana@example.com accepted -", "2 3 bia@example.com accepted -"]),
    SendCase(
      "TSV by its name", "email\treason\nana@example.com\ta,b;c\n", file: "in.tsv", code: 0,
      rows: ["1 2 ana@example.com accepted -"]),
    SendCase(
      "bars found in the header", "email|reason\nana@example.com|a,b\n", file: "in.txt", code: 0,
      rows: ["1 2 ana@example.com accepted -"]),
    SendCase(
      "JSON Lines with lines that are none",
      "{\"email\":\"ana@example.com\"}\n\n[1]\n{\"email\":\n{\"email\":\"bia@example.com\",\"reason\":\"x\"}\n{\"email\":7}",
      file: "in.jsonl", code: 1,
      rows: [
        "1 1 ana@example.com accepted -", "2 3 - invalid MALFORMED_ROW", "3 4 - invalid MALFORMED_ROW",
        "4 5 bia@example.com accepted -", "5 6 7 invalid INVALID_EMAIL",
      ]),
    SendCase(
      "JSON Lines by the first byte", "\n {\"Email\":\"ana@example.com\"}\n", file: "rows", code: 0,
      rows: ["1 2 ana@example.com accepted -"]),
    SendCase(
      "a line of 2 MB", "email,reason\nana@example.com,x\nbad@example.com,\(long)\nbia@example.com,y\n", code: 1,
      rows: ["1 2 ana@example.com accepted -", "2 3 - invalid ROW_TOO_LONG", "3 4 bia@example.com accepted -"],
      says: ["--max-row-bytes"]),
    SendCase(
      "a line of 2 MB that is allowed, but no event can hold",
      "email,reason\nbad@example.com,\(long)\nbia@example.com,y\n", ["--sandbox", "--max-row-bytes", "4M"], code: 1,
      rows: ["1 2 bad@example.com invalid FIELD_TOO_LONG", "2 3 bia@example.com accepted -"]),
    SendCase(
      "bytes that are no UTF-8 in a file that says it is",
      [0xEF, 0xBB, 0xBF] + windows1252("email,reason\na@example.com,é\n"),
      code: 1, rows: ["1 2 - invalid MALFORMED_ROW"]),
    SendCase(
      "a required field without a value", "email,reason\nana@example.com,\nbia@example.com,x\n",
      ["--sandbox", "--require", "reason"], code: 1,
      rows: ["1 2 ana@example.com invalid MISSING_FIELD", "2 3 bia@example.com accepted -"]),
  ]

  @Test("Input in every format and encoding is read", arguments: cases) func reads(_ sending: SendCase) throws {
    try sending.check()
  }

  /// Input whose request body is known to the byte.
  struct BodyCase: Sendable, CustomTestStringConvertible {
    let name: String
    var file = "in.csv"
    let input: [UInt8]
    var arguments: [String] = []
    var email = "ana@example.com"
    var reason: String? = "x"
    var testDescription: String { name }

    var body: String {
      let end = reason.map { ",\"reason\":\"\($0)\"" } ?? ""
      return #"{"event_type":"OPPORTUNITY_LOST","event_family":"CDP","payload":{"email":"\#(email)","#
        + #""funnel_name":"default"\#(end)}}"#
    }
  }

  static let bodies = [
    BodyCase(name: "plain", input: Array("email,reason\nana@example.com,x\n".utf8)),
    BodyCase(name: "no reason", input: Array("email\nana@example.com\n".utf8), reason: nil),
    BodyCase(name: "UTF-8 with mark", input: [0xEF, 0xBB, 0xBF] + Array("email,reason\nana@example.com,x\n".utf8)),
    BodyCase(
      name: "Excel in Brazil: semicolons and Windows-1252", input: windows1252(portuguese),
      email: "joão@example.com", reason: "Não há verba – 10 €"),
    BodyCase(
      name: "UTF-16 little-endian with mark", input: utf16(portuguese), email: "joão@example.com",
      reason: "Não há verba – 10 €"),
    BodyCase(
      name: "UTF-16 big-endian with mark, beyond the first plane",
      input: utf16("email\treason\nana@example.com\t😀\n", bigEndian: true),
      reason: "😀"),
    BodyCase(
      name: "UTF-16 by name, without mark", input: Array(utf16("email,reason\nana@example.com,é\n").dropFirst(2)),
      arguments: ["--encoding", "utf-16le"], reason: "é"),
    BodyCase(name: "Excel's sep line", input: Array("sep=;\r\nemail;reason\r\nana@example.com;x\r\n".utf8)),
    BodyCase(name: "blanks around values", input: Array("Email , Reason\n ana@example.com ,\t x \n".utf8)),
    BodyCase(
      name: "no header, columns named", input: Array("x,ana@example.com\n".utf8),
      arguments: ["--no-header", "--columns", "reason,email"]),
    BodyCase(
      name: "no header, columns by number", input: Array("x,ana@example.com\n".utf8),
      arguments: ["--no-header", "--map", "email=2", "--map", "reason=1"]),
    BodyCase(
      name: "mapped by name", input: Array("Contato,Porquê\nana@example.com,x\n".utf8),
      arguments: ["--map", "email=Contato", "--map", "reason=Porquê"]),
    BodyCase(
      name: "constants", input: Array("email,reason\nana@example.com,y\n".utf8),
      arguments: ["--set", "reason=x", "--set", "funnel_name=default"]),
    BodyCase(
      name: "a funnel's column", input: Array("email,funil,motivo\nana@example.com,Default,x\n".utf8)),
    BodyCase(
      name: "dotted path", file: "in.jsonl", input: Array(#"{"a":{"b":"ana@example.com"},"reason":"x"}"#.utf8),
      arguments: ["--map", "email=a.b"]),
    BodyCase(
      name: "escapes", input: Array("email,reason\nana@example.com,\"a\"\"b\\\n\tc\u{1}\"\n".utf8),
      reason: #"a\"b\\\n\tc\u0001"#),
    BodyCase(
      name: "delimiter settled", input: Array("email:reason\nana@example.com:x\n".utf8),
      arguments: ["--delimiter", ":"]),
  ]

  @Test("A row becomes its event", arguments: bodies) func body(_ sending: BodyCase) throws {
    let folder = try Folder()
    try folder.write(sending.file, sending.input)
    let rehearsal = try Command.run(["lost", sending.file, "--dry-run"] + sending.arguments, in: folder)
    #expect(rehearsal.code == 0, "\(rehearsal.err)")
    #expect(rehearsal.out == sending.body + "\n")
    let server = try RawServer { connection, _ in
      while connection.readRequest() != nil { connection.send(RawServer.answer()) }
    }
    let ended = try Command.run(
      ["lost", sending.file, "--base-url", server.url] + sending.arguments, in: folder,
      environment: SandboxProcess.token)
    #expect(ended.code == 0)
    #expect(server.bodies == [sending.body])
  }
}
