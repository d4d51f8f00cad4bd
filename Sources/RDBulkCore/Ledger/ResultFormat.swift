/// Writes results, one line each, as CSV or JSON Lines.
package struct ResultFormat: Sendable {
  /// The format of a results file.
  package enum Kind: Equatable, Sendable {
    case csv
    case jsonLines

    /// JSON Lines for `.jsonl` and `.ndjson`, otherwise CSV.
    package init(path: String?) {
      let name = path?.lowercased() ?? ""
      self = name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") ? .jsonLines : .csv
    }
  }

  /// The results' columns in their order.
  package static let columns = [
    "row", "line", "email", "status", "http_status", "event_uuid", "attempts", "error", "message", "sent_at",
    "duration_ms",
  ]

  /// Columns that only some results have, after the common ones.
  package enum Extras: Equatable, Sendable {
    case none
    case funnel
    case verification

    package var columns: [String] {
      switch self {
      case .none: []
      case .funnel: Funnel.columns
      case .verification: Funnel.columns + ["verified"]
      }
    }
  }

  package let kind: Kind
  package let extras: Extras
  /// Which of a row's own columns follow its result; nil: none.
  package var input: InputColumns?
  let cells: CellWriter
  private var timestamps = TimestampWriter()

  /// `raw`: cells that a spreadsheet would run are written unchanged. `style` is that of CSV.
  package init(_ kind: Kind, raw: Bool, extras: Extras = .none, style: ResultStyle = .plain) {
    self.kind = kind
    self.extras = extras
    cells = CellWriter(style: kind == .csv ? style : .plain, isRaw: raw)
  }

  var style: ResultStyle { cells.style }

  /// What comes before the first result: the header line for CSV, nothing for JSON Lines.
  package var header: [UInt8] {
    guard kind == .csv else { return [] }
    var line = style.isForSpreadsheet ? ResultStyle.mark : []
    for (index, name) in (Self.columns + extras.columns + (input?.columns ?? [])).enumerated() {
      if index > 0 { line.append(style.delimiter) }
      cells.append(name, to: &line)
    }
    return line + [ASCII.lineFeed]
  }

  /// Appends one result line. `email` and `uuid` are taken from `emailText` and `uuidText`, both UTF-8; so is `input`, what
  /// `appendInput` has left there.
  package mutating func append(
    _ row: ResultRow, _ outcome: Outcome, email: Range<Int>, in emailText: Span<UInt8>, uuid: Range<Int>,
    in uuidText: Span<UInt8>, input: Range<Int> = 0..<0, to output: inout [UInt8]
  ) {
    switch kind {
    case .csv: appendCSV(row, outcome, email, emailText, uuid, uuidText, &output)
    case .jsonLines: appendJSON(row, outcome, email, emailText, uuid, uuidText, &output)
    }
    if self.input != nil {
      if input.isEmpty { appendNoInput(to: &output) } else { output.append(emailText, input) }
    }
    if kind == .jsonLines { output.append(ASCII.closeBrace) }
    output.append(ASCII.lineFeed)
  }

  // MARK: - CSV

  private mutating func appendCSV(
    _ row: ResultRow, _ outcome: Outcome, _ email: Range<Int>, _ emailText: Span<UInt8>, _ uuid: Range<Int>,
    _ uuidText: Span<UInt8>, _ output: inout [UInt8]
  ) {
    Digits.append(row.number, to: &output)
    output.append(style.delimiter)
    Digits.append(row.line, to: &output)
    output.append(style.delimiter)
    cells.append(emailText, email, to: &output)
    output.append(style.delimiter)
    output.append(contentsOf: outcome.status.rawValue.utf8)
    output.append(style.delimiter)
    if outcome.httpStatus > 0 { Digits.append(outcome.httpStatus, to: &output) }
    output.append(style.delimiter)
    cells.append(uuidText, uuid, to: &output)
    output.append(style.delimiter)
    Digits.append(outcome.attempts, to: &output)
    output.append(style.delimiter)
    cells.append(outcome.error, to: &output)
    output.append(style.delimiter)
    cells.append(outcome.message.text(in: style.language), to: &output)
    output.append(style.delimiter)
    if let sentAt = row.sentAt {
      timestamps.append(unixMilliseconds: sentAt, to: &output)
      output.append(style.delimiter)
      Digits.append(outcome.milliseconds, to: &output)
    } else {
      output.append(style.delimiter)
    }
    if extras != .none { appendExtraCells(row, to: &output) }
  }

  private func appendExtraCells(_ row: ResultRow, to output: inout [UInt8]) {
    for index in Funnel.columns.indices {
      output.append(style.delimiter)
      switch row.funnel?.values[index] {
      case .string(let text): cells.append(text, to: &output)
      case .number(let digits): output.append(contentsOf: digits.utf8)
      case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
      case .null, .array, .object, nil: break
      }
    }
    guard extras == .verification else { return }
    output.append(style.delimiter)
    output.append(contentsOf: (row.verified?.rawValue ?? "").utf8)
  }

  /// The value of a cell as it was before it was guarded.
  func unguarded(_ cell: [UInt8]) -> [UInt8] { cells.unguarded(cell) }

  // MARK: - JSON Lines

  private mutating func appendJSON(
    _ row: ResultRow, _ outcome: Outcome, _ email: Range<Int>, _ emailText: Span<UInt8>, _ uuid: Range<Int>,
    _ uuidText: Span<UInt8>, _ output: inout [UInt8]
  ) {
    output.append(contentsOf: #"{"row":"#.utf8)
    Digits.append(row.number, to: &output)
    output.append(contentsOf: #","line":"#.utf8)
    Digits.append(row.line, to: &output)
    appendMember(#","email":"#, emailText, email, &output)
    output.append(contentsOf: #","status":""#.utf8)
    output.append(contentsOf: outcome.status.rawValue.utf8)
    output.append(contentsOf: #"","http_status":"#.utf8)
    appendNumber(outcome.httpStatus > 0 ? outcome.httpStatus : nil, &output)
    appendMember(#","event_uuid":"#, uuidText, uuid, &output)
    output.append(contentsOf: #","attempts":"#.utf8)
    Digits.append(outcome.attempts, to: &output)
    appendMember(#","error":"#, outcome.error, &output)
    appendMember(#","message":"#, outcome.message.text(in: .english), &output)
    output.append(contentsOf: #","sent_at":"#.utf8)
    if let sentAt = row.sentAt {
      output.append(ASCII.quote)
      timestamps.append(unixMilliseconds: sentAt, to: &output)
      output.append(ASCII.quote)
    } else {
      output.append(contentsOf: "null".utf8)
    }
    output.append(contentsOf: #","duration_ms":"#.utf8)
    appendNumber(row.sentAt == nil ? nil : outcome.milliseconds, &output)
    if extras != .none { appendExtraMembers(row, to: &output) }
  }

  private func appendExtraMembers(_ row: ResultRow, to output: inout [UInt8]) {
    for (index, name) in Funnel.columns.enumerated() {
      output.append(contentsOf: ",\"\(name)\":".utf8)
      (row.funnel?.values[index] ?? .null).write(to: &output)
    }
    guard extras == .verification else { return }
    output.append(contentsOf: #","verified":"#.utf8)
    (row.verified.map { .string($0.rawValue) } ?? JSONValue.null).write(to: &output)
  }

  private func appendNumber(_ number: Int?, _ output: inout [UInt8]) {
    guard let number else { return output.append(contentsOf: "null".utf8) }
    Digits.append(number, to: &output)
  }

  private func appendMember(_ key: String, _ text: String, _ output: inout [UInt8]) {
    output.append(contentsOf: key.utf8)
    if text.isEmpty { output.append(contentsOf: "null".utf8) } else { JSONText.appendString(text, to: &output) }
  }

  private func appendMember(_ key: String, _ text: Span<UInt8>, _ range: Range<Int>, _ output: inout [UInt8]) {
    output.append(contentsOf: key.utf8)
    guard !range.isEmpty else { return output.append(contentsOf: "null".utf8) }
    output.append(ASCII.quote)
    JSONText.appendEscaped(text, range, to: &output)
    output.append(ASCII.quote)
  }
}

extension Outcome {
  /// The duration in whole milliseconds, rounded.
  package var milliseconds: Int { Int((duration + .milliseconds(1) / 2) / .milliseconds(1)) }
}
