/// The options of an invocation while its flags are read one by one.
struct InvocationDraft: Sendable {
  /// A text that was asked for instead of a run.
  enum Question: Equatable, Sendable {
    case help, version
  }

  var send = SendOptions()
  var sandbox = SandboxOptions()
  var auth = AuthOptions()
  /// `--sandbox`: the run is a rehearsal.
  var rehearses = false
  var question: Question?
  /// Words that are no flags; the type of `rdbulk event` is not among them.
  var operands: [String] = []
  var eventType: EventType?
  /// Whether the argument before was `--api-key`.
  var followsKey = false
  /// The long names of the flags that were given.
  var given: Set<String> = []
}
