import RDBulkCore
import Testing

/// The doubts about the columns of `input` when it is sent with `command`.
func columnDoubts(
  _ input: String, _ command: SendCommand, _ choice: RowChoice = RowChoice(), settings: FieldSettings = FieldSettings(),
  reader readerSettings: ReaderSettings = ReaderSettings()
) throws -> [ColumnDoubt] {
  let bytes = Array(input.utf8)
  var reader = RecordReader(readerSettings)
  var check: ColumnCheck?
  var filter: RowFilter?
  var start = 0
  while true {
    switch reader.next(bytes.span, from: start, to: bytes.count, final: true) {
    case .header:
      let columns = reader.format == .csv ? reader.header : nil
      let plan = try FieldPlan(command.operation, columns: columns, settings: settings, toleratesAbsent: true)
      check = ColumnCheck(plan, settings, choice)
      filter = try RowFilter(choice, columns: columns)
    case .record:
      switch filter?.judge(&reader, bytes.span) {
      case .chosen: check?.take(&reader, bytes.span)
      case .behindFirst: return check?.doubts ?? []
      case .notChosen, nil: check?.pass(&reader, bytes.span)
      }
    case .end: return check?.doubts ?? []
    default: break
    }
    start = reader.next
  }
}

/// A file with nothing wrong in it, and the commands it is meant for.
struct FineFile: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var commands: [SendCommand]
  var text: String
  var settings = FieldSettings()

  /// `lines` has the header first; `|` stands between cells.
  init(
    _ name: String, _ commands: [SendCommand], _ lines: String..., sets: [FieldSetting] = [], maps: [FieldSetting] = []
  ) {
    testDescription = name
    self.commands = commands
    text = lines.map { $0 + "\n" }.joined()
    settings.sets = sets
    settings.maps = maps
  }

  static let event = FieldSetting("conversion_identifier", "x")
}
