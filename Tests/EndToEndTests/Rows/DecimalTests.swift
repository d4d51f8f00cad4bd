import Testing

/// Numbers that can be read in two ways, told by the rest of a file.
@Suite("Decimals") struct DecimalTests {
  private static let cases: [(file: String, arguments: [String], values: [String], code: Int32)] = [
    ("a@x.co;1.234\nb@x.co;1,5\n", [], ["1234", "1.5"], 0),
    ("a@x.co;1.234\nb@x.co;1.5\n", [], ["1.234", "1.5"], 0),
    ("a@x.co;1.234\nb@x.co;1.5\nc@x.co;1,5\n", [], [], 2),
    ("a@x.co;1.234\nb@x.co;10\n", [], [], 2),
    ("a@x.co;1.500\nb@x.co;2.300\nTotal;3800.00\n", [], [], 2),
    ("a@x.co;1.500\nb@x.co;2.300\nc@x.co;12.5\n", [], [], 2),
    ("a@x.co;1.234\nb@x.co;1,5\n", ["--where", "email!=b@x.co"], [], 2),
    ("a@x.co;1.234\nb@x.co;1,5\n", ["--first", "1"], [], 2),
    ("a@x.co;1.5\nb@x.co;1.234\nc@x.co;1,5\n", ["--skip", "1"], ["1234", "1.5"], 0),
    ("Total;1.234\na@x.co;10\n", [], ["10"], 1),
    ("a@x.co;1.234\nb@x.co;10\n", ["--decimal", "comma"], ["1234", "10"], 0),
  ]

  @Test("Ambiguous numbers are read like the unambiguous ones of the same file", arguments: cases)
  func file(_ value: (file: String, arguments: [String], values: [String], code: Int32)) throws {
    let folder = try Folder()
    try folder.write("in.csv", "email;valor\n" + value.file)
    let ended = try Command.run(["won", "in.csv", "--dry-run", "-o", "out.jsonl"] + value.arguments, in: folder)
    #expect(ended.code == value.code)
    #expect(Self.values(folder) == value.values)
  }

  @Test("Ambiguous numbers from a pipe are read like the unambiguous ones of its first rows", arguments: cases)
  func pipe(_ value: (file: String, arguments: [String], values: [String], code: Int32)) throws {
    let folder = try Folder()
    let command = try Command(["won", "--dry-run", "-o", "out.jsonl"] + value.arguments, in: folder, input: .pipe)
    try command.write("email;valor\n" + value.file)
    try command.endInput()
    #expect(command.wait().code == value.code)
    #expect(Self.values(folder) == value.values)
  }

  private static func values(_ folder: Folder) -> [String] {
    folder.lines("out.jsonl").map { line in
      line.split(separator: "\"value\":").last.map { String($0.dropLast(2)) } ?? ""
    }
  }
}
