/// The rules for values inside JSON, lists of texts and lists of objects, which are sent unchanged or not at all.
enum ItemRule {
  /// What is wrong with a list of objects, with its path: `line_items[2].price`.
  static func problem(_ value: JSONValue, _ name: String, _ schema: ItemSchema) -> RowProblem? {
    guard let elements = value.elements else { return Wording.items(name) }
    if let limit = schema.limit, elements.count > limit { return Wording.tooMany(name, elements.count, limit) }
    for (index, element) in elements.enumerated() {
      let path = "\(name)[\(index)]"
      guard case .object = element else {
        return RowProblem(.invalidType, "\(path) is \(text(element)); it must be an object.")
      }
      for field in schema.fields {
        if let problem = memberProblem(element[field.name], "\(path).\(field.name)", field) { return problem }
      }
    }
    return nil
  }

  private static func memberProblem(_ value: JSONValue?, _ path: String, _ field: Field) -> RowProblem? {
    guard let value, value != .null, value != .string("") else {
      return field.isRequired ? RowProblem(.missingField, "\(path) is missing; it must have a value.") : nil
    }
    switch field.kind {
    case .number(let min): return number(value, path, min, isWhole: false)
    case .integer(let min): return number(value, path, min, isWhole: true)
    case .list(let limit): return listProblem(value, path, limit)
    case .oneOf(let options):
      guard case .string(let text) = value, options.contains(where: { $0.value == text }) else {
        return value.text.map { Wording.option(path, $0, options) } ?? Wording.option(path, text(value), options)
      }
      return nil
    default:
      // Numbers are accepted: product codes are often written without quotes.
      switch value {
      case .string, .number: return nil
      default: return RowProblem(.invalidType, "\(path) is \(text(value)); it must be a text.")
      }
    }
  }

  private static func number(_ value: JSONValue, _ path: String, _ min: Int?, isWhole: Bool) -> RowProblem? {
    guard case .number(let digits) = value else {
      return RowProblem(
        .invalidNumber, "\(path) is \(text(value)); inside JSON it must be a number such as \(isWhole ? "2" : "19.9")."
      )
    }
    return numberProblem(digits, path, min, isWhole: isWhole)
  }

  /// What is wrong with a JSON number.
  static func numberProblem(_ digits: String, _ path: String, _ min: Int?, isWhole: Bool) -> RowProblem? {
    guard let number = Double(digits), number.isFinite else {
      return RowProblem(.invalidNumber, "\(path) is out of the range of numbers.")
    }
    if isWhole, number != number.rounded() {
      return RowProblem(.invalidNumber, "\(path) is \(Quoted.bare(digits)); it must be a whole number.")
    }
    if let min, number < Double(min) {
      return RowProblem(.invalidNumber, "\(path) is \(Quoted.bare(digits)); it must be \(min) or more.")
    }
    return nil
  }

  /// What is wrong with a list of texts.
  static func listProblem(_ value: JSONValue, _ path: String, _ limit: Int?) -> RowProblem? {
    guard let elements = value.elements else {
      return RowProblem(.invalidList, "\(path) is \(text(value)); it must be a list of texts such as [\"a\",\"b\"].")
    }
    if let limit, elements.count > limit { return Wording.tooMany(path, elements.count, limit) }
    for (index, element) in elements.enumerated() where element.text == nil {
      return RowProblem(.invalidList, "\(path)[\(index)] is \(text(element)); it must be a text.")
    }
    return nil
  }

  private static func text(_ value: JSONValue) -> Message {
    switch value {
    case .null: Message(verbatim: "null")
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
