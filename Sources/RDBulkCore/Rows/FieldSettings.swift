/// What the command line says about fields, beyond the names of the columns.
package struct FieldSettings: Equatable, Sendable {
  /// `--map`: the column that a field is taken from.
  package var maps: [FieldSetting] = []
  /// `--set`: the value that a field has in every row.
  package var sets: [FieldSetting] = []
  /// `--require`: the fields without which a row is invalid.
  package var required: [String] = []
  /// `--decimal`; nil: found from the file, where it is unambiguous.
  package var decimal: DecimalStyle?
  /// What stands between the elements of a list in one cell.
  package var listSeparator = ","

  package init() {}
}

extension FieldSettings {
  /// Whether `--map` says that `field` has no column.
  package func isNone(_ field: Field) -> Bool { maps.last { FieldPlan.names($0.field, field) }?.isNone ?? false }
}

extension FieldSetting {
  /// `--map FIELD=none`: the field has no column, and nobody needs to be asked.
  var isNone: Bool { value.lowercased() == "none" }
}
