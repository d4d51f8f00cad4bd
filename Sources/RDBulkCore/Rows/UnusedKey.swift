/// A key that goes nowhere.
package struct UnusedKey: Equatable, Sendable {
  package var name: String
  /// How many of the rows that were read have it.
  package var rows: Int

  package init(name: String, rows: Int) {
    self.name = name
    self.rows = rows
  }

  /// What is said of `keys`; nil where there are none.
  package static func note(_ keys: [UnusedKey]) -> Message? {
    guard !keys.isEmpty else { return nil }
    let shown = keys.prefix(8).map { key -> Message in "\(Quoted.path(key.name)) (\(key.rows, "row", "rows"))" }
    return "Keys that are not used: \(shown.joined(separator: ", "))\(Message(verbatim: keys.count > 8 ? ", …" : ""))."
  }
}
