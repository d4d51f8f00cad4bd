/// What a field's value must be, and how the body represents it.
package enum FieldKind: Equatable, Sendable {
  case text
  /// A text whose digits matter, such as a phone or an identifier. Refuses a number that a spreadsheet has shortened.
  case code
  /// A text that the API accepts in a single spelling.
  case only(String)
  case email
  case uuid
  /// A JSON number of at least `min`.
  case number(min: Int?)
  /// Like `number`, without a fraction.
  case integer(min: Int?)
  /// JSON's `true` or `false`.
  case truth
  /// An RFC 3339 timestamp.
  case timestamp
  /// One of a few texts; the canonical spelling is sent.
  case oneOf([FieldOption])
  /// A list of at most `limit` texts.
  case list(limit: Int?)
  /// A list of texts that the account defines: several choices of one question.
  case choices
  /// A list of objects.
  case items(ItemSchema)
  /// The address of a contact's owner, or the text `null`, which the API reads as "nobody".
  case owner
  /// Text from CSV, any JSON value from JSON Lines: fields that the account defines.
  case custom

  /// Whether a JSON value other than a string is taken as it is.
  var takesJSON: Bool {
    switch self {
    case .number, .integer, .truth, .list, .choices, .items, .custom: true
    case .text, .code, .only, .email, .uuid, .timestamp, .oneOf, .owner: false
    }
  }

  /// Whether the value is sent as a string; its quotes are then part of what is written for the field's name.
  var isSentAsText: Bool {
    switch self {
    case .text, .code, .only, .email, .uuid, .timestamp: true
    case .number, .integer, .truth, .oneOf, .list, .choices, .items, .owner, .custom: false
    }
  }

  /// Whether the value is sent as it is, checked by no more than a ``TextRule`` and its length.
  var isPlain: Bool {
    switch self {
    case .text, .code, .only, .email: true
    default: false
    }
  }

  var isNumeric: Bool {
    switch self {
    case .number, .integer: true
    default: false
    }
  }
}
