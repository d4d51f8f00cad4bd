/// Commands that send events.
extension CommandTable {
  static let opportunity = CommandEntry(
    name: "opportunity",
    kind: .send(.opportunity),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Mark contacts as opportunities: one OPPORTUNITY event a row.",
    description: [
      "Reads rows with an email and sends one OPPORTUNITY event for each. The contacts must exist: the event does not "
        + "create them, and the API answers 200 even for one that does not exist; rdbulk verify shows it afterwards."
    ],
    examples: [
      CommandEntry.Example(
        wish: "See what would be sent, and which rows are invalid:",
        line: "rdbulk opportunity opportunity.csv --dry-run"),
      CommandEntry.Example(
        wish: "Rehearse against a stand-in API, without a token:",
        line: "rdbulk opportunity opportunity.csv --sandbox -o rehearsal.csv"),
      CommandEntry.Example(
        wish: "Send a long list in batches:",
        line: "rdbulk opportunity opportunity.csv --batch max -o results.csv"),
    ]
  )

  static let won = CommandEntry(
    name: "won",
    kind: .send(.won),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Mark opportunities as won: one SALE event a row, with a value.",
    description: [
      "Reads rows with an email and a value and sends one SALE event for each. A second copy of a sale counts twice: "
        + "a row whose answer was lost is not sent again, but recorded as unknown, unless --on-unknown says otherwise.",
      "Values are written 1234.56, 1.234,56 or R$ 1.234,56. One like 1.234 can mean two numbers: it is read as the "
        + "file's other numbers are written, or as --decimal says. If neither settles it, nothing is sent.",
    ],
    examples: [
      CommandEntry.Example(
        wish: "See how the values are read, and which rows are invalid:", line: "rdbulk won won.csv --dry-run"),
      CommandEntry.Example(
        wish: "Say that 1.234 is one thousand two hundred and thirty-four:",
        line: "rdbulk won won.csv --decimal comma -o results.csv"),
      CommandEntry.Example(
        wish: "Take the value from another column:", line: "rdbulk won deals.csv --map value=Total -o results.csv"),
    ]
  )

  static let event = CommandEntry(
    name: "event",
    kind: .event,
    operands: "TYPE [INPUT] [-o RESULTS] [flags]",
    summary: "Send events of any type that the API has.",
    description: [
      "Reads rows with the fields of TYPE, by column name, checks them, and sends one event for each. rdbulk help "
        + "event TYPE lists the fields of a type.",
      "Columns that begin with cf_ are sent too. Lists such as tags are split by --list-separator in CSV and real arrays in "
        + "JSON Lines; line_items and legal_bases are JSON in both.",
      "Types: \(Sentence.list(EventType.all.map(\.name), joiner: .and)).",
    ],
    examples: [
      CommandEntry.Example(
        wish: "See what would be sent, and which rows are invalid:",
        line: "rdbulk event CONVERSION conversions.csv --dry-run"),
      CommandEntry.Example(
        wish: "Send conversions with the API key in RD_API_KEY, without a login:",
        line: "rdbulk event CONVERSION conversions.csv --api-key -o results.csv"),
      CommandEntry.Example(
        wish: "Send paid orders with their products:",
        line: "rdbulk event ECOMMERCE_ORDER_PAID orders.jsonl -o results.csv"),
    ]
  )
}
