/// The command about what was sent in earlier jobs.
extension CommandTable {
  static let history = CommandEntry(
    name: "history",
    kind: .history,
    operands: "FILE [--add RESULTS COMMAND ...] [flags]",
    summary: "Show what a --history file remembers; fill or shorten it.",
    description: [
      "Shows whose events FILE remembers, how many of each type and month, how many may have been processed without an "
        + "answer, and which jobs have not finished.",
      "--add fills it from the results of an earlier job, so that a history can begin today. The command that wrote them "
        + "follows, with its input and the flags that say what the columns mean: results alone don't have the events.",
      "Exit codes: 0 done, 2 the file can't be used, 4 it can't be written, 5 another run is using it.",
    ],
    examples: [
      CommandEntry.Example(wish: "See what it remembers:", line: "rdbulk history sales.history"),
      CommandEntry.Example(
        wish: "Add what an earlier job sent:",
        line: "rdbulk history sales.history --add results.csv won sales.csv"),
      CommandEntry.Example(
        wish: "Forget older events:", line: "rdbulk history sales.history --forget-before 2026-01-01"),
    ]
  )
}
