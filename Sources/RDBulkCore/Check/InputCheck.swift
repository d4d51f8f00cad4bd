/// What a look at the rows finds before any of them is sent: how many would be, which are invalid, what their fields hold.
package struct InputCheck: Sendable {
  /// Rows that would be sent count as accepted.
  package private(set) var tally = Tally()
  /// Duplicates whose event the history knows to be accepted.
  package private(set) var known = 0
  /// Rows whose event may have been processed before; they would be sent again, or end as unknown.
  package private(set) var possible = 0
  /// The bytes of all events, without what goes around them.
  package private(set) var eventBytes = 0
  /// The first value of each field, as it would be sent.
  package private(set) var examples: [String: String] = [:]
  /// The first rows that would be sent: the members of their events.
  package private(set) var preview: [[JSONValue.Member]] = []
  /// What is noticed about the rows.
  package var notices = RowNotices()
  /// The row after which reading ended because only the first rows are wanted; nil where it went to the end.
  package var lastRow: Int?

  /// Rows that are shown, and rows in which examples are looked for.
  private static let previewRows = 10
  private static let exampleRows = 200

  package init() {}

  /// Counts a row that would be sent with `event` as its body, empty where the request has none. `email` is its address,
  /// if that isn't part of the body.
  package mutating func countGood(_ event: Span<UInt8>, email: Span<UInt8>) {
    tally.countAccepted()
    eventBytes += event.count
    if tally.accepted <= Self.exampleRows { look(event, email) }
  }

  /// Counts a row that would not be sent.
  package mutating func count(_ outcome: Outcome, row: Int, line: Int) { tally.count(outcome, row: row, line: line) }

  /// Notes that the duplicate counted last is one of the history's.
  package mutating func countKnown() { known += 1 }

  /// Notes that the event of the row counted last was sent before, and may have been processed.
  package mutating func countPossible() { possible += 1 }

  /// Counts a row that is not selected.
  package mutating func countSkipped() { tally.countSkipped() }

  @inline(never)
  private mutating func look(_ event: Span<UInt8>, _ email: Span<UInt8>) {
    var payload: [JSONValue.Member] = []
    if case .object(let members)? = try? JSONValue(parsing: event, 0..<event.count) {
      payload = members
      for member in members where member.key == "payload" {
        if case .object(let inner) = member.value { payload = inner }
      }
    }
    if !email.isEmpty, !payload.contains(where: { $0.key == Field.email.name }) {
      payload.insert(JSONValue.Member(Field.email.name, .string(String(email, 0..<email.count))), at: 0)
    }
    guard !payload.isEmpty else { return }
    if preview.count < Self.previewRows { preview.append(payload) }
    for member in payload where examples[member.key] == nil {
      let text = member.value.plainText
      if !text.isEmpty { examples[member.key] = text }
    }
  }
}

extension JSONValue {
  /// A string without its quotes; anything else as JSON.
  package var plainText: String {
    if case .string(let text) = self { return text }
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
