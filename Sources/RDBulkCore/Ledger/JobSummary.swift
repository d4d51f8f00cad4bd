/// What a file of `--summary` says of a job.
package struct JobSummary: Equatable, Sendable {
  /// Empty in files of version 0.1.
  package let command: String
  /// nil: standard output.
  package let output: String?
  package let rows: Int
  package let accepted: Int
  package let duplicate: Int
  /// Rejected, invalid or failed.
  package let notAccepted: Int
  package let unknown: Int
  package let exitCode: Int

  /// nil where `bytes` are not a summary.
  package init?(_ bytes: [UInt8]) {
    guard let object = try? JSONValue(parsing: bytes) else { return nil }
    var counts: [Int] = []
    for name in ["rows", "accepted", "duplicate", "rejected", "invalid", "failed", "unknown", "exit"] {
      guard let count = object[name]?.integer, count >= 0 else { return nil }
      counts.append(count)
    }
    command = object["command"]?.text ?? ""
    output = object["output"]?.text
    rows = counts[0]
    accepted = counts[1]
    duplicate = counts[2]
    notAccepted = counts[3...5].reduce(0, &+)
    unknown = counts[6]
    exitCode = counts[7]
  }
}
