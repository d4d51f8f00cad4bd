/// Why sending is paused.
package enum PauseReason: Equatable, Sendable {
  /// The account's quota is used up.
  case accountLimit
  /// No request gets an answer.
  case noAnswer
  /// The server asked for a pause.
  case serverBusy
}
