/// A key that isn't used.
package struct UnusedKey: Equatable, Sendable {
  package var name: String
  /// How many of the rows read have it.
  package var rows: Int

  /// `rows` counts the rows that have the key.
  package init(name: String, rows: Int) {
    self.name = name
    self.rows = rows
  }

  /// What to say about `keys`; nil if there are none.
  package static func note(_ keys: [UnusedKey]) -> Message? {
    guard !keys.isEmpty else { return nil }
    let shown = keys.prefix(8).map { key -> Message in "\(Quoted.path(key.name)) (\(key.rows, "row", "rows"))" }
    return "Unused keys: \(shown.joined(separator: ", "))\(Message(verbatim: keys.count > 8 ? ", …" : ""))."
  }
}
