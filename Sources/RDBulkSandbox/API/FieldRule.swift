/// What a field of an event's payload must be.
struct FieldRule: Sendable {
  indirect enum Kind: Sendable {
    /// A string of at most so many characters.
    case text(limit: Int)
    case email
    /// A number, perhaps written as a string, of at least this.
    case number(min: Double)
    /// As `number`, without a fraction.
    case integer(min: Double)
    case oneOf([String])
    case flag
    /// A string that is a date and time of RFC 3339.
    case dateTime
    case list(of: Kind, limit: Int)
    /// Members that no rule names pass.
    case object([FieldRule])
  }

  let name: String
  let kind: Kind
  /// Whether the field must be there, not null and not the empty string.
  let isRequired: Bool

  static func need(_ name: String, _ kind: Kind = .text(limit: 10_000)) -> FieldRule {
    FieldRule(name: name, kind: kind, isRequired: true)
  }

  static func may(_ name: String, _ kind: Kind = .text(limit: 10_000)) -> FieldRule {
    FieldRule(name: name, kind: kind, isRequired: false)
  }

  /// Strings that are needed.
  static func needed(_ names: String...) -> [FieldRule] { names.map { need($0) } }

  /// Strings that may be there.
  static func allowed(_ names: String...) -> [FieldRule] { names.map { may($0) } }
}
