extension OutputPlan {
  /// The path of a file of the job.
  package subscript(_ file: JobFile) -> String? {
    switch file {
    case .results: results
    case .rejects: rejects
    case .accepts: accepts
    case .before: before
    case .journal: journal
    case .history: nil
    }
  }
}

extension JournalState {
  /// Parts of a job that are known only when its input was read: they don't say whether a command is that job's.
  private static let late: Set = [
    "account-fields", "account-field", "unchecked-fields", "of", "checked", "history-file",
  ]

  /// Why the command of `plan` must not start over on the results of this job; nil if the job has ended. `resuming` is
  /// the line that continues it; nil if it can't be shown.
  package func refusalToRestart(_ plan: JobPlan, resuming: String?) -> Failure? {
    guard exitCode == nil, let results = plan.output.results else { return nil }
    let differences = binding.differences(from: plan.binding).filter { !Self.late.contains($0) }
    guard differences.isEmpty else {
      return .usage(
        "\(Quoted.path(results)) holds the results of another job, which has not finished; "
          + "what differs: \(Self.spelled(differences)).",
        hint: "To continue that job, run its own command with --resume. For a new one, name another file; --overwrite "
          + "replaces this one, and with it the knowledge of which rows were sent.")
    }
    let next = RunEndText.continuing(plan, resuming: resuming)
    return .usage(
      "\(Quoted.path(results)) holds the results of this job, which has not finished. \(next)",
      hint: "With --overwrite instead, it is replaced, and rows that were sent are sent again.")
  }
}

extension JournalState {
  /// Parts of a binding as whoever typed the command knows them: most have the name of their flag.
  fileprivate static func spelled(_ parts: [String]) -> Message {
    parts.map { part -> Message in
      switch part {
      case "command": "the command"
      case "target": Message(verbatim: "--base-url, --sandbox")
      case "input-format":
        Message(verbatim: "--format, --delimiter, --encoding, --no-header, --columns, --max-row-bytes")
      case "values": Message(verbatim: "--decimal, --list-separator")
      case "rows": Message(verbatim: "--where, --skip, --all-rows")
      case "account-field", "account-fields": "the account's custom fields"
      case "checked": "what the check settled"
      default: Message(verbatim: "--\(part)")
      }
    }.joined(separator: "; ")
  }
}

extension JobOpening.Refusal {
  /// What to tell the user, and what to do about it.
  package func failure(_ output: OutputPlan) -> Failure {
    let journal = output.journal ?? ""
    return switch self {
    case .resultsAreGone:
      Self.failure(
        output.results, "its journal is there, but the results are not",
        "Put the results back: nothing else says which rows were accepted. If they are lost, check in RD Station what "
          + "arrived before you delete the journal: after that, every row is sent again.")
    case .journalIsGone:
      Self.failure(output.results, "it has no journal next to it ('\(journal)')", "Name another output for a new job.")
    case .foreignJournal: Self.failure(journal, "it is not an rdbulk journal", Self.withoutJournal)
    case .damagedJournal(let line): Self.failure(journal, "line \(line) of it is damaged", Self.withoutJournal)
    case .otherJob(let differences):
      Self.failure(
        output.results, "this is not the same job; what differs: \(JournalState.spelled(differences))",
        "Use the options of the first run, or name another output.")
    case .shorter(let file):
      Self.failure(
        output[file], "it is shorter than what was written to it; was a line changed or deleted?",
        Self.canBeRewritten(file) ? Self.moved : "Put it back as it was.")
    case .edited(let file):
      Self.failure(output[file], "it was changed after this job wrote to it", Self.moved)
    }
  }

  private static func canBeRewritten(_ file: JobFile) -> Bool { file == .rejects || file == .accepts }

  private static let moved: Message =
    "Restore it as it was; or rename it and run the same command again: its rows are written again from the input, and "
    + "your changes stay in the renamed file."

  /// Only the journal knows which rows without a result were sent; the whole file would send the accepted ones twice.
  private static let withoutJournal: Message =
    "Restore it as it was. Otherwise send the rows that have no result yet to another output; a few of them may have "
    + "been sent already."

  private static func failure(_ path: String?, _ why: Message, _ hint: Message) -> Failure {
    .usage("Can't resume \(Quoted.path(path ?? "")): \(why).", hint: hint)
  }
}
