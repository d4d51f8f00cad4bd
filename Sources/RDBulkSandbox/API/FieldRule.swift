/// What a field of an event's payload must be.
struct FieldRule: Sendable {
  indirect enum Kind: Sendable {
    /// A string of at most this many characters.
    case text(limit: Int)
    case email
    /// A number of at least this, possibly written as a string.
    case number(min: Double)
    /// Like `number`, without a fraction.
    case integer(min: Double)
    case oneOf([String])
    case flag
    /// A string with an RFC 3339 date and time.
    case dateTime
    case list(of: Kind, limit: Int)
    /// Members without a rule pass.
    case object([FieldRule])
  }

  let name: String
  let kind: Kind
  /// Whether the field must be present, not null and not the empty string.
  let isRequired: Bool

  static func need(_ name: String, _ kind: Kind = .text(limit: 10_000)) -> FieldRule {
    FieldRule(name: name, kind: kind, isRequired: true)
  }

  static func may(_ name: String, _ kind: Kind = .text(limit: 10_000)) -> FieldRule {
    FieldRule(name: name, kind: kind, isRequired: false)
  }

  /// Required strings.
  static func needed(_ names: String...) -> [FieldRule] { names.map { need($0) } }

  /// Optional strings.
  static func allowed(_ names: String...) -> [FieldRule] { names.map { may($0) } }
}
