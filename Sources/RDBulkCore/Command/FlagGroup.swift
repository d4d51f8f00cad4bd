/// The help's headings for flags, in order.
package enum FlagGroup: Sendable, CaseIterable {
  case input, results, sending, login, sandbox, display

  var heading: Message {
    switch self {
    case .input: Message("Input")
    case .results: Message("Results")
    case .sending: Message("Sending")
    case .login: Message("Login")
    case .sandbox: Message("Sandbox")
    case .display: "What you see"
    }
  }
}
