/// Reader and mapper of rows. Input: six bytes of settings, two of cuts (`Choices`), then the file.
func fuzzRows(_ input: [UInt8]) {
  var choices = Choices(input)
  let settings = RowsSettings(&choices)
  let pieces = choices.pieces()
  let file = Array(choices.rest)
  let whole = RowsMachine.read(file, settings, nil)
  let cut = RowsMachine.read(file, settings, pieces)
  if whole != cut { violated(difference(whole, cut) + " in " + shown(file)) }
  for row in whole.rows {
    let problem = row.problem
    if whole.plan != nil, settings.isLost {
      require((problem == nil) == !row.event.isEmpty, "an event and a problem, or neither, on line \(row.line)")
    }
    checkRecord(row, whole, settings, file)
    if problem == nil, !row.event.isEmpty {
      checkBody(row, settings)
      if settings.isLost { checkEvent(row, whole, settings, file) }
    }
    require(row.path.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "no path: \(shown(row.path))")
  }
}

private func difference(_ whole: RowsReading, _ cut: RowsReading) -> String {
  for (one, other) in zip(whole.rows, cut.rows) where one != other {
    return "whole: \(one)\ncut:   \(other)\n"
  }
  return
    "whole: \(whole.rows.count) rows, cut: \(cut.rows.count) rows; \(whole.planError ?? "-"); \(cut.planError ?? "-")"
}

/// The record against the naive readers.
private func checkRecord(_ row: RowsReading.Row, _ reading: RowsReading, _ settings: RowsSettings, _ file: [UInt8]) {
  // No naive reader tells elements of an array apart.
  if reading.format == .json { return }
  if reading.format == .jsonLines {
    guard row.fault == nil, reading.singleByte == nil else { return }
    let naive = NaiveJSON.read(file[row.raw], depth: JSONScanner.depthLimit)
    let isObject = if case .object? = naive { true } else { false }
    if reading.plan != nil, !isObject {
      require(row.problem?.code == .malformedRow, "no JSON object, but taken: \(shown(file[row.raw]))")
    } else if reading.plan != nil {
      require(row.problem?.code != .malformedRow, "a JSON object, but refused: \(shown(file[row.raw]))")
    }
    return
  }
  if case .tooLong? = row.fault { return }
  let naive = NaiveCSV.first(file[row.raw.lowerBound...], delimiter: reading.delimiter)
  switch row.fault {
  case nil:
    guard case .fields(let values, let length) = naive else { violated("taken, but malformed: \(row)") }
    require(length == row.next - row.raw.lowerBound, "\(length) bytes long, not as in \(row)")
    if reading.singleByte == nil { require(values == row.values, "values \(values) but \(row)") }
  case .invalidUTF8?:
    require(String(validating: file[row.raw], as: UTF8.self) == nil, "valid UTF-8, but refused: \(row)")
  case .bareQuote?, .textAfterQuote?, .nulByte?:
    require(naive == .malformed, "refused, but well-formed: \(row)")
  case .unclosedQuote?:
    // A quote may also be left open where the limit comes first.
    if file.count <= settings.reader.limit { require(naive == .malformed, "refused, but well-formed: \(row)") }
  case .tooLong?: break
  case .escapedQuote?, .backslash?, .strayLineEnd?:
    require(settings.reader.doubtful == .skip, "in doubt, but such rows are to be taken: \(row)")
  case .doubtful?:
    require(settings.reader.doubtful == .skip, "in doubt, but such rows are to be taken: \(row)")
    require(row.event.isEmpty, "in doubt, but sent: \(row)")
  case .json?: violated("CSV, but a fault of JSON: \(row)")
  }
}

/// What holds for every operation's body.
private func checkBody(_ row: RowsReading.Row, _ settings: RowsSettings) {
  let text = shown(row.event)
  require((try? JSONValue(parsing: row.event)) != nil, "our scanner refuses the body \(text)")
  guard case .object(let members)? = NaiveJSON.read(row.event, depth: JSONScanner.depthLimit + 2) else {
    violated("no JSON object: \(text)")
  }
  require(!row.event.contains { $0 < 0x20 }, "a control character in \(text)")
  require(row.event.count <= settings.eventLimit, "longer than \(settings.eventLimit): \(text)")
  var levels = [members]
  if case .object(let payload)? = members.last?.value { levels.append(payload) }
  for level in levels {
    require(Set(level.map(\.key)).count == level.count, "a member twice: \(text)")
  }
}

/// The event against the naive reader and against the values it was made from.
private func checkEvent(_ row: RowsReading.Row, _ reading: RowsReading, _ settings: RowsSettings, _ file: [UInt8]) {
  let text = shown(row.event)
  guard let event = NaiveJSON.read(row.event, depth: 2), case .object(let members) = event else {
    violated("no JSON object: \(text)")
  }
  let keys = members.map { String(decoding: $0.key, as: UTF8.self) }
  require(keys == ["event_type", "event_family", "payload"], "other members: \(text)")
  guard case .object(let payload)? = event["payload"] else { violated("no payload: \(text)") }
  let names = payload.map { String(decoding: $0.key, as: UTF8.self) }
  require(names == ["email", "funnel_name", "reason"].filter(names.contains), "members of the payload: \(text)")
  require(names.starts(with: ["email", "funnel_name"]), "members are missing: \(text)")
  require(event["payload"]?["email"] == .string(row.email), "not the address \(shown(row.email)): \(text)")
  guard let plan = reading.plan else { return }
  for planned in plan.fields {
    guard let expected = expected(planned, row, reading, file) else { continue }
    let found = event["payload"]?[planned.field.name]
    let fallback = planned.field.fallback.map { NaiveJSON.string(Array($0.utf8)) }
    let isEmpty = expected.isEmpty || EmptyWord.holds(expected.span, 0..<expected.count)
    require(
      found == (isEmpty ? fallback : .string(expected)) || isCut(found, from: expected, planned.field),
      "\(planned.field.name) isn't \(shown(expected)): \(text)")
  }
}

/// Whether a value is what was cut out of the text that the input has: the address in `Ana <ana@example.com>`, the digits
/// in `="00123"`, or a text without the invisible characters at its edges.
private func isCut(_ found: NaiveJSON?, from text: [UInt8], _ field: Field) -> Bool {
  guard case .string(let value)? = found, !value.isEmpty else { return false }
  if text == Array("=\"".utf8) + value + [0x22] || trimmed(Array(text.dropFirst(2).dropLast())) == value { return true }
  guard field.kind == .email || text.first.map({ $0 >= 0x80 }) == true || text.last.map({ $0 >= 0x80 }) == true else {
    return false
  }
  return text.indices.contains { text[$0...].starts(with: value) }
}

/// The value that a field must have, blanks cut off; nil where the naive readers can't tell.
private func expected(
  _ planned: PlannedField, _ row: RowsReading.Row, _ reading: RowsReading, _ file: [UInt8]
) -> [UInt8]? {
  switch planned.source {
  case .absent: return []
  case .constant(let text): return trimmed(text)
  case .column(let column): return column < row.values.count ? trimmed(row.values[column]) : []
  case .names, .path:
    // Of one member the value can be told; what goes before what is for the tables of the tests.
    guard reading.singleByte == nil, case .object(let members)? = NaiveJSON.read(file[row.raw], depth: 128),
      case .names(let names) = planned.source
    else { return nil }
    let meant = members.filter {
      HeaderReading(String(decoding: $0.key, as: UTF8.self)).rank(among: names, of: planned.field.entity) != nil
    }
    guard meant.count <= 1 else { return nil }
    switch meant.first?.value {
    case .string(let text)?, .number(let text)?: return trimmed(text)
    case nil, .null?: return []
    default: violated("a value of the wrong type was taken: \(row)")
    }
  }
}

/// Without what is cut off around a value: space, tab, line ends, no-break space.
private func trimmed(_ text: [UInt8]) -> [UInt8] {
  let blanks: [UnicodeScalar] = [" ", "\t", "\n", "\r", "\u{A0}"]
  var scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  while let first = scalars.first, blanks.contains(first) { scalars.removeFirst() }
  while let last = scalars.last, blanks.contains(last) { scalars.removeLast() }
  return scalars.flatMap { Array(String($0).utf8) }
}
