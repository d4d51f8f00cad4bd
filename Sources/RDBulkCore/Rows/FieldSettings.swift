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
