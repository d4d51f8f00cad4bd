import RDBulkCore
import Testing

@Suite("Telling: the progress block")
struct ProgressBlockTests {
  /// 2,412 of about 5,000 rows, twenty minutes into the run.
  static func snapshot(_ change: (inout ProgressSnapshot) -> Void = { _ in }) -> ProgressSnapshot {
    var snapshot = ProgressSnapshot()
    for (status, rows) in [(RowStatus.accepted, 2_380), (.rejected, 20), (.invalid, 11), (.duplicate, 1)] {
      for row in 0..<rows { snapshot.tally.count(Outcome(status), row: row, line: row) }
    }
    snapshot.rowsRead = 2_420
    snapshot.bytesRead = 96_800
    snapshot.bytesTotal = 200_000
    snapshot.requestsPerMinute = 119.44
    snapshot.rate = Rate(requests: 120, window: 60)
    snapshot.inFlight = 2
    snapshot.concurrency = 16
    snapshot.retries = 3
    snapshot.elapsed = .seconds(1_206)
    change(&snapshot)
    return snapshot
  }

  struct Case: Sendable {
    var name: String
    var width = 100
    var isUnicode = true
    var language = Language.english
    var snapshot = ProgressBlockTests.snapshot()
    var lines: [String]
  }

  @Test(
    "The block shows how a run is doing",
    arguments: [
      Case(
        name: "wide",
        lines: [
          "███████████████████░░░░░░░░░░░░░░░░░░░░░ 48%  2,412 of about 5,000 rows · 21 min 34 s left",
          "2,380 accepted · 20 rejected · 11 invalid · 1 duplicate",
          "119.4 requests/min of 120/min · 2 of 16 in flight · 3 retries · 20 min 6 s",
        ]),
      Case(
        name: "Portuguese", language: .portuguese,
        lines: [
          "██████████████████░░░░░░░░░░░░░░░░░░░░░ 48%  2.412 de cerca de 5.000 registros · faltam 21 min 34 s",
          "2.380 aceitos · 20 recusados · 11 inválidos · 1 repetido",
          "119,4 requisições/min de 120/min · 2 de 16 em andamento · 3 novas tentativas · 20 min 6 s",
        ]),
      Case(
        name: "Portuguese in ASCII", width: 60, isUnicode: false, language: .portuguese,
        snapshot: snapshot { $0.pause = .init(.noAnswer, left: .seconds(42)) },
        lines: [
          "[########----------] 48%  2.412 de cerca de 5.000 registros",
          "2.380 aceitos, 20 recusados, 11 invalidos, 1 repetido",
          "119,4 requisicoes/min de 120/min, 2 de 16 em andamento",
          "O servidor nao responde; nova tentativa em 42 s.",
        ]),
      Case(
        name: "narrow", width: 40,
        lines: [
          "████████████████░░░░░░░░░░░░░░░░░░░ 48%",
          "2,380 accepted · 20 rejected",
          "119.4 requests/min of 120/min",
        ]),
      Case(
        name: "narrowest", width: 20, snapshot: snapshot { $0.isStopping = true },
        lines: ["███████░░░░░░░░ 48%", "2,380 accepted", "119.4 requests/min…", "Stopping: waiting …"]),
      Case(
        name: "narrowest in ASCII", width: 20, isUnicode: false, snapshot: snapshot { $0.isStopping = true },
        lines: ["[######-------] 48%", "2,380 accepted", "119.4 requests/mi..", "Stopping: waiting.."]),
      Case(
        name: "from a pipe", snapshot: snapshot { $0.bytesTotal = nil },
        lines: [
          "2,412 rows done", "2,380 accepted · 20 rejected · 11 invalid · 1 duplicate",
          "119.4 requests/min of 120/min · 2 of 16 in flight · 3 retries · 20 min 6 s",
        ]),
      Case(
        name: "the input is read", snapshot: snapshot { $0.isInputRead = true },
        lines: [
          "███████████████████████████████████████░ 99%  2,412 of 2,420 rows · 4.0 s left",
          "2,380 accepted · 20 rejected · 11 invalid · 1 duplicate",
          "119.4 requests/min of 120/min · 2 of 16 in flight · 3 retries · 20 min 6 s",
        ]),
      Case(
        name: "all is done",
        snapshot: snapshot {
          $0.isInputRead = true
          $0.rowsRead = 2_412
          $0.rate = nil
          $0.retries = 1
        },
        lines: [
          "████████████████████████████████████████ 100%  2,412 of 2,412 rows",
          "2,380 accepted · 20 rejected · 11 invalid · 1 duplicate",
          "119.4 requests/min · 2 of 16 in flight · 1 retry · 20 min 6 s",
        ]),
      Case(
        name: "a resumed job, its first requests closer than their average will be", width: 120,
        snapshot: snapshot {
          $0.resumedRows = 2_400
          $0.elapsed = .seconds(60)
          $0.earlierElapsed = .seconds(1_200)
          $0.requestsPerMinute = 121
        },
        lines: [
          "███████████████████░░░░░░░░░░░░░░░░░░░░░ 48%  2,412 of about 5,000 rows · 3 h 35 min left",
          "2,380 accepted · 20 rejected · 11 invalid · 1 duplicate · 12 rows in this run",
          "120.0 requests/min of 120/min · 2 of 16 in flight · 3 retries · 21 min 0 s, 1 min 0 s of it in this run",
        ]),
      Case(
        name: "nothing yet", snapshot: ProgressSnapshot(),
        lines: ["0 rows done", "0 accepted", "0.0 requests/min · 0 of 1 in flight · 0.0 s"]),
      Case(
        name: "a pause", snapshot: snapshot { $0.pause = .init(.accountLimit, left: .seconds(95)) },
        lines: [
          "███████████████████░░░░░░░░░░░░░░░░░░░░░ 48%  2,412 of about 5,000 rows · 23 min 9 s left",
          "2,380 accepted · 20 rejected · 11 invalid · 1 duplicate",
          "119.4 requests/min of 120/min · 2 of 16 in flight · 3 retries · 20 min 6 s",
          "The account's quota is used up; continuing in 1 min 35 s.",
        ]),
    ])
  func lines(_ example: Case) {
    let look = ProgressBlock.Look(width: example.width, isUnicode: example.isUnicode, language: example.language)
    #expect(ProgressBlock(example.snapshot, look).lines.map(\.text) == example.lines)
  }

  @Test("The block is never wider than the terminal, and ASCII if it can show nothing else")
  func widths() {
    var numbers = SeededNumbers(7)
    for width in 1...400 {
      let snapshot = Self.snapshot {
        $0.bytesTotal = numbers.chance(4) ? nil : 1 << numbers.below(60)
        $0.requestsPerMinute = Double(numbers.below(1 << 40))
        $0.retries = 1 << numbers.below(50)
        $0.elapsed = 1 << Int64(numbers.below(62))
        $0.isStopping = numbers.chance(3)
        $0.pause = .init(.serverBusy, left: .seconds(Int64(numbers.below(10_000))))
      }
      for language in Language.allCases {
        for isUnicode in [true, false] {
          let look = ProgressBlock.Look(width: width, isUnicode: isUnicode, language: language)
          let lines = ProgressBlock(snapshot, look).lines
          #expect((3...4).contains(lines.count))
          for line in lines {
            #expect(line.text.count <= max(1, width - 1))
            #expect(isUnicode || line.text.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
            if width >= 20 { #expect(!line.text.isEmpty) }
          }
        }
      }
    }
  }

  @Test("The counts have colours only if colours are wanted")
  func colours() {
    let look = ProgressBlock.Look(width: 100, isUnicode: true, language: .english)
    let line = ProgressBlock(Self.snapshot(), look).lines[1]
    #expect(line.rendered(colour: false) == line.text)
    #expect(
      line.rendered(colour: true).hasPrefix(
        "\u{1B}[32m2,380 accepted\u{1B}[0m\u{1B}[2m · \u{1B}[0m\u{1B}[31m20 rejected"))
  }

  @Test("The time left is estimated from this run's pace")
  func timeLeft() {
    let cases: [(change: (inout ProgressSnapshot) -> Void, left: Int64?)] = [
      (
        {
          $0.isInputRead = true; $0.rowsRead = 4_824
        }, .seconds(1_206)
      ),
      (
        {
          $0.isInputRead = true; $0.rowsRead = 4_824; $0.resumedRows = 1_206
        }, .seconds(2_412)
      ),
      (
        {
          $0.isInputRead = true; $0.rowsRead = 2_412
        }, nil
      ),
      (
        {
          $0.isInputRead = true; $0.rowsRead = 4_824; $0.pause = .init(.accountLimit, left: .seconds(30))
        }, .seconds(1_236)
      ),
      ({ $0.bytesTotal = nil }, nil),
      ({ $0.isStopping = true }, nil),
      ({ $0.elapsed = .seconds(2) }, nil),
      ({ $0.resumedRows = 2_410 }, nil),
    ]
    for (change, left) in cases { #expect(Self.snapshot(change).timeLeft == left) }
  }

  @Test("A block is drawn over the previous one, even after the terminal became narrower")
  func redraw() {
    var screen = ProgressScreen()
    let lines = [StyledText("0123456789"), StyledText("ab"), StyledText()]
    #expect(screen.erase(width: 80) == "")
    #expect(screen.draw(lines, width: 80, colour: false) == "0123456789\nab\n\n")
    #expect(screen.draw(lines, width: 80, colour: false) == "\r\u{1B}[3A\u{1B}[J0123456789\nab\n\n")
    #expect(screen.draw([StyledText("x", .bad)], width: 4, colour: true) == "\r\u{1B}[5A\u{1B}[J\u{1B}[31mx\u{1B}[0m\n")
    #expect(screen.erase(width: 80) == "\r\u{1B}[1A\u{1B}[J")
    #expect(screen.isEmpty)
    #expect(screen.erase(width: 80) == "")
  }

  @Test(
    "Width is measured in terminal cells",
    arguments: [
      ("abc", 3), ("ação", 4), ("ac\u{327}a\u{303}o", 4), ("日本", 4), ("👍🏽", 2), ("█░…·", 4), ("\u{1B}\u{200B}", 0),
      ("❤️", 2),
    ])
  func cells(_ text: String, _ width: Int) { #expect(StyledText(text).width == width) }

  @Test(
    "Text is cut at terminal cells",
    arguments: [("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本語", 4, "日…"), ("abc", 1, "…"), ("abc", 0, "")])
  func cut(_ text: String, _ limit: Int, _ expected: String) {
    #expect(StyledText(text).cut(to: limit, mark: "…").text == expected)
  }
}
