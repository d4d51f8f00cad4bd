extension Job {
  /// What to do next.
  package enum Action: Equatable, Sendable {
    /// Read the next thing in the input; then call `took`, `skipped`, `inputBlocks`, `inputEnded` or, for a header,
    /// nothing.
    case read
    /// Send this slot's batch once the turn is written, that is, not before `wait`; its answer goes to `answered`.
    case send(slot: Int)
    /// Ask for the permit of the engine's `nextRequest`, which other runs share; then call `permitted`, or `sharesNoLonger`.
    case ask
    /// See whether the contact of this slot's row has no line in the file of `--before` yet; then call `kept`.
    case keep(slot: Int)
    /// Do the `steps`, in their order, and call `performed` after each.
    case write
    /// Continue the renewal of the access token; then call `renewed`, `renewalFailed`, `renewalWaits` or
    /// `renewalRequested`.
    case renew(Renewal)
    /// Let requests leave and wait for whatever comes first; then call `tell` and report what happened.
    case wait(Wait)
    /// The run is over; `runEnd` says how it went.
    case end
  }

  /// What the renewal of the access token needs.
  package enum Renewal: Equatable, Sendable {
    /// The API refused the current token with this error: start.
    case begin(APIError)
    /// The time it asked for has come.
    case step
  }

  /// What is awaited, besides answers and signals.
  package struct Wait: Equatable, Sendable {
    /// Until then at the latest.
    package var until: Instant
    /// Whether more input is wanted.
    package var forInput: Bool
    /// Whether rows are waiting for a reservation to reach the disk.
    package var forSync: Bool
  }
}
