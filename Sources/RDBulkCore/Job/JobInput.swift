/// The input as a job sees it: the row read last, and a digest of everything read so far.
///
/// Whole rows cross this boundary, never single bytes: the loops over bytes stay with the readers and the mapper.
package protocol JobInput: ~Copyable {
  /// Whether every row must be mapped, even one with a result, because later rows are compared with it.
  var needsEveryRow: Bool { get }
  /// Maps the row read last: appends its body to `event` and its address to `email`.
  mutating func map(event: inout [UInt8], email: inout [UInt8]) -> RowVerdict
  /// Whether it ended early because only its first rows are wanted.
  var isCut: Bool { get }
  /// The path of the row mapped last if each row has its own, otherwise empty.
  var path: [UInt8] { get }
  /// The event of the row mapped last, as the history has it; nil without a history, and for a row without an event or
  /// with that of an earlier row.
  var event: EventMemory? { get }
  /// Appends the columns of the row read last that follow its result in `format`.
  mutating func appendInput(_ format: ResultFormat, to output: inout [UInt8])
  /// Appends the row read last as it came, with a line end even if the file ends without one.
  func appendRaw(to output: inout [UInt8])
  /// Appends the last skipped part of an over-long row.
  func appendRaw(_ range: Range<Int>, to output: inout [UInt8])
  /// The digest of everything read so far; empty if the job can't be resumed.
  mutating func consumed() -> Digest
  /// Whether the row read last continues past `offset`, counted as in the digest, by more than its line end.
  mutating func rowReaches(behind offset: Int) -> Bool
  /// The digest at the point where the earlier run stood; nil until reading has reached it.
  mutating func watchedDigest() -> UInt64?
}

extension JobInput where Self: ~Copyable {
  package var isCut: Bool { false }
  package var event: EventMemory? { nil }
  package mutating func appendInput(_ format: ResultFormat, to output: inout [UInt8]) {}
}
