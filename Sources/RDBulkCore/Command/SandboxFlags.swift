/// Flags of the sandbox, and `--sandbox`, with which a sending command runs against one inside its process.
enum SandboxFlags {
  static let all = [
    sandbox, port, portFile, limit, funnelRate, leadLimit, funnelLimit, applyAfter, latency, fault, seed, absent,
    fields, batchErrors, expireAfter, refresh, log,
  ]

  static let sandbox = Flag(
    "sandbox", in: .sandbox, for: .sending,
    help: "Rehearse against a stand-in API inside this process; its own flags: rdbulk help sandbox."
  ) { (draft, _) throws(UsageError) in
    draft.rehearses = true
  }

  static let port = Flag(
    "port", value: "N", in: .sandbox, for: .sandboxCommand,
    help: "The port on the loopback, 0 to 65535; 0 takes any free one (0)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.port = try value.integer("a port", in: 0...65_535, example: "8080")
  }

  static let portFile = Flag(
    "port-file", value: "FILE", in: .sandbox, for: .sandboxCommand,
    help: "Write the port to this file once it listens."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.portFile = try value.path(example: "port.txt")
  }

  static let limit = Flag(
    "limit", value: "N/min|unlimited", in: .sandbox, for: .rehearsal,
    help: "Event requests accepted in a fixed window before it answers 429 (120/min).",
    more: "unlimited lifts --funnel-rate too."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.limit = try value.rate(example: "120/min")
    if draft.sandbox.limit == nil { draft.sandbox.funnelRate = nil }
  }

  static let funnelRate = Flag(
    "funnel-rate", value: "N/min|unlimited", in: .sandbox, for: .rehearsal,
    help: "Funnel reads and writes accepted in a fixed window before it answers 429 (694/min)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.funnelRate = try value.rate(example: "694/min")
  }

  static let leadLimit = Flag(
    "lead-limit", value: "N", in: .sandbox, for: .rehearsal,
    help: "Events accepted for one contact in 24 hours, 1 or more (120)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.leadLimit = try value.integer(in: 1...1_000_000, example: "120")
  }

  static let funnelLimit = Flag(
    "funnel-limit", value: "N", in: .sandbox, for: .rehearsal,
    help: "Reads and writes of one contact's funnel accepted in 24 hours, 1 or more (24)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.funnelLimit = try value.integer(in: 1...1_000_000, example: "24")
  }

  static let applyAfter = Flag(
    "apply-after", value: "MS", in: .sandbox, for: .rehearsal,
    help: "Milliseconds until an accepted event changes the funnel, 0 to 86400000 (0)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.applyAfter = try value.integer(Message("milliseconds"), in: 0...86_400_000, example: "1500")
  }

  static let latency = Flag(
    "latency", value: "MS", in: .sandbox, for: .rehearsal,
    help: "Milliseconds before each answer, 0 to 600000 (0)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.latency = try value.integer(Message("milliseconds"), in: 0...600_000, example: "150")
  }

  static let fault = Flag(
    "fault", value: "KIND=P,...", in: .sandbox, for: .rehearsal,
    help: "What goes wrong, and how likely it is for a request, 0 to 1; can be repeated.",
    more: "KIND is \(Sentence.list(Fault.allCases.map(\.rawValue))). Faults hit events and funnel requests, "
      + "never logins."
  ) { (draft, value) throws(UsageError) in
    try value.addFaults(to: &draft.sandbox.faults)
  }

  static let seed = Flag(
    "seed", value: "N", in: .sandbox, for: .rehearsal,
    help: "The same number repeats the same faults (\(SandboxOptions().seed))."
  ) { (draft, value) throws(UsageError) in
    guard let seed = Numeral.whole(value.text, as: UInt64.self) else {
      throw value.refusal("a whole number from 0 to \(String(UInt64.max))", example: "7")
    }
    draft.sandbox.seed = seed
  }

  static let absent = Flag(
    "absent", value: "TEXT", in: .sandbox, for: .rehearsal,
    help: "Contacts whose email contains TEXT do not exist; their events are accepted and dropped.",
    more: "A conversion creates such a contact, after --apply-after."
  ) { (draft, value) throws(UsageError) in
    guard !value.text.isEmpty else { throw value.refusal("a piece of an email", example: "@nowhere.example") }
    draft.sandbox.absent = value.text
  }

  static let fields = Flag(
    "fields", value: "FILE", in: .sandbox, for: .rehearsal,
    help: "The custom fields its account has: what GET /platform/contacts/fields answered for yours (a few samples)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.fields = try value.path(example: "fields.json")
  }

  static let batchErrors = Flag(
    "batch-errors", value: "whole|path", in: .sandbox, for: .rehearsal,
    help: "Errors in a batch name their element, or only the whole batch (path)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.batchErrors = try value.choice(BatchErrorStyle.self)
  }

  static let expireAfter = Flag(
    "expire-after", value: "N", in: .sandbox, for: .rehearsal,
    help: "An access token expires after N requests, 1 or more (never).",
    more: "sandbox-token counts too; a renewed token serves N more."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.expireAfter = try value.integer(in: 1...1_000_000_000, example: "100")
  }

  static let refresh = Flag(
    "refresh", value: "rotate|keep", in: .sandbox, for: .rehearsal,
    help: "A refresh token works once and is replaced, or keeps working (keep)."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.refresh = try value.choice(RefreshPolicy.self)
  }

  static let log = Flag(
    "log", value: "FILE", in: .sandbox, for: .rehearsal,
    help: "Write what it received, as JSON Lines."
  ) { (draft, value) throws(UsageError) in
    draft.sandbox.log = try value.path(example: "received.jsonl")
  }
}

extension FlagValue {
  /// `KIND=P,…`: each P is 0 to 1, and together with those already in `faults` they add up to at most 1. The last
  /// probability of a kind wins.
  fileprivate func addFaults(to faults: inout [FaultChance]) throws(UsageError) {
    let example = "503=0.05,reset-after=0.01"
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let probability = Numeral.decimal(Numeral.trimmed(sides[1])), probability <= 1 else {
        throw refusal("KIND=P,... with each P from 0 to 1", example: example)
      }
      let kind = Numeral.trimmed(sides[0]).lowercased()
      guard let fault = Fault(rawValue: kind) else {
        throw FlagValue(flag: flag, text: kind).wordRefusal(Fault.allCases.map(\.rawValue), suffix: "=0.05")
      }
      faults.removeAll { $0.fault == fault }
      faults.append(FaultChance(fault, probability))
    }
    // Ten times 0.1 is slightly more than 1 in binary.
    guard faults.reduce(0, { $0 + $1.probability }) <= 1 + 1e-9 else {
      throw refusal("chances that add up to 1 at most, over all \(flag)", example: example)
    }
  }
}
