/// What a row is before anything is sent.
package enum RowVerdict: Equatable, Sendable {
  case good
  /// It says the same as an earlier row.
  case duplicate
  case invalid(RowProblem)
}
