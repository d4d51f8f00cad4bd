/// What a text must be to be sent unchanged. Nearly every value is judged by one of these rules, which need no access
/// to the field itself.
enum TextRule: Sendable {
  case any
  case address
  /// Not a number that a spreadsheet has shortened.
  case code
  /// ``FieldKind/only(_:)``; the field says which.
  case only

  init(_ kind: FieldKind) {
    switch kind {
    case .email: self = .address
    case .code, .custom: self = .code
    case .only: self = .only
    default: self = .any
    }
  }

  /// Whether the text in `range` of `bytes` is `spelling`, byte for byte.
  static func isSpelling(_ bytes: Span<UInt8>, _ range: Range<Int>, of spelling: String) -> Bool {
    range.count == spelling.utf8.count && zip(range, spelling.utf8).allSatisfy { bytes[$0] == $1 }
  }
}
