/// Flags about what was sent in earlier jobs.
enum HistoryFlags {
  static let all = [history, historyIdentity, historyWait]

  static let history = Flag(
    "history", value: "FILE", in: .results, for: .events,
    help: "Never the same event twice: FILE remembers what was accepted, across files and weeks.",
    more:
      "A row whose event is in it is a duplicate and is not sent; it is created if it doesn't exist. It holds keyed "
      + "digests and days, no addresses."
  ) { (draft, value) throws(UsageError) in
    draft.send.history = try value.path(example: "sales.history")
  }

  static let historyIdentity = Flag(
    "history-by", value: "payload|email", in: .results, for: .events,
    help: "What makes an event the same: type, contact and payload (payload), or type and contact (email)."
  ) { (draft, value) throws(UsageError) in
    draft.send.historyIdentity = try value.choice(EventIdentity.self)
  }

  static let historyWait = Flag(
    "history-wait", value: "S", in: .results, for: .events,
    help: "Wait up to S seconds for another run that uses the history (0)."
  ) { (draft, value) throws(UsageError) in
    draft.send.historyWait = try value.seconds(example: "600")
  }
}
