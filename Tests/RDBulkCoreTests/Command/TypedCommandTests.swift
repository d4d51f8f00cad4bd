import RDBulkCore
import Testing

@Suite("Command: lines to type next")
struct TypedCommandTests {
  @Test(
    "The line to resume is the typed one with --resume",
    arguments: [
      (["lost", "in.csv", "-o", "r.csv"], "rdbulk lost in.csv -o r.csv --resume"),
      (["lost", "in.csv", "-o", "r.csv", "--overwrite"], "rdbulk lost in.csv -o r.csv --resume"),
      (["lost", "in.csv", "--resume", "-o=r.csv"], "rdbulk lost in.csv -o=r.csv --resume"),
      // What stands behind -- is INPUT, whatever it is called.
      (["lost", "-o", "r.csv", "--", "-in.csv"], "rdbulk lost -o r.csv --resume -- -in.csv"),
      (["lost", "-o", "r.csv", "--", "--overwrite"], "rdbulk lost -o r.csv --resume -- --overwrite"),
      (["lost", "$(x) it's.csv", "-o", "r.csv"], #"rdbulk lost '$(x) it'\''s.csv' -o r.csv --resume"#),
      (["lost", "in.csv", "-o", "r\u{1B}[31m.csv"], nil),
      (["lost", "in.csv", "-o", "r\n.csv"], nil),
      (["lost", "in.csv", "-o", String(repeating: "r", count: 300)], nil),
      (["lost", "in.csv", "-o", "r.csv", "--proxy", "http://me:secret@h"], nil),
      (["lost", "in.csv", "-o", "r.csv", "--proxy", "me:secret@h:1"], nil),
      (["lost", "in.csv", "-o", "r.csv", "--proxy=me:secret@h:1"], nil),
    ] as [([String], String?)])
  func resuming(_ arguments: [String], _ line: String?) { #expect(TypedCommand(arguments).resuming == line) }

  @Test(
    "The line to send rejects has the flags of the first run",
    arguments: [
      ("lost in.csv -o out.csv", "mend.csv", "lost mend.csv -o out-2.csv --rejects mend-2.csv"),
      (
        "lost in.csv -o out.csv --overwrite --summary s.json --report=r.html --sandbox --log l --fault 503=0.1",
        "mend.csv", "lost mend.csv -o out-2.csv --rejects mend-2.csv --sandbox --fault 503=0.1"
      ),
      (
        "lost --profile acme --map email=E --map reason=-R --batch=max -qoout.csv in.csv --list-separator=-",
        "mend.csv",
        "lost mend.csv -o out-2.csv --rejects mend-2.csv --profile acme --map email=E --map reason=-R --batch max --quiet "
          + "--list-separator=-"
      ),
      // Names of its own for each file, and none that is read as a flag.
      ("lost in.csv -o out.csv", "-mend.csv", "lost ./-mend.csv -o out-2.csv --rejects ./-mend-2.csv"),
      ("lost in.csv -o out.csv", "out-2.csv", "lost out-2.csv -o out-4.csv --rejects out-3.csv"),
      (
        "--lang pt lost in.csv --set x=y", "mend.csv",
        "lost mend.csv -o out-2.csv --rejects mend-2.csv --lang pt --set x=y"
      ),
      // Of several values, or excluded ones, the rejects may have none; --where refuses a value that no row has.
      (
        "lost in.csv -o out.csv --where Estado=Perdida --where Etapa=A,B --where Fase!=C", "mend.csv",
        "lost mend.csv -o out-2.csv --rejects mend-2.csv --where Estado=Perdida"
      ),
      ("lost in.csv -o out.csv --proxy me:secret@h", "mend.csv", nil),
      ("lost in.csv --nonsense", "mend.csv", nil),
      ("lost in.csv -o out.csv", "mend\u{1B}.csv", nil),
    ] as [(String, String, String?)])
  func sending(_ typed: String, _ rejects: String, _ line: String?) {
    var tally = Tally()
    tally.count(Outcome(.rejected), row: 1, line: 2)
    let typed = TypedCommand(typed.split(separator: " ").map(String.init))
    let next = EndText.next(tally, output: "out.csv", rejects: rejects, typed: typed).map(\.english)
    #expect(next.first?.unicodeScalars.contains("\u{1B}") == false)
    #expect(next.dropFirst() == (line.map { ["  rdbulk \($0)"] } ?? [])[...])
  }

  @Test("A row that can't be read may not meet --where once it is fixed, so the line keeps all conditions")
  func unread() {
    var tally = Tally()
    var outcome = Outcome(.invalid)
    outcome.error = "MALFORMED_ROW"
    tally.count(outcome, row: 1, line: 2)
    let typed = TypedCommand(["lost", "in.csv", "-o", "out.csv", "--where", "Fase!=C"])
    let next = EndText.next(tally, output: "out.csv", rejects: "mend.csv", typed: typed)
    #expect(next.last?.english == "  rdbulk lost mend.csv -o out-2.csv --rejects mend-2.csv --where 'Fase!=C'")
  }

  @Test(
    "Rows in a file named like another format are sent in their own format",
    arguments: [
      ("", "m.csv", .csv, ""), ("", "m", .csv, ""), ("", "m.jsonl", .csv, " --format csv"),
      ("", "m.TXT", .jsonLines, " --format jsonl"), ("", "m.csv", nil, ""), ("", "m.ndjson", .jsonLines, ""),
      (" --format csv", "m.jsonl", .csv, " --format csv"), ("", "m.json", .jsonLines, ""),
      ("", "m.json", .json, " --format json"), ("", "m", .json, " --format json"),
      (" --format json", "m.json", .json, " --format json"),
    ] as [(String, String, InputFormat?, String)])
  func format(_ flag: String, _ rejects: String, _ format: InputFormat?, _ more: String) {
    var tally = Tally()
    tally.count(Outcome(.rejected), row: 1, line: 2)
    let typed = TypedCommand("lost in -o out.csv\(flag)".split(separator: " ").map(String.init))
    let next = EndText.next(tally, output: "out.csv", rejects: rejects, format: format, typed: typed)
    let second = rejects.replacing("m", with: "m-2", maxReplacements: 1)
    #expect(next.last?.english == "  rdbulk lost \(rejects) -o out-2.csv --rejects \(second)\(more)")
  }

  @Test(
    "The line to verify goes to the same account and server",
    arguments: [
      ("lost in.csv -o out.csv --batch max --map email=E", "verify out.csv -o out-verified.csv"),
      (
        "lost in.csv --profile acme --base-url=http://127.0.0.1:80 --token-file t --lang pt",
        "verify out.csv -o out-verified.csv --profile acme --base-url http://127.0.0.1:80 --token-file t --lang pt"
      ),
    ])
  func verifying(_ typed: String, _ line: String) {
    var tally = Tally()
    tally.count(Outcome(.accepted), row: 1, line: 2)
    let typed = TypedCommand(typed.split(separator: " ").map(String.init))
    let next = EndText.next(tally, output: "out.csv", rejects: nil, typed: typed).map(\.english)
    #expect(next.dropFirst() == ["  rdbulk \(line)"])
  }
}
