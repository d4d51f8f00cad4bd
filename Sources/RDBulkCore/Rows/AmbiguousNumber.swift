/// A number that can be read in two ways, and nothing shows which is right.
package struct AmbiguousNumber: Equatable, Sendable {
  /// The name of the field that it is for.
  package var field: String
  /// As it is written.
  package var text: String
  /// What it would be with a decimal point and with a decimal comma, as JSON.
  package var asPoint: String
  package var asComma: String
  /// What the other numbers show.
  package var evidence: DecimalEvidence
}
