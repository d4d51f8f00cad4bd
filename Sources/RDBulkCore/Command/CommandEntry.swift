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
