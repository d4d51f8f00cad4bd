import Foundation
import Testing

/// Files as spreadsheets and reports shape them: read, or refused with the flag that settles it.
@Suite("Shapes of files") struct ShapeTests {
  static let titled = "Relatório;;\r\n;;\r\nemail;motivo;dono\r\nana@example.com;x;y\r\nbia;x;y\r\n"

  static let cases = [
    SendCase(
      "an empty first row", ",,\n,email,motivo\n,a@example.com,caro\n", code: 0,
      rows: ["1 3 a@example.com accepted -"]),
    SendCase(
      "rows of nothing but delimiters", "email;motivo;dono\r\na@example.com;caro;x\r\n;;\r\n\"\"; ;\r\n", code: 0,
      rows: ["1 2 a@example.com accepted -"]),
    SendCase(
      "rows without the last cells, which nobody uses",
      "nome,email,obs\r\njerry,jerry@example.com,\r\ngeorge,george@example.com\r\nelaine,elaine@example.com,,,\r\n",
      code: 0,
      rows: [
        "1 2 jerry@example.com accepted -", "2 3 george@example.com accepted -", "3 4 elaine@example.com accepted -",
      ], says: ["2 rows have fewer or more cells than the header; every column that is used is there."]),
    SendCase(
      "a last row that breaks off within its address",
      "nome,email,obs\r\njerry,jerry@example.com,\r\ngeorge,george@example.co",
      code: 1,
      rows: ["1 2 jerry@example.com accepted -", "2 3 george@example.co invalid MALFORMED_ROW"]),
    SendCase(
      "Excel's line in quotes", "\u{FEFF}\"sep=;\"\r\nemail;motivo\r\nana@example.com;caro\r\n", code: 0,
      rows: ["1 3 ana@example.com accepted -"]),
    SendCase(
      "cells as spreadsheets keep digits", "email,reason\n=\"ana@example.com\",\"=\"\"00123\"\"\"\n", code: 0,
      rows: ["1 2 ana@example.com accepted -"]),
    SendCase(
      "a header further down, where that is said", titled, ["--sandbox", "--header-line", "3"], code: 1,
      rows: ["1 4 ana@example.com accepted -", "2 5 bia invalid INVALID_EMAIL"]),
  ]

  @Test("A file is read whatever its program made of its shape", arguments: cases) func reads(_ value: SendCase) throws
  { try value.check() }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let input: String
    var arguments: [String] = []
    let says: [String]
  }

  static let refusals = [
    Refusal(
      testDescription: "no header", input: "ana@example.com;caro\nbia@example.com;x\n",
      says: ["ana@example.com;caro", "--no-header --columns email,reason"]),
    Refusal(
      testDescription: "no header, and a column by number", input: "ana@example.com;caro\nbia@example.com;x\n",
      arguments: ["--map", "email=1"], says: ["--no-header --columns email,reason"]),
    Refusal(testDescription: "a report's title", input: titled, says: ["line 3", "--header-line 3"]),
    Refusal(
      testDescription: "other delimiters", input: "email:motivo\nana@example.com:x\n", says: ["--delimiter ':'"]),
    Refusal(
      testDescription: "lines in quotes as a whole", input: "\"email;motivo\"\n\"ana@example.com;x\"\n",
      says: ["Each whole line is in quotes and so is a single cell"]),
    Refusal(
      testDescription: "a header line behind the end", input: "email\nana@example.com\n",
      arguments: ["--header-line", "9"], says: ["has no line 9"]),
  ]

  @Test(
    "A file whose header is in doubt is refused before anything is sent, with the flag that settles it",
    arguments: refusals)
  func refuses(_ value: Refusal) throws {
    let folder = try Folder()
    try folder.write("in.csv", value.input)
    for input in [["in.csv"], ["-", "--format", "csv"]] {
      let ended = try Command.run(
        ["lost"] + input + ["--sandbox", "-o", "out.csv"] + value.arguments, in: folder,
        input: input[0] == "-" ? .file("in.csv") : .nothing)
      #expect(ended.code == 2)
      #expect(ended.err.contains("Nothing was sent."))
      #expect(!folder.has("out.csv"))
      for text in value.says { #expect(ended.err.contains(text), "\(ended.err)") }
    }
  }

  @Test("Rejects have the lines before the header, so that the same command takes them") func rejects() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.titled)
    let arguments = ["--header-line", "3", "--sandbox", "--rate", "unlimited"]
    _ = try Command.run(["lost", "in.csv", "-o", "out.csv", "--rejects", "rej.csv"] + arguments, in: folder)
    #expect(folder.text("rej.csv") == Self.titled.replacingOccurrences(of: "ana@example.com;x;y\r\n", with: ""))
    let fixed = folder.text("rej.csv").replacingOccurrences(of: "bia;", with: "bia@example.com;")
    try folder.write("fixed.csv", fixed)
    let ended = try Command.run(["lost", "fixed.csv", "-o", "again.csv"] + arguments, in: folder)
    #expect(ended.code == 0, "\(ended.err)")
  }

  @Test("JSON that is called CSV is named as what it looks like") func misnamed() throws {
    let folder = try Folder()
    try folder.write("in.csv", #"{"email":"ana@example.com"}"# + "\n")
    let ended = try Command.run(["lost", "in.csv", "--dry-run"], in: folder)
    #expect(ended.code == 2)
    #expect(ended.err.contains("--format json"), "\(ended.err)")
  }

  @Test("The header's line is part of the job") func binding() throws {
    let folder = try Folder()
    try folder.write("in.csv", "n,email,motivo\nemail,bia@example.com,reason\nana@example.com,cia@example.com,x\n")
    _ = try Command.run(["lost", "in.csv", "--sandbox", "-o", "out.csv", "--rate", "unlimited"], in: folder)
    let ended = try Command.run(
      ["lost", "in.csv", "--sandbox", "-o", "out.csv", "--resume", "--header-line", "2"], in: folder)
    #expect(ended.code == 2)
    #expect(ended.err.contains("header-line"), "\(ended.err)")
  }
}
