import Foundation
import Testing

/// A job against a slow sandbox that was killed when some rows had their results and others did not.
final class ResumeJob {
  static let rows = 40
  static let concurrency = 2

  let folder: Folder
  let sandbox: SandboxProcess
  let input: String
  let output: String
  private let more: [String]
  private var runs = 0

  /// `more` goes into every run's command line.
  init(input: String = contacts(rows), output: String = "out.csv", _ more: [String] = [], latency: Int = 20) throws {
    folder = try Folder()
    self.input = input
    self.output = output
    self.more = more
    try folder.write("in.csv", input)
    sandbox = try SandboxProcess(["--latency", "\(latency)", "--limit", "unlimited"], in: folder)
  }

  var arguments: [String] {
    [
      "-o", output, "--base-url", sandbox.url, "--rate", "unlimited", "--concurrency", "\(Self.concurrency)",
      "--summary", "sum.json",
    ] + more
  }

  func start(
    _ arguments: [String], input: Command.Input = .nothing, environment: [String: String] = [:]
  ) throws -> Command {
    runs += 1
    return try Command(
      arguments, in: folder, environment: SandboxProcess.token.merging(environment) { $1 }, input: input,
      name: "run\(runs)")
  }

  /// The first run, killed once `results` rows have their result.
  func runAndKill(results: Int = 6, _ place: SourceLocation = #_sourceLocation) throws {
    let command = try start(["lost", "in.csv"] + arguments)
    try #require(waitFor { done.count >= results ? true : nil } != nil, sourceLocation: place)
    command.signal(9)
    try #require(command.wait().code == -9, "it was killed before its end", sourceLocation: place)
  }

  /// A run to its end with `--resume`.
  func resume(_ command: [String] = ["lost", "in.csv"], _ extra: [String] = [], input: Command.Input = .nothing) throws
    -> Ended
  {
    try start(command + arguments + ["--resume"] + extra, input: input).wait()
  }

  /// The rows that have a result.
  var done: [Int] { KillFiles.results(folder, output).map(\.row) }

  /// How many requests the journal counts: no more than these can have left.
  var requestsInJournal: Int? {
    let words = folder.lines(output + ".journal").last { $0.hasPrefix("t ") || $0.hasPrefix("d ") }?.split(
      separator: " ")
    guard let words else { return nil }
    // The position has nine numbers, the sixth of them are the requests.
    let numbers = words.drop { Int($0) == nil || $0 == "1" && words[0] == "d" }.compactMap { Int($0) }
    return numbers.count >= 9 ? numbers[5] : nil
  }

  /// Checks that a run was refused and left everything as it was.
  func expectRefusal(
    of ended: Ended, says: [String], results: [UInt8], requests: Int?, _ place: SourceLocation = #_sourceLocation
  ) throws {
    #expect(ended.code == 2, "\(ended.err)", sourceLocation: place)
    #expect(ended.err.contains("Nothing was sent."), "\(ended.err)", sourceLocation: place)
    for text in says { #expect(ended.err.contains(text), "\(ended.err)", sourceLocation: place) }
    #expect(folder.bytes(output) == results, sourceLocation: place)
    let log = try sandbox.stop()
    let most = try #require(requests, sourceLocation: place)
    #expect(log.count <= most, "something was sent", sourceLocation: place)
  }

  /// Checks that the job came to the end that an undisturbed run comes to. The sandbox is stopped.
  func expectEnd(
    of ended: Ended, rows: Int = rows, kills: Int = 1, _ place: SourceLocation = #_sourceLocation
  ) throws {
    #expect(ended.code == 0, "\(ended.err)", sourceLocation: place)
    #expect(done.sorted() == Array(1...rows), sourceLocation: place)
    let log = try sandbox.stop()
    #expect(Set(log.flatMap(\.emails)).count == rows, sourceLocation: place)
    #expect(log.count <= rows + kills * Self.concurrency, sourceLocation: place)
    try #expect(folder.summary("sum.json")["accepted"] == Double(rows), sourceLocation: place)
  }
}
