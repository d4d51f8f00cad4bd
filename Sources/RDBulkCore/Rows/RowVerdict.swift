/// What a row turns out to be before anything is sent.
package enum RowVerdict: Equatable, Sendable {
  case good
  /// It isn't selected, or there is nothing to do for it; it has no result.
  case ignored
  /// It repeats an earlier row.
  case duplicate
  case invalid(RowProblem)
}
