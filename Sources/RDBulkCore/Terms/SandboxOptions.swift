/// How the sandbox words an error in a batch.
package enum BatchErrorStyle: String, Equatable, Sendable, CaseIterable {
  /// The error names no position.
  case whole
  /// The error names the element, as in `$[3].payload.email`.
  case path
}

/// What happens to a refresh token when it is used.
package enum RefreshPolicy: String, Equatable, Sendable, CaseIterable {
  /// It is replaced by a new one and rejected from then on.
  case rotate
  /// It keeps working.
  case keep
}

/// The sandbox's options; the initial values are the documented defaults.
package struct SandboxOptions: Equatable, Sendable {
  /// 0: any free port.
  package var port = 0
  package var portFile: String?
  /// Event requests of the account per clock-aligned window; nil: no limit.
  package var limit: Rate? = Rate(requests: 120, window: 60)
  /// Funnel reads and writes of the account, likewise. The API documents 1,000,000 in 24 hours and no other limit.
  package var funnelRate: Rate? = Rate(requests: 694, window: 60)
  /// Event requests of one contact in 24 hours; nil: the API's 120.
  package var leadLimit: Int?
  /// Funnel reads and writes of one contact in 24 hours; nil: the API's 24.
  package var funnelLimit: Int?
  /// Milliseconds from accepting an event to its effect on the funnel.
  package var applyAfter = 0
  /// How many requests an access token serves before it expires; nil: any number.
  package var expireAfter: Int?
  package var refresh = RefreshPolicy.keep
  /// Milliseconds before each answer.
  package var latency = 0
  package var faults: [FaultChance] = []
  package var seed: UInt64 = 1
  /// Contacts whose email contains this text don't exist.
  package var absent: String?
  /// A file with the account's contact fields, as the API answers them; nil: a few of each kind.
  package var fields: String?
  package var batchErrors = BatchErrorStyle.path
  /// A JSON Lines file that records what is received.
  package var log: String?

  /// The documented defaults.
  package init() {}
}
