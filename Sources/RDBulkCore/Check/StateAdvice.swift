/// How to choose the rows that a command is for where a column tells the states of deals.
package enum StateAdvice: Equatable, Sendable {
  /// The flags that leave those rows, ready to paste.
  case choose(String)
  /// Which values mean them is not known; the flag has VALUE in their place.
  case template(String)
  /// There is no such row.
  case noRow(DealState)
  /// No flag reaches what tells the state.
  case elsewhere

  /// What to do.
  var message: Message {
    switch self {
    case .choose(let flags): "Add \(flags) to send only the right rows, or --all-rows to send all of them."
    case .template(let flag): "Choose the values with \(flag), or send all rows with --all-rows."
    case .noRow(.lost): "No row is lost. To send all rows anyway, add --all-rows."
    case .noRow(.won): "No row is won. To send all rows anyway, add --all-rows."
    case .noRow(.open): "No row is open. To send all rows anyway, add --all-rows."
    case .elsewhere:
      "No --where can name it. Select the rows beforehand, for example with jq; to send all of them, add --all-rows."
    }
  }
}
