/// A command: its name and its help. Its flags say themselves, in `Flag.scope`, whether it takes them.
package struct CommandEntry: Equatable, Sendable {
  /// What a command does.
  package enum Kind: Equatable, Sendable {
    case send(SendCommand)
    /// `event`, with the type as its first operand.
    case event
    case auth(AuthAction)
    case sandbox
    case history
    case summary
    case completions
    case help
  }

  /// A worked example: the goal, and the line to type.
  struct Example: Equatable, Sendable {
    let wish: Message
    /// As typed; file names are in the reader's language.
    let line: Message
  }

  package let name: String
  package let kind: Kind
  /// What follows the name in a usage line: `[INPUT] [flags]`.
  let operands: Message
  /// One line for the list of commands.
  let summary: Message
  /// What it does, in paragraphs.
  let description: [Message]
  /// More paragraphs, for `--all` and the manual.
  var details: [Message] = []
  let examples: [Example]

  /// Whether it reads rows and sends them.
  var isSending: Bool {
    switch kind {
    case .send, .event: true
    case .auth, .sandbox, .history, .summary, .completions, .help: false
    }
  }

  var isAuth: Bool {
    if case .auth = kind { true } else { false }
  }

  /// Whether it sends events.
  var sendsEvents: Bool {
    switch kind {
    case .event, .send(.lost), .send(.opportunity), .send(.won), .send(.event): true
    case .send, .auth, .sandbox, .history, .summary, .completions, .help: false
    }
  }
}
