/// What the command line says about fields, beyond the names of the columns.
package struct FieldSettings: Equatable, Sendable {
  /// `--map`: the column a field is taken from.
  package var maps: [FieldSetting] = []
  /// `--set`: a field's value in every row.
  package var sets: [FieldSetting] = []
  /// `--require`: the fields without which a row is invalid.
  package var required: [String] = []
  /// `--decimal`; nil: detected from the file, if it is unambiguous.
  package var decimal: DecimalStyle?
  /// What separates the elements of a list in one cell.
  package var listSeparator = ","

  /// No settings.
  package init() {}
}

extension FieldSettings {
  /// Whether `--map` says that `field` has no column.
  package func isNone(_ field: Field) -> Bool { maps.last { FieldPlan.names($0.field, field) }?.isNone ?? false }

  /// Whether `--map` says which column the field has.
  package func isMapped(_ field: Field) -> Bool { maps.contains { FieldPlan.names($0.field, field) && !$0.isNone } }
}

extension FieldSetting {
  /// `--map FIELD=none`: the field deliberately has no column.
  var isNone: Bool { value.lowercased() == "none" }
}
