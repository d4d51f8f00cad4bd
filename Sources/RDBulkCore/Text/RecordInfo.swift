/// What other modules need to know about the current record.
package struct RecordInfo: Equatable, Sendable {
  /// The data row's number, from 1.
  package var row = 0
  /// The input line it starts on.
  package var line = 1
  /// Its start in the window.
  package var start = 0
  package var end = 0
  /// Whether it is over-long or broken, and more of it follows.
  package var isLong = false
  /// The encoding that the input was found to be in, where it is neither UTF-8 nor named.
  package var guessedEncoding: TextEncoding?

  /// No record yet.
  package init() {}

  /// Copies from `record`, which is inout to avoid a copy of it.
  @inline(__always)
  mutating func take(_ record: inout Record) {
    line = record.line
    start = record.start
    end = record.end
    isLong = record.isLong || record.fault?.isOpenEnded == true
  }
}
