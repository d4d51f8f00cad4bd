/// What a command line asks for, with every word checked. Whether files exist and columns match is found out later.
package enum Invocation: Equatable, Sendable {
  /// `rdbulk help [COMMAND]`.
  case help(HelpTopic)
  case version
  case send(SendOptions)
  case auth(AuthOptions)
  case sandbox(SandboxOptions)
  case history(HistoryOptions)
  /// `rdbulk summary`, with the files' paths.
  case summary([String])
}
