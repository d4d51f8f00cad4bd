/// The columns that a command reads, and those of its results.
extension HelpText {
  /// The input's columns, each with the first of the other names it is found by; empty if `command` has none of its own.
  func columns(of command: CommandEntry) -> [String] {
    guard case .send(let sending) = command.kind, sending != .verify else { return [] }
    var lines = ["", text("Columns (* required) and other names they are found by:")]
    for field in sending.operation.fields {
      let mark = field.isRequired && field.fallback == nil ? "*" : " "
      lines.append(fitted("  \(mark) \(field.name)", field.aliases.map(plain)))
    }
    return lines
  }

  private static let aliasColumn = 25

  /// One line with as many of `names` as there is room for. Only the first name that begins with a word is shown: the
  /// others differ less than those in another language do.
  private func fitted(_ left: String, _ names: [String]) -> String {
    var line = left + String(repeating: " ", count: max(1, Self.aliasColumn - left.count))
    var separator = ""
    var seen: Set<Substring> = []
    for name in names where seen.insert(name.prefix { $0 != " " }).inserted {
      guard line.count + separator.count + name.count <= TextLayout.width else { break }
      line += separator + name
      separator = ", "
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// `text` in ASCII, which every terminal can show: names are compared without accents anyway.
  func plain(_ text: String) -> String {
    let words = text.split(separator: " ").map { word in
      word.split(separator: "-").map { part in
        part.utf8.allSatisfy { $0 < 0x80 } ? String(part) : ColumnName.normalized(String(part))
      }.joined(separator: "-")
    }
    return words.joined(separator: " ")
  }

  // MARK: - Results

  private static let commonColumns: [(String, Message)] = [
    ("row", "the number of the row, from 1"),
    ("line", "the line of the input on which the row begins"),
    ("email", "the row's address"),
    ("status", "how the row ended; see below"),
    ("http_status", "the HTTP status of the last answer"),
    ("event_uuid", "the identifier that RD Station gave the event"),
    ("attempts", "how many times the row was sent"),
    ("error", "a code for what is wrong: the API's own, or one of rdbulk's"),
    ("message", "what is wrong and what to do, in a sentence"),
    ("sent_at", "when the row was last sent, in UTC"),
    ("duration_ms", "how long the last answer took, in milliseconds"),
  ]

  private static let funnelColumns: [(String, Message)] = [
    ("lifecycle_stage", "the contact's stage in the funnel"),
    ("opportunity", "whether the contact is an opportunity"),
    ("contact_owner_email", "the address of the contact's owner"),
    ("fit", "the contact's profile score"),
    ("interest", "the contact's interest score"),
  ]

  private static let verifiedColumns: [(String, Message)] = [
    ("verified", "whether the event took effect: yes, no or absent")
  ]

  /// Every column that results can have, for the manual page.
  static let allColumns = commonColumns + funnelColumns + verifiedColumns

  /// The columns of the results of `command`, in their order.
  static func resultColumns(of command: CommandEntry) -> [(String, Message)] {
    switch command.kind {
    case .send(.funnelSet), .send(.funnelGet): commonColumns + funnelColumns
    case .send(.verify): allColumns
    default: commonColumns
    }
  }

  static let statusMeanings: [(String, Message)] = [
    ("accepted", "the API accepted it"),
    ("rejected", "the API refused it; fix the row and send it again"),
    ("invalid", "refused here and never sent; fix the row and send it again"),
    ("duplicate", "the same as an earlier row or as the history; not sent"),
    ("failed", "out of retries, certainly not processed; send it again"),
    ("unknown", "sent, answer lost, may have been processed; you decide"),
  ]

  static let exits: [(String, Message)] = [
    ("0", "every row accepted or duplicate"),
    ("1", "finished, some rows were not accepted"),
    ("2", "usage or input problem, nothing sent"),
    ("3", "not authorised"),
    ("4", "gave up: server unreachable, --max-failures, results can't be written"),
    ("5", "busy: another run is writing to the output or the history; nothing sent"),
    ("129", "stopped because the terminal was closed (HUP); --resume continues"),
    ("130, 143", "stopped by Ctrl-C or kill; --resume continues"),
  ]
}
