/// How to read an input; nil: detected from its first bytes.
package struct ReaderSettings: Equatable, Sendable {
  package var format: InputFormat?
  /// What the input's name promises, if that leaves the kind of JSON open and `format` is nil.
  package var promise: InputFormat?
  package var delimiter: UInt8?
  /// The caller transcodes UTF-16, which counts as UTF-8 here.
  package var encoding: TextEncoding?
  package var hasHeader: Bool
  /// The longest record in bytes.
  package var limit: Int
  /// The line of the header, from 1; nil: the first line that is not blank. Lines before it are skipped.
  package var headerLine: Int?
  /// The number of cells a record has, where there is no header and it is known.
  package var cells: Int?
  /// What to do with rows that may be the text of a cell.
  package var doubtful = DoubtfulRows.skip
  /// The line with an opening quote that a scan of the whole input found to be never closed.
  package var unclosedQuoteLine: Int?

  /// Settings with defaults for an input about which nothing is known.
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
