import Testing

/// A run of `rdbulk lost` from its input to its results.
struct SendCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// Behind `rdbulk lost in.csv -o out.jsonl`.
  var arguments: [String] = ["--sandbox"]
  var file = "in.csv"
  var input: [UInt8]
  let code: Int32
  /// `row line email status error` of each result, by row.
  var rows: [String]
  /// What standard error must hold, each of them.
  var says: [String] = []

  var testDescription: String { name }

  init(
    _ name: String, _ input: [UInt8], file: String = "in.csv", _ arguments: [String] = ["--sandbox"], code: Int32,
    rows: [String], says: [String] = []
  ) {
    self.name = name
    self.input = input
    self.file = file
    self.arguments = arguments
    self.code = code
    self.rows = rows
    self.says = says
  }

  init(
    _ name: String, _ input: String, file: String = "in.csv", _ arguments: [String] = ["--sandbox"], code: Int32,
    rows: [String], says: [String] = []
  ) {
    self.init(name, Array(input.utf8), file: file, arguments, code: code, rows: rows, says: says)
  }

  /// Runs it and checks code, results and messages.
  func check(_ place: SourceLocation = #_sourceLocation) throws {
    let folder = try Folder()
    try folder.write(file, input)
    let ended = try Command.run(
      ["lost", file, "-o", "out.jsonl", "--rate", "unlimited"] + arguments, in: folder,
      environment: SandboxProcess.token, place)
    #expect(ended.code == code, "\(ended.err)", sourceLocation: place)
    #expect(ended.out == "", sourceLocation: place)
    try #expect(folder.results("out.jsonl").map(\.brief) == rows, sourceLocation: place)
    for text in says { #expect(ended.err.contains(text), sourceLocation: place) }
  }
}

/// Rows with the addresses `c1@example.com`, `c2@example.com`, …
func contacts(_ count: Int, reason: String = "Preço") -> String {
  "email,reason\n" + (1...count).map { "c\($0)@example.com,\(reason)\n" }.joined()
}

/// Bytes of Windows-1252 for the characters that tests use.
func windows1252(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { $0 == "€" ? 0x80 : $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) }
}

func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
  let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
  return mark
    + text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
}
