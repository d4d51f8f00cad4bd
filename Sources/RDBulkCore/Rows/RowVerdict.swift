/// What a row is before anything is sent.
package enum RowVerdict: Equatable, Sendable {
  case good
  /// Nothing is to be done for it, and it has no result.
  case ignored
  /// It says the same as an earlier row.
  case duplicate
  case invalid(RowProblem)
}
