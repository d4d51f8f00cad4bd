/// What tells a header line from a row: a name of the column that says whose row it is, and no address.
package struct HeaderNames {
  private let fields: [Field]

  init(_ operation: Operation) {
    fields = operation.fields.filter { $0.kind == .email && $0.isRequired || $0.isIdentifier }
  }

  /// The first of these cells that names such a column; nil where none does, or these are cells of a row.
  func column(in cells: [String]) -> Int? {
    guard !cells.contains(where: Self.isAddress) else { return nil }
    return cells.firstIndex { cell in
      let reading = HeaderReading(cell)
      return fields.contains { reading.rank(among: $0.normalizedNames, of: $0.entity) != nil }
    }
  }

  /// Whether `line` has the names of several columns, or of one with nothing beside it, and the first row of `rest` an
  /// address under that of the email. A row may say "E-mail" somewhere, too.
  func isHeader(_ line: ArraySlice<UInt8>, before rest: ArraySlice<ArraySlice<UInt8>>, _ delimiter: UInt8) -> Bool {
    guard let column = column(in: Self.cells(line, delimiter)) else { return false }
    for row in rest {
      let cells = Self.cells(row, delimiter)
      if cells.isEmpty { continue }
      return column < cells.count && cells[column].contains("@")
    }
    return false
  }

  /// Whether `text`, which was taken for JSON, is a table: its first line has several cells, one of them an address or a
  /// name for addresses, or only such a name.
  package static func isTable(_ text: [UInt8], _ operation: Operation) -> Bool {
    let line = text.drop(while: { $0 <= ASCII.space }).prefix { $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn }
    guard let first = line.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return false }
    let names = HeaderNames(operation)
    return [ASCII.semicolon, ASCII.comma, ASCII.tab, ASCII.bar].contains { delimiter in
      let cells = cells(line, delimiter)
      return names.column(in: cells) != nil || cells.count > 1 && cells.contains(where: isAddress)
    }
  }

  static func isAddress(_ cell: String) -> Bool {
    let bytes = Array(cell.utf8)
    return bytes.contains(UInt8(ascii: "@")) && EmailRule.problem(bytes.span, 0..<bytes.count) == nil
  }

  /// The cells of one line, without the blanks around them; none for a line that is not a record.
  static func cells(_ line: ArraySlice<UInt8>, _ delimiter: UInt8) -> [String] {
    let bytes = Array(line)
    var reader = CSVReader(delimiter: delimiter, limit: max(1, bytes.count))
    guard reader.next(bytes.span, from: 0, to: bytes.count, final: true) == .record, reader.record.fault == nil else {
      return []
    }
    return reader.record.fields.map { field in
      let start = reader.record.start
      let value = FieldText.trimmed(Array(bytes[start + Int(field.start)..<start + Int(field.end)]))
      return String(decoding: value, as: UTF8.self)
    }
  }

  /// Names for the cells of a row: the address is the email, a single other one is what else the command takes.
  static func columns(for cells: [String], _ expectedField: String?) -> [String] {
    let email = cells.firstIndex(where: isAddress) ?? 0
    return cells.indices.map { index in
      if index == email { return "email" }
      return cells.count == 2 ? expectedField ?? "column\(index + 1)" : "column\(index + 1)"
    }
  }
}
