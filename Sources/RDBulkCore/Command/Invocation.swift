/// What a command line asks for, after its words were read and checked one by one; whether files exist and columns
/// match is found out by those who use it.
package enum Invocation: Equatable, Sendable {
  /// `rdbulk help [COMMAND]`.
  case help(HelpTopic)
  case version
  case send(SendOptions)
  case auth(AuthOptions)
  case sandbox(SandboxOptions)
}
