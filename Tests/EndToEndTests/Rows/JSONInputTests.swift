import Testing

/// Arrays of objects, and objects one after the other.
@Suite("Input: JSON") struct JSONInputTests {
  static let array = "[\n{\"email\":\"ana@example.com\"},\n{\"email\":\"bia@example.com\",\"reason\":\"x\"}\n]\n"
  static let objects = "{\n  \"email\": \"ana@example.com\"\n}\n{\n  \"email\": \"bia@example.com\"\n}\n"

  static let cases = [
    SendCase(
      "an array by its name", array, file: "in.json", code: 0,
      rows: ["1 2 ana@example.com accepted -", "2 3 bia@example.com accepted -"]),
    SendCase(
      "an array by its first bytes", array, file: "in", code: 0,
      rows: ["1 2 ana@example.com accepted -", "2 3 bia@example.com accepted -"]),
    SendCase(
      "an array in a file that is called JSON Lines", array, file: "in.jsonl", code: 0,
      rows: ["1 2 ana@example.com accepted -", "2 3 bia@example.com accepted -"]),
    SendCase(
      "an array on one line, in UTF-16", utf16("[{\"email\":\"ana@example.com\"},{\"email\":\"joão\"}]"),
      file: "in.json",
      code: 1, rows: ["1 1 ana@example.com accepted -", "2 1 joão invalid INVALID_EMAIL"]),
    SendCase(
      "objects over several lines", objects, file: "in.json", code: 0,
      rows: ["1 1 ana@example.com accepted -", "2 4 bia@example.com accepted -"]),
    SendCase(
      "objects on one line", "{\"email\":\"ana@example.com\"}{\"email\":\"bia@example.com\"}", file: "in.txt",
      ["--sandbox", "--format", "json"], code: 0,
      rows: ["1 1 ana@example.com accepted -", "2 1 bia@example.com accepted -"]),
    SendCase(
      "an empty array", "[]", file: "in.json", code: 0, rows: []),
    SendCase(
      "elements that are no objects, commas too many and too few",
      "[\n7,\n{\"email\":\"ana@example.com\"},\n,\n{\"email\":\"bia@example.com\"}\n{\"email\":\"cia@example.com\"},\n{\"email\":NaN},\n"
        + "{\"email\":\"dea@example.com\"},\n]",
      file: "in.json", code: 1,
      rows: [
        "1 2 - invalid MALFORMED_ROW", "2 3 ana@example.com accepted -", "3 4 - invalid MALFORMED_ROW",
        "4 5 bia@example.com accepted -", "5 6 - invalid MALFORMED_ROW", "6 7 - invalid MALFORMED_ROW",
        "7 8 dea@example.com accepted -", "8 9 - invalid MALFORMED_ROW",
      ]),
    SendCase(
      "a quote that is missing ends the reading, and nothing from inside the text is sent",
      "[{\"email\":\"ana@example.com\"},\n{\"email\":\"bia@example.com\",\"reason\":\"x},\n{\"email\":\"cia@example.com\"}]",
      file: "in.json", code: 2, rows: [], says: ["can't be read to its end", "Nothing was sent."]),
    SendCase(
      "a file that is cut off in an element",
      "[{\"email\":\"ana@example.com\"},\n{\"email\":\"bia@example.com\",\"reason",
      file: "in.json", code: 2, rows: [], says: ["can't be read to its end", "Nothing was sent."]),
    SendCase(
      "a file that is cut off between elements", "[{\"email\":\"ana@example.com\"},\n", file: "in.json", code: 2,
      rows: [], says: ["can't be read to its end", "Nothing was sent."]),
    SendCase(
      "an element of 2 MB",
      "[{\"email\":\"ana@example.com\",\"reason\":\"\(InputTests.long)\"},\n{\"email\":\"bia@example.com\"}]",
      file: "in.json", code: 1, rows: ["1 1 - invalid ROW_TOO_LONG", "2 2 bia@example.com accepted -"]),
  ]

  @Test("JSON is read row by row", arguments: cases) func reads(_ sending: SendCase) throws { try sending.check() }

  @Test(
    "An error in JSON is reported with its line, what is wrong and what to do",
    arguments: [
      (
        "[{\"email\":\"a@b.co\"},\n]",
        "line 2 (row 2): MALFORMED_ROW: Line 2, column 1: there is a comma without an element. Remove it."
      ),
      ("[{\"email\":\"a@b.co\"}\n  {}]", "Line 2, column 3: a comma is missing before this element. Add one."),
      ("[\n1]", "line 2 (row 1): MALFORMED_ROW: This element is a single value; each must be an object like"),
      ("[{\n\"email\":\n\"a@b.co\",}]", "line 1 (row 1): MALFORMED_ROW: Line 3, column 10: this is not JSON."),
      ("[{\"email\": NaN}]", "At character 11 of this element: this is not JSON."),
      (
        "[{},\n{\"email\":\"a@b.co",
        "Line 2, column 17: the file ends in the middle of this object. It may have been cut off: get the whole file. "
          + "Nothing after that point is read."
      ),
      ("[{}", "Line 1, column 4: the file ends before its array is closed. It may have been cut off"),
      ("{}\n,\n{\n}", "there is a comma between objects that are not in an array. Put [ before the first object"),
    ]) func says(_ input: String, _ text: String) throws
  {
    let folder = try Folder()
    try folder.write("in.json", input)
    let ended = try Command.run(["lost", "in.json", "--dry-run", "--format", "json"], in: folder)
    // A file that can't be read to its end is not sent at all.
    #expect(ended.code == (ended.err.contains("can't be read to its end") ? 2 : 1))
    #expect(ended.err.contains(text), "\(ended.err)")
  }

  @Test(
    "From a pipe, what stands before a place that is broken later on is sent and nothing from inside it",
    arguments: [
      "{\"email\":\"bia@example.com\",\"reason\":\"x},\n{\"email\":\"cia@example.com\"}]",
      "{\"email\":\"bia@example.com\",\"reason", "",
    ])
  func broken(_ rest: String) throws {
    let folder = try Folder()
    let sending = ["lost", "-o", "out.jsonl", "--sandbox", "--rate", "unlimited"]
    let command = try Command(sending, in: folder, input: .pipe)
    try command.write("[{\"email\":\"ana@example.com\"},\n")
    try #require(waitFor { folder.text("out.jsonl").contains("accepted") ? true : nil } != nil)
    try command.write(rest)
    try command.endInput()
    #expect(command.wait().code == 1)
    let rows = ["1 1 ana@example.com accepted -", "2 2 - invalid MALFORMED_ROW"]
    try #expect(folder.results("out.jsonl").map(\.brief) == rows)
    // What is known before anything is sent stops the run.
    try folder.write("in.json", "[{\"email\":\"ana@example.com\"},\n" + rest)
    let ended = try Command.run(sending + ["--overwrite"], in: folder, input: .file("in.json"), name: "file")
    #expect(ended.code == 2)
    #expect(ended.err.contains("standard input can't be read to its end."), "\(ended.err)")
  }

  @Test("Each row from a pipe is sent before the next one arrives", arguments: [array, objects])
  func pipe(_ input: String) throws {
    let folder = try Folder()
    let command = try Command(["lost", "--sandbox", "--rate", "unlimited"], in: folder, input: .pipe)
    let half = try input.index(after: #require(input.firstIndex(of: "}")))
    for byte in input[..<half].utf8 { try command.write(bytes: [byte]) }
    try #require(waitFor { command.outSoFar.contains(",ana@example.com,accepted,") ? true : nil } != nil)
    for byte in input[half...].utf8 { try command.write(bytes: [byte]) }
    try command.endInput()
    let ended = command.wait()
    #expect(ended.code == 0, "\(ended.err)")
    #expect(parseCSV(ended.out).dropFirst().map { $0[2] }.sorted() == ["ana@example.com", "bia@example.com"])
  }

  @Test("Rejects from JSON are written one after another, byte for byte, and can be sent again") func rejects() throws {
    let bad = ["{ \"email\" : \"bad\",\n  \"x\": [1,\n2] }", "{\"email\":\"worse\"}"]
    let folder = try Folder()
    try folder.write("in.json", "[\(bad[0]) ,{\"email\":\"ana@example.com\"},\(bad[1])]\n")
    for (input, output) in [("in.json", "rej.json"), ("rej.json", "again.json")] {
      let ended = try Command.run(
        ["lost", input, "-o", "\(output).csv", "--rejects", output, "--sandbox", "--rate", "unlimited"], in: folder)
      #expect(ended.code == 1)
      #expect(folder.text(output) == bad.map { $0 + "\n" }.joined())
      #expect(ended.err.contains("rdbulk lost \(output) ") && ended.err.contains(" --format json"), "\(ended.err)")
    }
  }

  @Test("A missing key is told with the path that would do, and keys that go nowhere with their rows") func keys()
    throws
  {
    let folder = try Folder()
    let nested = "{\"id\":\"1\",\"properties\":{\"email\":\"a@example.com\"}}\n{\"id\":2}\n"
    try folder.write("in.jsonl", nested)
    try folder.write("mixed.jsonl", nested + "{\"id\":3,\"email\":\"b@example.com\"}\n")
    let arguments = ["lost", "in.jsonl", "--sandbox", "--rate", "unlimited"]
    let refused = try Command.run(arguments, in: folder)
    #expect(refused.code == 2 && refused.out.isEmpty)
    #expect(refused.err.contains("No row has a key for email. The keys are id, properties.email."), "\(refused.err)")
    #expect(refused.err.contains("Add --map email=properties.email if that is right."))
    let mixed = try Command.run(["lost", "mixed.jsonl", "--sandbox", "--rate", "unlimited"], in: folder)
    #expect(mixed.code == 1)
    #expect(mixed.out.contains("--map email=properties.email takes it from there."))
    #expect(mixed.err.contains("Unused keys: 'id' (3 rows), 'properties' (1 row)."), "\(mixed.err)")
    let taken = try Command.run(arguments + ["--map", "email=properties.email"], in: folder)
    #expect(taken.out.contains("1,1,a@example.com,accepted,"))
    #expect(taken.err.contains("Unused keys: 'id' (2 rows)."), "\(taken.err)")
  }

  @Test(
    "A killed run resumes within a JSON file where it stood",
    arguments: [
      "[\n"
        + (1...ResumeJob.rows).map { "{\"email\":\"c\($0)@example.com\",\n\"reason\":\"x\"}" }.joined(separator: " ,\n")
        + "]\n",
      (1...ResumeJob.rows).map { "{\"email\":\"c\($0)@example.com\",\n\"reason\":\"x\"}" }.joined(separator: " "),
    ]) func resumes(_ input: String) throws
  {
    let job = try ResumeJob(input: input, ["--format", "json"])
    try job.runAndKill()
    try job.expectEnd(of: job.resume())
  }
}
