/// What the check found out about a file and the run relies on.
package struct SettledInput: Equatable, Sendable {
  /// How many bytes were checked: what a growing file gets after them is not sent by this run.
  package var length: Int
  /// The file that was checked: device and inode.
  package var identity: [UInt64]
  /// How many rows it has.
  package var rows: Int
  /// How its numbers are written; nil where no row depends on it.
  package var decimals: DecimalEvidence?
  /// The line on which a quote opens that is never closed; nil where all are.
  package var unclosedQuoteLine: Int?

  package init(
    length: Int, identity: [UInt64], rows: Int, decimals: DecimalEvidence?, unclosedQuoteLine: Int? = nil
  ) {
    self.length = length
    self.identity = identity
    self.rows = rows
    self.decimals = decimals
    self.unclosedQuoteLine = unclosedQuoteLine
  }
}
