/// What a run that goes on with a job does with each row of the input it reads again.
package struct Resumption: Sendable {
  package enum Fate: Equatable, Sendable {
    /// It has a result. `intoRejects`: the killed run wrote the result and did not come to the rejects.
    case done(intoRejects: Bool)
    /// It may have been sent, and nothing is known of its answer.
    case inDoubt
    /// It was certainly not processed.
    case unsent
  }

  /// Where the killed run stood: up to here the input must be what it was.
  package let position: JobPosition
  /// Results that are on file.
  package let tally: Tally

  private let done: RowSet
  private let lateRejects: RowSet
  private let sent: RowSet
  /// Rows up to here without a result are in doubt whatever the journal says: it may lack its end.
  private let doubtfulUpTo: Int

  /// `isSameBoot`: the machine has not gone down since; what was written is then all there, synced or not.
  package init(_ journal: JournalState, _ results: ResultsScan, isSameBoot: Bool) {
    position = journal.position
    tally = results.tally
    done = results.rows
    lateRejects = results.lateRejects
    sent = journal.sent
    doubtfulUpTo = isSameBoot || journal.exitCode != nil ? 0 : journal.reserved
  }

  package func fate(of row: Int) -> Fate {
    if done.contains(row) { return .done(intoRejects: lateRejects.contains(row)) }
    return row <= doubtfulUpTo || sent.contains(row) ? .inDoubt : .unsent
  }

  /// The rows in doubt behind `row`, in ascending order.
  package func rowsInDoubt(after row: Int = 0) -> [Int] {
    let last = max(sent.highest, doubtfulUpTo)
    return last <= row ? [] : (row + 1...last).filter { fate(of: $0) == .inDoubt }
  }

  /// Whether every row up to `row` (all of the input's) has its result.
  package func coversAll(upTo row: Int) -> Bool { done.count >= row && done.highest <= row }

  /// The highest row with a result: an input with fewer rows is not the one that the results belong to.
  package var highestResult: Int { done.highest }
}
