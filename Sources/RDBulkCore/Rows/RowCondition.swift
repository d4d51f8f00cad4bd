/// One `--where`: a column, and the values a row must or must not have in it.
package struct RowCondition: Equatable, Sendable {
  /// A CSV header name or number from 1, a JSON key or a dotted path.
  package var column: String
  /// As typed; compared ignoring case, accents and surrounding blanks. An empty one means an empty cell.
  package var values: [String]
  /// `!=`: the row must have none of them.
  package var isNegated: Bool
  /// Whether no value was in quotes as it was typed, so that a comma may belong to a value.
  package var isUnquoted = false

  /// `values` as typed; `isNegated` for `!=`.
  package init(_ column: String, _ values: [String], isNegated: Bool = false) {
    self.column = column
    self.values = values
    self.isNegated = isNegated
  }

  /// As typed after `--where`.
  package var text: String { "\(column)\(isNegated ? "!=" : "=")\(values.map(Self.item).joined(separator: ","))" }

  /// A value as an item of the list, in double quotes if it contains what separates items.
  private static func item(_ value: String) -> String {
    let isPlain = !value.contains(",") && !value.hasPrefix("\"")
    return isPlain ? value : "\"\(value.replacing("\"", with: "\"\""))\""
  }
}
