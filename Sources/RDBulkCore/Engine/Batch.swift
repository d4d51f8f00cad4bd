/// A row in the engine's hands: its place in the input and where its bytes lie in its batch's text.
package struct BatchRow: Equatable, Sendable {
  /// Data rows are counted from 1.
  package var number: Int
  /// The input line on which the row begins.
  package var line: Int
  package var email: Range<Int>
  /// The event object.
  package var event: Range<Int>
  /// The input's own bytes, line end included, where rejected rows are kept; else empty.
  package var raw: Range<Int>
  /// How often it was sent.
  package var attempts = 0
  /// Tries that count against `--retries`.
  package var triesSpent = 0
  /// Whether a sending may have been processed without an answer.
  package var isInDoubt = false
  /// Waits for its own contact's quota that were granted.
  package var contactWaits = 0

  package init(number: Int, line: Int, email: Range<Int>, event: Range<Int>, raw: Range<Int>) {
    self.number = number
    self.line = line
    self.email = email
    self.event = event
    self.raw = raw
  }
}

/// The rows of one request, with their bytes in one buffer that is used again.
package struct Batch: Sendable {
  package enum Phase: Equatable, Sendable {
    /// Not in use.
    case free
    /// Complete and unsent.
    case ready
    case inFlight
    /// To be sent again at some moment.
    case waiting
    /// Its rows have ended; the bytes stay until the outcomes are taken.
    case ended
  }

  package internal(set) var phase = Phase.free
  package internal(set) var rows: [BatchRow] = []
  /// Addresses, events and raw bytes of the rows.
  package internal(set) var text: [UInt8] = []
  package internal(set) var sentAt = Instant(nanoseconds: 0)
  /// Whether it is sent because an earlier sending was not enough.
  var isRetry = false
  /// Whether it holds one of the `concurrency` places.
  var holdsPlace = false
}
