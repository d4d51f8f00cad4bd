/// A field and what the command line gives for it: a column for `--map`, a text for `--set`.
package struct FieldSetting: Equatable, Sendable {
  package var field: String
  package var value: String

  /// `value` is a column's name for `--map`, a text for `--set`.
  package init(_ field: String, _ value: String) {
    self.field = field
    self.value = value
  }
}
