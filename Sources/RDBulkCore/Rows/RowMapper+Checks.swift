/// What texts must be, and how long.
///
/// All of this is mutating, like everything in a row's path, even if it changes nothing: a mapper is large, and a
/// non-mutating method would get a copy of it.
extension RowMapper {
  /// Whether a field's value is an address, once the text around it is removed.
  @inline(__always)
  mutating func isAddress(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    let holds = values[index].withText(bytes, scratch.span) { text, range in EmailRule.holds(text, range) }
    return holds ?? true || takeAddress(index, bytes)
  }

  /// Reduces a value to the address in it; returns false if there is none.
  @inline(never)
  private mutating func takeAddress(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    let address = values[index].withText(bytes, scratch.span) { text, range in WrittenAddress.find(text, range) }
    guard let address else { return false }
    values[index] = values[index].part(address)
    return true
  }

  /// Whether a field's value can be a phone or an identifier.
  mutating func isCode(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    values[index].withText(bytes, scratch.span) { text, range in !ShortenedNumber.holds(text, range) } ?? true
  }

  /// What is wrong with the values; replaces other spellings with the canonical one.
  mutating func check(_ bytes: Span<UInt8>) -> RowProblem? {
    for index in rules.indices {
      if values[index].isEmpty {
        if rules[index].isRequired { return Wording.missing(plan.fields[index].field) }
      } else if let problem = textProblem(index, bytes) ?? lengthProblem(index, bytes) {
        return problem
      }
    }
    return nil
  }

  private mutating func textProblem(_ index: Int, _ bytes: Span<UInt8>) -> RowProblem? {
    switch rules[index].text {
    case .any: return nil
    case .address:
      if isAddress(index, bytes) { return nil }
      let problem = values[index].withText(bytes, scratch.span) { text, range in EmailRule.problem(text, range) }
      return problem.map { Wording.email(plan.fields[index].field, $0) }
    case .code: return isCode(index, bytes) ? nil : Wording.shortened(plan.fields[index].field, text(index, bytes))
    case .only:
      let field = plan.fields[index].field
      guard case .only(let wanted) = field.kind, !isSpelling(index, bytes, wanted) else { return nil }
      let found = text(index, bytes)
      guard ColumnName.normalized(found) == ColumnName.normalized(wanted) else {
        return Wording.only(field, found, wanted)
      }
      // The field's fallback is its only spelling.
      if field.fallback == wanted { values[index] = .absent }
      return nil
    }
  }

  private mutating func isSpelling(_ index: Int, _ bytes: Span<UInt8>, _ wanted: String) -> Bool {
    let isSpelling = values[index].withText(bytes, scratch.span) { text, range in
      TextRule.isSpelling(text, range, of: wanted)
    }
    return isSpelling ?? false
  }

  private mutating func text(_ index: Int, _ bytes: Span<UInt8>) -> String {
    values[index].withText(bytes, scratch.span) { text, range in String(text, range) } ?? ""
  }

  private mutating func lengthProblem(_ index: Int, _ bytes: Span<UInt8>) -> RowProblem? {
    // The rule for addresses checks their length.
    guard rules[index].text != .address, values[index].count > rules[index].maxLength else { return nil }
    let field = plan.fields[index].field
    return values[index].withText(bytes, scratch.span) { text, range in Self.lengthProblem(text, range, field) }
  }
}
