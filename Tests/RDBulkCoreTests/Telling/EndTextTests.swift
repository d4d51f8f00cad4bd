import RDBulkCore
import Testing

@Suite("Telling: times, sums and the text at the end")
struct EndTextTests {
  @Test(
    "Times are written as in RFC 3339",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (951_827_696_789, "2000-02-29T12:34:56.789Z"),
      (1_700_000_000_001, "2023-11-14T22:13:20.001Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func timestamp(_ milliseconds: Int64, _ text: String) {
    var writer = TimestampWriter()
    for _ in 0..<2 {
      var bytes: [UInt8] = []
      writer.append(unixMilliseconds: milliseconds, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
  }

  private static let statuses: [RowStatus] = [.accepted, .accepted, .rejected, .invalid, .duplicate, .failed, .unknown]

  private var summary: Summary {
    var tally = Tally()
    for (index, status) in Self.statuses.enumerated() {
      var outcome = Outcome(status)
      if status != .accepted { outcome.error = status == .failed ? "TIMEOUT" : "WHY" }
      outcome.message = "Sentence."
      tally.count(outcome, row: index + 1, line: index + 2)
    }
    return Summary(
      tally: tally, requests: 1_200, retries: 1, throttled: 3, bytesIn: 99, elapsed: .milliseconds(90_250),
      resumedRows: 4, exitCode: 1)
  }

  @Test("The summary is one JSON object")
  func json() {
    #expect(
      String(decoding: summary.json, as: UTF8.self)
        == #"{"rows":7,"accepted":2,"rejected":1,"invalid":1,"duplicate":1,"failed":1,"unknown":1,"skipped":0,"#
        + #""requests":1200,"retries":1,"throttled":3,"bytes_in":99,"elapsed_s":90.250,"rate_per_min":797.784,"resumed_rows":4,"exit":1,"#
        + #""command":"","input":null,"output":null,"account":null,"started_at":"1970-01-01T00:00:00.000Z","errors":{"WHY":3,"TIMEOUT":1}}"#
        + "\n")
  }

  @Test("The summary says which command it is about, and escapes what others have named")
  func origin() {
    var summary = summary
    summary.command = "funnel set"
    summary.input = "a \"b\".csv"
    summary.output = "r.csv"
    summary.account = "Loja\nAna"
    summary.startedAt = 1_764_416_405_250
    let text = String(decoding: summary.json, as: UTF8.self)
    #expect(
      text.contains(
        #""command":"funnel set","input":"a \"b\".csv","output":"r.csv","account":"Loja\nAna","started_at":"2025-11-29T11:40:05.250Z""#
      ), "\(text)")
  }

  @Test("Rows that are not verified are not said to be rows that were not to be sent")
  func notVerified() {
    var summary = summary
    summary.tally = Tally()
    summary.tally.countSkipped()
    let line = "  1 skipped: rows that were not accepted or not selected; they have nothing to verify"
    #expect(EndText.lines(summary, .verify, isWhole: true).map(\.english).contains(line))
    #expect(
      EndText.lines(summary, .lost, isWhole: true).map(\.english).contains(
        "  1 skipped: rows that were not selected and have no result"))
  }

  @Test(
    "After a dry run the invalid rows are to be fixed in the file that keeps them, if there are any",
    arguments: [
      (
        [.accepted, .invalid], "bad.csv", .csv,
        [
          "Next: fix the rows in bad.csv and check that file. Then send both files; the invalid rows of this one stay out.",
          "  rdbulk lost bad.csv --dry-run --map reason=Motivo",
        ]
      ),
      (
        [.invalid], "bad.txt", .jsonLines,
        [
          "Next: fix the rows in bad.txt and check that file. Then send both files; the invalid rows of this one stay out.",
          "  rdbulk lost bad.txt --dry-run --map reason=Motivo --format jsonl",
        ]
      ), ([.accepted, .duplicate], "bad.csv", .csv, []), ([.invalid], nil, .csv, []),
    ] as [([RowStatus], String?, InputFormat, [String])])
  func dryRun(_ statuses: [RowStatus], _ rejects: String?, _ format: InputFormat, _ lines: [String]) {
    var tally = Tally()
    for status in statuses { tally.count(Outcome(status), row: 1, line: 1) }
    let typed = TypedCommand(["lost", "in.csv", "--dry-run", "--rejects", "bad.csv", "--map", "reason=Motivo"])
    let text = EndText.nextAfterDryRun(tally, .lost, rejects: rejects, format: format, typed: typed)
    #expect(text.map(\.english) == lines)
  }

  @Test("The end says what happened and what to do")
  func lines() {
    let lines = EndText.lines(summary, isWhole: true).map(\.english)
    #expect(lines[0] == "2 of 7 rows accepted in 1 min 30 s; 1,200 requests, 1 retry, 797.8 a minute.")
    #expect(lines.contains("  1 unknown: sent, but the answer was lost: it may have been processed"))
    #expect(lines.contains("  3 × WHY, first in row 3 (line 4): Sentence."))
    #expect(lines.contains("  1 × TIMEOUT, first in row 6 (line 7): Sentence."))
    #expect(!lines.contains { $0.contains("In this run") })
    let broken = EndText.lines(summary, isWhole: false)
    #expect(broken[0].english.hasPrefix("So far 2 of 7 rows"))
  }

  @Test("The numbers of a resumed run are the job's, and its own part is named")
  func resumed() {
    var summary = summary
    summary.thisRun = Summary.Part(rows: 3, requests: 4, elapsed: .seconds(12))
    let lines = EndText.lines(summary, isWhole: true)
    #expect(lines[0].english.hasPrefix("2 of 7 rows accepted in 1 min 30 s; 1,200 requests"))
    #expect(lines[1].english == "  In this run: 3 rows, 4 requests, 12 s; the rest in earlier runs of this job.")
    #expect(
      lines[1].portuguese
        == "  Nesta execução: 3 registros, 4 requisições, 12 s; o resto, em execuções anteriores deste trabalho.")
    summary.thisRun = Summary.Part(rows: 0, requests: 0, elapsed: 0)
    #expect(!EndText.lines(summary, isWhole: true)[1].english.contains("In this run"))
  }

  @Test("The rate of a run is never above the limit it kept")
  func rate() {
    var summary = summary
    summary.elapsed = .seconds(60)
    summary.requests = 121
    summary.rate = Rate(requests: 120, window: 60)
    #expect(summary.ratePerMinute == 120)
    #expect(EndText.lines(summary, isWhole: true)[0].english.hasSuffix("120.0 a minute."))
    summary.requests = 90
    #expect(summary.ratePerMinute == 90)
    summary.rate = nil
    summary.requests = 121
    #expect(summary.ratePerMinute == 121)
    #expect(Rate.higher(Rate(requests: 120, window: 60), Rate(requests: 3, window: 1)) == Rate(requests: 3, window: 1))
    #expect(Rate.higher(Rate(requests: 120, window: 60), nil) == nil)
  }

  @Test(
    "What to do next never sends a row twice without saying so",
    arguments: [
      (
        [.accepted, .invalid], "bad.csv",
        [
          "Next: fix the rows in bad.csv, and send that file.",
          "  rdbulk lost bad.csv -o out-2.csv --rejects bad-2.csv",
        ]
      ),
      (
        [.accepted, .failed], "a b-7.csv",
        [
          "Next: send a b-7.csv as it is; none of its rows was processed.",
          "  rdbulk lost 'a b-7.csv' -o out-2.csv --rejects 'a b-8.csv'",
        ]
      ),
      (
        [.unknown, .failed], "bad.csv",
        [
          "Next: send bad.csv. First remove what must not count twice: its unknown rows (1) may have been processed.",
          "  rdbulk lost bad.csv -o out-2.csv --rejects bad-2.csv",
        ]
      ),
      (
        [.accepted, .rejected], nil,
        [
          "Next: fix the rows whose errors are in out.csv, and send only these. Sending the whole file again would send the "
            + "accepted rows twice. With --rejects FILE a run keeps them for you."
        ]
      ),
      (
        [.unknown], nil,
        [
          "Next: take the rows whose errors are in out.csv, and send only these. First remove what must not count "
            + "twice: its unknown rows (1) may have been processed. With --rejects FILE a run keeps them for you."
        ]
      ),
      (
        [.accepted, .duplicate], nil,
        ["Next, in a few minutes: check what took effect.", "  rdbulk verify out.csv -o out-verified.csv"]
      ),
      ([.duplicate], nil, []),
    ] as [([RowStatus], String?, [String])])
  func next(_ statuses: [RowStatus], _ rejects: String?, _ lines: [String]) {
    var tally = Tally()
    for (index, status) in statuses.enumerated() { tally.count(Outcome(status), row: index + 1, line: index + 2) }
    #expect(EndText.next(tally, output: "out.csv", rejects: rejects).map(\.english) == lines)
    let rehearsed = EndText.next(tally, isRehearsal: true, output: "out.csv", rejects: rejects).map(\.english)
    #expect(rehearsed == (tally.isClean ? [] : lines))
  }

  @Test("The end says which file to open, and what is not among the rejects")
  func reading() {
    var tally = Tally()
    for (row, status) in [RowStatus.accepted, .invalid, .failed, .failed].enumerated() {
      tally.count(Outcome(status), row: row + 1, line: row + 2)
    }
    func lines(_ rejects: String?, _ reading: EndText.Reading) -> [String] {
      EndText.next(tally, output: "out.csv", rejects: rejects, reading: reading).map(\.english)
    }
    #expect(
      lines(nil, EndText.Reading(isSpreadsheet: true)).last
        == "Open out.csv with your spreadsheet: its columns error and message say why.")
    #expect(
      lines("bad.csv", EndText.Reading(isToldWhy: true, statuses: [.invalid])) == [
        "Next: fix the rows in bad.csv, and send that file.",
        "Open bad.csv: its columns rdbulk_error and rdbulk_message say why; you can leave them in when you send it.",
        "Not in bad.csv, because of --rejects-status: 2 rows not accepted.",
        "  rdbulk lost bad.csv -o out-2.csv --rejects bad-2.csv --rejects-why",
      ])
    #expect(
      lines("bad.csv", EndText.Reading(statuses: [.unknown])) == [
        "Not in bad.csv, because of --rejects-status: 3 rows not accepted."
      ])
  }

  @Test(
    "Decimals are rounded to the given number of places",
    arguments: [(0, "0.000"), (1.0005, "1.001"), (2.9996, "3.000"), (-1, "0"), (.infinity, "0")] as [(Double, String)])
  func decimal(_ value: Double, _ text: String) {
    #expect(DecimalText.text(value) == text)
  }
}
