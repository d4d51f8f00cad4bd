/// What was asked for the rate of a run.
package enum RateChoice: Equatable, Sendable {
  /// The account's own rate for the kind of call.
  case auto
  /// At most this, whatever the server says.
  case limit(Rate)
  case unlimited
}
