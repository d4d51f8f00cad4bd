import Foundation
import Testing

/// Quotes that leave in doubt which lines are rows: what may be the text of a cell is never sent.
@Suite("Quotes") struct QuoteTests {
  static let cut = "email,reason\na@example.com,\"Cliente escreveu:\nvitima@example.com,favor copiar\ne sumiu"
  static let big =
    "email,reason\na@example.com,\"linha\n" + String(repeating: "linha de conversa\n", count: 200)
    + "vitima@example.com,favor copiar\nfim\"\nb@example.com,x\n"
  static let malformed =
    "email,reason\na@example.com,\"disse \"oi\" e\nvitima@example.com,favor copiar\nsumiu\",x\nb@example.com,y\n"

  static let sending = ["--sandbox", "--doubtful", "send"]
  static let small = ["--sandbox", "--max-row-bytes", "1K"]

  static let cases = [
    SendCase(
      "the lines behind a quote that is never closed are in doubt", cut, code: 1,
      rows: ["1 2 - invalid MALFORMED_ROW", "2 3 - invalid DOUBTFUL_ROW", "3 4 - invalid DOUBTFUL_ROW"],
      says: ["--doubtful send"]),
    SendCase(
      "the lines behind a quote that is never closed are rows where that is asked for", cut, sending, code: 1,
      rows: [
        "1 2 - invalid MALFORMED_ROW", "2 3 vitima@example.com accepted -", "3 4 e sumiu invalid MALFORMED_ROW",
      ]),
    SendCase(
      "a cell of more bytes than a row may have costs its row alone", big, small, code: 1,
      rows: ["1 2 - invalid ROW_TOO_LONG", "2 205 b@example.com accepted -"], says: ["--max-row-bytes"]),
    SendCase(
      "a cell of more bytes than a row may have is no row where lines in doubt are sent", big,
      small + ["--doubtful", "send"], code: 1,
      rows: ["1 2 - invalid ROW_TOO_LONG", "2 205 b@example.com accepted -"]),
    SendCase(
      "lines in the text of a malformed cell are in doubt until the text ends", malformed, code: 1,
      rows: [
        "1 2 - invalid MALFORMED_ROW", "2 3 - invalid DOUBTFUL_ROW", "3 4 - invalid MALFORMED_ROW",
        "4 5 b@example.com accepted -",
      ]),
    SendCase(
      "an inch mark costs its row alone", "email,reason\na@example.com,TV 42\" LED\nb@example.com,x\n", code: 1,
      rows: ["1 2 - invalid MALFORMED_ROW", "2 3 b@example.com accepted -"]),
  ]

  @Test("Rows from a pipe after a malformed quote end as they should", arguments: cases) func pipe(_ value: SendCase)
    throws
  {
    let folder = try Folder()
    let command = try Command(
      ["lost", "-o", "out.jsonl", "--rate", "unlimited"] + value.arguments, in: folder, input: .pipe)
    try command.write(bytes: value.input)
    try command.endInput()
    let ended = command.wait()
    #expect(ended.code == value.code, "\(ended.err)")
    try #expect(folder.results("out.jsonl").map(\.brief) == value.rows)
    for text in value.says { #expect(ended.err.contains(text)) }
  }

  @Test("Rows from a file end as --doubtful says", arguments: cases)
  func file(_ value: SendCase) throws {
    var value = value
    if !value.arguments.contains("--doubtful") { value.arguments += ["--doubtful", "skip"] }
    try value.check()
  }

  @Test("Refused rows can be sent again byte for byte, over-long and doubtful ones too") func rejects() throws {
    let folder = try Folder()
    try folder.write(
      "in.csv", Self.big + "c@example.com,a\"bcd\(String(repeating: "e", count: 2000))\nd@example.com,z\n")
    let ended = try Command.run(
      ["lost", "in.csv", "-o", "out.csv", "--rejects", "rej.csv", "--doubtful", "skip", "--rate", "unlimited"]
        + Self.small,
      in: folder)
    #expect(ended.code == 1, "\(ended.err)")
    #expect(folder.text("rej.csv") == folder.text("in.csv").replacingOccurrences(of: "b@example.com,x\n", with: ""))
  }

  @Test("Problems of one kind are counted after the first twenty") func counted() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email\n" + (1...50).map { "row\($0)\n" }.joined())
    let ended = try Command.run(["lost", "in.csv", "--dry-run"], in: folder)
    #expect(ended.err.split(separator: "\n").filter { $0.contains("INVALID_EMAIL: email") }.count == 20)
    #expect(ended.err.contains("INVALID_EMAIL: 30 more rows, not shown."))
  }
}
