/// What the sandbox does wrong on purpose.
package enum Fault: String, Equatable, Sendable, CaseIterable {
  case status500 = "500"
  /// A gateway's 502 with a page of HTML.
  case html502 = "502html"
  case status503 = "503"
  case status429 = "429"
  /// The connection is reset before the request takes effect.
  case resetBefore = "reset-before"
  /// The connection is reset after the request took effect.
  case resetAfter = "reset-after"
  /// The answer ends in the middle of its body.
  case truncated
  /// The answer is 200 with bytes that are no JSON.
  case garbage
  /// The answer comes late.
  case slow
}

/// A fault and how likely it is for a request, 0 to 1.
package struct FaultChance: Equatable, Sendable {
  package var fault: Fault
  package var probability: Double

  package init(_ fault: Fault, _ probability: Double) {
    self.fault = fault
    self.probability = probability
  }
}

/// How the sandbox words an error in a batch.
package enum BatchErrorStyle: String, Equatable, Sendable, CaseIterable {
  /// The error names no position.
  case whole
  /// The error names the element, as in `$[3].payload.email`.
  case path
}

/// What becomes of a refresh token that is used.
package enum RefreshPolicy: String, Equatable, Sendable, CaseIterable {
  /// Another one comes in its place, and it is refused afterwards.
  case rotate
  /// It goes on working.
  case keep
}

/// The stand-in API's options; the initial values are the documented defaults.
package struct SandboxOptions: Equatable, Sendable {
  /// 0: any free port.
  package var port = 0
  package var portFile: String?
  /// Event posts of the account in a clock-aligned window; nil is unlimited.
  package var limit: Rate? = Rate(requests: 120, window: 60)
  /// Funnel reads and writes of the account, likewise: the API documents 1,000,000 in 24 hours and no other limit.
  package var funnelRate: Rate? = Rate(requests: 694, window: 60)
  /// Event posts of one contact in 24 hours; nil: the API's 120.
  package var leadLimit: Int?
  /// Funnel reads and writes of one contact in 24 hours; nil: the API's 24.
  package var funnelLimit: Int?
  /// Milliseconds from an event's acceptance to its effect on the funnel.
  package var applyAfter = 0
  /// Requests to the platform that an access token serves before it expires; nil is any number.
  package var expireAfter: Int?
  package var refresh = RefreshPolicy.keep
  /// Milliseconds before each answer.
  package var latency = 0
  package var faults: [FaultChance] = []
  package var seed: UInt64 = 1
  /// Contacts whose email contains this do not exist.
  package var absent: String?
  /// A file with the fields that the account's contacts have, as the API answers them; nil: a few of each kind.
  package var fields: String?
  package var batchErrors = BatchErrorStyle.path
  /// JSON Lines of what was received.
  package var log: String?

  package init() {}
}
