/// All commands, in the order of the help.
package enum CommandTable {
  package static let all =
    [lost, opportunity, won, event, funnelSet, funnelGet, verify] + CommandEntry.auth + [
      sandbox, history, summary, completions, help,
    ]

  /// The overview's text for commands that share their first word.
  static let groups: [String: Message] = [
    "funnel": "Set or read the funnel of contacts.",
    "auth": "Log in, renew, look at logins, log out.",
  ]

  /// The command called exactly `name`.
  package static func named(_ name: String) -> CommandEntry? { all.first { $0.name == name } }

  static let lost = CommandEntry(
    name: "lost",
    kind: .send(.lost),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Mark opportunities as lost: one OPPORTUNITY_LOST event a row.",
    description: [
      "Reads rows with an email and a reason, sends one OPPORTUNITY_LOST event for each, and writes one result row "
        + "for each. INPUT is a CSV or JSON file; - or nothing is standard input."
    ],
    examples: [
      CommandEntry.Example(
        wish: "See what would be sent, and which rows are invalid:", line: "rdbulk lost lost.csv --dry-run"),
      CommandEntry.Example(
        wish: "Rehearse with faults against a stand-in API, without a token:",
        line: "rdbulk lost lost.csv --sandbox --fault 503=0.05 -o rehearsal.csv"
      ),
      CommandEntry.Example(
        wish: "Send, and keep the rows that were not accepted:",
        line: "rdbulk lost lost.csv -o results.csv --rejects rejects.csv"
      ),
    ]
  )

  static let sandbox = CommandEntry(
    name: "sandbox",
    kind: .sandbox,
    operands: Message("[flags]"),
    summary: "Serve a stand-in API on this machine, to rehearse and test.",
    description: [
      "Prints its URL and serves until it is stopped. It answers as the real API does, errors and quotas included, "
        + "keeps contacts in memory, and fails as often as you ask it to. It accepts the token sandbox-token.",
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

  static let completions = CommandEntry(
    name: "completions",
    kind: .completions,
    operands: "bash|zsh|fish",
    summary: "Print a shell's completions.",
    description: ["What it prints goes into the shell's start-up file, or into its folder of completions."],
    examples: [
      CommandEntry.Example(
        wish: "Use them in bash from now on:", line: "echo 'source <(rdbulk completions bash)' >> ~/.bashrc"),
      CommandEntry.Example(
        wish: "Use them in zsh from now on:", line: "echo 'source <(rdbulk completions zsh)' >> ~/.zshrc"),
      CommandEntry.Example(
        wish: "Use them in fish from now on:", line: "rdbulk completions fish > ~/.config/fish/completions/rdbulk.fish"),
    ]
  )

  static let help = CommandEntry(
    name: "help",
    kind: .help,
    operands: "[COMMAND] [--all] | --man",
    summary: "Explain a command and list its flags.",
    description: [],
    examples: []
  )
}
