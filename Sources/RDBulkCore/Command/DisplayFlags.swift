/// Flags about what the user sees; some are questions that every command answers.
enum DisplayFlags {
  static let all = [progress, logFormat, quiet, verbose, language, help, version]

  static let progress = Flag(
    "progress", value: "bar|plain|json|none", in: .display, for: .sending,
    help: "How progress is shown on standard error: bar on a terminal, else plain.",
    more: "plain: a line every 10 s; json: an object a second."
  ) { (draft, value) throws(UsageError) in
    draft.send.progress = try value.choice(ProgressStyle.self)
  }

  static let logFormat = Flag(
    "log-format", value: "text|json", in: .display, for: .sending,
    help: "Standard error for people, or a JSON object for each notable event (text)."
  ) { (draft, value) throws(UsageError) in
    draft.send.logFormat = try value.choice(LogFormat.self)
  }

  static let quiet = Flag(
    "quiet", short: "q", in: .display, for: .sending,
    help: "Print only errors on standard error."
  ) { (draft, _) throws(UsageError) in
    draft.send.quiet = true
  }

  static let verbose = Flag(
    "verbose", short: "v", in: .display, for: .sending,
    help: "Report requests, answers and waits too; never the token."
  ) { (draft, _) throws(UsageError) in
    draft.send.verbose = true
  }

  static let language = Flag(
    "lang", value: "en|pt", in: .display, for: .every,
    help: "English or Portuguese; by default the locale's. Results stay in English, except with excel."
  ) { (_, value) throws(UsageError) in
    // Already in effect before any flag is parsed: LanguageChoice.asked.
    _ = try value.choice(Language.self)
  }

  static let help = Flag(
    "help", short: "h", in: .display, for: .every,
    help: "This text."
  ) { (draft, _) throws(UsageError) in
    draft.question = .help
  }

  static let version = Flag(
    "version", short: "V", in: .display, for: .every,
    help: "The version of rdbulk."
  ) { (draft, _) throws(UsageError) in
    draft.question = .version
  }
}
