import RDBulkCore
import Testing

/// The doubts about the keys of `input`, JSON in any form, when it is sent with `command`.
func keyDoubts(
  _ input: String, _ command: SendCommand, _ choice: RowChoice = RowChoice(), settings: FieldSettings = FieldSettings(),
  reader readerSettings: ReaderSettings = ReaderSettings(), sawAll: Bool = true
) throws -> [ColumnDoubt] {
  let bytes = Array(input.utf8)
  var reader = RecordReader(readerSettings)
  let plan = try FieldPlan(command.operation, columns: nil, settings: settings)
  var mapper = RowMapper(plan)
  var check: KeyCheck? = KeyCheck(plan, settings, choice)
  var filter = try RowFilter(choice, columns: nil)
  var event: [UInt8] = []
  var email: [UInt8] = []
  var start = 0
  while true {
    switch reader.next(bytes.span, from: start, to: bytes.count, final: true) {
    case .record where filter.judge(&reader, bytes.span) == .chosen:
      event.removeAll()
      _ = mapper.map(&reader, bytes.span, event: &event, email: &email)
      check?.take(&mapper, &reader, bytes.span)
    case .end: return check?.doubts(sawAll: sawAll) ?? []
    default: break
    }
    start = reader.next
  }
}

/// JSON with nothing wrong in it, and the commands it is meant for.
struct FineObjects: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var commands: [SendCommand]
  var rows: [String]
  var settings = FieldSettings()
  var choice = RowChoice()

  /// `rows` are objects, without line breaks. `maps` are written as after `--map`.
  init(
    _ name: String, _ commands: [SendCommand], _ rows: String..., maps: [String] = [], sets: [FieldSetting] = [],
    rows condition: RowCondition? = nil
  ) {
    testDescription = name
    self.commands = commands
    self.rows = rows
    settings.maps = maps.map { map in
      let parts = map.split(separator: "=", maxSplits: 1).map(String.init)
      return FieldSetting(parts[0], parts[1])
    }
    settings.sets = sets
    choice.conditions = condition.map { [$0] } ?? []
  }

  /// As lines, as an array, and with the objects spread over lines.
  var texts: [String] {
    [
      rows.joined(separator: "\n") + "\n", "[\(rows.joined(separator: ",\n"))]",
      rows.map { $0.replacing("{\"", with: "{\n  \"") }.joined(separator: "\n"),
    ]
  }
}
