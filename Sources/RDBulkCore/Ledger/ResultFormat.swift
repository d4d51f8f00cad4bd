/// A result's parts that lie in someone else's bytes.
package struct ResultRow: Sendable {
  package var number: Int
  package var line: Int
  /// Unix milliseconds of the last sending; nil where it was never sent.
  package var sentAt: Int64?

  package init(number: Int, line: Int, sentAt: Int64?) {
    self.number = number
    self.line = line
    self.sentAt = sentAt
  }
}

/// Writes results, one line each, as CSV or JSON Lines.
package struct ResultFormat: Sendable {
  package enum Kind: Equatable, Sendable {
    case csv
    case jsonLines
  }

  /// The results' columns in their order.
  package static let columns = [
    "row", "line", "email", "status", "http_status", "event_uuid", "attempts", "error", "message", "sent_at",
    "duration_ms",
  ]

  package let kind: Kind
  /// Whether cells that a spreadsheet would run stay as they are.
  private let isRaw: Bool
  private var timestamps = TimestampWriter()

  package init(_ kind: Kind, raw: Bool) {
    self.kind = kind
    isRaw = raw
  }

  /// What stands before the first result: of CSV the header line, of JSON Lines nothing.
  package var header: [UInt8] {
    kind == .csv ? Array((Self.columns.joined(separator: ",") + "\n").utf8) : []
  }

  /// Appends one result line. `email` and `uuid` are taken from `emailText` and `uuidText`, both UTF-8.
  package mutating func append(
    _ row: ResultRow, _ outcome: Outcome, email: Range<Int>, in emailText: Span<UInt8>, uuid: Range<Int>,
    in uuidText: Span<UInt8>, to output: inout [UInt8]
  ) {
    switch kind {
    case .csv: appendCSV(row, outcome, email, emailText, uuid, uuidText, &output)
    case .jsonLines: appendJSON(row, outcome, email, emailText, uuid, uuidText, &output)
    }
  }

  // MARK: - CSV

  private mutating func appendCSV(
    _ row: ResultRow, _ outcome: Outcome, _ email: Range<Int>, _ emailText: Span<UInt8>, _ uuid: Range<Int>,
    _ uuidText: Span<UInt8>, _ output: inout [UInt8]
  ) {
    Digits.append(row.number, to: &output)
    output.append(ASCII.comma)
    Digits.append(row.line, to: &output)
    output.append(ASCII.comma)
    appendCell(emailText, email, to: &output)
    output.append(ASCII.comma)
    output.append(contentsOf: outcome.status.rawValue.utf8)
    output.append(ASCII.comma)
    if outcome.httpStatus > 0 { Digits.append(outcome.httpStatus, to: &output) }
    output.append(ASCII.comma)
    appendCell(uuidText, uuid, to: &output)
    output.append(ASCII.comma)
    Digits.append(outcome.attempts, to: &output)
    output.append(ASCII.comma)
    appendCell(outcome.error, to: &output)
    output.append(ASCII.comma)
    appendCell(outcome.message, to: &output)
    output.append(ASCII.comma)
    if let sentAt = row.sentAt {
      timestamps.append(unixMilliseconds: sentAt, to: &output)
      output.append(ASCII.comma)
      Digits.append(outcome.milliseconds, to: &output)
    } else {
      output.append(ASCII.comma)
    }
    output.append(ASCII.lineFeed)
  }

  private func appendCell(_ text: String, to output: inout [UInt8]) {
    guard !text.isEmpty else { return }
    let bytes = Array(text.utf8)
    appendCell(bytes.span, 0..<bytes.count, to: &output)
  }

  private func appendCell(_ text: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    guard !range.isEmpty else { return }
    let isGuarded = !isRaw && Self.isFormulaStart(text[range.lowerBound])
    var needsQuotes = false
    for index in range {
      let byte = text[index]
      if byte == ASCII.comma || byte == ASCII.quote || byte < 0x20 { needsQuotes = true }
    }
    if needsQuotes { output.append(ASCII.quote) }
    if isGuarded { output.append(UInt8(ascii: "'")) }
    if needsQuotes {
      for index in range {
        if text[index] == ASCII.quote { output.append(ASCII.quote) }
        output.append(text[index])
      }
      output.append(ASCII.quote)
    } else {
      output.append(text, range)
    }
  }

  /// What makes a spreadsheet take a cell for a formula.
  private static func isFormulaStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), ASCII.tab, ASCII.carriageReturn,
      ASCII.lineFeed:
      true
    default: false
    }
  }

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
    appendMember(#","message":"#, outcome.message, &output)
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
    output.append(ASCII.closeBrace)
    output.append(ASCII.lineFeed)
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
