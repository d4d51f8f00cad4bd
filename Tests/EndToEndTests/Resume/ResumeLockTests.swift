import Foundation
import Testing

/// Outputs that exist, are in use, or are not there.
@Suite("Runs that share an output") struct ResumeLockTests {
  @Test("A second run on the same output is refused at once under any name, until the first one ends")
  func lock() throws {
    let job = try ResumeJob(["--rejects", "rej.csv"], latency: 150)
    let folder = job.folder
    let first = try job.start(["lost", "in.csv"] + job.arguments)
    try #require(waitFor { job.done.count >= 2 ? true : nil } != nil)
    try FileManager.default.createDirectory(atPath: folder.path("sub"), withIntermediateDirectories: false)
    try FileManager.default.linkItem(atPath: folder.path("out.csv"), toPath: folder.path("link.csv"))
    let common = ["lost", "in.csv", "--base-url", job.sandbox.url]
    let seconds: [([String], String)] = [
      (["-o", "out.csv", "--resume", "--rejects", "rej.csv"], "Another run is writing to 'out.csv'"),
      (["-o", "out.csv", "--overwrite"], "Another run is writing to 'out.csv'"),
      (["-o", "sub/../out.csv", "--overwrite"], "Another run"),
      (["-o", folder.path("out.csv"), "--resume", "--rejects", "rej.csv"], "Another run"),
      (["-o", "link.csv", "--overwrite"], "Another run"),
      (["-o", "other.csv", "--rejects", "rej.csv", "--overwrite"], "Another run is writing to 'rej.csv'"),
      (["-o", "out.csv"], "--overwrite"),
    ]
    for (arguments, text) in seconds {
      let ended = try job.start(common + arguments).wait(seconds: 5)
      #expect(ended.code == (text.hasPrefix("Another run") ? 5 : 2), "\(arguments)")
      #expect(ended.err.contains(text), "\(arguments): \(ended.err)")
    }
    first.signal(9)
    try #require(first.wait().code == -9, "the first run was still there")
    try job.expectEnd(of: job.resume())
  }

  @Test("An interrupted job that is started again is offered the line that continues it") func interrupted() throws {
    let job = try ResumeJob()
    try job.runAndKill()
    let results = job.folder.bytes(job.output)
    let requests = job.requestsInJournal
    let command = ["lost", "in.csv"] + job.arguments
    let ended = try job.start(command).wait()
    let line = "To continue where it stopped: rdbulk \(command.joined(separator: " ")) --resume\n"
    let says = ["'out.csv' holds the results of this job, which has not finished", line, "--overwrite"]
    try job.expectRefusal(of: ended, says: says, results: results, requests: requests)
  }

  @Test("Another job is not offered to continue an unfinished one") func another() throws {
    let job = try ResumeJob()
    try job.runAndKill()
    let results = job.folder.bytes(job.output)
    let requests = job.requestsInJournal
    let ended = try job.start(["opportunity", "in.csv"] + job.arguments).wait()
    #expect(!ended.err.contains("To continue where it stopped"))
    try job.expectRefusal(
      of: ended, says: ["results of another job", "what differs: the command"], results: results, requests: requests)
  }

  @Test("An existing output is refused without --resume or --overwrite") func exists() throws {
    let job = try ResumeJob(latency: 0)
    try #require(job.resume().code == 0)
    let results = job.folder.bytes(job.output)
    let requests = job.requestsInJournal
    let ended = try job.start(["lost", "in.csv"] + job.arguments).wait()
    try job.expectRefusal(of: ended, says: ["'out.csv' exists", "--overwrite"], results: results, requests: requests)
  }

  @Test("--overwrite starts anew, whatever the earlier job was") func overwrite() throws {
    let job = try ResumeJob()
    try job.runAndKill()
    try job.folder.write("in.csv", contacts(3, reason: "x"))
    let ended = try job.start(["lost", "in.csv", "--overwrite", "--raw"] + job.arguments).wait()
    #expect(ended.code == 0, "\(ended.err)")
    #expect(job.done.sorted() == [1, 2, 3])
    try #expect(job.folder.summary("sum.json")["requests"] == 3)
    try #expect(job.resume(["lost", "in.csv"], ["--raw"]).code == 0)
  }

  @Test("--resume without results starts from the beginning") func afresh() throws {
    let job = try ResumeJob(["--rejects", "rej.csv"])
    try job.expectEnd(of: job.resume(), kills: 0)
    #expect(job.folder.text("rej.csv") == "email,reason\n")
  }

  @Test("--resume without results leaves other people's rejects alone") func rejects() throws {
    let job = try ResumeJob(["--rejects", "rej.csv"])
    try job.folder.write("rej.csv", "email\nmine@example.com\n")
    let ended = try job.resume()
    #expect(ended.code == 2)
    #expect(ended.err.contains("'rej.csv' exists"))
    #expect(job.folder.text("rej.csv") == "email\nmine@example.com\n")
    #expect(!job.folder.has("out.csv"))
  }

  @Test("Resuming a finished job sends nothing and exits as the job did, even without a server", arguments: [0, 1])
  func ended(_ code: Int32) throws {
    let job = try ResumeJob(input: contacts(5) + (code == 1 ? "bad\n" : ""), ["--rejects", "rej.csv"])
    try #expect(job.resume().code == code)
    let files = ["out.csv", "rej.csv"].map { job.folder.bytes($0) }
    try #expect(job.sandbox.stop().count == 5)
    for _ in 1...2 {
      let again = try job.resume()
      #expect(again.code == code, "\(again.err)")
      #expect(["out.csv", "rej.csv"].map { job.folder.bytes($0) } == files)
    }
    let summary = try job.folder.summary("sum.json")
    #expect(summary["requests"] == 5)
    #expect(summary["exit"] == Double(code))
    #expect(summary["resumed_rows"] == Double(5 + code))
  }
}
