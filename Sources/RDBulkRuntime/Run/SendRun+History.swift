import RDBulkCore
import RDBulkSystem

/// What earlier jobs have sent.
extension SendRun {
  /// Opens the history, before anything else is read: another run may hold it.
  mutating func openHistory(_ signals: borrowing SignalWatch) throws(Failure) {
    guard let planned = plan.history else { return }
    let opened = try RunHistory(
      planned, resumed: plan.output.resumes ? resumedJob : nil, resends: plan.engine.onUnknown == .retry,
      writes: !plan.isDryRun, sync: plan.output.sync,
      until: signals)
    plan.bind(history: opened.id, job: opened.job)
    history = opened
  }

  /// What the job that is resumed is known by in its history.
  private var resumedJob: UInt64? {
    guard let path = plan.output.journal, let bytes = try? JournalFile.read(path) else { return nil }
    return (try? JournalState(bytes))?.binding.jobInHistory
  }

  /// Whose events this run sends.
  var historyAccount: HistoryAccount {
    var profile: String?
    if case .token(let choice, _, _) = plan.login, choice.token == .profile { profile = choice.profile.text }
    return switch plan.server {
    case .sandbox: HistoryAccount(server: HistoryAccount.sandbox, name: nil, profile: nil)
    case .url(let url):
      HistoryAccount(server: plan.connection.isLoopback ? "http://127.0.0.1" : url, name: accountName, profile: profile)
    }
  }

  /// Makes the history ready to be written; returns this job in it, nil if nothing is written.
  mutating func beginHistory(_ files: inout JobFiles) throws(Failure) -> HistoryJob? {
    guard let opened = history else { return nil }
    let job = HistoryJob(
      number: 0, id: opened.job, type: plan.operation.name, name: plan.output.results ?? "",
      started: Clock.wall() / .milliseconds(1), boot: Boot.name(), isSynced: plan.output.sync == .always)
    let account = historyAccount
    let began = try history?.begin(job, account, sync: plan.output.sync)
    if history?.isReadOnly == true {
      console.note("A rehearsal writes nothing into the history of an account; it is only read.")
    }
    files.history = began == nil ? nil : history?.file
    return began
  }

  /// Sorts what this run has added, if that is much. What is not sorted now is sorted by the next run.
  func finishHistory() {
    guard let history, !history.isReadOnly, let file = history.file else { return }
    do throws(Failure) { try RunHistory.finish(file, sync: plan.output.sync) } catch {
      console.note("The history was not sorted; the next run will do that: \(error.message)")
    }
  }
}
