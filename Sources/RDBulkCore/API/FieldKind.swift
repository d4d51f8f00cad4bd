/// What a field's value must be, and how it stands in the body.
package enum FieldKind: Equatable, Sendable {
  case text
  /// A text whose digits count: a phone, an identifier. A number that a spreadsheet has shortened is none.
  case code
  /// A text that the API takes in one spelling only.
  case only(String)
  case email
  case uuid
  /// A JSON number of at least `min`.
  case number(min: Int?)
  /// As `number`, without a fraction.
  case integer(min: Int?)
  /// JSON's `true` or `false`.
  case truth
  /// A moment as RFC 3339 writes it.
  case timestamp
  /// One of a few texts; its canonical spelling is sent.
  case oneOf([FieldOption])
  /// A list of texts, of at most `limit`.
  case list(limit: Int?)
  /// A list of objects.
  case items(ItemSchema)
  /// The address of a contact's owner, or the text `null`, which the API takes for "nobody".
  case owner
  /// A text from CSV, any JSON value from JSON Lines: fields that the account defines.
  case custom

  /// Whether a JSON value other than a text is read as it stands.
  var takesJSON: Bool {
    switch self {
    case .number, .integer, .truth, .list, .items, .custom: true
    case .text, .code, .only, .email, .uuid, .timestamp, .oneOf, .owner: false
    }
  }

  /// Whether what is read of it stays a text: its quotes belong to the field's name then.
  var isSentAsText: Bool {
    switch self {
    case .text, .code, .only, .email, .uuid, .timestamp: true
    case .number, .integer, .truth, .oneOf, .list, .items, .owner, .custom: false
    }
  }

  /// Whether the value is sent as it is, and checked by a ``TextRule`` and its length at most.
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

/// A text that a field takes, and what else people write for it.
package struct FieldOption: Equatable, Sendable {
  /// As the API spells it.
  package var value: String
  /// Compared by ``ColumnName``.
  package var aliases: [String]

  package init(_ value: String, _ aliases: String...) {
    self.value = value
    self.aliases = aliases
  }
}
