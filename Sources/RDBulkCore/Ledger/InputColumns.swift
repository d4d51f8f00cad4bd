/// Which of a row's own columns follow its result.
package enum InputColumns: Equatable, Sendable {
  /// The cells of CSV, by these names.
  case cells([String])
  /// The row's JSON.
  case object
  /// Whatever is there: for results that are only read.
  case unknown

  /// The columns of CSV called `names`. `others` are the result's own: a name that occurs twice gets a number.
  package init(_ names: [String], besides others: [String]) {
    var taken = Set(others)
    var distinct: [String] = []
    for (index, name) in names.enumerated() {
      let wanted = name.isEmpty ? "column_\(index + 1)" : name
      var candidate = wanted
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = "\(wanted)_\(number)"
        number += 1
      }
      distinct.append(candidate)
    }
    self = .cells(distinct)
  }

  /// What JSON, and a column of JSON in CSV, is called.
  package static let member = "input"

  /// The names of the columns in CSV results.
  var columns: [String] {
    switch self {
    case .cells(let names): names
    case .object: [Self.member]
    case .unknown: []
    }
  }
}

extension ResultFormat {
  /// Appends what follows the result of the row that `reader` read last, which lies in `bytes`.
  ///
  /// A row that can't be split into cells is put whole into the first of its columns, cells beyond the last column into
  /// that one, and of a row that is too long to be read there is nothing.
  package func appendInput(_ reader: inout RecordReader, _ bytes: Span<UInt8>, to output: inout [UInt8]) {
    guard !reader.isInLongRecord else { return }
    switch (input, kind) {
    case (.cells(let names), .csv): appendCells(names, &reader, bytes, &output)
    case (.cells(let names), .jsonLines): appendMembers(names, &reader, bytes, &output)
    case (.object, .csv):
      var json: [UInt8] = []
      Self.appendJSON(&reader, bytes, to: &json)
      output.append(style.delimiter)
      cells.append(json.span, 0..<json.count, to: &output)
    case (.object, .jsonLines):
      output.append(contentsOf: ",\"\(InputColumns.member)\":".utf8)
      Self.appendJSON(&reader, bytes, to: &output)
    case (.unknown, _), (nil, _): break
    }
  }

  /// Appends what replaces the row's own columns where they are unknown.
  func appendNoInput(to output: inout [UInt8]) {
    guard let input else { return }
    switch kind {
    case .csv: output.append(contentsOf: repeatElement(style.delimiter, count: input.columns.count))
    case .jsonLines: output.append(contentsOf: ",\"\(InputColumns.member)\":null".utf8)
    }
  }

  // MARK: - Rows of CSV

  private func appendCells(
    _ names: [String], _ reader: inout RecordReader, _ bytes: Span<UInt8>, _ output: inout [UInt8]
  ) {
    var value: [UInt8] = []
    for index in names.indices {
      output.append(style.delimiter)
      value.removeAll(keepingCapacity: true)
      Self.appendValue(index, of: names.count, &reader, bytes, to: &value)
      cells.append(value.span, 0..<value.count, to: &output)
    }
  }

  private func appendMembers(
    _ names: [String], _ reader: inout RecordReader, _ bytes: Span<UInt8>, _ output: inout [UInt8]
  ) {
    output.append(contentsOf: ",\"\(InputColumns.member)\":{".utf8)
    var value: [UInt8] = []
    for (index, name) in names.enumerated() {
      if index > 0 { output.append(ASCII.comma) }
      JSONText.appendString(name, to: &output)
      output.append(UInt8(ascii: ":"))
      value.removeAll(keepingCapacity: true)
      Self.appendValue(index, of: names.count, &reader, bytes, to: &value)
      output.append(ASCII.quote)
      JSONText.appendEscaped(value.span, 0..<value.count, to: &output)
      output.append(ASCII.quote)
    }
    output.append(ASCII.closeBrace)
  }

  /// Appends the value of one of `count` columns, as UTF-8.
  private static func appendValue(
    _ index: Int, of count: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>, to value: inout [UInt8]
  ) {
    guard reader.fault == nil else {
      if index == 0 { appendText(&reader, bytes, to: &value) }
      return
    }
    guard index < reader.fieldCount else { return }
    reader.appendValue(bytes, reader.field(index), to: &value)
    guard index == count - 1 else { return }
    for surplus in count..<max(count, reader.fieldCount) {
      value.append(reader.delimiter)
      reader.appendValue(bytes, reader.field(surplus), to: &value)
    }
  }

  /// Appends the whole record as valid UTF-8, without its line end.
  private static func appendText(_ reader: inout RecordReader, _ bytes: Span<UInt8>, to value: inout [UInt8]) {
    var text: [UInt8] = []
    reader.appendLine(bytes, to: &text)
    while let last = text.last, last == ASCII.lineFeed || last == ASCII.carriageReturn { text.removeLast() }
    value.append(contentsOf: String(decoding: text, as: UTF8.self).utf8)
  }

  // MARK: - Rows of JSON

  /// Appends the record without blanks between its tokens, on one line; as a string where it is not JSON.
  private static func appendJSON(_ reader: inout RecordReader, _ bytes: Span<UInt8>, to output: inout [UInt8]) {
    var text: [UInt8] = []
    appendText(&reader, bytes, to: &text)
    guard reader.fault == nil, isJSON(text.span) else {
      return JSONText.appendString(String(decoding: text, as: UTF8.self), to: &output)
    }
    var isInString = false
    var isEscaped = false
    for byte in text {
      if !isInString, ASCII.isBlank(byte) || byte == ASCII.lineFeed || byte == ASCII.carriageReturn { continue }
      output.append(byte)
      if byte == ASCII.quote, !isEscaped { isInString.toggle() }
      isEscaped = byte == ASCII.backslash && !isEscaped
    }
  }

  private static func isJSON(_ text: Span<UInt8>) -> Bool {
    var scanner = JSONScanner(0..<text.count)
    do throws(JSONError) {
      while try scanner.next(text).kind != .end {}
    } catch {
      return false
    }
    return true
  }
}
