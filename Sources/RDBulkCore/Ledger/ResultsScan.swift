/// Reads a results file back: which rows have a result, and which one.
///
/// The results are the record of a job. A killed run may have left half a line at the end, so the scan reports where
/// the last complete one ends; everything else must be as it was written.
package struct ResultsScan: WrittenScan, Sendable {
  /// Rows that have a result.
  package private(set) var rows = RowSet()
  package private(set) var tally = Tally()
  /// Rows that belong in the rejects, and those among them whose result comes after `knownUpTo`.
  package private(set) var rejects = RowSet()
  package private(set) var lateRejects = RowSet()
  /// The statuses of those rows.
  package var rejectStatuses = Set(RowStatus.rejectable)
  /// Whether it is recorded why they were not accepted; otherwise `reasons` stays empty. Of very many rows it isn't.
  package var keepsReasons = false
  private(set) var reasons: [Int: RejectReason] = [:]
  private var lateReasons = 0
  /// Whether accepted rows are recorded; otherwise `accepts` stays empty.
  package var keepsAccepts = false
  /// Rows that belong in the accepts, and those among them whose result comes after `knownUpTo`.
  package private(set) var accepts = RowSet()
  package private(set) var lateAccepts = RowSet()
  /// Whether rows that may have been processed are recorded; otherwise `unknowns` stays empty.
  package var keepsUnknowns = false
  /// Rows whose answer was lost.
  package private(set) var unknowns = RowSet()
  /// The days and contacts of rows, where they are wanted.
  package var details: ResultDetails?
  /// The length of the header and the complete results.
  package private(set) var length = 0

  /// Why a results file is unusable.
  package enum Flaw: Error, Equatable, Sendable {
    /// The first line isn't the header of results.
    case foreign
    /// This line is not a result, and complete ones follow.
    case damaged(line: Int)
    /// A second result for this row, on this line.
    case repeated(row: Int, line: Int)

    /// One sentence.
    package var text: Message {
      switch self {
      case .foreign: "its first line is not that of rdbulk's results."
      case .damaged(let line): "line \(line) is not a result as rdbulk writes them; was the file edited?"
      case .repeated(let row, let line): "row \(row) has a second result on line \(line)."
      }
    }
  }

  private let format: ResultFormat
  private var kind: ResultFormat.Kind { format.kind }
  private let knownUpTo: Int
  private var reader: RecordReader
  /// Bytes of the file before the current window.
  private var base = 0
  private var oddLine: Int?

  /// The longest line, in bytes: a cell of a row of 64 MiB may be in it, and JSON may write each byte as six.
  private static let longestLine = 1 << 29

  /// Rows whose result comes after the offset `knownUpTo` may be missing from the rejects or the accepts.
  package init(_ format: ResultFormat, knownUpTo: Int) {
    self.format = format
    self.knownUpTo = knownUpTo
    reader = RecordReader(
      ReaderSettings(
        format: format.kind == .csv ? .csv : .jsonLines, delimiter: format.style.delimiter,
        encoding: .utf8, limit: Self.longestLine)
    )
  }

  /// Takes the window `bytes[..<end]`, of which `start` bytes were already consumed; returns how many are consumed now.
  /// `final` says that the file ends there.
  package mutating func take(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, final: Bool) throws(Flaw) -> Int {
    var start = start
    if format.style.isForSpreadsheet, base == 0, start == 0 {
      let mark = ResultStyle.mark
      guard end >= mark.count || final else { return 0 }
      if end >= mark.count, mark.indices.allSatisfy({ bytes[$0] == mark[$0] }) { start = mark.count }
    }
    while true {
      let step = reader.next(bytes, from: start, to: end, final: final)
      switch step {
      case .needMore, .end: return reader.next
      case .header: try takeHeader(bytes)
      case .skipped: break
      case .record: try takeRecord(bytes)
      }
      start = reader.next
      if step != .header || kind == .csv, oddLine == nil, endsWithLine(bytes, start) { length = base + start }
    }
  }

  /// The caller moved its window: `count` consumed bytes are gone from its front.
  package mutating func forget(_ count: Int) { base += count }

  private func endsWithLine(_ bytes: Span<UInt8>, _ next: Int) -> Bool {
    next > 0 && bytes[next - 1] == ASCII.lineFeed
  }

  private func takeHeader(_ bytes: Span<UInt8>) throws(Flaw) {
    let columns = ResultFormat.columns + format.extras.columns + (format.input?.columns ?? [])
    guard kind == .csv, reader.header != columns else { return }
    if format.input == .unknown, reader.header.starts(with: columns) { return }
    // A run killed while writing the very first line leaves nothing else.
    let header = format.header
    let begins = base == 0 || format.style.isForSpreadsheet && base == ResultStyle.mark.count
    let isTorn =
      begins && base + reader.next < header.count
      && (0..<reader.next).allSatisfy { bytes[$0] == header[base + $0] }
    if !isTorn { throw .foreign }
  }

  private mutating func takeRecord(_ bytes: Span<UInt8>) throws(Flaw) {
    let line = reader.recordLine
    guard reader.fault == nil, endsWithLine(bytes, reader.next), let result = result(bytes),
      result.row <= RowSet.rowLimit
    else {
      guard oddLine != nil || mayBeTorn(bytes) else { throw .damaged(line: line) }
      oddLine = oddLine ?? line
      return
    }
    if let oddLine { throw .damaged(line: oddLine) }
    guard rows.insert(result.row) else { throw .repeated(row: result.row, line: line) }
    tally.count(Self.told(result.outcome), row: result.row, line: result.line)
    details?.note(result.row, email: result.email, sentAt: result.sentAt)
    let isLate = base + reader.recordStart >= knownUpTo
    if keepsUnknowns, result.outcome.status == .unknown { unknowns.insert(result.row) }
    if result.outcome.isRejected(rejectStatuses) {
      rejects.insert(result.row)
      if isLate { lateRejects.insert(result.row) }
      if keepsReasons { note(result, isLate: isLate) }
    } else if keepsAccepts, result.outcome.status == .accepted, result.outcome.isSettled {
      accepts.insert(result.row)
      if isLate { lateAccepts.insert(result.row) }
    }
  }

  /// `outcome` with its cause in the reader's language, where its code says it.
  private static func told(_ outcome: Outcome) -> Outcome {
    guard !outcome.error.isEmpty, let sentence = CauseText.sentence(outcome.error) else { return outcome }
    var told = outcome
    told.message = sentence
    return told
  }

  /// How many rows' reasons are kept, of those that are surely missing from the rejects and of the others.
  private static let reasonLimit = 1 << 14

  private mutating func note(_ result: Result, isLate: Bool) {
    guard (isLate ? lateReasons : reasons.count - lateReasons) < Self.reasonLimit else { return }
    if isLate { lateReasons += 1 }
    reasons[result.row] = RejectReason(result.outcome)
  }

  /// Whether the record may be the beginning of a result, as a killed run leaves it: anything else was written by somebody
  /// who would miss it. A power cut may leave zeros.
  private func mayBeTorn(_ bytes: Span<UInt8>) -> Bool {
    let range = reader.recordRange
    guard reader.fault != nil || !endsWithLine(bytes, reader.next), !range.isEmpty else { return false }
    let first = bytes[range.lowerBound]
    return first == 0 || (kind == .csv ? ASCII.isDigit(first) : first == UInt8(ascii: "{"))
  }

  private struct Result {
    var row = 0
    var line = 0
    var outcome = Outcome(.accepted)
    /// Empty where no details are wanted.
    var email = ""
    var sentAt = ""
  }

  private func result(_ bytes: Span<UInt8>) -> Result? {
    kind == .csv ? csvResult(bytes) : jsonResult(bytes)
  }

  private func csvResult(_ bytes: Span<UInt8>) -> Result? {
    guard reader.fieldCount == reader.header.count else { return nil }
    guard let row = natural(bytes, 0), let line = natural(bytes, 1), let status = status(bytes, field: 3) else {
      return nil
    }
    var result = Result(row: row, line: line, outcome: Outcome(status))
    if details != nil {
      result.email = text(bytes, 2)
      result.sentAt = text(bytes, 9)
    }
    if status != .accepted || reader.field(7).end > reader.field(7).start {
      result.outcome.error = text(bytes, 7)
      result.outcome.message = Message(verbatim: text(bytes, 8))
    }
    return result
  }

  /// `accepted`, as it lies in memory.
  private static let accepted = "accepted".utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }

  private func status(_ bytes: Span<UInt8>, field index: Int) -> RowStatus? {
    let field = reader.field(index)
    let start = reader.recordStart + Int(field.start)
    let end = reader.recordStart + Int(field.end)
    // Nearly every row: recognised without a String.
    if end - start == 8, ByteWord.load(bytes, at: start) == Self.accepted { return .accepted }
    return RowStatus(rawValue: text(bytes, index))
  }

  private func natural(_ bytes: Span<UInt8>, _ index: Int) -> Int? {
    let field = reader.field(index)
    var value = 0
    guard field.end > field.start, field.end - field.start <= 18 else { return nil }
    for offset in Int(field.start)..<Int(field.end) {
      let byte = bytes[reader.recordStart + offset]
      guard ASCII.isDigit(byte) else { return nil }
      value = value * 10 + Int(byte & 15)
    }
    return value
  }

  private func text(_ bytes: Span<UInt8>, _ index: Int) -> String {
    var value: [UInt8] = []
    reader.appendValue(bytes, reader.field(index), to: &value)
    return String(decoding: format.unguarded(value), as: UTF8.self)
  }

  /// How many columns come before those of the row itself.
  private var ownColumns: Int { ResultFormat.columns.count + format.extras.columns.count }

  /// The members are in the order they were written, `row` first.
  private func jsonResult(_ bytes: Span<UInt8>) -> Result? {
    var scanner = JSONScanner(reader.recordRange)
    var result = Result()
    var status: RowStatus?
    do throws(JSONError) {
      guard try scanner.next(bytes).kind == .beginObject else { return nil }
      var column = 0
      while true {
        let key = try scanner.next(bytes)
        if key.kind == .end { break }
        guard key.kind == .key else { continue }
        if column == ownColumns, format.input != nil {
          try scanner.skipValue(bytes)
          column += 1
          continue
        }
        let value = try scanner.next(bytes)
        if value.kind == .beginObject || value.kind == .beginArray { return nil }
        switch column {
        case 0: result.row = number(bytes, value)
        case 1: result.line = number(bytes, value)
        case 2 where details != nil: result.email = plain(bytes, value)
        case 9 where details != nil: result.sentAt = plain(bytes, value)
        case 3: status = RowStatus(rawValue: plain(bytes, value))
        case 7: result.outcome.error = plain(bytes, value)
        case 8: result.outcome.message = Message(verbatim: plain(bytes, value))
        default: break
        }
        column += 1
      }
    } catch {
      return nil
    }
    guard let status, result.row > 0 else { return nil }
    result.outcome.status = status
    return result
  }

  private func number(_ bytes: Span<UInt8>, _ token: JSONToken) -> Int {
    token.kind == .number ? Int(plain(bytes, token)) ?? 0 : 0
  }

  private func plain(_ bytes: Span<UInt8>, _ token: JSONToken) -> String {
    guard token.kind == .string || token.kind == .number else { return "" }
    var text: [UInt8] = []
    JSONText.appendUnescaped(bytes, token.range, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
