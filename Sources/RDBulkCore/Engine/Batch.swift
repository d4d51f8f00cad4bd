/// The rows of one request, with their bytes in one buffer that is used again.
package struct Batch: Sendable {
  package enum Phase: Equatable, Sendable {
    /// Not in use.
    case free
    /// Rows are added to it.
    case open
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
  /// Which access token it was sent with, counted from 0.
  var token = 0
  package internal(set) var sentAt = Instant(nanoseconds: 0)
  /// When its first row was added.
  var openedAt = Instant(nanoseconds: 0)
  /// Whether it is sent because an earlier sending was not enough.
  var isRetry = false
  /// Whether its rows were sent before in a batch that was refused for some of them.
  var isRest = false
  /// Whether it is some of the rows of a batch that was refused.
  var isPart = false
  /// Whether it holds one of the `concurrency` places.
  var holdsPermit = false
  /// The length of the JSON array that its events make.
  package internal(set) var length = 1
  /// What counts of it against the engine's limit.
  var bytesHeld = 0

  /// What its rows take.
  var bytes: Int { text.count + rows.count * MemoryLayout<BatchRow>.stride }
}
