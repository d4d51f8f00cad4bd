import RDBulkCore

/// One thing that is wrong with a body.
struct FieldError: Equatable, Sendable {
  /// Where, starting from the event or body: `payload.email`; empty for all of it.
  let path: String
  let type: String
  let message: String
  var validOptions: [String]?

  /// The list element, under the position that `prefix` names, such as `$.body` or `$[3]`.
  func element(under prefix: String) -> JSONValue {
    var members = Self.members(type, message)
    if let validOptions {
      members.append(
        .init("validation_rules", .object([.init("valid_options", .array(validOptions.map(JSONValue.string)))])))
    }
    members.append(.init("path", .string(path.isEmpty ? prefix : "\(prefix).\(path)")))
    return .object(members)
  }

  static func members(_ type: String, _ message: String) -> [JSONValue.Member] {
    [.init("error_type", .string(type)), .init("error_message", .string(message))]
  }

  static func missing(_ path: String) -> FieldError {
    FieldError(path: path, type: "CANNOT_BE_NULL", message: "Cannot be null.")
  }

  static func format(_ path: String, _ message: String) -> FieldError {
    FieldError(path: path, type: "INVALID_FORMAT", message: message)
  }

  static func option(_ path: String, of options: [String]) -> FieldError {
    FieldError(
      path: path, type: "INVALID_OPTION", message: "Must be one of the valid options.", validOptions: options)
  }
}
