/// What a run that goes on with a job does with the files it finds, and with each row of the input it reads again.
package struct Resumption: Sendable {
  package enum Fate: Equatable, Sendable {
    /// It has a result; the file that it must be added to, since it may be missing there.
    case done(owedTo: RowCopy?)
    /// It may have been sent, and nothing is known of its answer.
    case inDoubt
    /// It was certainly not processed.
    case unsent
  }

  /// Why a job can't be resumed: a file is shorter than what was written to it, and no power cut explains it.
  package enum Flaw: Error, Equatable, Sendable {
    case shorter(JobFile)
  }

  /// Where the killed run stood: up to here the input must be what it was. Its lengths of results, rejects and
  /// accepts are those that belong together now.
  package let position: JobPosition
  /// Results that are on file, and their length.
  package let tally: Tally
  package let resultsLength: Int

  private let done: RowSet
  private let lateRejects: RowSet
  private let lateAccepts: RowSet
  private let keepsRejects: Bool
  private let keepsAccepts: Bool
  private let sent: RowSet
  /// Rows up to here without a result are in doubt whatever the journal says: it may lack its end.
  private let doubtfulUpTo: Int

  /// `rejects` and `accepts` are the lengths of those files as they are there, nil where none are kept. `isSameBoot`: the
  /// machine has not gone down since; what was written is then all there, synced or not.
  package init(
    _ journal: JournalState, _ results: ResultsScan, rejects: Int?, accepts: Int?, isSameBoot: Bool
  ) throws(Flaw) {
    let known = journal.position
    var shorter: [JobFile] = results.length < known.results ? [.results] : []
    if let rejects, rejects < known.rejects { shorter.append(.rejects) }
    if let accepts, accepts < known.accepts { shorter.append(.accepts) }
    // A job that ended had the disk keep all of it.
    let isCertain = isSameBoot || journal.exitCode != nil
    if isCertain, let file = shorter.first { throw .shorter(file) }
    var position = known
    if !shorter.isEmpty {
      // A power cut took the end of one of them, and nothing tells which rows all still have: rejects and accepts are
      // written from their beginning again.
      position.results = 0
      position.rejects = 0
      position.accepts = 0
    }
    self.position = position
    tally = results.tally
    resultsLength = results.length
    done = results.rows
    lateRejects = shorter.isEmpty ? results.lateRejects : results.rejects
    lateAccepts = shorter.isEmpty ? results.lateAccepts : results.accepts
    keepsRejects = rejects != nil
    keepsAccepts = accepts != nil
    sent = journal.sent
    doubtfulUpTo = isCertain ? 0 : journal.reserved
  }

  package func fate(of row: Int) -> Fate {
    if done.contains(row) {
      if keepsRejects, lateRejects.contains(row) { return .done(owedTo: .rejects) }
      return .done(owedTo: keepsAccepts && lateAccepts.contains(row) ? .accepts : nil)
    }
    return row <= doubtfulUpTo || sent.contains(row) ? .inDoubt : .unsent
  }

  /// How many rows with a result may be missing from the rejects.
  package var owedRejects: Int { keepsRejects ? lateRejects.count : 0 }
  /// How many rows with a result may be missing from the accepts.
  package var owedAccepts: Int { keepsAccepts ? lateAccepts.count : 0 }

  /// The rows in doubt behind `row`, in ascending order.
  package func rowsInDoubt(after row: Int = 0) -> [Int] {
    let last = max(sent.highest, doubtfulUpTo)
    return last <= row ? [] : (row + 1...last).filter { fate(of: $0) == .inDoubt }
  }

  /// What is done to the files before the first row is looked at.
  package func steps(_ binding: JobBinding, boot: String, _ jobSteps: JobSteps) -> [JobStep] {
    var steps: [JobStep] = [.cut(.results, to: resultsLength)]
    if keepsRejects { steps += jobSteps.cut(.rejects, to: position.rejects) }
    if keepsAccepts { steps += jobSteps.cut(.accepts, to: position.accepts) }
    // Nothing is reserved: no row leaves before the disk has kept this run's own reservation.
    let records = JournalRecord.anew(binding, boot: boot, position, sent: rowsInDoubt(), reserved: 0)
    return steps + jobSteps.compact(records)
  }
}
