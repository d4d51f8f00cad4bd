/// What to do with rows that may be the text of a cell: `--doubtful`.
package enum DoubtfulRows: String, Equatable, Sendable, CaseIterable {
  /// They are invalid (`DOUBTFUL_ROW`).
  case skip
  /// They are taken as they are read.
  case send
}
