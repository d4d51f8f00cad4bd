import RDBulkCore

/// What a renewal needs next, or how it ended.
enum RenewalOutcome: Equatable {
  /// Nothing until then; call `step` at that time.
  case waiting(until: Instant)
  /// Send this to the login's server and pass the result to `take`.
  case request(TokenRequest)
  /// The new access token, already stored.
  case renewed(String)
  /// Someone has to log in again.
  case refused(APIError)
  /// Not possible right now; a later run may succeed.
  case failed(APIError)
}
