/// Flags about what was sent in earlier jobs.
enum HistoryFlags {
  static let all = [history, historyIdentity, historyWait, add, forgetBefore, repair]

  static let history = Flag(
    "history", value: "FILE", in: .results, for: .events,
    help: "Never the same event twice: FILE remembers what was accepted, across files and weeks.",
    more:
      "A row whose event is in it is a duplicate and is not sent; the file is created if it doesn't exist. It holds "
      + "keyed digests and days, no addresses."
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
    "history-wait", value: "S", in: .results, for: .historyUsers,
    help: "Wait up to S seconds for another run that uses the history (0)."
  ) { (draft, value) throws(UsageError) in
    draft.send.historyWait = value.text == "0" ? 0 : try value.seconds(example: "600")
  }

  static let add = Flag(
    "add", value: "FILE", in: .results, for: .historyCommand,
    help: "Results of an earlier job to add; the command that wrote them follows."
  ) { (draft, value) throws(UsageError) in
    draft.history.results = try value.path(example: "results.csv")
  }

  static let forgetBefore = Flag(
    "forget-before", value: "DATE", in: .results, for: .historyCommand,
    help: "Forget what was sent before this day, such as 2026-01-01."
  ) { (draft, value) throws(UsageError) in
    draft.history.firstDay = try value.day()
  }

  static let repair = Flag(
    "repair", in: .results, for: .historyCommand,
    help: "Drop what is damaged, and jobs that a power cut left open."
  ) { (draft, _) throws(UsageError) in
    draft.history.repairs = true
  }
}

extension FlagValue {
  /// A day as YYYY-MM-DD, counted from 1970-01-01.
  fileprivate func day() throws(UsageError) -> UInt16 {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Numeral.whole(String($0)) }
    guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      throw refusal("a day as YYYY-MM-DD", example: "2026-01-01")
    }
    let days = CivilDate.days(year: Int64(year), month: Int64(month), day: Int64(day))
    let date = CivilDate.date(days: days)
    guard date.year == year, date.month == month, date.day == day, let result = UInt16(exactly: days) else {
      throw refusal("a day as YYYY-MM-DD", example: "2026-01-01")
    }
    return result
  }
}
