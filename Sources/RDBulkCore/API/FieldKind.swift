/// What a field's value must be, and how it stands in the body.
package enum FieldKind: Equatable, Sendable {
  case text
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
    case .text, .email, .uuid, .timestamp, .oneOf, .owner: false
    }
  }

  /// Whether what is read of it stays a text: its quotes belong to the field's name then.
  var isSentAsText: Bool {
    switch self {
    case .text, .email, .uuid, .timestamp: true
    case .number, .integer, .truth, .oneOf, .list, .items, .owner, .custom: false
    }
  }

  /// Whether the value needs nothing but its length or its address to be checked.
  var isPlain: Bool { self == .text || self == .email }

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

/// The objects of a list such as `line_items`.
package struct ItemSchema: Equatable, Sendable {
  /// The most objects that the API takes; nil where it names no limit.
  package var limit: Int?
  /// Members that no field names pass as they are.
  package var fields: [Field]

  /// The products of a cart or an order.
  package static let lineItems = ItemSchema(
    limit: 20,
    fields: [
      Field(name: "product_id", isRequired: true),
      Field(name: "product_title", isRequired: true),
      Field(name: "price", isRequired: true, kind: .number(min: 0)),
      Field(name: "quantity", isRequired: true, kind: .integer(min: 1)),
      Field(name: "product_url"), Field(name: "variant_id"), Field(name: "variant_title"), Field(name: "sku"),
      Field(name: "image_url"),
      Field(name: "categories", kind: .list(limit: 10)),
    ]
  )

  /// On which ground of the LGPD the contact is written to.
  package static let legalBases = ItemSchema(
    limit: nil,
    fields: [
      Field(
        name: "category", isRequired: true,
        kind: .oneOf([FieldOption("communications"), FieldOption("data_processing")])),
      Field(
        name: "type", isRequired: true,
        kind: .oneOf([
          FieldOption("consent"), FieldOption("pre_existent_contract"), FieldOption("legitimate_interest"),
          FieldOption("judicial_process"), FieldOption("vital_interest"), FieldOption("public_interest"),
        ])),
      Field(name: "status", isRequired: true, kind: .oneOf([FieldOption("granted"), FieldOption("declined")])),
    ]
  )
}
