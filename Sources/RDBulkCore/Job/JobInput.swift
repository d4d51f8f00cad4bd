/// The input as a job asks for it: the row read last, and a digest of everything read so far.
///
/// Whole rows cross this border, never single bytes: the loops over bytes stay with the readers and the mapper.
package protocol JobInput: ~Copyable {
  /// Whether a row must be mapped even if it has its result already, since later rows are compared with it.
  var needsEveryRow: Bool { get }
  /// Maps the row read last: appends its body to `event` and its address to `email`.
  mutating func map(event: inout [UInt8], email: inout [UInt8]) -> RowVerdict
  /// Whether it was said to end before its end, since only its first rows are meant.
  var isCut: Bool { get }
  /// The path of the row mapped last where each row has its own; else empty.
  var path: [UInt8] { get }
  /// Appends the row read last as it came, with a line end even where the file ends without one.
  func appendRaw(to output: inout [UInt8])
  /// Appends the part of an over-long row that was skipped last.
  func appendRaw(_ range: Range<Int>, to output: inout [UInt8])
  /// The digest of everything read so far; an empty one where nobody can resume the job.
  mutating func consumed() -> Digest
  /// The digest at the place where the earlier run stood; nil until reading has come there.
  mutating func watchedDigest() -> UInt64?
}

extension JobInput where Self: ~Copyable {
  package var isCut: Bool { false }
}
