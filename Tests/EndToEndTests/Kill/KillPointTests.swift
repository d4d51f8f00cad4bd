import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Jobs killed at moments that random ones seldom hit.
@Suite("Killed at a certain moment") struct KillPointTests {
  /// What must be on file for the kill.
  struct Point: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let size: Int
    var testDescription: String { name }
  }

  static let points = [
    Point(name: "the results are there, empty", file: "out.csv", size: 0),
    Point(name: "the rejects are there, empty", file: "rej.csv", size: 0),
    Point(name: "the journal is being made", file: "out.csv.journal.new", size: 0),
    Point(name: "the journal's first bytes", file: "out.csv.journal", size: 0),
    Point(name: "the results' header", file: "out.csv", size: 1),
    Point(name: "the rejects' header", file: "rej.csv", size: 1),
    Point(name: "the first result", file: "out.csv", size: 90),
    Point(name: "the last result", file: "out.csv", size: 89 + 40 * 100),
  ]

  /// `action` without a pause between its tries, since what it waits for is over in a moment.
  private func spin(seconds: Double = 15, _ action: () -> Bool) {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end, !action() {}
  }

  @Test("A job killed at any point can be resumed", arguments: points) func point(_ point: Point) throws {
    for _ in 1...2 {
      let job = try ResumeJob(["--rejects", "rej.csv"], latency: 1)
      let path = job.folder.path(point.file)
      let command = try job.start(["lost", "in.csv"] + job.arguments)
      spin { KillFiles.size(path) ?? -1 >= point.size || kill(command.pid, 0) != 0 }
      command.signal(9)
      // A moment that is missed leaves a job that has ended, which goes on to the same end.
      let code = command.wait().code
      #expect([-9, 0].contains(code))
      try job.expectEnd(of: job.resume())
      #expect(job.folder.text("rej.csv") == "email,reason\n")
    }
  }

  @Test("A job killed several times at its very beginning can be resumed") func beginnings() throws {
    let job = try ResumeJob(["--rejects", "rej.csv"], latency: 1)
    let path = job.folder.path("out.csv.journal.new")
    for number in 1...4 {
      let command = try job.start(["lost", "in.csv", "--resume"] + job.arguments)
      spin { KillFiles.size(path) != nil || kill(command.pid, 0) != 0 }
      command.signal(9)
      #expect([-9, 0].contains(command.wait().code), "run \(number)")
    }
    try job.expectEnd(of: job.resume(), kills: 4)
    #expect(job.folder.text("rej.csv") == "email,reason\n")
  }

  /// What a run has written is cut back to what is on file after a certain write of it.
  struct Cut: Sendable, CustomTestStringConvertible {
    let name: String
    /// Bytes that are left of results and rejects, lines that are left of the journal.
    var results = 0
    var rejects = 0
    var journal: Int?
    var testDescription: String { name }
  }

  static let cuts = [
    Cut(name: "empty files, no journal"),
    Cut(name: "a journal without a turn", journal: 2),
    Cut(name: "a journal without its second record", journal: 1),
    Cut(name: "a header of the results", results: 88, journal: 2),
    Cut(name: "headers of results and rejects", results: 88, rejects: 13, journal: 2),
    Cut(name: "half a header of the rejects", results: 88, rejects: 5, journal: 2),
    Cut(name: "half a header of the results", results: 30, journal: 2),
  ]

  @Test("A job killed before its first row was sent can be resumed", arguments: cuts) func cut(_ cut: Cut) throws {
    let job = try ResumeJob(["--rejects", "rej.csv"], latency: 0)
    // A job that waits for its first row has sent nothing; what it writes comes in this order.
    let command = try job.start(["lost", "-"] + job.arguments, input: .pipe)
    try command.write("email,reason\n")
    try #require(waitFor { job.folder.lines("out.csv.journal").count >= 3 ? true : nil } != nil)
    command.signal(9)
    #expect(command.wait().code == -9)
    #expect(KillFiles.size(job.folder.path("out.csv")) == 88, "the header alone")
    try job.folder.write("out.csv", Array(job.folder.bytes("out.csv").prefix(cut.results)))
    try job.folder.write("rej.csv", Array(job.folder.bytes("rej.csv").prefix(cut.rejects)))
    if let lines = cut.journal {
      try job.folder.write(
        "out.csv.journal", job.folder.lines("out.csv.journal").prefix(lines).map { $0 + "\n" }.joined())
    } else {
      try FileManager.default.removeItem(atPath: job.folder.path("out.csv.journal"))
    }
    try job.expectEnd(of: job.resume(["lost", "-"], input: .file("in.csv")), kills: 0)
    #expect(job.folder.text("rej.csv") == "email,reason\n")
  }
}
