/// One `--where`: a column, and the values that a row must or must not have in it.
package struct RowCondition: Equatable, Sendable {
  /// A CSV header name or number from 1, a JSON key or a dotted path.
  package var column: String
  /// As they were typed; compared without regard to case, accents and outer blanks. An empty one means an empty cell.
  package var values: [String]
  /// `!=`: the row must have none of them.
  package var isNegated: Bool

  package init(_ column: String, _ values: [String], isNegated: Bool = false) {
    self.column = column
    self.values = values
    self.isNegated = isNegated
  }

  /// As it is typed behind `--where`.
  package var text: String { "\(column)\(isNegated ? "!=" : "=")\(values.map(Self.item).joined(separator: ","))" }

  /// A value as one item of the list: in double quotes where it holds what separates items.
  private static func item(_ value: String) -> String {
    let isPlain = !value.contains(",") && !value.hasPrefix("\"")
    return isPlain ? value : "\"\(value.replacing("\"", with: "\"\""))\""
  }
}
