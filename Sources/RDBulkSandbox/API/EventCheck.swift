import RDBulkCore

/// Reads event objects and finds everything wrong with them.
enum EventCheck {
  /// The event, or its errors in the order of the rules.
  static func examine(_ value: JSONValue) -> (event: Event?, errors: [FieldError]) {
    guard case .object = value else {
      return (nil, [FieldError(path: "", type: "INVALID_TYPE", message: "Must be an object.")])
    }
    var errors: [FieldError] = []
    let type = option("event_type", of: EventRules.types, in: value, &errors)
    _ = option("event_family", of: ["CDP"], in: value, &errors)
    guard let payload = value["payload"], payload != .null else { return (nil, errors + [.missing("payload")]) }
    guard case .object = payload else {
      return (nil, errors + [FieldError(path: "payload", type: "INVALID_TYPE", message: "Must be an object.")])
    }
    guard let type, let rules = EventRules.rules(for: type) else { return (nil, errors) }
    for rule in rules { check(payload, rule, in: "payload", &errors) }
    guard errors.isEmpty, let email = payload["email"]?.text else { return (nil, errors) }
    return (Event(type: type, email: email.lowercased()), [])
  }

  private static func option(
    _ name: String, of options: [String], in value: JSONValue, _ errors: inout [FieldError]
  ) -> String? {
    guard let given = value[name], given != .null else {
      errors.append(.missing(name))
      return nil
    }
    guard let text = given.text, options.contains(text) else {
      errors.append(.option(name, of: options))
      return nil
    }
    return text
  }

  /// Checks the member that a rule names; `parent` is the object's position.
  private static func check(
    _ object: JSONValue, _ rule: FieldRule, in parent: String, _ errors: inout [FieldError]
  ) {
    guard let value = object[rule.name], value != .null else {
      if rule.isRequired { errors.append(.missing("\(parent).\(rule.name)")) }
      return
    }
    let path = "\(parent).\(rule.name)"
    if rule.isRequired, value.text?.isEmpty == true {
      errors.append(.format(path, "Cannot be blank."))
    } else {
      check(value, rule.kind, at: path, &errors)
    }
  }

  private static func check(
    _ value: JSONValue, _ kind: FieldRule.Kind, at path: String, _ errors: inout [FieldError]
  ) {
    switch kind {
    case .list(let kind, let limit):
      guard let elements = value.elements else { return errors.append(.format(path, "Must be an array.")) }
      if elements.count > limit { errors.append(.format(path, "Must have at most \(limit) elements.")) }
      for (index, element) in elements.prefix(limit).enumerated() {
        check(element, kind, at: "\(path)[\(index)]", &errors)
      }
    case .object(let rules):
      guard case .object = value else { return errors.append(.format(path, "Must be an object.")) }
      for rule in rules { check(value, rule, in: path, &errors) }
    case .oneOf(let options):
      if !options.contains(where: { $0 == value.text }) { errors.append(.option(path, of: options)) }
    default:
      if let demand = demand(on: value, kind) { errors.append(.format(path, demand)) }
    }
  }

  /// What a value without parts fails to be; nil if nothing is wrong.
  private static func demand(on value: JSONValue, _ kind: FieldRule.Kind) -> String? {
    switch kind {
    case .text(let limit):
      guard let text = value.text else { return "Must be a string." }
      return text.unicodeScalars.count > limit ? "Must have at most \(limit) characters." : nil
    case .email: return value.text.map(isPlausible) == true ? nil : "Must be a valid email."
    case .number(let least):
      return number(value).map { $0 >= least } == true ? nil : "Must be a number >= \(least)."
    case .integer(let least):
      return number(value).map { $0 >= least && $0 == $0.rounded() } == true ? nil : "Must be an integer >= \(least)."
    case .dateTime: return value.text.map(DateTime.isValid) == true ? nil : "Must be a date and time of RFC 3339."
    case .flag:
      guard case .bool = value else { return "Must be a boolean." }
      return nil
    case .oneOf, .list, .object: return nil
    }
  }

  /// A decimal number as in JSON, possibly in a string.
  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .number(let digits), .string(let digits):
      // Swift would also accept hexadecimal digits and words.
      guard digits.utf8.allSatisfy("0123456789+-.eE".utf8.contains) else { return nil }
      return Double(digits).flatMap { $0.isFinite ? $0 : nil }
    default: return nil
    }
  }

  /// One `@` between a local part and a domain with an inner dot; no blanks or control characters; at most 255 bytes.
  static func isPlausible(email: String) -> Bool {
    let bytes = email.utf8
    guard bytes.count <= 255, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
    let parts = email.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }
}
