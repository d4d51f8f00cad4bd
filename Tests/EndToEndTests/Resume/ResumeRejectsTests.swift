import Foundation
import Testing

/// Rejects of jobs that were killed while rows were being added to them.
@Suite("Resumed rejects") struct ResumeRejectsTests {
  private static let header = "email,reason\n"

  @Test("A kill while owed rejects are being added loses none") func late() throws {
    let rows = (1...300).map { "bad\($0),x\n" }
    let job = try ResumeJob(input: Self.header + rows.joined(), ["--rejects", "rej.csv"])
    let first = try job.start(["lost", "-"] + job.arguments, input: .pipe)
    try first.write(job.input)
    try #require(waitFor { job.folder.lines("rej.csv").count == 301 ? true : nil } != nil)
    first.signal(9)
    #expect(first.wait().code == -9)
    // As if it had been killed after its first write to the results: rows without anything to send all come in one.
    try job.folder.write("rej.csv", "")
    try job.folder.write("out.csv.journal", job.folder.lines("out.csv.journal").prefix(2).map { $0 + "\n" }.joined())
    let second = try job.start(["lost", "-", "--resume"] + job.arguments, input: .pipe)
    try second.write(Self.header + rows[..<100].joined())
    try #require(waitFor { job.folder.text("rej.csv").contains("bad100,") ? true : nil } != nil)
    second.signal(9)
    #expect(second.wait().code == -9)
    try #expect(job.resume().code == 1)
    let isWhole = job.folder.lines("rej.csv").sorted() == job.input.split(separator: "\n").map(String.init).sorted()
    #expect(isWhole, "the journal's lengths stay behind the rejects that are still owed")
    #expect(job.folder.text("rej.csv").hasPrefix(Self.header))
  }

  @Test("A kill in the middle of an over-long row loses none of it") func longRow() throws {
    let long = "long," + String(repeating: "0123456789abcde\\", count: 40_000) + "\n"
    let input = Self.header + "bad1,x\n" + long + "bad2,x\n"
    let job = try ResumeJob(input: input, ["--rejects", "rej.csv", "--max-row-bytes", "64K"])
    let first = try job.start(["lost", "-"] + job.arguments, input: .pipe)
    try first.write(String(input.prefix(400_000)))
    try #require(waitFor { KillFiles.size(job.folder.path("rej.csv")) ?? 0 > 200_000 ? true : nil } != nil)
    first.signal(9)
    #expect(first.wait().code == -9)
    try #expect(job.resume(["lost", "-"], input: .file("in.csv")).code == 1)
    let isWhole = job.folder.text("rej.csv") == input
    #expect(isWhole, "the journal's lengths stay in front of the row")
  }

  @Test("Duplicates are found across a kill") func duplicates() throws {
    let twice = contacts(20) + (1...20).map { "c\($0)@example.com,Preço\n" }.joined()
    let job = try ResumeJob(input: twice, ["--rejects", "rej.csv", "--dedupe"])
    try job.runAndKill()
    try #expect(job.resume().code == 0)
    let statuses = KillFiles.results(job.folder, "out.csv").sorted { $0.row < $1.row }.map(\.status)
    #expect(statuses == Array(repeating: "accepted", count: 20) + Array(repeating: "duplicate", count: 20))
    #expect(job.folder.text("rej.csv") == Self.header)
  }
}
