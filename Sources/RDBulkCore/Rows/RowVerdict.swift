/// What a row turns out to be before anything is sent.
package enum RowVerdict: Equatable, Sendable {
  case good
  /// It isn't selected, or there is nothing to do for it; it has no result.
  case ignored
  /// Its event is that of an earlier row, or was accepted before.
  case duplicate(Repeat)
  /// Its event was sent before, and whether it was processed is not known: `--on-unknown` decides.
  case possiblySent(KnownEvent)
  case invalid(RowProblem)

  /// Where an event is that a row repeats.
  package enum Repeat: Equatable, Sendable {
    /// In this row of the same input; 0 if its number isn't known.
    case row(Int)
    /// In the history.
    case known(KnownEvent)
  }

  /// What the result of a row says that ends by this verdict; nil for a row without a result, or one that may be sent.
  package var outcome: Outcome? {
    switch self {
    case .good, .ignored: return nil
    case .invalid(let problem): return Outcome(problem)
    case .duplicate(let repeated):
      var outcome = Outcome(.duplicate)
      outcome.message = repeated.message
      return outcome
    case .possiblySent(let known):
      var outcome = Outcome(.unknown)
      outcome.error = "POSSIBLY_SENT"
      outcome.message =
        "This event may have been processed: it was sent on \(known.date)\(RowVerdict.place(known)), and no answer "
        + "came. --on-unknown retry sends it again."
      return outcome
    }
  }

  fileprivate static func place(_ known: KnownEvent) -> Message {
    known.job.isEmpty ? "" : ", in the job of \(Quoted.name(known.job))"
  }
}

extension RowVerdict.Repeat {
  /// What the result of a duplicate says.
  package var message: Message {
    switch self {
    case .row(0): "The same event as an earlier row."
    case .row(let number): "The same event as row \(number)."
    case .known(let known): "Accepted on \(known.date)\(RowVerdict.place(known))."
    }
  }
}
