/// What the check found out about an input and the run relies on.
package struct SettledInput: Equatable, Sendable {
  /// How many bytes of a file were checked: what a growing one gets after them is not sent by this run. nil of a pipe.
  package var length: Int?
  /// How many rows it has; nil where only the first ones of a pipe were seen.
  package var rows: Int?
  /// How its numbers are written; nil where no row depends on it.
  package var decimals: DecimalEvidence?
  /// The line on which a quote opens that is never closed; nil where all are, or that isn't known.
  package var unclosedQuoteLine: Int?

  package init(length: Int?, rows: Int?, decimals: DecimalEvidence?, unclosedQuoteLine: Int? = nil) {
    self.length = length
    self.rows = rows
    self.decimals = decimals
    self.unclosedQuoteLine = unclosedQuoteLine
  }
}
