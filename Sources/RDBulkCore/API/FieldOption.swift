/// A text that a field accepts, and what else people write for it.
package struct FieldOption: Equatable, Sendable {
  /// The API's spelling.
  package var value: String
  /// Compared by ``ColumnName``.
  package var aliases: [String]

  /// `value` is the API's spelling.
  package init(_ value: String, _ aliases: String...) {
    self.value = value
    self.aliases = aliases
  }
}
