/// The command about several jobs.
extension CommandTable {
  static let summary = CommandEntry(
    name: "summary",
    kind: .summary,
    operands: "SUMMARY ... [flags]",
    summary: "Show several jobs' --summary files in one table.",
    description: [
      "One line per job in the order given, with the rows that were not accepted (rejected, invalid or failed) and those "
        + "whose answer was lost; then the totals.",
      "The exit code is the highest of the jobs' exit codes; 2 if a file is not a summary.",
    ],
    examples: [
      CommandEntry.Example(wish: "See how last night's jobs ended:", line: "rdbulk summary jobs/*.json"),
      CommandEntry.Example(
        wish: "See two of them:", line: "rdbulk summary lost.json won.json"),
    ]
  )
}
