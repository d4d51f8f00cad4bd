import RDBulkCore

/// An event that the sandbox accepts, cut down to what it remembers.
struct Event: Equatable, Sendable {
  let type: String
  /// In lower case: the API's contacts are the same in either.
  let email: String
}

/// Reads event objects and finds everything that is wrong with them.
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
    for rule in rules {
      if let error = check(payload[rule.name], rule) { errors.append(error) }
    }
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

  private static func check(_ value: JSONValue?, _ rule: FieldRule) -> FieldError? {
    let path = "payload.\(rule.name)"
    guard let value, value != .null else { return rule.isRequired ? .missing(path) : nil }
    switch rule.kind {
    case .text(let limit):
      guard let text = value.text else { return .format(path, "Must be a string.") }
      if text.isEmpty, rule.isRequired { return .format(path, "Cannot be blank.") }
      return text.utf8.count > limit ? .format(path, "Must have at most \(limit) characters.") : nil
    case .email:
      guard let text = value.text, isPlausible(email: text) else { return .format(path, "Must be a valid email.") }
      return nil
    case .number(let least):
      guard let number = number(value), number >= least else { return .format(path, "Must be a number >= \(least).") }
      return nil
    case .integer(let least):
      guard let number = number(value), number >= least, number == number.rounded() else {
        return .format(path, "Must be an integer >= \(least).")
      }
      return nil
    case .oneOf(let options):
      guard let text = value.text, options.contains(text) else { return .option(path, of: options) }
      return nil
    case .list(let limit):
      guard let elements = value.elements else { return .format(path, "Must be an array.") }
      return elements.count > limit ? .format(path, "Must have at most \(limit) elements.") : nil
    case .flag:
      guard case .bool = value else { return .format(path, "Must be a boolean.") }
      return nil
    }
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .number(let digits), .string(let digits): Double(digits).flatMap { $0.isFinite ? $0 : nil }
    default: nil
    }
  }

  /// One `@` between a local part and a domain with a dot inside; no blanks, no controls, at most 255 bytes.
  static func isPlausible(email: String) -> Bool {
    let bytes = email.utf8
    guard bytes.count <= 255, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
    let parts = email.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }
}
