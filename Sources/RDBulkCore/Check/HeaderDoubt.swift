/// Evidence against the line that was read as the header: it is a row, the header is further down, or its cells are not
/// separated by what was taken for the delimiter.
package enum HeaderDoubt: Equatable, Sendable {
  /// It has an address, which no column is named; `columns` would name its cells.
  case row(line: Int, text: String, columns: [String])
  /// The header seems to be on `line`.
  case furtherDown(from: Int, line: Int, text: String)
  /// The names would be found between these.
  case delimiter(UInt8, text: String)
  /// There are several blanks between the names.
  case severalBlanks(text: String)
  /// Each line is in quotes as a whole, so that it is one cell.
  case quotedLines(text: String)

  /// Where and how the first lines were read.
  package struct Reading: Sendable {
    /// The header line and what follows it, as much as is known.
    package var text: [UInt8]
    /// The input line at the beginning of `text`, from 1.
    package var line: Int
    /// The names that were found in it; empty where it could not be read.
    package var header: [String]
    /// The delimiter that the command line names.
    package var delimiter: UInt8?
    /// Whether the columns serve the command.
    package var isMatched: Bool

    package init(text: [UInt8], line: Int, header: [String], delimiter: UInt8?, isMatched: Bool) {
      self.text = text
      self.line = line
      self.header = header
      self.delimiter = delimiter
      self.isMatched = isMatched
    }
  }

  /// How many lines are looked at.
  private static let lineLimit = 40
  /// What may separate cells, the likeliest first. Letters and what is common in names are not delimiters.
  private static let delimiters = Array(";,\t|:^~#!&*\u{1F} ".utf8)

  /// Looks for what is wrong with the header line; nil where nothing is, or not with the line.
  ///
  /// `expectedField` is what a second column of the command's input most likely holds.
  package init?(_ reading: Reading, _ operation: Operation, expectedField: String?) {
    let names = HeaderNames(operation)
    let hasAddress = reading.header.contains(where: HeaderNames.isAddress)
    guard hasAddress || !reading.isMatched, hasAddress || names.column(in: reading.header) == nil else { return nil }
    let lines = Self.lines(reading.text)
    let shown = lines.first.map(Self.shown) ?? ""
    if let found = Self.furtherDown(reading, lines, names) {
      self = found
    } else if hasAddress {
      self = .row(
        line: reading.line, text: shown, columns: HeaderNames.columns(for: reading.header, expectedField))
    } else if let found = Self.otherDelimiter(reading, lines, names) {
      self = found
    } else {
      return nil
    }
  }

  private static func furtherDown(
    _ reading: Reading, _ lines: [ArraySlice<UInt8>], _ names: HeaderNames
  ) -> HeaderDoubt? {
    for (index, line) in lines.enumerated().dropFirst() {
      let candidates = reading.delimiter.map { [$0] } ?? delimiters.filter { $0 != ASCII.space }
      let rest = lines[(index + 1)...]
      guard candidates.contains(where: { names.isHeader(line, before: rest, $0) }) else { continue }
      return .furtherDown(from: reading.line, line: reading.line + index, text: shown(line))
    }
    return nil
  }

  private static func otherDelimiter(
    _ reading: Reading, _ lines: [ArraySlice<UInt8>], _ names: HeaderNames
  ) -> HeaderDoubt? {
    // Where the line has several columns, what separates them is found.
    guard let first = lines.first, reading.header.count == 1 else { return nil }
    let inner = lines.map { line in
      HeaderNames.cells(line, reading.delimiter ?? ASCII.comma).first.map { Array($0.utf8)[...] } ?? []
    }
    if first.first == ASCII.quote,
      delimiters.contains(where: { names.isHeader(inner[0], before: inner.dropFirst(), $0) })
    {
      return .quotedLines(text: shown(first))
    }
    for delimiter in delimiters where names.isHeader(first, before: lines.dropFirst(), delimiter) {
      let isPadded = delimiter == ASCII.space && shown(first).contains("  ")
      return isPadded ? .severalBlanks(text: shown(first)) : .delimiter(delimiter, text: shown(first))
    }
    return nil
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count, lines.count < lineLimit {
      let end = LineEnd.find(text.span, start, text.count)
      lines.append(text[start..<end])
      start = end < text.count ? end + (LineEnd.length(text.span, end, text.count, true) ?? 1) : end
    }
    return lines
  }

  private static func shown(_ line: ArraySlice<UInt8>) -> String { String(decoding: line.prefix(200), as: UTF8.self) }
}
