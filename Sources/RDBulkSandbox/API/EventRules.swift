/// What a field of an event's payload must be.
struct FieldRule: Sendable {
  enum Kind: Sendable {
    /// A string that isn't empty, of at most so many characters.
    case text(limit: Int)
    case email
    /// A number, perhaps written as a string, of at least this.
    case number(min: Double)
    /// As `number`, without a fraction.
    case integer(min: Double)
    case oneOf([String])
    case list(limit: Int)
    case flag
  }

  let name: String
  let kind: Kind
  let isRequired: Bool

  static func need(_ name: String, _ kind: Kind = .text(limit: 10_000)) -> FieldRule {
    FieldRule(name: name, kind: kind, isRequired: true)
  }

  static func may(_ name: String, _ kind: Kind) -> FieldRule {
    FieldRule(name: name, kind: kind, isRequired: false)
  }
}

/// The API's event types and what each demands of its payload. Fields that no rule names pass.
enum EventRules {
  /// The types in the order in which the API's error names them.
  static let types: [String] = table.map(\.type)

  static func rules(for type: String) -> [FieldRule]? { byType[type] }

  private static let byType = [String: [FieldRule]](uniqueKeysWithValues: table.map { ($0.type, $0.rules) })

  private static let email = FieldRule.need("email", .email)
  private static let funnel = [email, .need("funnel_name")]
  private static let order = [email, .need("identifier")]
  private static let lineItems = FieldRule.may("line_items", .list(limit: 20))
  private static let chat = [email, .need("chat_subject"), .need("cf_chat_status")]
  private static let media = [email, .need("media_type"), .need("media_identifier")]
  private static let cart =
    order + [
      .need("checkout_url"), .need("currency"), .need("price", .number(min: 0)),
      .need("total_items", .integer(min: 1)), lineItems,
    ]
  private static let payment = ["Credit Card", "Debit Card", "Invoice", "Others"]

  private static let table: [(type: String, rules: [FieldRule])] = [
    (
      "CONVERSION",
      [
        .need("conversion_identifier", .text(limit: 255)), email, .may("tags", .list(limit: 10_000)),
        .may("available_for_mailing", .flag), .may("legal_bases", .list(limit: 100)),
      ]
    ),
    ("OPPORTUNITY", funnel),
    ("SALE", funnel + [.may("value", .number(min: 0))]),
    ("OPPORTUNITY_LOST", funnel + [.may("reason", .text(limit: 10_000))]),
    (
      "ORDER_PLACED",
      [
        email, .need("cf_order_id"), .need("cf_order_total_items", .integer(min: 0)), .need("cf_order_status"),
        .need("cf_order_payment_method", .oneOf(payment)), .need("cf_order_payment_amount", .number(min: 0)),
      ]
    ),
    ("ORDER_PLACED_ITEM", [email, .need("cf_order_id"), .need("cf_order_product_id")]),
    (
      "CART_ABANDONED",
      [email, .need("cf_cart_id"), .need("cf_cart_total_items", .integer(min: 0)), .need("cf_cart_status")]
    ),
    ("CART_ABANDONED_ITEM", [email, .need("cf_cart_id"), .need("cf_cart_product_id")]),
    ("CHAT_STARTED", chat),
    ("CHAT_FINISHED", chat + [.need("cf_chat_transcript_message", .text(limit: 200_000))]),
    (
      "CALL_FINISHED",
      [
        email, .need("call_from_number"), .need("call_status"), .may("call_type", .oneOf(["Inbound", "Outbound"])),
      ]
    ),
    ("MEDIA_PLAYBACK_STARTED", media),
    ("MEDIA_PLAYBACK_STOPPED", media),
    ("ECOMMERCE_CHECKOUT_STARTED", cart),
    ("ECOMMERCE_CART_ABANDONED", cart),
    (
      "ECOMMERCE_ORDER_PAID",
      order + [
        .need("currency"), .need("price", .number(min: 0)), .need("total_items", .integer(min: 0)),
        .may("payment_methods", .list(limit: 5)), lineItems,
      ]
    ),
    ("ECOMMERCE_ORDER_CANCELLED", order),
    ("ECOMMERCE_ORDER_FULFILLED", order),
    ("ECOMMERCE_SHIPMENT_DELIVERED", order + [.need("order_identifier")]),
    ("ECOMMERCE_ORDER_PLACED", order),
    ("ECOMMERCE_ORDER_REFUNDED", order),
  ]
}
