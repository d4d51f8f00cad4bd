/// A flag of the command line. Its names, scope, help and parsing are in one place, and everything about it is taken
/// from there.
package struct Flag: Sendable {
  /// Without the dashes.
  package let long: String
  /// The letter after one dash.
  package let short: Character?
  /// What the English help calls its value; nil for a switch, which takes none.
  package let valueName: String?
  package let group: FlagGroup
  package let scope: FlagScope
  /// One line for the help.
  package let help: Message
  /// More to know, which the help prints below that line.
  package let more: Message?
  /// Checks the value and writes it into the draft; if a flag is repeated, the last one wins.
  let apply: @Sendable (inout InvocationDraft, FlagValue) throws(UsageError) -> Void

  init(
    _ long: String,
    short: Character? = nil,
    value valueName: String? = nil,
    in group: FlagGroup,
    for scope: FlagScope,
    help: Message,
    more: Message? = nil,
    apply: @escaping @Sendable (inout InvocationDraft, FlagValue) throws(UsageError) -> Void
  ) {
    self.long = long
    self.short = short
    self.valueName = valueName
    self.group = group
    self.scope = scope
    self.help = help
    self.more = more
    self.apply = apply
  }

  /// What the help calls its value, in the reader's language: `FILE` is `ARQUIVO`.
  var value: Message? { valueName.map(Message.init(stringLiteral:)) }

  /// As typed: `--output`.
  package var spelling: String { "--\(long)" }

  /// Whether `command` takes this flag at all; on a sending command, a sandbox flag still needs `--sandbox`.
  package func isTaken(by command: CommandEntry) -> Bool {
    switch scope {
    case .every: command.kind != .help
    case .sending: command.isSending
    case .events: command.sendsEvents
    case .eventCommand: command.kind == .event
    case .writing: command.sendsEvents || command.kind == .send(.funnelSet)
    case .funnelSetCommand: command.kind == .send(.funnelSet)
    case .verifyCommand: command.kind == .send(.verify)
    case .connecting: command.isSending || command.isAuth && command.kind != .auth(.list)
    case .auth: command.isAuth
    case .loginCommand: command.kind == .auth(.login)
    case .listCommand: command.kind == .auth(.list)
    case .historyCommand: command.kind == .history
    case .historyUsers: command.kind == .history || command.sendsEvents
    case .sandboxCommand: command.kind == .sandbox
    case .rehearsal: command.kind == .sandbox || command.isSending
    }
  }
}
