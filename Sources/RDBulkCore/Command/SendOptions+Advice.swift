/// Which flags may be recommended to whoever typed the options: a recommendation that the parser refuses is none.
extension SendOptions {
  /// Whether `flag` can be added to the command line.
  func takes(_ flag: Flag) -> Bool {
    guard let entry = CommandTable.entry(of: command), flag.isTaken(by: entry) else { return false }
    return !Contradictions.excludes(flag, given: usesAPIKey ? [SendingFlags.apiKey.long] : [])
  }
}

extension CommandTable {
  /// The entry under which a sending command is typed.
  static func entry(of command: SendCommand) -> CommandEntry? {
    if case .event = command { return all.first { $0.kind == .event } }
    return all.first { $0.kind == .send(command) }
  }
}
