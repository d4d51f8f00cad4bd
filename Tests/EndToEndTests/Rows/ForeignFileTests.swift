import Testing

/// Files that are no table, and text in other encodings.
@Suite("Input: other files") struct ForeignFileTests {
  private static let lost = ["lost", "in.csv", "-o", "out.jsonl", "--sandbox", "--rate", "unlimited"]

  @Test(
    "A file that is no table is refused by name with what to do, and nothing is created",
    arguments: [
      ([0x1F, 0x8B, 0x08, 0x00], "is compressed with gzip", "gzip -dc in.csv | rdbulk …"),
      (
        [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 26) + Array("[Content_Types].xml".utf8),
        "is an Excel workbook (.xlsx)", "as CSV"
      ),
      (Array("<table><tr><td>email</td></tr></table>".utf8), "is a web page", "open it in Excel"),
      (Array("%PDF-1.4\n".utf8), "is a PDF", "Export the contacts"),
    ] as [([UInt8], String, String)])
  func refused(_ bytes: [UInt8], _ what: String, _ advice: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", bytes)
    let ended = try Command.run(Self.lost, in: folder)
    #expect(ended.code == 2)
    #expect(ended.err.contains("'in.csv' \(what)") && ended.err.contains(advice), "\(ended.err)")
    #expect(try folder.names() == ["in.csv", "run.err", "run.out"] || !folder.has("out.jsonl"))
    let piped = try Command(["lost", "--sandbox"], in: folder, input: .pipe, name: "piped")
    for byte in bytes { try piped.write(bytes: [byte]) }
    try piped.endInput()
    let pipeEnded = piped.wait()
    #expect(pipeEnded.code == 2)
    #expect(pipeEnded.err.contains("standard input \(what)"), "\(pipeEnded.err)")
  }

  static let encodings = [
    SendCase(
      "Mac OS Roman with CR", Array("email;motivo\ra@example.com;Pre".utf8) + [0x8D] + Array("o acima\r".utf8), code: 0,
      rows: ["1 2 a@example.com accepted -"], says: ["it is read as Mac OS Roman"]),
    SendCase(
      "CP850",
      Array("email;motivo\r\na@example.com;N".utf8) + [0xC6] + Array("o h".utf8) + [0xA0] + Array(" verba\r\n".utf8),
      code: 0, rows: ["1 2 a@example.com accepted -"], says: ["it is read as CP850"]),
    SendCase(
      "a doubt that --encoding settles", Array("email;motivo\na@example.com;Pre".utf8) + [0x87] + Array("o\n".utf8),
      ["--sandbox", "--encoding", "cp850"], code: 0, rows: ["1 2 a@example.com accepted -"]),
    SendCase(
      "UTF-16 without a mark", Array(utf16("email\tmotivo\r\njoao@example.com\té😀\r\n").dropFirst(2)), code: 0,
      rows: ["1 2 joao@example.com accepted -"]),
    SendCase(
      "UTF-16 without a mark, big-endian",
      Array(utf16("email\tmotivo\njoao@example.com\té\n", bigEndian: true).dropFirst(2)),
      code: 0, rows: ["1 2 joao@example.com accepted -"]),
  ]

  @Test("Text in other encodings is read", arguments: encodings) func reads(_ sending: SendCase) throws {
    try sending.check()
  }

  @Test("Rejected rows of UTF-16 without a mark are kept as they came") func rejects() throws {
    let input = Array(utf16("email\tmotivo\r\nbad\té\r\nana@example.com\tx\r\n").dropFirst(2))
    let folder = try Folder()
    try folder.write("in.csv", input)
    let ended = try Command.run(Self.lost + ["--rejects", "rej.csv"], in: folder)
    #expect(ended.code == 1)
    #expect(folder.bytes("rej.csv") == Array(utf16("email\tmotivo\r\nbad\té\r\n").dropFirst(2)))
  }

  @Test("An encoding in doubt stops the run before anything is sent, and shows the cell in each reading")
  func doubt() throws {
    let folder = try Folder()
    let rows = (1...2_000).map { "c\($0)@example.com;x\n" }.joined()
    try folder.write("in.csv", Array("email;motivo\n\(rows)a@example.com;Pre".utf8) + [0x87] + Array("o\n".utf8))
    let ended = try Command.run(Self.lost, in: folder)
    #expect(ended.code == 2)
    #expect(
      ended.err.contains("Line 2002, column 2: the bytes can be read as 'Preáo' (macintosh), 'Preço' (cp850)"),
      "\(ended.err)")
    #expect(ended.err.contains("--encoding cp850"))
    #expect(!folder.has("out.jsonl"))
    let dry = try Command.run(["lost", "in.csv", "--dry-run", "--encoding", "cp850"], in: folder)
    #expect(dry.code == 0)
    #expect(dry.out.contains(#""reason":"Preço""#))
  }
}
