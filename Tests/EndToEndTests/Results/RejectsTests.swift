import Testing

/// The rows that were not accepted, kept to be mended.
@Suite("Rejects") struct RejectsTests {
  /// Inputs, and what of them must stand in the rejects: the header and the rows marked bad.
  struct RejectsCase: Sendable, CustomTestStringConvertible {
    let name: String
    var file = "in.csv"
    let pieces: [(text: String, isKept: Bool)]
    var encode: @Sendable (String) -> [UInt8] = { Array($0.utf8) }
    var arguments: [String] = []
    var testDescription: String { name }
  }

  static let cases = [
    RejectsCase(
      name: "CRLF and quotes",
      pieces: [
        ("email,reason\r\n", true), ("ana@example.com,x\r\n", false), ("\"bad\" ,\"a\r\nb\"\r\n", true),
        ("bia@example.com\r\n", true),
      ]),
    RejectsCase(
      name: "UTF-8 mark",
      pieces: [("\u{FEFF}email,reason\n", true), ("ana@example.com,é\n", false), ("ção,é\n", true)]),
    RejectsCase(
      name: "Windows-1252",
      pieces: [("email;motivo\r\n", true), ("ana@example.com;é\r\n", false), ("ção;não\r\n", true)], encode: windows1252
    ),
    RejectsCase(
      name: "UTF-16 little-endian",
      pieces: [("email\tmotivo\r\n", true), ("ana@example.com\té\r\n", false), ("ção\t😀\r\n", true)],
      encode: { utf16($0) }),
    RejectsCase(
      name: "UTF-16 big-endian",
      pieces: [("email\tmotivo\n", true), ("ção\t😀\n", true)], encode: { utf16($0, bigEndian: true) }),
    RejectsCase(
      name: "no header",
      pieces: [("bad,x\n", true), ("ana@example.com,x\n", false)],
      arguments: ["--no-header", "--columns", "email,reason"]),
    RejectsCase(
      name: "JSON Lines", file: "in.jsonl",
      pieces: [("{\"email\":\"ana@example.com\"}\n", false), ("{ \"email\" : 1 }\n", true), ("nonsense\n", true)]),
    RejectsCase(
      name: "an over-long row among others",
      pieces: [
        ("email,reason\n", true), ("bad,x\n", true), ("long,\(InputTests.long)\n", true),
        ("ana@example.com,x\n", false),
        ("worse,x\n", true),
      ]),
  ]

  @Test("--rejects and --accepts split a file byte for byte, and the rejects can be sent again", arguments: cases)
  func keeps(
    _ sending: RejectsCase
  ) throws {
    let folder = try Folder()
    try folder.write(sending.file, sending.encode(sending.pieces.map(\.text).joined()))
    let name = "rej-" + sending.file
    for (input, output) in [(sending.file, name), (name, "again-" + name)] {
      let ended = try Command.run(
        [
          "lost", input, "-o", "\(output).jsonl", "--rejects", output, "--accepts", "acc-\(output)", "--sandbox",
          "--rate", "unlimited",
        ] + sending.arguments, in: folder)
      #expect(ended.code == 1)
      let hasHeader = !sending.file.hasSuffix("jsonl") && sending.arguments.isEmpty
      let accepted = sending.pieces.enumerated().filter { index, piece in
        hasHeader && index == 0 || (!piece.isKept && input == sending.file)
      }
      #expect(folder.bytes("acc-\(output)") == sending.encode(accepted.map(\.element.text).joined()))
      #expect(try folder.mode("acc-\(output)") == 0o600)
      #expect(folder.bytes(output) == sending.encode(sending.pieces.filter(\.isKept).map(\.text).joined()))
    }
  }
}
