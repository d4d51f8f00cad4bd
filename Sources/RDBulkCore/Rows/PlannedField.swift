/// Where a field's value comes from.
package enum FieldSource: Equatable, Sendable {
  case absent
  /// A CSV column, from 0.
  case column(Int)
  /// Any top-level key of a JSON object that means one of these normalized names (``HeaderReading``).
  case names([String])
  /// A JSON key that was named explicitly, and the same text as a dotted path; both in UTF-8.
  case path(key: [UInt8], steps: [[UInt8]])
  /// The same UTF-8 text for every row.
  case constant([UInt8])
}

/// A field of the payload with its source.
package struct PlannedField: Equatable, Sendable {
  package var field: Field
  package var source: FieldSource
  /// Whether a row without a value is `invalid`.
  package var isRequired: Bool
}
