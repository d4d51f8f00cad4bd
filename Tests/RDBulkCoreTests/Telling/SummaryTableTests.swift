import RDBulkCore
import Testing

@Suite("Telling: several jobs in one table")
struct SummaryTableTests {
  /// A file of `--summary` with these counts.
  private static func file(
    _ command: String, _ output: String?, accepted: Int, rejected: Int = 0, invalid: Int = 0, failed: Int = 0,
    unknown: Int = 0, exit: Int32
  ) -> [UInt8] {
    var tally = Tally()
    let statuses: [(RowStatus, Int)] = [
      (.accepted, accepted), (.rejected, rejected), (.invalid, invalid), (.failed, failed), (.unknown, unknown),
    ]
    for (status, count) in statuses { for _ in 0..<count { tally.count(Outcome(status), row: 1, line: 2) } }
    var summary = Summary(
      tally: tally, requests: 0, retries: 0, throttled: 0, bytesIn: 0, elapsed: 0, resumedRows: 0, exitCode: exit)
    summary.command = command
    summary.output = output
    return summary.json
  }

  private static let files = [
    file("lost", "a/lost.csv", accepted: 1_200, rejected: 1, invalid: 2, failed: 3, unknown: 4, exit: 1),
    file("funnel set", nil, accepted: 7, exit: 0),
    Array(
      #"{"rows":1,"accepted":0,"rejected":0,"invalid":0,"duplicate":1,"failed":0,"unknown":0,"skipped":0,"exit":130}"#
        .utf8),
  ]

  @Test("Each job has its line, in the order given, and the worst exit code is the table's")
  func table() {
    let jobs = Self.files.compactMap(JobSummary.init)
    #expect(
      SummaryTable.lines(jobs, in: .english) == [
        "command     results      rows  accepted  duplicate  not accepted  unknown  exit",
        "lost        a/lost.csv  1,210     1,200          0             6        4     1",
        "funnel set  -               7         7          0             0        0     0",
        "-           -               1         0          1             0        0   130",
        "3 jobs                  1,218     1,207          1             6        4   130",
      ])
    #expect(SummaryTable.exitCode(jobs) == 130)
    #expect(
      SummaryTable.lines(Array(jobs.prefix(1)), in: .portuguese) == [
        "comando     resultados  registros  aceito  repetido  não aceito  incerto  saída",
        "lost        a/lost.csv      1.210   1.200         0           6        4      1",
        "1 trabalho                  1.210   1.200         0           6        4      1",
      ])
  }

  @Test(
    "What is no summary is not taken for one",
    arguments: ["", "{}", "[1]", "row,line,email\n", #"{"rows":1,"accepted":"1","exit":0}"#, #"{"rows":-1}"#])
  func foreign(_ text: String) { #expect(JobSummary(Array(text.utf8)) == nil) }
}
