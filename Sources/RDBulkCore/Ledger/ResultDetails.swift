/// What results say of rows besides how they ended: the day and the contact, in six bytes a row.
package struct ResultDetails: Sendable {
  private var days: [UInt16] = []
  private var contacts: [UInt32] = []

  package init() {}

  /// Notes a result: `sentAt` is its time as written, empty where the row was not sent, and `email` its address.
  mutating func note(_ row: Int, email: String, sentAt: String) {
    if days.count <= row {
      let more = row + 1 - days.count
      days.append(contentsOf: repeatElement(0, count: more))
      contacts.append(contentsOf: repeatElement(0, count: more))
    }
    days[row] = Self.day(sentAt)
    contacts[row] = Self.contact(email)
  }

  /// The day on which a row was sent, counted from 1970-01-01; 0 where it was not.
  package func day(of row: Int) -> UInt16 { days.indices.contains(row) ? days[row] : 0 }

  /// Whether the row's result is of this contact, whatever the case of its address.
  package func isOf(_ email: [UInt8], row: Int) -> Bool {
    contacts.indices.contains(row) && contacts[row] == Self.contact(String(decoding: email, as: UTF8.self))
  }

  private static func contact(_ email: String) -> UInt32 {
    UInt32(truncatingIfNeeded: Digest(of: email.lowercased()).value)
  }

  private static func day(_ text: String) -> UInt16 {
    let parts = text.prefix(10).split(separator: "-").map { Int64($0) ?? 0 }
    guard parts.count == 3 else { return 0 }
    return UInt16(clamping: CivilDate.days(year: parts[0], month: parts[1], day: parts[2]))
  }
}
