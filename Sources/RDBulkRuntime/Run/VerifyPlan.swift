import RDBulkCore
import RDBulkSystem

/// What `verify` must know before it reads the first funnel: which event was sent, and when its effect can be expected.
enum VerifyPlan {
  /// The event of the results, from `--of` or the journal next to them.
  static func event(
    _ plan: VerificationPlan, of results: String?, _ console: Console
  ) throws(Failure) -> VerifiedEvent {
    let journal = results.flatMap(journal(of:))
    if let journal, journal.exitCode == nil, let results {
      console.note(
        "The run that writes \(Quoted.path(results)) has not finished; rows that it writes from now on may be missed."
      )
    }
    if let event = plan.event { return event }
    let hint: Message = "Say which event was sent: --of lost, --of opportunity or --of won."
    guard let results else {
      throw .usage("Standard input does not say which event its results are from.", hint: hint)
    }
    guard let state = journal else {
      throw .usage("There is no journal next to \(Quoted.path(results)) that says which event was sent.", hint: hint)
    }
    guard let event = VerifiedEvent.allCases.first(where: { state.binding.contains("command", anyOf: $0.commands) })
    else {
      throw .usage(
        "\(Quoted.path(results)) holds no results of lost, opportunity or won: only these show in a contact's funnel.",
        hint: "If it does, say which event was sent: --of lost, --of opportunity or --of won."
      )
    }
    return event
  }

  /// The journal next to results; nil if there is none or it is unreadable.
  private static func journal(of results: String) -> JournalState? {
    guard let bytes = try? JournalFile.read(OutputPlan.journal(ofResults: results)) else { return nil }
    return try? JournalState(bytes)
  }

  /// Waits until the API has had time to apply what was sent: `--wait` after the results were last written.
  static func wait(
    _ plan: VerificationPlan, for results: String?, _ console: Console, _ signals: borrowing SignalWatch
  ) throws(Failure) {
    let began = Clock.wall()
    let written = results.flatMap { FileStatus.ofPath($0) }?.modified ?? began
    // A file from the future must not make anyone wait longer than requested.
    let until = min(written, began) + plan.wait
    guard until > began else { return }
    console.note(
      "Waiting \(Message.duration(until - began)), so that the API can apply what was sent; --wait says how long.")
    while true {
      let left = until - Clock.wall()
      guard left > 0, left <= until - began else { return }
      signals.wait(milliseconds: Int32(min(left / .milliseconds(1) + 1, 60_000)))
      if let signal = signals.received() { throw .interrupted(signal) }
    }
  }
}

extension VerifiedEvent {
  /// The commands that send it, as a journal's binding names them.
  fileprivate var commands: [String] {
    switch self {
    case .lost: [SendCommand.lost.name, SendCommand.event(.opportunityLost).name]
    case .opportunity: [SendCommand.opportunity.name, SendCommand.event(.opportunity).name]
    case .won: [SendCommand.won.name, SendCommand.event(.sale).name]
    }
  }
}
