/// The options of an invocation while its flags are being parsed.
struct InvocationDraft: Sendable {
  /// A text that was asked for instead of a run.
  enum Question: Equatable, Sendable {
    case help, version
  }

  var send = SendOptions()
  var sandbox = SandboxOptions()
  var auth = AuthOptions()
  var history = HistoryOptions()
  /// `--sandbox`: the run is a rehearsal.
  var rehearses = false
  var question: Question?
  /// Words that aren't flags; without the type of `rdbulk event`.
  var operands: [String] = []
  var eventType: EventType?
  /// Whether the previous argument was `--api-key`.
  var followsKey = false
  /// The long names of the given flags.
  var given: Set<String> = []
}
