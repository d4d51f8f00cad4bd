import RDBulkCore
import Testing

@testable import RDBulkCore

/// A flag that is recommended must be one that the command takes.
@Suite("Command: advice")
struct AdviceTests {
  private static let lines = [
    "lost in.csv", "opportunity in.csv", "won in.csv", "event CONVERSION in.csv", "event CONVERSION in.csv --api-key",
    "event CALL_FINISHED in.csv", "funnel set in.csv", "funnel set in.csv --only-forward", "funnel get in.csv",
    "verify results.csv",
  ]

  @Test("The lines below are about every command that sends")
  func coverage() {
    let sending = CommandTable.all.filter(\.isSending).map(\.name)
    #expect(sending.allSatisfy { name in Self.lines.contains { $0.hasPrefix("\(name) ") } })
  }

  @Test("Batches are recommended exactly where the command line takes them", arguments: lines)
  func batches(_ line: String) throws {
    guard case .send(let options) = try CommandLineParser.parse(words(line)) else { return }
    let basis = try #require(try JobPlan(options, RunEnvironment()).estimate)
    let sample = Estimate.Sample(rows: 100, bytes: 10_000, eventBytes: 100)
    let estimate = try #require(
      Estimate(bytes: 5_000_000, sample: sample, done: 0, rate: basis.rate, batchBytes: basis.batchBytes))
    let note = try #require(estimate.note(rate: .rate(basis.rate))).english
    let isTaken = (try? CommandLineParser.parse(words("\(line) --batch max"))) != nil
    #expect(note.contains("--batch max") == isTaken, "\(note)")
  }

  @Test(
    "The hint for a flag of another program names only flags of the command", arguments: CommandTable.all.map(\.name))
  func foreignFlags(_ name: String) throws {
    let entry = try #require(CommandTable.named(name))
    for flag in ["token", "access-token", "api-key", "client-secret", "refresh-token", "insecure", "batches", "fields"]
    {
      let error = UnknownFlag.error(long: flag, entry)
      for recommended in Self.flags(error.hint?.english ?? "") {
        #expect(FlagTable.flags(of: entry).contains { $0.long == recommended }, "\(name): --\(recommended)")
      }
    }
  }

  @Test("Without batches, nobody who can't have any is told to add them")
  func keyed() {
    let line = words("event CONVERSION in.csv --api-key --batch-bytes 2048")
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(line) }
    #expect(error?.hint?.english == "Leave it out.")
  }

  /// Flags that some sending command refuses, and the sources that name them in a message: each of these speaks only
  /// where the flag is taken.
  private static let narrow: [String: Set<String>] = [
    "decimal": ["RDBulkCore/Check/DecimalDoubt.swift", "RDBulkCore/Rows/RowProblem+Fields.swift"],
    "unchecked-fields": [
      "RDBulkCore/API/ContactFields.swift", "RDBulkCore/Rows/RowProblem+Fields.swift",
      "RDBulkRuntime/Run/AccountReader.swift",
    ],
    "batch": ["RDBulkCore/Engine/Estimate.swift"],
    "history": ["RDBulkCore/History/HistoryFlaw.swift", "RDBulkRuntime/Run/HistoryCommand.swift"],
    "history-by": ["RDBulkRuntime/Run/RunHistory.swift"],
    "history-wait": ["RDBulkRuntime/Output/HistoryFile.swift"],
    "on-unknown": ["RDBulkCore/Rows/RowVerdict.swift"],
    "api-key": ["RDBulkRuntime/Run/Credentials.swift", "RDBulkRuntime/Run/SendRun.swift"],
    "of": ["RDBulkRuntime/Run/VerifyPlan.swift"],
    "wait": ["RDBulkRuntime/Run/VerifyPlan.swift"],
    "port": ["RDBulkSandbox/Failure+Sandbox.swift"],
  ]

  @Test("No source but these names a flag that some command refuses")
  func sources() throws {
    let entries = CommandTable.all.filter(\.isSending)
    for found in CatalogTests.messages where !found.file.hasPrefix("RDBulkCore/Command/") {
      // A whole line to type is about the command that it names.
      let key = found.literal.key
      let sentence = String(key[..<(key.firstRange(of: "rdbulk ")?.lowerBound ?? key.endIndex)])
      for name in Self.flags(sentence) {
        guard let flag = FlagTable.named(name), !entries.allSatisfy(flag.isTaken(by:)) else { continue }
        #expect(Self.narrow[name]?.contains(found.file) == true, "\(flag.spelling) in \(found.file)")
      }
    }
  }

  /// The long names of the flags in a text.
  private static func flags(_ text: String) -> [String] {
    text.split(separator: "--", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0.isLowercase || $0 == "-" }) }
      .filter { !$0.isEmpty }
  }
}
