import RDBulkCore

extension GoodLine {
  /// Commands other than `lost`, and the flags that only some of them take.
  static let commands = [
    GoodLine("opportunity in.csv") {
      $0.command = .opportunity
      $0.input = "in.csv"
    },
    GoodLine("won --decimal comma") {
      $0.command = .won
      $0.decimal = .comma
    },
    GoodLine("won --decimal=Point") {
      $0.command = .won
      $0.decimal = .point
    },
    GoodLine("event conversion in.csv") {
      $0.command = .event(.conversion)
      $0.input = "in.csv"
    },
    GoodLine("event Opportunity-Lost -q -") {
      $0.command = .event(.opportunityLost)
      $0.quiet = true
    },
    GoodLine("event --list-separator | CONVERSION in.csv") {
      $0.command = .event(.conversion)
      $0.input = "in.csv"
      $0.listSeparator = "|"
    },
    GoodLine("event CONVERSION --list-separator Tab") {
      $0.command = .event(.conversion)
      $0.listSeparator = "\t"
    },
    GoodLine("event CONVERSION --unchecked-fields") {
      $0.command = .event(.conversion)
      $0.uncheckedFields = true
    },
    GoodLine("event CONVERSION --list-separator=::") {
      $0.command = .event(.conversion)
      $0.listSeparator = "::"
    },
    GoodLine("event CONVERSION --api-key in.csv") {
      $0.command = .event(.conversion)
      $0.input = "in.csv"
      $0.usesAPIKey = true
    },
    GoodLine("event --api-key CONVERSION ./a-key-of-26-letters-and-more") {
      $0.command = .event(.conversion)
      $0.input = "./a-key-of-26-letters-and-more"
      $0.usesAPIKey = true
    },
    GoodLine("funnel set in.csv --profile acme-2") {
      $0.command = .funnelSet
      $0.input = "in.csv"
      $0.profile = ProfileName("acme-2")
    },
    GoodLine("funnel get --dedupe") {
      $0.command = .funnelGet
      $0.dedupe = true
    },
    GoodLine("verify - --of won --wait 0") {
      $0.command = .verify
      $0.verifiedEvent = .won
      $0.wait = 0
    },
    GoodLine("funnel set in.csv --only-forward --before b.csv") {
      $0.command = .funnelSet
      $0.input = "in.csv"
      $0.onlyForward = true
      $0.before = "b.csv"
    },
    GoodLine("verify r.csv --only-failed --wait 5m -o v.csv") {
      $0.command = .verify
      $0.input = "r.csv"
      $0.onlyFailed = true
      $0.wait = 300
      $0.output = "v.csv"
    },
  ]
}
