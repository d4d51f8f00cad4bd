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
    case .choose(let flags): "Add \(flags) for the rows that are meant; if all are, --all-rows."
    case .template(let flag): "Say which values are meant, with \(flag); if all rows are, --all-rows."
    case .noRow(.lost): "No row is lost. If all rows are meant all the same, add --all-rows."
    case .noRow(.won): "No row is won. If all rows are meant all the same, add --all-rows."
    case .noRow(.open): "No row is open. If all rows are meant all the same, add --all-rows."
    case .elsewhere:
      "No --where can name it. Choose the rows that are meant before, for example with jq; if all are, add --all-rows."
    }
  }
}
