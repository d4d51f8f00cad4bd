import RDBulkCore
import Testing

/// A seed that once showed a bug, under the bug's name. A change of how scenarios are drawn from seeds takes their
/// meaning away; the engine's own tests have each of these cases in a few lines.
struct NamedSeed: CustomTestStringConvertible {
  var seed: UInt64
  var bug: String

  var testDescription: String { "\(seed): \(bug)" }

  static let all = [
    NamedSeed(seed: 49, bug: "a batch without a place stood before those in doubt, and nothing moved again"),
    NamedSeed(seed: 68, bug: "an answer to an earlier request ended the server's pause"),
    NamedSeed(seed: 54, bug: "stragglers that were let through set everything free before the probe's answer"),
    NamedSeed(seed: 65, bug: "a request that was given up on reached the server after its permit was back"),
    NamedSeed(seed: 60, bug: "an outage's five minutes began with the first isolated loss"),
    NamedSeed(seed: 26, bug: "a row whose lost sending was processed ended rejected when permission was withdrawn"),
    NamedSeed(seed: 2900, bug: "the run gave up while its first other request was about to be answered"),
    NamedSeed(seed: 122, bug: "row after row was sent where there was no server at all"),
  ]
}
