/// Reads the values of fields that are more than text: what they must be, and how the body represents them.
struct FieldReading: Sendable {
  /// What a value turned out to be.
  enum Conversion: Equatable, Sendable {
    /// The text is sent as it is.
    case asIs
    /// JSON was appended to the output.
    case json
    /// It is empty: the field is left out.
    case nothing
    case problem(RowProblem)
  }

  /// The style given by the user, which every number must follow.
  private let given: DecimalStyle?
  /// How the input's other numbers are written, to read ambiguous ones.
  var evidence = DecimalEvidence()
  /// Whether a number was ambiguous and nothing said how to read it.
  private(set) var lacksEvidence = false
  /// The ambiguous number read last that could not be settled.
  private(set) var ambiguous: AmbiguousNumber?
  /// The unambiguous numbers read so far.
  var counted = DecimalEvidence()
  private let separator: [UInt8]

  init(decimal: DecimalStyle?, listSeparator: String) {
    given = decimal
    separator = Array(listSeparator.utf8)
  }

  // MARK: - Texts

  /// Reads the text in `range` of `bytes`, which is trimmed and not empty.
  mutating func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as field: Field, to output: inout [UInt8]
  ) -> Conversion {
    switch field.kind {
    case .text, .email: return .asIs
    case .code:
      return ShortenedNumber.holds(bytes, range) ? .problem(Wording.shortened(field, String(bytes, range))) : .asIs
    case .only(let text):
      return TextRule.isSpelling(bytes, range, of: text)
        ? .asIs : .problem(Wording.only(field, String(bytes, range), text))
    case .uuid: return UUIDRule.holds(bytes, range) ? .asIs : .problem(Wording.uuid(field, String(bytes, range)))
    case .timestamp:
      return TimestampRule.holds(bytes, range) ? .asIs : .problem(Wording.timestamp(field, String(bytes, range)))
    case .number(let min): return number(bytes, range, field, min, isWhole: false, &output)
    case .integer(let min): return number(bytes, range, field, min, isWhole: true, &output)
    case .truth:
      guard let value = TruthRule.value(bytes, range) else {
        return .problem(Wording.truth(field, String(bytes, range)))
      }
      output.append(contentsOf: (value ? "true" : "false").utf8)
      return .json
    case .oneOf(let options): return option(String(bytes, range), field, options, &output)
    case .list(let limit): return list(bytes, range, field, limit, separator, &output)
    case .choices: return list(bytes, range, field, nil, choiceSeparator(bytes, range), &output)
    case .items(let schema):
      do throws(JSONError) {
        return items(try JSONValue(parsing: bytes, range), field, schema, &output)
      } catch {
        return .problem(Wording.itemsText(field, error))
      }
    case .owner: return owner(bytes, range, field, &output)
    case .custom:
      if ShortenedNumber.holds(bytes, range) { return .problem(Wording.shortened(field, String(bytes, range))) }
      output.append(ASCII.quote)
      JSONText.appendEscaped(bytes, range, to: &output)
      output.append(ASCII.quote)
      return .json
    }
  }

  private mutating func number(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ field: Field, _ min: Int?, isWhole: Bool, _ output: inout [UInt8]
  ) -> Conversion {
    guard let number = NumberText(bytes, range) else {
      if NumberText.isDash(bytes, range) { return .nothing }
      return .problem(Wording.number(field, String(bytes, range), min, isWhole: isWhole))
    }
    var style = DecimalStyle.point
    switch number.style {
    case .none: break
    case .told(let told):
      counted.count(told)
      if let given, told != given { return .problem(Wording.otherDecimal(field, String(bytes, range), given)) }
    case .ambiguous:
      counted.countOpen(number.markStyle)
      guard let known = given ?? evidence.style else {
        lacksEvidence = true
        ambiguous = Self.ambiguous(number, bytes, range, field, evidence)
        return .problem(Wording.ambiguous(field, String(bytes, range), evidence))
      }
      style = known
    }
    let start = output.count
    let written = number.append(bytes, style: style, to: &output)
    guard !isWhole || !written.hasFraction else {
      output.removeSubrange(start...)
      return .problem(Wording.number(field, String(bytes, range), min, isWhole: true))
    }
    if let min, written.whole < min || number.isNegative && !written.isZero {
      output.removeSubrange(start...)
      return .problem(Wording.tooSmall(field, String(bytes, range), min))
    }
    return .json
  }

  private static func ambiguous(
    _ number: NumberText, _ bytes: Span<UInt8>, _ range: Range<Int>, _ field: Field, _ evidence: DecimalEvidence
  ) -> AmbiguousNumber {
    var asPoint: [UInt8] = []
    var asComma: [UInt8] = []
    _ = number.append(bytes, style: .point, to: &asPoint)
    _ = number.append(bytes, style: .comma, to: &asComma)
    return AmbiguousNumber(
      field: field.name, text: String(bytes, range), asPoint: String(decoding: asPoint, as: UTF8.self),
      asComma: String(decoding: asComma, as: UTF8.self), evidence: evidence)
  }

  private func option(
    _ text: String, _ field: Field, _ options: [FieldOption], _ output: inout [UInt8]
  ) -> Conversion {
    let wanted = ColumnName.normalized(text)
    let found = options.first { option in
      ([option.value] + option.aliases).contains { ColumnName.normalized($0) == wanted }
    }
    guard let found else { return .problem(Wording.option(field.name, text, options)) }
    JSONText.appendString(found.value, to: &output)
    return .json
  }

  private func list(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ field: Field, _ limit: Int?, _ separator: [UInt8],
    _ output: inout [UInt8]
  ) -> Conversion {
    let before = output.count
    var count = 0
    var start = range.lowerBound
    output.append(ASCII.openBracket)
    while start <= range.upperBound {
      let end = next(separator, bytes, start..<range.upperBound)
      let element = FieldText.trim(bytes, start..<end)
      if !element.isEmpty {
        if count > 0 { output.append(ASCII.comma) }
        output.append(ASCII.quote)
        JSONText.appendEscaped(bytes, element, to: &output)
        output.append(ASCII.quote)
        count += 1
      }
      start = end + max(1, separator.count)
    }
    output.append(ASCII.closeBracket)
    if count > 0, count <= limit ?? count { return .json }
    output.removeSubrange(before...)
    return count == 0 ? .nothing : .problem(Wording.tooMany(field.name, count, limit ?? 0))
  }

  /// What separates the choices in a cell: as in other lists, but a semicolon goes before the usual comma, which may be
  /// part of a choice.
  private func choiceSeparator(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    let hasSemicolon = range.contains { bytes[$0] == ASCII.semicolon }
    return hasSemicolon && separator == [ASCII.comma] ? [ASCII.semicolon] : separator
  }

  /// The position of the next separator, or the range's end.
  private func next(_ separator: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    guard let first = separator.first, range.count >= separator.count else { return range.upperBound }
    for index in range.lowerBound...range.upperBound - separator.count where bytes[index] == first {
      var length = 1
      while length < separator.count, bytes[index + length] == separator[length] { length += 1 }
      if length == separator.count { return index }
    }
    return range.upperBound
  }

  private func owner(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ field: Field, _ output: inout [UInt8]
  ) -> Conversion {
    if range.count == 4, String(bytes, range).lowercased() == "null" {
      JSONText.appendString("null", to: &output)
      return .json
    }
    guard let problem = EmailRule.problem(bytes, range) else { return .asIs }
    if let address = WrittenAddress.find(bytes, range) {
      output.append(ASCII.quote)
      JSONText.appendEscaped(bytes, address, to: &output)
      output.append(ASCII.quote)
      return .json
    }
    return .problem(
      RowProblem(
        .invalidEmail,
        "\(field.name) is not an address: \(problem). Write an address, or null for a contact without an owner."))
  }

  private func items(
    _ value: JSONValue, _ field: Field, _ schema: ItemSchema, _ output: inout [UInt8]
  ) -> Conversion {
    if let problem = ItemRule.problem(value, field.name, schema) { return .problem(problem) }
    value.write(to: &output)
    return .json
  }

  // MARK: - JSON values

  /// Reads a JSON string that means something other than the same text in a cell; nil if it doesn't.
  mutating func readString(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as field: Field, to output: inout [UInt8]
  ) -> Conversion? {
    switch field.kind {
    case .list, .choices:
      output.append(contentsOf: [ASCII.openBracket, ASCII.quote])
      JSONText.appendEscaped(bytes, range, to: &output)
      output.append(contentsOf: [ASCII.quote, ASCII.closeBracket])
      return .json
    case .items: return .problem(Wording.type(field, ASCII.quote))
    default: return nil
    }
  }

  /// Reads the JSON value in `range` of `bytes`, which isn't a string or `null`.
  mutating func readJSON(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as field: Field, to output: inout [UInt8]
  ) -> Conversion {
    let first = bytes[range.lowerBound]
    let isNumber = ASCII.isDigit(first) || first == UInt8(ascii: "-")
    switch field.kind {
    case .custom: output.append(bytes, range)
    case .number(let min) where isNumber: return jsonNumber(bytes, range, field, min, isWhole: false, &output)
    case .integer(let min) where isNumber: return jsonNumber(bytes, range, field, min, isWhole: true, &output)
    case .truth where isNumber: return read(bytes, range, as: field, to: &output)
    case .truth where first == UInt8(ascii: "t") || first == UInt8(ascii: "f"): output.append(bytes, range)
    case .list(let limit) where first == ASCII.openBracket:
      if let problem = elementsProblem(bytes, range, field.name, limit) { return .problem(problem) }
      output.append(bytes, range)
    case .choices where first == ASCII.openBracket:
      if let problem = elementsProblem(bytes, range, field.name, nil) { return .problem(problem) }
      output.append(bytes, range)
    case .items(let schema) where first == ASCII.openBracket:
      // The line was already scanned.
      guard let value = try? JSONValue(parsing: bytes, range) else { return .nothing }
      return items(value, field, schema, &output)
    default: return .problem(Wording.type(field, first))
    }
    return .json
  }

  private func jsonNumber(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ field: Field, _ min: Int?, isWhole: Bool, _ output: inout [UInt8]
  ) -> Conversion {
    let text = String(bytes, range)
    if let problem = ItemRule.numberProblem(text, field.name, min, isWhole: isWhole) { return .problem(problem) }
    output.append(bytes, range)
    return .json
  }

  private func elementsProblem(_ bytes: Span<UInt8>, _ range: Range<Int>, _ name: String, _ limit: Int?) -> RowProblem?
  {
    guard let value = try? JSONValue(parsing: bytes, range) else { return nil }
    return ItemRule.listProblem(value, name, limit)
  }
}
