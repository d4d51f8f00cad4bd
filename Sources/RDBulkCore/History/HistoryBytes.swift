/// The bytes of a history file.
package protocol HistoryBytes {
  /// In bytes.
  var length: Int { get }
  /// Replaces `bytes` with `count` bytes from `offset`, or fewer at the end of the file. Throws if they can't be read.
  func read(_ offset: Int, _ count: Int, into bytes: inout [UInt8]) throws(Failure)
}

/// Where a history is rewritten.
package protocol HistoryOutput {
  /// Appends `bytes`. Throws if they can't be written.
  mutating func write(_ bytes: Span<UInt8>) throws(Failure)
  /// Replaces bytes from `offset` that were written before.
  mutating func rewrite(_ bytes: Span<UInt8>, at offset: Int) throws(Failure)
}
