/// Why nothing is sent for a while.
package enum PauseReason: Equatable, Sendable {
  /// The account's quota is spent.
  case accountLimit
  /// No request gets an answer.
  case noAnswer
  /// The server asked to be left alone.
  case serverBusy
}
