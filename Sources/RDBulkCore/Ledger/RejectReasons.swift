/// Writes into a rejected row why it was not accepted, for the person who fixes it: after its cells, or as two members.
///
/// A row that has such columns already, because it was rejected before, gets new values in them. A row that can't be
/// split into cells as its header says, or that is not a JSON object, is left as it came.
package struct RejectReasons: Sendable {
  /// Where the two columns are among those of the input; nil where it doesn't have them.
  private let places: [Int]?
  /// The number of the input's columns; nil of JSON.
  private let width: Int?
  private let delimiter: UInt8
  private let encoding: TextEncoding
  private let language: Language
  /// Whether nothing says that the file may have letters beyond ASCII, so that it gets none.
  private let isASCII: Bool
  private let cells: CellWriter

  /// For rows of CSV with these columns, or of JSON where they are nil. `encoding` is that of the bytes; `hasMark` says
  /// that they begin with a byte order mark.
  package init(
    columns: [String]?, delimiter: UInt8, encoding: TextEncoding, hasMark: Bool, language: Language
  ) {
    width = columns?.count
    let found = columns.map { columns in ReasonColumns.names.compactMap(columns.firstIndex) } ?? []
    places = found.count == ReasonColumns.names.count ? found : nil
    self.delimiter = delimiter
    self.encoding = encoding
    self.language = language
    isASCII = columns != nil && encoding == .utf8 && !hasMark
    cells = CellWriter(style: .delimited(by: delimiter), isRaw: false)
  }

  private var isUTF16: Bool { encoding == .utf16LittleEndian || encoding == .utf16BigEndian }

  // MARK: - The header

  /// What comes before the first row, with the names of the two columns at its end.
  package func preamble(_ bytes: [UInt8]) -> [UInt8] {
    guard width != nil, places == nil else { return bytes }
    return edited(bytes) { text in
      let lineEnd = Self.takeLineEnd(&text)
      for name in ReasonColumns.names {
        text.append(delimiter)
        text.append(contentsOf: name.utf8)
      }
      text.append(contentsOf: lineEnd)
    }
  }

  // MARK: - Rows

  /// The row in `range` of `bytes`, line end included, with the reason.
  package func row(_ bytes: Span<UInt8>, _ range: Range<Int>, _ reason: RejectReason) -> [UInt8] {
    var row: [UInt8] = []
    row.append(bytes, range)
    let values = [encoded(reason.code), encoded(reason.message.text(in: language, isASCII: isASCII))]
    return edited(row) { text in
      if width == nil { addMembers(values, to: &text) } else { addCells(values, to: &text) }
    }
  }

  /// Does `change` to the bytes as UTF-8, where they are UTF-16.
  private func edited(_ bytes: [UInt8], _ change: (inout [UInt8]) -> Void) -> [UInt8] {
    guard isUTF16 else {
      var bytes = bytes
      change(&bytes)
      return bytes
    }
    var transcoder = UTF16Transcoder(bigEndian: encoding == .utf16BigEndian)
    var text: [UInt8] = []
    transcoder.decode(bytes.span, final: true, to: &text)
    change(&text)
    var output: [UInt8] = []
    transcoder.encode(text.span, 0..<text.count, to: &output)
    return output
  }

  /// The text in the encoding of the rows, except for UTF-16, into which the whole row is converted later.
  private func encoded(_ text: String) -> [UInt8] {
    let scalars = SingleByte.scalars(encoding)
    if scalars.isEmpty, !isASCII { return Array(text.utf8) }
    return text.unicodeScalars.map { scalar in
      if scalar.value < 0x80 { return UInt8(scalar.value) }
      return scalars.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) } ?? UInt8(ascii: "?")
    }
  }

  private func addCells(_ values: [[UInt8]], to text: inout [UInt8]) {
    guard let places else {
      let lineEnd = Self.takeLineEnd(&text)
      for value in values {
        text.append(delimiter)
        cells.append(value.span, 0..<value.count, to: &text)
      }
      return text.append(contentsOf: lineEnd)
    }
    var reader = CSVReader(delimiter: delimiter, limit: max(1, text.count))
    guard reader.next(text.span, from: 0, to: text.count, final: true) == .record, reader.record.fault == nil,
      reader.record.fields.count == width
    else { return }
    let record = reader.record
    // The later one first, so that the other one stays where it is.
    for (place, value) in zip(places, values).sorted(by: { $0.0 > $1.0 }) {
      var cell: [UInt8] = []
      cells.append(value.span, 0..<value.count, to: &cell)
      text.replaceSubrange(Self.cell(place, of: record, in: text.span), with: cell)
    }
  }

  /// Where a cell is, with its quotes, if it has any.
  private static func cell(_ index: Int, of record: Record, in text: Span<UInt8>) -> Range<Int> {
    let field = record.fields[index]
    var start = record.start + Int(field.start)
    var end = record.start + Int(field.end)
    if start > 0, end < text.count, text[start - 1] == ASCII.quote, text[end] == ASCII.quote {
      start -= 1
      end += 1
    }
    return start..<end
  }

  /// Takes the line end off, and returns it.
  private static func takeLineEnd(_ text: inout [UInt8]) -> [UInt8] {
    var count = 0
    if text.last == ASCII.lineFeed { count = 1 }
    if text.dropLast(count).last == ASCII.carriageReturn { count += 1 }
    defer { text.removeLast(count) }
    return Array(text.suffix(count))
  }

  // MARK: - JSON

  private func addMembers(_ values: [[UInt8]], to text: inout [UInt8]) {
    var members: [Range<Int>] = []
    guard let closing = Self.members(text.span, &members) else { return }
    let old = members.filter { Self.isReason(text, $0) }
    var added: [UInt8] = []
    for (name, value) in zip(ReasonColumns.names, values) {
      if !added.isEmpty || members.count > old.count { added.append(ASCII.comma) }
      added.append(contentsOf: "\"\(name)\":\"".utf8)
      JSONText.appendEscaped(value.span, 0..<value.count, to: &added)
      added.append(ASCII.quote)
    }
    guard !old.isEmpty, let first = members.first else { return text.insert(contentsOf: added, at: closing) }
    var kept = Array(text[..<first.lowerBound])
    for (index, member) in members.filter({ !old.contains($0) }).enumerated() {
      if index > 0 { kept.append(ASCII.comma) }
      kept.append(contentsOf: text[member])
    }
    text = kept + added + text[closing...]
  }

  /// The members of the object in `text`, each from its key's quote on; returns where its closing brace is, nil if it
  /// is not an object.
  private static func members(_ text: Span<UInt8>, _ members: inout [Range<Int>]) -> Int? {
    var scanner = JSONScanner(0..<text.count)
    do throws(JSONError) {
      guard try scanner.next(text).kind == .beginObject else { return nil }
      while true {
        let token = try scanner.next(text)
        guard token.kind == .key else {
          guard token.kind == .endObject, try scanner.next(text).kind == .end else { return nil }
          return token.start
        }
        try scanner.skipValue(text)
        members.append(token.start - 1..<scanner.position)
      }
    } catch {
      return nil
    }
  }

  private static func isReason(_ text: [UInt8], _ member: Range<Int>) -> Bool {
    ReasonColumns.names.contains { text[member].starts(with: "\"\($0)\"".utf8) }
  }
}
