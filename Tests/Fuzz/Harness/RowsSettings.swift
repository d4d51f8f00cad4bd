/// How an input is read and mapped, chosen by the fuzzer.
struct RowsSettings {
  var reader: ReaderSettings
  /// The names of the columns where there is no header.
  var columns: [String] = []
  var fields = FieldSettings()
  /// What is made of the rows: *lost*, of which most can be told, or another.
  var operation = Operation(.opportunityLost)
  var isLost: Bool { operation == Operation(.opportunityLost) }
  var eventLimit: Int

  init(_ choices: inout Choices) {
    reader = ReaderSettings(
      format: choices.pick([nil, .csv, .jsonLines, .json]),
      delimiter: choices.pick([nil, nil, 0x2C, 0x3B, 0x09, 0x7C, 0x20]),
      encoding: choices.pick([nil, nil, .utf8, .windows1252, .latin1, .macintosh, .cp850]),
      hasHeader: choices.pick([true, true, false]),
      limit: choices.pick([1 << 20, 1 << 20, 1 << 20, 1, 2, 7, 8, 9, 40, 100])
    )
    if !reader.hasHeader { columns = ["email", "reason"] }
    let mapping = choices.byte()
    if mapping & 2 != 0 { reader.doubtful = .send }
    if mapping & 128 != 0 {
      operation = Self.others[(mapping & 127) % Self.others.count]
      eventLimit = 200_000
      if !reader.hasHeader { columns = operation.fields.map(\.name) }
      return
    }
    if mapping & 1 != 0 { fields.maps.append(FieldSetting("reason", "deal.lost.reason")) }
    if mapping & 2 != 0 { fields.maps.append(FieldSetting("email", "2")) }
    if mapping & 4 != 0 { fields.sets.append(FieldSetting("funnel_name", "fu\"n\\il\t\u{1}é")) }
    if mapping & 8 != 0 { fields.required.append("reason") }
    if mapping & 16 != 0 { fields.maps.append(FieldSetting("reason", "a")) }
    eventLimit = mapping & 32 == 0 ? 200_000 : 140
  }

  private static let others =
    [SendCommand.won, .opportunity, .funnelSet, .funnelGet, .verify].map(\.operation)
    + EventType.all.map { Operation($0) }
}
