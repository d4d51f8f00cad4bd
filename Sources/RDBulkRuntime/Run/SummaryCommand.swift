import RDBulkCore
import RDBulkSystem

/// `rdbulk summary`: several jobs in one table.
struct SummaryCommand {
  let paths: [String]
  let console: Console

  /// A summary takes a few hundred bytes, and as many again for each error code.
  private static let fileLimit = 1 << 20

  /// Prints the table and returns the exit code of the worst job. Throws where a file is not a summary.
  func run() throws(Failure) -> Int32 {
    var jobs: [JobSummary] = []
    for path in paths { jobs.append(try Self.read(path)) }
    try console.print(jobs)
    return Int32(clamping: SummaryTable.exitCode(jobs))
  }

  private static func read(_ path: String) throws(Failure) -> JobSummary {
    let action: Message = "\(Quoted.path(path)) can't be read"
    let bytes = try Failure.as(
      .usage, Descriptor.open(path, [.read, .noWait], action: action).readAll(upTo: fileLimit + 1, action: action))
    guard bytes.count <= fileLimit, let job = JobSummary(bytes) else {
      throw .usage(
        "\(Quoted.path(path)) is not an rdbulk summary.", hint: "Name files that jobs wrote with --summary.")
    }
    return job
  }
}
