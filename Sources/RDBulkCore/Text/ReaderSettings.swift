/// How an input is to be read; nil is found out from its first bytes.
package struct ReaderSettings: Equatable, Sendable {
  package var format: InputFormat?
  /// What the input's name promises, where that leaves open which kind of JSON it is, and `format` is nil.
  package var promise: InputFormat?
  package var delimiter: UInt8?
  /// UTF-16 is the caller's to transcode; here it counts as UTF-8.
  package var encoding: TextEncoding?
  package var hasHeader: Bool
  /// The longest record in bytes.
  package var limit: Int
  /// What becomes of rows that may be the text of a cell.
  package var doubtful = DoubtfulRows.skip
  /// The line on which a quote opens that a look at the whole input has found to be never closed.
  package var unclosedQuoteLine: Int?

  package init(
    format: InputFormat? = nil, delimiter: UInt8? = nil, encoding: TextEncoding? = nil, hasHeader: Bool = true,
    limit: Int = 1 << 20
  ) {
    self.format = format
    self.delimiter = delimiter
    self.encoding = encoding
    self.hasHeader = hasHeader
    self.limit = limit
  }
}
