import Foundation
import Testing

/// What must be the same when a job goes on.
@Suite("Resumed with something else") struct ResumeBindingTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    var extra: [String] = []
    var input: @Sendable (String) -> String = { $0 }
    let says: [String]
    var testDescription: String { name }
  }

  static let changes = [
    Change(
      name: "a row that was sent", input: { $0.replacing("c1@example.com,Preço", with: "c1@example.com,Prazo") },
      says: ["input", "changed"]),
    Change(
      name: "the header", input: { $0.replacing("email,reason", with: "email,motivo") }, says: ["input", "changed"]),
    Change(
      name: "a row before the others", input: { $0.replacing("c1@", with: "c0@example.com,x\nc1@") }, says: ["input"]),
    Change(name: "a shorter input", input: { $0.components(separatedBy: "c3@")[0] }, says: ["input", "ends before"]),
    Change(name: "an input without rows", input: { _ in "email,reason\n" }, says: ["input", "ends before"]),
    Change(name: "the target", extra: ["--base-url", "http://127.0.0.1:9"], says: ["--base-url"]),
    Change(name: "a constant", extra: ["--set", "reason=x"], says: ["set"]),
    Change(name: "a column", extra: ["--map", "email=1"], says: ["map"]),
    Change(name: "what is required", extra: ["--require", "reason"], says: ["require"]),
    Change(name: "the delimiter", extra: ["--delimiter", ","], says: ["--delimiter"]),
    Change(name: "the encoding", extra: ["--encoding", "utf-8"], says: ["--encoding"]),
    Change(name: "duplicates", extra: ["--dedupe"], says: ["dedupe"]),
    Change(name: "formulas", extra: ["--raw"], says: ["raw"]),
    Change(name: "rejects", extra: ["--rejects", "rej.csv"], says: ["rejects"]),
    Change(name: "accepts", extra: ["--accepts", "acc.csv"], says: ["accepts"]),
    Change(name: "several", extra: ["--raw", "--set", "reason=x"], says: ["raw", "set"]),
  ]

  @Test("Resuming with other options is refused, and what differs is named", arguments: changes) func refused(
    _ change: Change
  ) throws {
    let job = try ResumeJob()
    try job.runAndKill()
    let requests = job.requestsInJournal
    let results = job.folder.bytes(job.output)
    try job.folder.write("in.csv", change.input(job.input))
    // A flag that is given twice takes its last value.
    let ended = try job.resume(["lost", "in.csv"], change.extra)
    try job.expectRefusal(of: ended, says: change.says, results: results, requests: requests)
    #expect(!job.folder.has("rej.csv"))
  }

  @Test("After a refusal, the right command still resumes the job") func recovers() throws {
    let job = try ResumeJob()
    try job.runAndKill()
    try job.folder.write("in.csv", "email,reason\n")
    try #expect(job.resume().code == 2)
    try job.folder.write("in.csv", job.input)
    try #expect(job.resume(["lost", "in.csv"], ["--raw"]).code == 2)
    try job.expectEnd(of: job.resume())
  }

  @Test("A job resumes if its input only grew, even after it had ended") func grown() throws {
    let job = try ResumeJob()
    try job.runAndKill()
    let more = (ResumeJob.rows + 1...ResumeJob.rows + 5).map { "c\($0)@example.com,x\n" }.joined()
    try job.folder.write("in.csv", job.input + more)
    try #expect(job.resume().code == 0)
    #expect(job.done.sorted() == Array(1...ResumeJob.rows + 5))
    try job.folder.write("in.csv", job.input + more + "c46@example.com,x\n")
    try job.expectEnd(of: job.resume(), rows: ResumeJob.rows + 6)
    try #expect(job.folder.summary("sum.json")["resumed_rows"] == Double(ResumeJob.rows + 5))
  }

  @Test("Options that only say how to send may change") func sending() throws {
    let job = try ResumeJob()
    try job.runAndKill()
    let extra = ["--retries", "1", "--timeout", "5", "--sync", "none", "--on-unknown", "retry", "--rate", "9000/s"]
    try job.expectEnd(of: job.resume(["lost", "in.csv"], extra))
  }

  @Test("A job from standard input resumes with the same stream, from a file or a pipe", arguments: [false, true])
  func stream(
    _ isPipe: Bool
  ) throws {
    let job = try ResumeJob()
    let command = try job.start(["lost", "-"] + job.arguments, input: .file("in.csv"))
    try #require(waitFor { job.done.count >= 6 ? true : nil } != nil)
    command.signal(9)
    #expect(command.wait().code == -9)
    guard isPipe else { return try job.expectEnd(of: job.resume(["lost", "-"], input: .file("in.csv"))) }
    let second = try job.start(["lost", "-", "--resume"] + job.arguments, input: .pipe)
    try second.write(job.input)
    try second.endInput()
    try job.expectEnd(of: second.wait())
  }

  @Test("A row that has grown since it was taken is refused and named, and is good again as it was")
  func grownRow() throws {
    let input = "email,value\nc1@example.com,10\nc2@example.com,12"
    let job = try ResumeJob(input: input, latency: 0)
    let first = try job.start(["won", "in.csv"] + job.arguments).wait()
    #expect(first.code == 0)
    #expect(first.err.contains("The last line of 'in.csv' (row 2) has no line end."))
    let results = job.folder.bytes("out.csv")
    for more in ["500.00\n", "500.00\nc3@example.com,9\n", " \n", "5"] {
      try job.folder.write("in.csv", input + more)
      let ended = try job.resume(["won", "in.csv"])
      #expect(ended.code == 2 && ended.err.contains("Row 2 (line 3, 'c2@example.com') has grown"), "\(ended.err)")
      #expect(job.folder.bytes("out.csv") == results)
    }
    for more in ["\n", "\nc3@example.com,9"] {
      try job.folder.write("in.csv", input + more)
      let ended = try job.resume(["won", "in.csv"])
      #expect(ended.code == 0, "\(ended.err)")
      #expect(!ended.err.contains("has no line end"))
    }
    #expect(job.done.sorted() == [1, 2, 3])
    try #expect(job.sandbox.stop().count == 3)
  }

  @Test("A job resumes if its input has blank lines at its end") func blankLines() throws {
    let job = try ResumeJob(input: contacts(ResumeJob.rows) + "\n\n\r\n")
    try #expect(job.resume().code == 0)
    try job.expectEnd(of: job.resume())
  }
}
