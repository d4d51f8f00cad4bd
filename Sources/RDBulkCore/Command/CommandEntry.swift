/// One command: its name and what its help says. Its flags say themselves, in `Flag.scope`, whether it takes them.
package struct CommandEntry: Sendable {
  package enum Kind: Equatable, Sendable {
    case send(SendCommand)
    /// `event`, whose type is its first operand.
    case event
    case auth(AuthAction)
    case sandbox
    case help
  }

  /// A worked example: what one wants, and the line to type.
  struct Example: Sendable {
    let wish: String
    let line: String
  }

  package let name: String
  package let kind: Kind
  /// What stands after the name in a usage line: `[INPUT] [flags]`.
  let operands: String
  /// One line for the list of commands.
  let summary: String
  /// Paragraphs.
  let description: [String]
  let examples: [Example]
  /// Whether it reads rows and sends them.
  var isSending: Bool {
    switch kind {
    case .send, .event: true
    case .auth, .sandbox, .help: false
    }
  }

  var isAuth: Bool {
    if case .auth = kind { true } else { false }
  }

  /// Whether it sends events.
  var sendsEvents: Bool {
    switch kind {
    case .event, .send(.lost), .send(.opportunity), .send(.won), .send(.event): true
    case .send, .auth, .sandbox, .help: false
    }
  }

  /// Whether the help ends with the statuses and exit codes of rows that are sent.
  var endsWithStatuses: Bool {
    isSending
  }
}

/// Every command there is, in the order of the help.
package enum CommandTable {
  package static let all =
    [lost, opportunity, won, event, funnelSet, funnelGet, verify] + CommandEntry.auth + [sandbox, help]

  /// The command called `name`, exactly.
  package static func named(_ name: String) -> CommandEntry? { all.first { $0.name == name } }

  static let lost = CommandEntry(
    name: "lost",
    kind: .send(.lost),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Mark opportunities as lost: one OPPORTUNITY_LOST event a row.",
    description: [
      "Reads rows with an email and a reason, sends one OPPORTUNITY_LOST event for each, and writes one result row "
        + "for each. INPUT is a CSV or JSON Lines file; - or nothing is standard input.",
      "Columns are found by name, whatever the case, accents and blanks: email (e-mail, mail), reason (motivo, lost "
        + "reason), funnel_name (funil). The access token comes from RD_ACCESS_TOKEN or --token-file.",
    ],
    examples: [
      CommandEntry.Example(
        wish: "See what would be sent, and which rows are invalid:", line: "rdbulk lost lost.csv --dry-run"),
      CommandEntry.Example(
        wish: "Rehearse with faults against a stand-in API, without a token:",
        line: "rdbulk lost lost.csv --sandbox --fault 503=0.05 -o rehearsal.csv"
      ),
      CommandEntry.Example(
        wish: "Send, and keep what was not accepted for mending:",
        line: "rdbulk lost lost.csv -o results.csv --rejects rejects.csv"
      ),
    ]
  )

  static let opportunity = CommandEntry(
    name: "opportunity",
    kind: .send(.opportunity),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Mark contacts as opportunities: OPPORTUNITY events.",
    description: [],
    examples: []
  )

  static let won = CommandEntry(
    name: "won",
    kind: .send(.won),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Mark opportunities as won: SALE events with a value.",
    description: [],
    examples: []
  )

  static let event = CommandEntry(
    name: "event",
    kind: .event,
    operands: "TYPE [INPUT] [-o RESULTS] [flags]",
    summary: "Send events of any type of the API.",
    description: [],
    examples: []
  )

  static let funnelSet = CommandEntry(
    name: "funnel set",
    kind: .send(.funnelSet),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Set the funnel of contacts.",
    description: [],
    examples: []
  )

  static let funnelGet = CommandEntry(
    name: "funnel get",
    kind: .send(.funnelGet),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Read the funnel of contacts.",
    description: [],
    examples: []
  )

  static let verify = CommandEntry(
    name: "verify",
    kind: .send(.verify),
    operands: "RESULTS [-o VERIFIED] [flags]",
    summary: "Did the accepted rows take effect? Reads their funnels.",
    description: [],
    examples: []
  )

  static let sandbox = CommandEntry(
    name: "sandbox",
    kind: .sandbox,
    operands: "[flags]",
    summary: "Serve a stand-in API on the loopback, to rehearse and test.",
    description: [
      "Prints its URL and serves until it is stopped. It answers as the real API does, errors and quotas included, "
        + "keeps contacts in memory, and fails as often as you ask it to. It takes the token sandbox-token.",
      "For one rehearsal, --sandbox on a sending command is shorter: it runs the same inside the process.",
    ],
    examples: [
      CommandEntry.Example(wish: "Serve on port 8080:", line: "rdbulk sandbox --port 8080"),
      CommandEntry.Example(
        wish: "Be slow and unreliable, in the same way each time:",
        line: "rdbulk sandbox --latency 150 --fault 503=0.05,reset-after=0.01 --seed 7"
      ),
      CommandEntry.Example(
        wish: "Send to it from another terminal, with RD_ACCESS_TOKEN=sandbox-token:",
        line: "rdbulk lost lost.csv --base-url http://127.0.0.1:8080"
      ),
    ]
  )

  static let help = CommandEntry(
    name: "help",
    kind: .help,
    operands: "[COMMAND]",
    summary: "Say more about a command and list its flags.",
    description: [],
    examples: []
  )
}
