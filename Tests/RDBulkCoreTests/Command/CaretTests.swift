import RDBulkCore
import Testing

@Suite("Command: marks under a wrong argument")
struct CaretTests {
  @Test(
    "The marks are under the wrong argument",
    arguments: [
      ("lost in.csv --rate 5 -o r.csv", "  rdbulk lost in.csv --rate 5 -o r.csv|                            ^"),
      ("lost --frobnicate in.csv", "  rdbulk lost --frobnicate in.csv|              ^~~~~~~~~~~~"),
      ("lost a.csv b.csv", "  rdbulk lost a.csv b.csv|                    ^~~~~"),
      ("lost --rate=5", "  rdbulk lost --rate=5|              ^~~~~~~~"),
      ("event conversoin x.csv", "  rdbulk event conversoin x.csv|               ^~~~~~~~~~"),
      ("won x.csv --plan", "  rdbulk won x.csv --plan|                   ^~~~~~"),
    ])
  func lines(_ line: String, _ shown: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(words) }
    let place = try #require(error?.argumentIndex)
    #expect(Caret.lines(words, at: place).joined(separator: "|") == shown)
  }

  @Test("Long lines are shortened around the marks, and secrets are never repeated")
  func bounds() {
    let long = (0..<40).map { "word\($0)" }
    for place in long.indices {
      let lines = Caret.lines(long, at: place)
      #expect(lines.count == 2 && lines.allSatisfy { $0.count <= 80 })
      let start = lines[1].prefix { $0 == " " }.count
      #expect(lines[0].dropFirst(start).hasPrefix(long[place]))
    }
    #expect(Caret.lines(["lost", "--proxy", "http://me:secret@h"], at: 2).isEmpty)
    #expect(Caret.lines(["lost", "--proxy", "me:secret@h"], at: 0).isEmpty)
    #expect(Caret.lines(["lost", "--proxy=me:secret@h"], at: 0).isEmpty)
    #expect(Caret.lines(["lost", "--map", "me@h"], at: 0).count == 2)
    #expect(Caret.lines(["lost", String(repeating: "x", count: 200)], at: 1).count <= 2)
    #expect(Caret.lines([], at: 0).isEmpty)
  }

  @Test("An error between flags has no marks")
  func between() {
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(["lost", "-q", "-v"]) }
    #expect(error?.argumentIndex == nil)
  }
}
