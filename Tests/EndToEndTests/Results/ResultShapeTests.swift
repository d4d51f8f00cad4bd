import Foundation
import Testing

/// Results in the formats and with the columns that people ask for.
@Suite("Results for people and their spreadsheets") struct ResultShapeTests {
  private static let input = "E-mail;Motivo;E-mail;Telefone\nana@example.com;Preço, alto;x;011\n;=1+1;y;55119\n"
  private static let pt = ["LANG": "pt_BR.UTF-8", "RD_ACCESS_TOKEN": "sandbox-token"]

  private func lost(
    _ arguments: [String], in folder: Folder, name: String, environment: [String: String] = ["LANG": "pt_BR.UTF-8"]
  ) throws -> Ended {
    try Command.run(
      ["lost", "in.csv", "--sandbox", "--rate", "unlimited", "--map", "email=1"] + arguments, in: folder,
      environment: environment, name: name)
  }

  private static let head = "row;line;email;status;http_status;event_uuid;attempts;error;message;sent_at;duration_ms"

  @Test("Results for a spreadsheet are in the reader's language and have the row's own columns") func excel() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.input)
    for arguments in [["-o", "out.csv"], []] {
      let ended = try lost(
        ["--results-format", "excel", "--with-input"] + arguments, in: folder, name: "run\(arguments.count)")
      #expect(ended.code == 1, "\(ended.err)")
      let text = arguments.isEmpty ? ended.out : folder.text("out.csv")
      let lines = text.split(separator: "\n").sorted()
      try #require(lines.count == 3, "\(text)")
      #expect(lines[2] == "\u{FEFF}" + Self.head + ";E-mail;Motivo;E-mail_2;Telefone")
      #expect(lines[0].hasPrefix("1;2;ana@example.com;accepted;") && lines[0].hasSuffix(";Preço, alto;x;'011"))
      #expect(lines[1].contains(";MISSING_FIELD;") && lines[1].hasSuffix(";;'=1+1;y;55119"))
      #expect(lines[1].contains("registro") || lines[1].contains("está"), "\(lines[1])")
    }
  }

  @Test("Whoever asks in English gets commas, and a file called .tsv has tabs") func others() throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.input)
    try #expect(lost(["-o", "out.tsv"], in: folder, name: "tabs").code == 1)
    #expect(folder.lines("out.tsv")[0] == Self.head.replacing(";", with: "\t"))
    let english = try lost(["--results-format", "excel", "--lang", "en"], in: folder, name: "english")
    #expect(english.outLines[0] == "\u{FEFF}" + Self.head.replacing(";", with: ","))
    let json = try lost(["--results-format", "jsonl", "--with-input"], in: folder, name: "json")
    #expect(
      json.outLines.contains {
        $0.hasSuffix(#""input":{"E-mail":"","Motivo":"=1+1","E-mail_2":"y","Telefone":"55119"}}"#)
      }, "\(json.out)")
    let workbook = try lost(["-o", "out.xlsx"], in: folder, name: "workbook")
    #expect(workbook.code == 2 && workbook.err.contains("-o out.csv --results-format excel"))
  }

  @Test(
    "A job with such results goes on after a pilot, in its own format only",
    arguments: [
      ["--results-format", "excel", "-o", "out.csv"], ["-o", "out.tsv"], ["-o", "out.jsonl"],
      ["--results-format", "jsonl", "-o", "out.csv"],
    ])
  func resumes(_ arguments: [String]) throws {
    let folder = try Folder()
    let rows = (1...40).map { "c\($0)@example.com;Preço;x;01\($0)\n" }.joined()
    try folder.write("in.csv", "E-mail;Motivo;E-mail;Telefone\n" + rows)
    let arguments = arguments + ["--with-input"]
    let pilot = try lost(arguments + ["--first", "5"], in: folder, name: "pilot")
    #expect(pilot.code == 0, "\(pilot.err)")
    let path = try #require(arguments.first { $0.hasPrefix("out.") })
    let before = folder.bytes(path)
    let other = try lost(["-o", path, "--resume"], in: folder, name: "other")
    #expect(other.code == 2 && other.err.contains("with-input"), "\(other.err)")
    if arguments.contains("excel") {
      let english = try lost(arguments + ["--resume", "--lang", "en"], in: folder, name: "english")
      #expect(english.code == 2 && english.err.contains("lang"), "\(english.err)")
    }
    #expect(folder.bytes(path) == before)
    let rest = try lost(arguments + ["--resume"], in: folder, name: "rest")
    #expect(rest.code == 0, "\(rest.err)")
    let last = folder.lines(path).filter { $0.contains("0140") }
    #expect(last.count == 1 && folder.bytes(path).starts(with: before))
    #expect(folder.lines(path).filter { $0.contains("accepted") }.count == 40)
  }

  @Test(
    "Such results are known for what they are, verified, and added to a history",
    arguments: [
      ["--results-format", "excel", "-o", "out.csv"], ["-o", "out.tsv"], ["-o", "out.jsonl"],
    ])
  func read(_ arguments: [String]) throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess(["--limit", "unlimited"], in: folder)
    let to = ["--base-url", sandbox.url, "--rate", "unlimited"]
    try folder.write("in.csv", "E-mail;Motivo\nana@example.com;Preço\nbia@example.com;Prazo\n")
    let path = try #require(arguments.first { $0.hasPrefix("out.") })
    let run = { (name: String, words: [String]) in
      try Command.run(words, in: folder, environment: Self.pt, name: name)
    }
    let sent = try run("send", ["lost", "in.csv", "--with-input"] + arguments + to)
    #expect(sent.code == 0, "\(sent.err)")
    let again = try run("again", ["lost", path] + to)
    #expect(again.code == 2 && again.err.contains("rdbulk"), "\(again.err)")
    let verified = try run("verify", ["verify", path, "--wait", "0"] + to)
    #expect(verified.code == 0, "\(verified.err)")
    #expect(verified.outLines.filter { $0.hasSuffix(",yes") }.count == 2, "\(verified.out)")
    let added = try run("add", ["history", "h", "--add", path, "lost", "in.csv"] + to)
    #expect(added.code == 0, "\(added.err)")
    #expect(added.out.contains("2 "), "\(added.out)")
    _ = try sandbox.stop()
  }
}
