/// Commands that set and read funnels.
extension CommandTable {
  private static let quota: Message = "A contact has 24 funnel calls in 24 hours, reads and writes together."

  static let funnelSet = CommandEntry(
    name: "funnel set",
    kind: .send(.funnelSet),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Set the funnel of contacts: stage, opportunity, owner.",
    description: [
      "Reads rows with an email or a uuid (uuid wins if both are given) and any of lifecycle_stage (Lead, Qualified "
        + "Lead, Client; also in Portuguese), opportunity (true/false, yes/no, sim/nao, 1/0) and contact_owner_email "
        + "(an address, or null for nobody). An empty cell leaves its field as it is in the funnel.",
      "--only-forward reads each funnel first and never moves a stage back (Lead, Qualified Lead, Client) or "
        + "unmarks an opportunity. --before saves what each funnel said, in a file that funnel set can restore.",
    ],
    details: [
      quota,
      "The results have the funnel as the API answered it.",
      "--dry-run writes the bodies; funnel get --dry-run on the same file writes the paths.",
    ],
    examples: [
      CommandEntry.Example(
        wish: "See what would be set, and which rows are invalid:", line: "rdbulk funnel set funnel.csv --dry-run"),
      CommandEntry.Example(
        wish: "Make every contact of the file a client:",
        line: "rdbulk funnel set clients.csv --set lifecycle_stage=Client -o results.csv"),
      CommandEntry.Example(
        wish: "Move nobody back, and save what the funnels said:",
        line: "rdbulk funnel set funnel.csv --only-forward --before before.csv"),
      CommandEntry.Example(
        wish: "Restore it:", line: "rdbulk funnel set before.csv -o back.csv"),
      CommandEntry.Example(
        wish: "Leave the file's contacts without an owner:",
        line: "rdbulk funnel set contacts.csv --set contact_owner_email=null -o results.csv"),
    ]
  )

  static let funnelGet = CommandEntry(
    name: "funnel get",
    kind: .send(.funnelGet),
    operands: "[INPUT] [-o RESULTS] [flags]",
    summary: "Read the funnel of contacts.",
    description: [
      "Reads rows with an email or a uuid (uuid wins if both are given) and writes each contact's funnel into its result "
        + "row: lifecycle_stage, opportunity, contact_owner_email, fit, interest. A contact that does not exist is "
        + "rejected with RESOURCE_NOT_FOUND.",
      quota,
    ],
    details: ["--dry-run writes the paths that would be read."],
    examples: [
      CommandEntry.Example(
        wish: "Read the funnels of a list of contacts:", line: "rdbulk funnel get contacts.csv -o funnels.csv"),
      CommandEntry.Example(
        wish: "Read each contact once, however often it is in the list:",
        line: "rdbulk funnel get contacts.csv --dedupe -o funnels.csv"),
      CommandEntry.Example(
        wish: "Rehearse against a stand-in API, without a token:",
        line: "rdbulk funnel get contacts.csv --sandbox"),
    ]
  )

  static let verify = CommandEntry(
    name: "verify",
    kind: .send(.verify),
    operands: "RESULTS [-o VERIFIED] [flags]",
    summary: "Did the accepted rows take effect? Reads their funnels.",
    description: [
      "A 200 for an event means accepted, not applied, and an event for a contact that does not exist is silently dropped. "
        + "This reads a results file, reads back the funnel of each accepted row, once a contact, and writes verified: "
        + "yes, no (with what the funnel says) or absent.",
      "It looks for opportunity false after lost, true after opportunity, and the stage Client after won. Which of them "
        + "was sent is known from the journal next to the results, or from --of.",
      quota,
    ],
    details: ["--dry-run writes the paths that would be read."],
    examples: [
      CommandEntry.Example(
        wish: "See whether the rows of an earlier run took effect:", line: "rdbulk verify results.csv -o verified.csv"),
      CommandEntry.Example(
        wish: "Keep only those that did not, and their rows to verify them again later:",
        line: "rdbulk verify results.csv --only-failed -o missing.csv --rejects later.csv"),
      CommandEntry.Example(
        wish: "Say which event was sent, and give the API five minutes:",
        line: "rdbulk verify results.csv --of won --wait 5m -o verified.csv"),
    ]
  )
}
