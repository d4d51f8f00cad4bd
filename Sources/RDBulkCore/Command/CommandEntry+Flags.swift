/// Which flags the help of a command shows.
extension CommandEntry {
  /// The flags that most people need, in the order of the short help; empty where all of them fit.
  package var essentials: [Flag] {
    switch kind {
    case .send(.funnelSet):
      find(["map", "set", "only-forward", "before", "output", "rejects", "dry-run", "sandbox", "resume"])
    case .send(.funnelGet): find(Self.reading + ["dedupe"] + Self.results + ["accepts", "sandbox", "resume"])
    case .send(.verify):
      find(["of", "wait", "only-failed", "output", "results-format", "rejects", "dry-run", "sandbox", "resume"])
    case .event:
      find(["map"] + Self.results + ["dry-run", "sandbox", "api-key", "batch", "history", "resume"])
    case .send(.won): find(["map", "where"] + Self.results + Self.sending)
    case .send: find(Self.reading + Self.results + Self.sending)
    case .sandbox:
      find([
        "port", "port-file", "limit", "latency", "fault", "seed", "absent", "apply-after", "fields", "log", "lang",
      ])
    case .auth, .history, .summary, .completions, .help: []
    }
  }

  private static let reading = ["map", "where", "first"]
  private static let sending = ["dry-run", "sandbox", "batch", "history", "resume"]
  private static let results = ["output", "results-format", "rejects"]

  private func find(_ names: [String]) -> [Flag] { names.compactMap(FlagTable.named).filter { $0.isTaken(by: self) } }

  /// The flags that its whole help explains: all it takes, except for those of the sandbox on a command that sends.
  var explained: [Flag] {
    FlagTable.flags(of: self).filter { $0.scope != .rehearsal || kind == .sandbox }
  }
}
