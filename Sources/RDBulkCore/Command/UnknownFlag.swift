/// Messages about flags that a command doesn't take.
enum UnknownFlag {
  /// Names from other programs, and what this one offers instead.
  private static func elsewhere(_ name: String, _ command: CommandEntry) -> Message? {
    switch name {
    case "token", "access-token", "api-key", "client-secret", "refresh-token":
      if SendingFlags.tokenFile.isTaken(by: command) {
        return "A token is never an argument: set RD_ACCESS_TOKEN, or use --token-file FILE."
      }
      return command.isAuth ? "A secret is never an argument: rdbulk auth login asks for it." : nil
    case "insecure" where SendingFlags.caFile.isTaken(by: command):
      return "Certificate checks can't be turned off; --ca-file trusts another authority."
    default: return nil
    }
  }

  static func error(long name: String, _ command: CommandEntry) -> UsageError {
    let message: Message = "rdbulk \(command.name) has no flag \(Quoted.value("--\(name)"))."
    if let hint = elsewhere(name.lowercased(), command) { return UsageError(message, hint: hint) }
    let near = NearestName.find(name, among: FlagTable.flags(of: command).map(\.long)).flatMap(FlagTable.named)
    return UsageError(message, hint: near.map { "Did you mean \($0.spelling)? \($0.help)" })
  }

  /// Throws if `flag` exists but doesn't belong to `command`.
  static func check(_ flag: Flag, _ spelling: String, _ command: CommandEntry) throws(UsageError) {
    guard !flag.isTaken(by: command) else { return }
    let takers = CommandTable.all.filter { flag.isTaken(by: $0) }.map(\.name)
    throw UsageError(
      "\(spelling) is a flag of rdbulk \(Sentence.list(takers, joiner: .and)), not of rdbulk \(command.name).")
  }
}
