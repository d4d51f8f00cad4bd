import RDBulkCore

/// The input as it came, for the rejects and for people.
extension InputSource {
  /// The current CSV record with a mark under a field, for a person; empty unless it is one short line of UTF-8.
  mutating func shown(_ column: Int) -> [String] {
    guard transcoder == nil, record.start <= start, start - record.start <= 1_000, column < reader.fieldCount else {
      return []
    }
    let bytes = window[record.start..<start].filter { $0 != 0x0D && $0 != 0x0A }
    let field = reader.field(column)
    guard let line = String(validating: bytes, as: UTF8.self), field.end <= bytes.count, field.start <= field.end else {
      return []
    }
    let before = String(decoding: bytes[..<Int(field.start)], as: UTF8.self).count
    let cell = String(decoding: bytes[Int(field.start)..<Int(field.end)], as: UTF8.self).count
    // Line ends within it would put the mark in the wrong place.
    guard !window[record.start..<start].dropLast(2).contains(0x0A) else { return [] }
    return Caret.lines(line, cell: before..<before + cell)
  }

  /// The header line and what was read after it, at most 64 KiB. Call it at `.header`.
  func firstLines() -> [UInt8] {
    let first = min(reader.recordStart, end)
    return Array(window[first..<min(end, first + 1 << 16)])
  }

  /// Appends the current record's bytes as they came, line end included. The last line of a file may have no line end,
  /// and a JSON element has none; it gets one, so that another can follow.
  func appendRaw(to output: inout [UInt8]) {
    appendRaw(record.start..<start, to: &output)
    guard record.end == start, record.start < start, !record.isLong else { return }
    let lineEnd: [UInt8] = [0x0A]
    if let transcoder {
      transcoder.encode(lineEnd.span, 0..<1, to: &output)
    } else {
      output.append(contentsOf: lineEnd)
    }
  }

  /// Appends the bytes of a `.skipped` range as they came.
  func appendRaw(_ range: Range<Int>, to output: inout [UInt8]) {
    assert(range.upperBound <= start, "only what was consumed is given as it came")
    if let transcoder {
      transcoder.encode(window.span, range, to: &output)
    } else {
      output.append(window.span, range)
    }
  }

  /// Everything before the first row as it came: byte order mark, header line. Call at `.header`.
  mutating func preamble() -> [UInt8] {
    var bytes: [UInt8] = []
    switch mark {
    case .utf8: bytes = [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: bytes = [0xFF, 0xFE]
    case .utf16BigEndian: bytes = [0xFE, 0xFF]
    case .none: break
    }
    appendRaw(0..<start, to: &bytes)
    return bytes
  }
}
