/// What a resumed run does with the files it finds, and with each input row it reads again.
package struct Resumption: Sendable {
  /// What an earlier run left of a row.
  package enum Fate: Equatable, Sendable {
    /// It has a result, but may be missing from this file and must then be added.
    case done(owedTo: RowCopy?)
    /// It may have been sent, and its answer is unknown.
    case inDoubt
    /// It was certainly not processed.
    case unsent
  }

  /// Why a job can't be resumed.
  package enum Flaw: Error, Equatable, Sendable {
    /// The file is shorter than what was written to it, and no power cut explains it.
    case shorter(JobFile)
    /// Somebody has written to the file, and what they wrote would be cut off.
    case edited(JobFile)
  }

  /// Where the earlier run stood: up to here the input must be the same. The lengths of results, rejects and accepts
  /// here belong together.
  package let position: JobPosition
  /// When the earlier runs' requests ended, if the journal has all of them.
  package let sendings: SendingHistory?
  /// The results on file, and their length.
  package let tally: Tally
  package let resultsLength: Int

  /// Why rows that may be missing from the rejects were not accepted, where they are to say so.
  let reasons: [Int: RejectReason]

  private let done: RowSet
  private let lateRejects: RowSet
  private let lateAccepts: RowSet
  private let keepsRejects: Bool
  private let keepsAccepts: Bool
  private let keepsBefore: Bool
  /// Files that somebody has left without an end of their last line.
  let openEnded: [JobFile]
  /// Accepted rows, and those whose answer was lost; empty without a history.
  private let accepted: RowSet
  private let unknown: RowSet
  private let sent: RowSet
  /// Rows up to here without a result are in doubt whatever the journal says: its end may be missing.
  private let doubtfulUpTo: Int

  /// `rejects`, `accepts` and `before` are the current lengths of those files, nil if none are kept; `before` is counted
  /// up to its last complete line. `isSameBoot`: the machine hasn't gone down since, so everything written is there,
  /// synced or not. `touched` are the files that were written to after the earlier run had ended, `openEnded` those whose
  /// last line has no end.
  ///
  /// Nothing of what somebody has changed in rejects or accepts is cut off. A job that has ended adds to them as they
  /// are. Otherwise an empty one is written again, so that an edited one can be kept by moving it away.
  package init(
    _ journal: JournalState, _ results: ResultsScan, rejects: Int?, accepts: Int?, before: Int?, isSameBoot: Bool,
    touched: [JobFile] = [], openEnded: [JobFile] = []
  ) throws(Flaw) {
    let known = journal.position
    // A job that ended has synced everything.
    let hasEnded = journal.exitCode != nil
    let isCertain = isSameBoot || hasEnded
    var shorter: [JobFile] = results.length < known.results ? [.results] : []
    if let rejects, rejects < known.rejects, !hasEnded { shorter.append(.rejects) }
    if let accepts, accepts < known.accepts, !hasEnded { shorter.append(.accepts) }
    if isCertain, let before, before < known.before { throw .shorter(.before) }
    let empty: [JobFile] = (rejects == 0 ? [.rejects] : []) + (accepts == 0 ? [.accepts] : [])
    if isCertain, let file = shorter.first(where: { !empty.contains($0) }) { throw .shorter(file) }
    let copies: [(JobFile, length: Int?, known: Int, late: RowSet)] = [
      (.rejects, rejects, known.rejects, results.lateRejects), (.accepts, accepts, known.accepts, results.lateAccepts),
    ]
    for (file, length, known, late) in copies where !hasEnded {
      // Of a file that is left as it is, nothing is lost.
      guard let length, length > 0, length > known || !shorter.isEmpty else { continue }
      // A run adds to them only after the results have the rows, and begins with the input's header.
      let isOdd = isCertain && shorter.isEmpty && known > 0 && late.count == 0
      if isOdd || touched.contains(file) { throw .edited(file) }
    }
    var position = known
    if hasEnded {
      position.rejects = rejects ?? 0
      position.accepts = accepts ?? 0
    }
    self.openEnded = hasEnded ? openEnded : []
    position.before = before ?? 0
    if !shorter.isEmpty {
      // A power cut took the end of one of them, and nothing says which rows are still in all of them: rejects and
      // accepts are rewritten from the start.
      position.results = 0
      position.rejects = 0
      position.accepts = 0
    }
    // Should this run be killed before it sends anything, the next one knows no more than this.
    if !isCertain { position.unanswered = SendingHistory.unknown }
    self.position = position
    tally = results.tally
    resultsLength = results.length
    reasons = results.reasons
    done = results.rows
    lateRejects = shorter.isEmpty ? results.lateRejects : results.rejects
    lateAccepts = shorter.isEmpty ? results.lateAccepts : results.accepts
    keepsRejects = rejects != nil
    keepsAccepts = accepts != nil
    keepsBefore = before != nil
    accepted = results.accepts
    unknown = results.unknowns
    sent = journal.sent
    sendings = isCertain ? journal.sendings : nil
    doubtfulUpTo = isCertain ? 0 : journal.reserved
  }

  /// What an earlier run left of `row`.
  package func fate(of row: Int) -> Fate {
    if done.contains(row) {
      if keepsRejects, lateRejects.contains(row) { return .done(owedTo: .rejects) }
      return .done(owedTo: keepsAccepts && lateAccepts.contains(row) ? .accepts : nil)
    }
    return row <= doubtfulUpTo || sent.contains(row) ? .inDoubt : .unsent
  }

  /// How a row with a result has ended, for a history.
  package enum Ending: Equatable, Sendable {
    case accepted, unknown
    /// It was not processed.
    case other
  }

  /// How `row` has ended, which has a result.
  func ending(of row: Int) -> Ending {
    accepted.contains(row) ? .accepted : unknown.contains(row) ? .unknown : .other
  }

  /// How many rows with a result may be missing from the rejects.
  package var owedRejects: Int { keepsRejects ? lateRejects.count : 0 }
  /// How many rows with a result may be missing from the accepts.
  package var owedAccepts: Int { keepsAccepts ? lateAccepts.count : 0 }

  /// The rows in doubt after `row`, in ascending order.
  package func rowsInDoubt(after row: Int = 0) -> [Int] {
    let last = max(sent.highest, doubtfulUpTo)
    return last <= row ? [] : (row + 1...last).filter { fate(of: $0) == .inDoubt }
  }

  /// What to do with the files before looking at the first row.
  package func steps(_ binding: JobBinding, boot: String, _ jobSteps: JobSteps) -> [JobStep] {
    var steps: [JobStep] = [.cut(.results, to: resultsLength)]
    if keepsRejects { steps += jobSteps.cut(.rejects, to: position.rejects) }
    if keepsAccepts { steps += jobSteps.cut(.accepts, to: position.accepts) }
    if keepsBefore { steps += jobSteps.cut(.before, to: position.before) }
    // Nothing is reserved: no row leaves before this run's own reservation is on disk.
    let records = JournalRecord.anew(binding, boot: boot, position, sent: rowsInDoubt(), reserved: 0)
    return steps + jobSteps.compact(records)
  }
}
