import RDBulkCore
import Testing

/// Results of three rows in a style, with texts that each reader of CSV may stumble over.
private func written(_ style: ResultStyle, kind: ResultFormat.Kind = .csv, raw: Bool = false) -> [UInt8] {
  var format = ResultFormat(kind, raw: raw, style: style)
  var bytes = format.header
  for (row, email) in ["0119", "x,=1;y", "'012345678901"].enumerated() {
    var outcome = Outcome(.invalid)
    outcome.error = "MISSING_FIELD"
    outcome.message = "Only INPUT."
    let text = Array(email.utf8)
    format.append(
      ResultRow(number: row + 1, line: row + 2, sentAt: nil), outcome, email: 0..<text.count, in: text.span,
      uuid: 0..<0, in: text.span, to: &bytes)
  }
  return bytes
}

@Suite("Ledger: the styles of CSV results")
struct ResultStyleTests {
  private static let names = "row|line|email|status|http_status|event_uuid|attempts|error|message|sent_at|duration_ms"

  @Test(
    "A spreadsheet's results have its delimiter, a byte order mark and guards for numbers that it would change",
    arguments: [
      (ResultStyle.plain, "", ",", ["0119", "\"x,=1;y\"", "'012345678901"]),
      (.tabs, "", "\t", ["0119", "x,'=1;y", "'012345678901"]),
      (.spreadsheet(.english), "\u{FEFF}", ",", ["'0119", "\"x,=1;y\"", "''012345678901"]),
      (.spreadsheet(.portuguese), "\u{FEFF}", ";", ["'0119", "\"x,'=1;y\"", "''012345678901"]),
    ] as [(ResultStyle, String, String, [String])])
  func bytes(_ style: ResultStyle, _ mark: String, _ delimiter: String, _ emails: [String]) {
    var text = mark + Self.names.replacing("|", with: delimiter) + "\n"
    for (row, email) in emails.enumerated() {
      let cells = ["\(row + 1)", "\(row + 2)", email, "invalid", "", "", "0", "MISSING_FIELD", "Only INPUT.", "", ""]
      text += cells.joined(separator: delimiter) + "\n"
    }
    #expect(String(decoding: written(style), as: UTF8.self) == text)
    #expect(!String(decoding: written(style, raw: true), as: UTF8.self).contains("'0119"))
  }

  @Test("Messages are in the spreadsheet's language")
  func language() {
    var format = ResultFormat(.csv, raw: false, style: .spreadsheet(.portuguese))
    var outcome = Outcome(.unknown)
    outcome.message = "An earlier run stopped before the answer came; this row may have been sent."
    let none: [UInt8] = []
    var bytes: [UInt8] = []
    format.append(
      ResultRow(number: 1, line: 2, sentAt: nil), outcome, email: 0..<0, in: none.span, uuid: 0..<0, in: none.span,
      to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self).contains(outcome.message.text(in: .portuguese)))
    #expect(outcome.message.text(in: .portuguese) != outcome.message.text(in: .english))
  }

  @Test(
    "Results of each style are read back, in pieces of any size and without being told the style",
    arguments: [ResultStyle.plain, .tabs, .spreadsheet(.english), .spreadsheet(.portuguese)])
  func scanned(_ style: ResultStyle) throws {
    let bytes = written(style)
    let known = ResultFormat(.csv, raw: false, style: style)
    let found = ResultFormat(of: Array(bytes.prefix(64)), raw: false, extras: .none)
    for format in [known, found] {
      for size in [1, 2, 3, 7, bytes.count] {
        var scan = ResultsScan(format, knownUpTo: 0)
        scan.details = ResultDetails()
        var (base, end, isFinal) = (0, 0, false)
        while !isFinal {
          isFinal = end == bytes.count
          end = min(bytes.count, end + size)
          let window = Array(bytes[base..<end])
          let consumed = try scan.take(window.span, 0, window.count, final: isFinal)
          scan.forget(consumed)
          base += consumed
        }
        #expect(scan.length == bytes.count && scan.tally.invalid == 3, "pieces of \(size)")
        #expect(scan.details?.isOf(Array("'012345678901".utf8), row: 3) == true)
      }
    }
    #expect(ResultFormat(of: written(style, kind: .jsonLines), raw: false, extras: .none).kind == .jsonLines)
  }

  @Test("Results torn in their first line are none, and those of another style are not these")
  func torn() throws {
    let bytes = written(.spreadsheet(.portuguese))
    let format = ResultFormat(.csv, raw: false, style: .spreadsheet(.portuguese))
    for length in 0..<format.header.count {
      var scan = ResultsScan(format, knownUpTo: 0)
      let part = Array(bytes[..<length])
      _ = try scan.take(part.span, 0, length, final: true)
      #expect(scan.length <= length && scan.rows.count == 0)
    }
    var scan = ResultsScan(ResultFormat(.csv, raw: false), knownUpTo: 0)
    #expect(throws: ResultsScan.Flaw.foreign) { try scan.take(bytes.span, 0, bytes.count, final: true) }
  }
}
