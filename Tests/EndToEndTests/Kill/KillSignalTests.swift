import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Signals to jobs that can go on.
@Suite("Stopped by a signal, and resumed") struct KillSignalTests {
  @Test("Requests in flight are waited for, and the rest is sent on resumption", arguments: [SIGINT, SIGTERM, SIGHUP])
  func waits(
    _ number: Int32
  ) throws {
    let job = try ResumeJob(latency: 100)
    let command = try job.start(["lost", "in.csv"] + job.arguments)
    try #require(waitFor { job.done.count >= 4 ? true : nil } != nil)
    command.signal(number)
    let ended = command.wait()
    #expect(ended.code == 128 + number)
    #expect(ended.err.contains("To continue where it stopped: rdbulk lost in.csv") && ended.err.contains(" --resume\n"))
    // Nothing is in doubt, so nothing is sent twice.
    try #expect(job.folder.summary("sum.json")["exit"] == Double(128 + number))
    try job.expectEnd(of: job.resume(), kills: 0)
  }

  @Test("What isn't answered within --grace is unknown and never sent again", arguments: [SIGINT, SIGTERM])
  func grace(_ number: Int32) throws {
    let job = try ResumeJob(["--grace", "0.3"], latency: 3_000)
    let command = try job.start(["lost", "in.csv"] + job.arguments)
    try #require(waitFor { job.sandbox.received > 0 || job.requestsInJournal == 2 ? true : nil } != nil)
    command.signal(number)
    #expect(command.wait(seconds: 2.5).code == 128 + number)
    let results = KillFiles.results(job.folder, "out.csv")
    #expect(results.map(\.status) == ["unknown", "unknown"])
    let more = try job.start(["lost", "in.csv", "--resume"] + job.arguments)
    try #require(waitFor { (job.requestsInJournal ?? 0) >= 4 ? true : nil } != nil)
    more.signal(number)
    #expect(more.wait(seconds: 2.5).code == 128 + number)
    #expect(job.done.sorted() == [1, 2, 3, 4])
  }

  @Test("A second signal ends the run at once, and the job can be resumed") func second() throws {
    let job = try ResumeJob(input: contacts(6), latency: 1_500)
    let command = try job.start(["lost", "in.csv"] + job.arguments)
    try #require(waitFor { job.requestsInJournal == 2 ? true : nil } != nil)
    command.signal(SIGINT)
    try #require(waitFor { command.errSoFar.contains("Press Ctrl-C again to leave at once") ? true : nil } != nil)
    // Until half a second after the first one, a signal says no more than that.
    let hasEnded = waitFor(seconds: 5) { () -> Bool? in
      command.signal(SIGTERM)
      return command.hasEnded ? true : nil
    }
    #expect(hasEnded == true)
    #expect(command.wait(seconds: 5).code == 143)
    #expect(job.done.isEmpty, "it did not wait for the answers")
    try job.expectEnd(of: job.resume(), rows: 6)
  }

  @Test("A stop while a resumed job reads its input again loses nothing") func rereading() throws {
    let job = try ResumeJob()
    try job.runAndKill()
    let results = job.folder.bytes("out.csv")
    let command = try job.start(["lost", "-", "--resume"] + job.arguments, input: .pipe)
    try command.write("email,reason\nc1@example.com,Preço\n")
    try #require(waitFor { job.folder.lines("out.csv.journal").count == 3 ? true : nil } != nil)
    command.signal(SIGTERM)
    #expect(command.wait(seconds: 5).code == 143)
    #expect(job.folder.bytes("out.csv") == results)
    try job.expectEnd(of: job.resume())
  }

  @Test("SIGPIPE has no effect, nor has a pause by SIGTSTP and SIGCONT") func harmless() throws {
    let job = try ResumeJob(latency: 50)
    let command = try job.start(["lost", "in.csv"] + job.arguments)
    try #require(waitFor { job.done.count >= 2 ? true : nil } != nil)
    command.signal(SIGPIPE)
    command.signal(SIGSTOP)
    try #require(waitFor { Self.state(command.pid) == "T" ? true : nil } != nil)
    let standing = job.done.count
    // The sandbox answers meanwhile; nobody takes it.
    #expect(job.done.count == standing)
    command.signal(SIGTSTP)
    command.signal(SIGCONT)
    command.signal(SIGCONT)
    try job.expectEnd(of: command.wait(), kills: 0)
  }

  /// A process's state by the kernel's table, as in `ps`.
  private static func state(_ pid: Int32) -> Character? {
    let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
    return text?.split(separator: "\n").first { $0.hasPrefix("State:") }?.dropFirst(7).first
  }
}
