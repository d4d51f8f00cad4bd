import RDBulkCore
import RDBulkSystem

/// Files that are in the way of those that a run writes.
extension SendRun {
  /// Refuses to start over where the results of an unfinished job are: that job is to be continued.
  func checkForUnfinishedJob() throws(Failure) {
    let output = plan.output
    guard !output.resumes, !output.overwrites, let results = output.results, let journal = output.journal,
      FileStatus.ofPath(results)?.isRegular == true, let bytes = try? JournalFile.read(journal),
      let state = try? JournalState(bytes)
    else { return }
    let resuming = TypedCommand(commandLine).resuming
    if let failure = state.refusalToRestart(plan, resuming: resuming) { throw failure }
  }

  /// Says how many rows of the job that `--overwrite` replaces were accepted: without a history, they are sent again.
  func tellWhatIsOverwritten() {
    guard history == nil, case .event = plan.operation.body, let results = plan.output.results,
      let journal = plan.output.journal, FileStatus.ofPath(journal) != nil
    else { return }
    var scan = ResultsScan(plan.output.format, knownUpTo: 0)
    // Whatever can't be read as results holds none that are known.
    guard let file = try? OutputFile.reopen(results), (try? file.scan(&scan) { _ in }) != nil,
      scan.tally.accepted > 0
    else { return }
    console.note(
      "--overwrite sends again what was accepted: \(scan.tally.accepted, "row", "rows") of the job in "
        + "\(Quoted.name(results)).", event: "warning")
  }

  /// Refuses outputs that are in the way, before anything is sent. `input` identifies the input if it is a file: two names
  /// may mean one file, and `--overwrite` would then empty what is read or written under the other.
  func checkOutputs(_ input: [UInt64]?) throws(Failure) {
    var taken = historyPaths
    for path in plan.output.paths {
      try OutputFile.check(path, overwrite: plan.output.replacesSummaries)
      if isInput(path, input) || taken.contains(where: { FilePlace.isSame($0, path) }) {
        throw .usage("'\(path)' is a file that this run reads or writes under another name.", hint: "Name another.")
      }
      taken.append(path)
    }
    try checkJournal(input)
  }

  /// The journal replaces any file of its name, which must not be one that is read or written, nor a folder or a link.
  private func checkJournal(_ input: [UInt64]?) throws(Failure) {
    guard let output = plan.output.results, let journal = plan.output.journal else { return }
    for path in [journal, journal + ".new"] {
      if isInput(path, input) || (plan.output.paths + historyPaths).contains(where: { FilePlace.isSame($0, path) }) {
        throw .usage(
          "\(Quoted.path(path)) is where the journal of \(Quoted.path(output)) goes, and this run reads or writes it.",
          hint: "Name another file.")
      }
      guard let status = FileStatus.ofPath(path), !status.isRegular else { continue }
      throw .usage(
        "\(Quoted.path(path)) is where the journal of \(Quoted.path(output)) goes, but it is not a file.",
        hint: "Move it away, or name another output.")
    }
  }

  /// The history, and the name under which it is rewritten.
  private var historyPaths: [String] { plan.history.map { [$0.path, $0.path + ".new"] } ?? [] }

  private func isInput(_ path: String, _ input: [UInt64]?) -> Bool {
    guard let input, let status = FileStatus.ofPath(path) else { return false }
    return status.isRegular && status.identity == input
  }
}
