extension Job {
  /// What to do next.
  package enum Action: Equatable, Sendable {
    /// Read on in the input; then call `took`, `skipped`, `inputBlocks`, `inputEnded` or, for a header, nothing.
    case read
    /// Send the batch of this slot once the turn is written, that is, not before `wait`; its answer goes to `answered`.
    case send(slot: Int)
    /// Do the `steps`, in their order, and call `performed` after each.
    case write
    /// Go on with the renewal of the access token; then call `renewed`, `renewalFailed`, `renewalWaits` or
    /// `renewalRequested`.
    case renew(Renewal)
    /// Let requests leave and wait for whatever comes first; then call `tell` and what happened.
    case wait(Wait)
    /// The run is over; `runEnd` says how it went.
    case end
  }

  /// What the renewal of the access token needs.
  package enum Renewal: Equatable, Sendable {
    /// The API refused the present token with this error: start.
    case begin(APIError)
    /// The moment has come for which it asked.
    case step
  }

  /// What is awaited, besides answers and signals.
  package struct Wait: Equatable, Sendable {
    /// At the latest until then.
    package var until: Instant
    /// Whether more of the input is of use.
    package var forInput: Bool
    /// Whether rows wait for the disk to keep a reservation.
    package var forSync: Bool
  }
}
