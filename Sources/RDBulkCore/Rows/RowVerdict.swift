/// What a row is before anything is sent.
package enum RowVerdict: Equatable, Sendable {
  case good
  /// It is not meant, or nothing is to be done for it; it has no result.
  case ignored
  /// It says the same as an earlier row.
  case duplicate
  case invalid(RowProblem)
}
