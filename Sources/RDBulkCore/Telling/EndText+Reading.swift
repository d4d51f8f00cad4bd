extension EndText {
  /// How a person reads what a run has written, and which rows are in the rejects.
  package struct Reading: Equatable, Sendable {
    /// Whether results are written for a spreadsheet.
    package var isSpreadsheet: Bool
    /// Whether rejected rows say why.
    package var isToldWhy: Bool
    /// The statuses of the rows in the rejects.
    package var statuses: Set<RowStatus>

    /// What the plan says of the files.
    package init(_ output: OutputPlan) {
      isSpreadsheet = output.style.isForSpreadsheet
      isToldWhy = output.rejectsWhy != nil
      statuses = output.rejectStatuses
    }

    package init(
      isSpreadsheet: Bool = false, isToldWhy: Bool = false, statuses: Set<RowStatus> = Set(RowStatus.rejectable)
    ) {
      self.isSpreadsheet = isSpreadsheet
      self.isToldWhy = isToldWhy
      self.statuses = statuses
    }

    /// Which file says what is wrong, and what to open it with.
    func lines(_ output: String?, _ rejects: String?) -> [Message] {
      if isToldWhy, let rejects {
        return [
          "Open \(Quoted.name(rejects)): its columns rdbulk_error and rdbulk_message say why; you can leave them in when "
            + "you send it."
        ]
      }
      guard isSpreadsheet, let output else { return [] }
      return ["Open \(Quoted.name(output)) with your spreadsheet: its columns error and message say why."]
    }

    /// The counts of the rows that are in the rejects.
    func kept(of tally: Tally) -> Tally {
      var kept = tally
      for status in RowStatus.rejectable where !statuses.contains(status) { kept.forget(status) }
      return kept
    }

    /// What to say of rows that were not accepted and are not in the rejects.
    func leftOut(_ tally: Tally, _ rejects: String?) -> [Message] {
      let kept = kept(of: tally)
      let count =
        tally.rejected + tally.invalid + tally.failed + tally.unknown
        - (kept.rejected + kept.invalid + kept.failed + kept.unknown)
      guard let rejects, count > 0 else { return [] }
      return [
        "Not in \(Quoted.name(rejects)), because of --rejects-status: "
          + "\(count, "row", "rows") not accepted."
      ]
    }
  }
}
