/// JSON members for the account's own fields, which go along although no field of the plan names them.
extension RowMapper {
  /// Reads those members as the kinds that the account's fields have; a name that the account does not know is a problem.
  mutating func readPassed(_ bytes: Span<UInt8>) -> RowProblem? {
    guard let account, !members.extras.isEmpty else { return nil }
    if readFields.isEmpty { converted.removeLast(converted.count - constantsEnd) }
    for place in members.extras.indices {
      let name = members.names[members.extras[place].name]
      guard name.starts(with: Field.customPrefix.utf8) else { continue }
      guard let kind = account.kind(of: name) else {
        return .unknownField(String(decoding: name, as: UTF8.self))
      }
      guard kind != .text else { continue }
      let field = Field(name: String(decoding: name, as: UTF8.self), kind: kind.field)
      let start = converted.count
      switch readMember(bytes, members.extras[place].value, field) {
      case .problem(let problem): return problem
      case .json: members.extras[place].converted = start..<converted.count
      case .asIs, .nothing: continue
      }
    }
    return nil
  }

  private mutating func readMember(_ bytes: Span<UInt8>, _ value: Range<Int>, _ field: Field) -> FieldReading.Conversion
  {
    switch bytes[value.lowerBound] {
    case ASCII.quote:
      var text: [UInt8] = []
      JSONText.appendUnescaped(bytes, value.dropFirst().dropLast(), to: &text)
      let trimmed = FieldText.trim(text.span, 0..<text.count)
      guard !trimmed.isEmpty else { return .nothing }
      return reading.readString(text.span, trimmed, as: field, to: &converted)
        ?? reading.read(text.span, trimmed, as: field, to: &converted)
    case UInt8(ascii: "n"): return .nothing
    default: return reading.readJSON(bytes, value, as: field, to: &converted)
    }
  }
}
