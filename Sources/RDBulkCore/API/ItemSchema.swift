/// The objects of a list such as `line_items`.
package struct ItemSchema: Equatable, Sendable {
  /// The most objects the API accepts; nil if it documents no limit.
  package var limit: Int?
  /// The known members; others are sent as they are.
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

  /// The legal basis under the LGPD for contacting the person.
  package static let legalBases = ItemSchema(
    limit: nil,
    fields: [
      Field(
        name: "category", isRequired: true,
        kind: .oneOf([FieldOption("communications")])),
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
