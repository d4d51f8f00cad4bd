/// What a reader answers after it looked at the bytes it was given.
package enum ReadStep: Equatable, Sendable {
  /// The current record is incomplete: call again with the same bytes and more behind them. Of an input that is a pipe:
  /// nothing more is there yet.
  case needMore
  /// The header was read; said once, before the first record, by readers that settle the format.
  case header
  /// A record stands in `record`; go on from `record.next`.
  case record
  /// These bytes belong to the over-long record given last and were skipped. Go on behind them.
  case skipped(Range<Int>)
  /// Nothing more comes.
  case end
}
