import RDBulkCore
import Testing

/// Lines of `rdbulk history` and what they ask for.
struct GoodHistoryLine: Sendable, CustomTestStringConvertible {
  let line: String
  let expected: HistoryOptions

  init(_ line: String, _ change: (inout HistoryOptions) -> Void = { _ in }) {
    self.line = line
    var options = HistoryOptions()
    options.path = "h"
    change(&options)
    expected = options
  }

  var testDescription: String { line }

  private static func won(_ input: String) -> SendOptions {
    var options = SendOptions()
    options.command = .won
    options.input = input
    return options
  }

  static let all = [
    GoodHistoryLine("history h"),
    GoodHistoryLine("history --repair h") { $0.repairs = true },
    GoodHistoryLine("history h --forget-before 2026-01-01") { $0.firstDay = 20_454 },
    GoodHistoryLine("history h --history-wait 5") { $0.wait = 5 },
    GoodHistoryLine("history h --history-wait 0") { $0.wait = 0 },
    GoodHistoryLine("history h --add r.csv won v.csv") {
      $0.results = "r.csv"
      $0.sending = won("v.csv")
    },
    GoodHistoryLine("history h --add=r.csv -- rdbulk won v.csv --map value=Total") {
      $0.results = "r.csv"
      var sending = won("v.csv")
      sending.maps = [FieldSetting("value", "Total")]
      $0.sending = sending
    },
    GoodHistoryLine("history h --add won event CALL_FINISHED c.csv") {
      $0.results = "won"
      var sending = won("c.csv")
      sending.command = .event(EventType.named("CALL_FINISHED") ?? .conversion)
      $0.sending = sending
    },
  ]
}

@Suite("Command: rdbulk history")
struct HistoryLineTests {
  @Test("A line of rdbulk history asks for what it says", arguments: GoodHistoryLine.all)
  func good(_ line: GoodHistoryLine) throws {
    let words = line.line.split(separator: " ").map(String.init)
    #expect(try CommandLineParser.parse(words) == .history(line.expected))
  }
}
