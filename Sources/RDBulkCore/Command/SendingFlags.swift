/// Flags about how and where requests are sent. Defaults are in parentheses and come from `SendOptions`.
enum SendingFlags {
  static let all = [
    rate, plan, alone, concurrency, batch, batchBytes, batchLinger, retries, timeout, connectTimeout, grace,
    maxFailures,
    onUnknown, onlyForward, baseURL, proxy, caFile, tokenFile,
    profile, apiKey, wait,
  ]

  private static let defaults = SendOptions()

  static let rate = Flag(
    "rate", value: "auto|N/s|N/min|N/h", in: .sending, for: .sending,
    help: "At most N requests in any such window, retries included (auto).",
    more:
      "auto is 120/min for events, and 690/min for funnels and verify, until the API names another limit; unlimited "
      + "sends as fast as it can."
  ) { (draft, value) throws(UsageError) in
    draft.send.rate = try value.rateChoice(example: "120/min")
  }

  static let plan = Flag(
    "plan", value: "basic|advanced", in: .sending, for: .sending,
    help: "The rate of your RD Station plan: 120/min, or 500/min for advanced.",
    more: "light and pro have the rate of basic."
  ) { (draft, value) throws(UsageError) in
    switch value.text.lowercased() {
    case "basic", "light", "pro": draft.send.rate = .limit(Rate(requests: 120, window: 60))
    case "advanced": draft.send.rate = .limit(Rate(requests: 500, window: 60))
    default: throw value.wordRefusal(["basic", "light", "pro", "advanced"])
    }
  }

  static let alone = Flag(
    "alone", in: .sending, for: .sending,
    help: "Don't share the account's quota with other runs on this machine.",
    more: "By default they keep to it together, and a run counts what the previous one sent."
  ) { (draft, _) throws(UsageError) in
    draft.send.alone = true
  }

  static let concurrency = Flag(
    "concurrency", value: "N", in: .sending, for: .sending,
    help: "Requests in flight at once, 1 to 256 (\(defaults.concurrency))."
  ) { (draft, value) throws(UsageError) in
    draft.send.concurrency = try value.integer(in: 1...256, example: "16")
  }

  static let batch = Flag(
    "batch", value: "N|max", in: .sending, for: .events,
    help: "Rows in one request; max fills each up to --batch-bytes.",
    more: "The quota counts requests, so batches send a large file in minutes."
  ) { (draft, value) throws(UsageError) in
    draft.send.batch =
      value.text.lowercased() == "max" ? .max : .rows(try value.integer(in: 1...100_000, example: "max"))
  }

  static let batchBytes = Flag(
    "batch-bytes", value: "N", in: .sending, for: .events,
    help: "The longest body of a batch in bytes, 1024 to 200000 (\(defaults.batchBytes))."
  ) { (draft, value) throws(UsageError) in
    draft.send.batchBytes = try value.integer(Message("bytes"), in: 1_024...200_000, example: "100000")
  }

  static let batchLinger = Flag(
    "batch-linger", value: "S", in: .sending, for: .events,
    help: "Seconds that a batch waits for rows of a slow input (\(Int(defaults.batchLinger)))."
  ) { (draft, value) throws(UsageError) in
    draft.send.batchLinger = try value.seconds(example: "1")
  }

  static let retries = Flag(
    "retries", value: "N", in: .sending, for: .sending,
    help: "Retries of temporary failures: connection, timeout, 408, 425, 429, 5xx; 0 to 100 (\(defaults.retries))."
  ) { (draft, value) throws(UsageError) in
    draft.send.retries = try value.integer(in: 0...100, example: "4")
  }

  static let timeout = Flag(
    "timeout", value: "S", in: .sending, for: .connecting,
    help: "Seconds for one request, answer included; also 30s or 2m (\(Int(defaults.timeout)))."
  ) { (draft, value) throws(UsageError) in
    draft.send.timeout = try value.seconds(example: "30")
  }

  static let connectTimeout = Flag(
    "connect-timeout", value: "S", in: .sending, for: .connecting,
    help: "Seconds for one connection (\(Int(defaults.connectTimeout)))."
  ) { (draft, value) throws(UsageError) in
    draft.send.connectTimeout = try value.seconds(example: "10")
  }

  static let grace = Flag(
    "grace", value: "S", in: .sending, for: .sending,
    help: "Seconds that a stopped run waits for requests in flight (\(Int(defaults.grace)))."
  ) { (draft, value) throws(UsageError) in
    draft.send.grace = try value.seconds(example: "10")
  }

  static let maxFailures = Flag(
    "max-failures", value: "N|N%", in: .sending, for: .sending,
    help: "Stop with exit code 4 when this many rows have failed."
  ) { (draft, value) throws(UsageError) in
    draft.send.maxFailures = try value.failureLimit(example: "50")
  }

  static let onUnknown = Flag(
    "on-unknown", value: "retry|record", in: .sending, for: .writing,
    help: "A row was sent and its answer lost: send it again, or record it as unknown."
  ) { (draft, value) throws(UsageError) in
    draft.send.onUnknown = try value.choice(UnknownPolicy.self)
  }

  static let onlyForward = Flag(
    "only-forward", in: .sending, for: .funnelSetCommand,
    help: "Read each funnel first; never move a stage back or unmark an opportunity.",
    more: "A contact that is already that far stays as it is. At most two requests per row."
  ) { (draft, _) throws(UsageError) in
    draft.send.onlyForward = true
  }

  static let baseURL = Flag(
    "base-url", value: "URL", in: .sending, for: .connecting,
    help: "A server other than the real API: https, or http to the loopback."
  ) { (draft, value) throws(UsageError) in
    draft.send.baseURL = try value.baseURL()
  }

  static let proxy = Flag(
    "proxy", value: "URL", in: .sending, for: .connecting,
    help: "A proxy, as in curl; else the environment's."
  ) { (draft, value) throws(UsageError) in
    draft.send.proxy = try value.proxyURL()
  }

  static let caFile = Flag(
    "ca-file", value: "FILE", in: .sending, for: .connecting,
    help: "Certificates to trust instead of the system's, as PEM."
  ) { (draft, value) throws(UsageError) in
    draft.send.caFile = try value.path(example: "company.pem")
  }

  static let tokenFile = Flag(
    "token-file", value: "FILE", in: .sending, for: .sending,
    help: "The file with the access token; otherwise RD_ACCESS_TOKEN is used.",
    more: "A token is never an argument: other users of the machine could see it."
  ) { (draft, value) throws(UsageError) in
    draft.send.tokenFile = try value.path(example: "token.txt")
  }

  static let profile = Flag(
    "profile", value: "NAME", in: .sending, for: .connecting,
    help: "The stored login to use, for people with several accounts (default)."
  ) { (draft, value) throws(UsageError) in
    draft.send.profile = try value.profile()
  }

  static let apiKey = Flag(
    "api-key", in: .sending, for: .eventCommand,
    help: "Send conversions with the API key in RD_API_KEY, without a login.",
    more: "The key is never an argument: other users of the machine could see it."
  ) { (draft, _) throws(UsageError) in
    draft.send.usesAPIKey = true
  }

  static let wait = Flag(
    "wait", value: "S", in: .sending, for: .verifyCommand,
    help: "Seconds to wait after the results were written before funnels are read, 0 to 86400 (\(Int(defaults.wait)))."
  ) { (draft, value) throws(UsageError) in
    draft.send.wait = value.text == "0" ? 0 : try value.seconds(example: "60")
  }
}

extension FlagValue {
  /// The name of a stored login.
  fileprivate func profile() throws(UsageError) -> ProfileName {
    guard let name = ProfileName(text) else {
      throw refusal("letters, digits and ._- without a dot at the start, at most 64 of them", example: "acme")
    }
    return name
  }
}
