/// What a reader found in the bytes it was given.
package enum ReadStep: Equatable, Sendable {
  /// The current record is incomplete: call again with the same bytes and more after them. From a pipe: nothing more is
  /// there yet.
  case needMore
  /// The header was read; returned once, before the first record, by readers that detect the format.
  case header
  /// A record is in `record`; continue from `record.next`.
  case record
  /// These bytes belong to the over-long record returned last and were skipped. Continue after them.
  case skipped(Range<Int>)
  /// The input has ended.
  case end
}
