import RDBulkCore
import Testing

/// What became of one row.
struct MappedRow: Equatable, Sendable, CustomStringConvertible {
  var line: Int
  /// The request's event, or the problem's code and message.
  var text: String
  var email: String

  var description: String { "line \(line), \(email): \(text)" }

  init(_ line: Int, _ email: String, _ text: String) {
    self.line = line
    self.text = text
    self.email = email
  }

  /// A row that is sent as `OPPORTUNITY_LOST` with this payload.
  static func sent(_ line: Int, _ email: String, _ payload: String) -> MappedRow {
    MappedRow(line, email, #"{"event_type":"OPPORTUNITY_LOST","event_family":"CDP","payload":{"# + payload + "}}")
  }
}

/// Reads `input` as a run of `lost` does and maps each of its rows.
func mapped(
  _ input: [UInt8], _ settings: ReaderSettings = ReaderSettings(), columns: [String] = [], piece: Int? = nil,
  _ adjust: (inout FieldSettings) -> Void = { _ in }
) throws -> [MappedRow] {
  var fields = FieldSettings()
  adjust(&fields)
  var mapper: RowMapper?
  return try mapped(input, settings, piece: piece, with: &mapper) { reader in
    let names = reader.format?.isJSON == true ? nil : settings.hasHeader ? reader.header : columns
    return RowMapper(try FieldPlan(Operation(.opportunityLost), columns: names, settings: fields))
  }
}

/// Maps each row of `input` with `mapper`; a row that has a path is told by it, a blank and its body.
func mapped(
  _ input: [UInt8], _ settings: ReaderSettings = ReaderSettings(), with mapper: inout RowMapper
) throws -> [MappedRow] {
  let given = mapper
  var used: RowMapper?
  let rows = try mapped(input, settings, piece: nil, with: &used) { _ in given }
  mapper = used ?? given
  return rows
}

private func mapped(
  _ input: [UInt8], _ settings: ReaderSettings, piece: Int?, with mapper: inout RowMapper?,
  _ makeMapper: (RecordReader) throws -> RowMapper
) throws -> [MappedRow] {
  var reader = RecordReader(settings)
  var rows: [MappedRow] = []
  var start = 0
  var end = piece.map { min($0, input.count) } ?? input.count
  while true {
    let isFinal = end == input.count
    switch reader.next(input.span, from: start, to: end, final: isFinal) {
    case .needMore:
      try #require(!isFinal)
      end = min(input.count, end + (piece ?? 0))
    case .header: mapper = try makeMapper(reader)
    case .record:
      // What stands in the two already must stay.
      var event = Array("<".utf8)
      var email = Array("<".utf8)
      let problem = mapper?.map(&reader, input.span, event: &event, email: &email)
      var text = problem.map { "<\($0.code.rawValue): \($0.message.english)" } ?? String(decoding: event, as: UTF8.self)
      if problem != nil { #expect(event == Array("<".utf8)) }
      try #require(text.hasPrefix("<") && email.first == UInt8(ascii: "<"))
      text.removeFirst()
      if problem == nil, let mapper {
        if mapper.isIgnored {
          text = "passed"
        } else if !mapper.path.isEmpty {
          text = String(decoding: mapper.path, as: UTF8.self) + " " + text
        }
      }
      rows.append(MappedRow(reader.recordLine, String(decoding: email.dropFirst(), as: UTF8.self), text))
    case .skipped: break
    case .end: return rows
    }
    start = reader.next
  }
}
