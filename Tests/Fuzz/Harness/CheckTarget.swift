/// What the check lets through of a file, against the table that the file was written from. Input: settings (`Choices`),
/// then a byte for each piece of the table; `CheckTable` writes it as programs write CSV, some of them badly.
func fuzzCheck(_ input: [UInt8]) {
  var choices = Choices(input)
  let isFile = choices.pick([true, true, false])
  let pieces = choices.pieces()
  let table = CheckTable(&choices)
  let file = table.written
  let sent = CheckMachine.sent(of: file, table, isFile: isFile, nil)
  let cut = CheckMachine.sent(of: file, table, isFile: isFile, pieces)
  require(sent == cut, "whole: \(sent), cut: \(cut) in \(shown(file))")
  let meant = table.meant
  for event in sent {
    require(meant.contains(event), "nobody meant \(event): \(shown(file))")
  }
}

/// What is sent of a row.
struct CheckEvent: Hashable, CustomStringConvertible {
  var email: [UInt8]
  /// Empty where there is none.
  var reason: [UInt8]

  var description: String { "\(shown(email)) \(shown(reason))" }
}

/// Reads a file as a check and a run do: the rows that would be sent, none where something is in doubt about a file.
struct CheckMachine {
  static func sent(of file: [UInt8], _ table: CheckTable, isFile: Bool, _ pieces: Pieces?) -> [CheckEvent] {
    var settings = ReaderSettings(format: .csv, hasHeader: true)
    settings.delimiter = table.namesDelimiter ? table.delimiter : nil
    var reader = RecordReader(settings)
    var feed = Feed(file, pieces)
    var mapper: RowMapper?
    var columns: ColumnCheck?
    var filter: RowFilter?
    var start = 0
    var sent: [CheckEvent] = []
    while true {
      let window = feed.window
      let step = reader.next(window.span, from: start - feed.base, to: feed.count, final: feed.isFinal)
      start = reader.next + feed.base
      switch step {
      case .needMore: feed.grow(consumed: start)
      case .skipped: break
      case .header:
        guard let plan = try? FieldPlan(Operation(.opportunityLost), columns: reader.header, settings: table.fields)
        else { return [] }
        mapper = RowMapper(plan)
        columns = ColumnCheck(plan, table.fields, table.choice)
        filter = table.choice.isPartial ? try? RowFilter(table.choice, columns: reader.header) : nil
        if table.choice.isPartial, filter == nil { return [] }
      case .record:
        if filter != nil, filter?.judge(&reader, window.span) != .chosen { continue }
        columns?.take(&reader, window.span)
        var event: [UInt8] = []
        var email: [UInt8] = []
        let problem = mapper?.map(&reader, window.span, event: &event, email: &email)
        if problem == nil, mapper != nil { sent.append(Self.event(event, email)) }
      case .end:
        let doubts = (columns?.doubts.isEmpty ?? true) && reader.quoteDoubts.failure == nil
        return isFile && !doubts ? [] : sent
      }
    }
  }

  private static func event(_ body: [UInt8], _ email: [UInt8]) -> CheckEvent {
    guard let event = NaiveJSON.read(body, depth: 4) else { violated("no JSON: \(shown(body))") }
    var reason: [UInt8] = []
    if case .string(let text)? = event["payload"]?["reason"] { reason = text }
    return CheckEvent(email: email, reason: reason)
  }
}
