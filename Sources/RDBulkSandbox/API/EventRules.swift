/// The API's event types and what each requires of its payload. Fields without a rule pass: custom fields, and those
/// whose type the documentation leaves open.
///
/// Orders and carts in custom fields (`ORDER_PLACED`, `CART_ABANDONED` and their items) aren't here: since 2026 the API
/// has refused them like unknown types.
enum EventRules {
  /// The types, in the order the API's error lists them.
  static let types: [String] = table.map(\.type)

  static func rules(for type: String) -> [FieldRule]? { byType[type] }

  private static let byType = [String: [FieldRule]](uniqueKeysWithValues: table.map { ($0.type, $0.rules) })

  private static let table: [(type: String, rules: [FieldRule])] = [
    ("CONVERSION", conversion),
    ("OPPORTUNITY", funnel),
    ("SALE", funnel + [.may("value", .number(min: 0))]),
    ("OPPORTUNITY_LOST", funnel + [.may("reason")]),
    ("CHAT_STARTED", chat),
    ("CHAT_FINISHED", chat + [.need("cf_chat_transcript_message", .text(limit: 200_000))]),
    ("CALL_FINISHED", call),
    ("MEDIA_PLAYBACK_STARTED", media),
    ("MEDIA_PLAYBACK_STOPPED", media),
    ("ECOMMERCE_CHECKOUT_STARTED", shopCart),
    ("ECOMMERCE_CART_ABANDONED", shopCart),
    ("ECOMMERCE_ORDER_PAID", shopPayment),
    ("ECOMMERCE_ORDER_CANCELLED", shop + [.may("cancel_reason")]),
    ("ECOMMERCE_ORDER_FULFILLED", shopFulfilment),
    ("ECOMMERCE_SHIPMENT_DELIVERED", shop + [.need("order_identifier")]),
    ("ECOMMERCE_ORDER_PLACED", shop),
    ("ECOMMERCE_ORDER_REFUNDED", shop),
  ]

  // MARK: - Parts of several events

  private static let email = FieldRule.need("email", .email)

  private static let contact = FieldRule.allowed(
    "name", "job_title", "state", "city", "country", "personal_phone", "mobile_phone", "twitter", "facebook",
    "linkedin", "website", "company_name", "company_site", "company_address")

  private static let legalBasis: [FieldRule] = [
    .need("category", .oneOf(["communications"])),
    .need(
      "type",
      .oneOf([
        "consent", "pre_existent_contract", "legitimate_interest", "judicial_process", "vital_interest",
        "public_interest",
      ])),
    .may("status", .oneOf(["granted", "declined"])),
  ]

  private static let lineItem: [FieldRule] =
    FieldRule.needed("product_id", "product_title") + [
      .need("price", .number(min: 0)), .need("quantity", .integer(min: 1)),
      .may("categories", .list(of: .text(limit: 10_000), limit: 10)),
    ] + FieldRule.allowed("product_url", "variant_id", "variant_title", "sku", "image_url")

  private static let lineItems = FieldRule.may("line_items", .list(of: .object(lineItem), limit: 20))

  // MARK: - The contact and its funnel

  private static let conversion: [FieldRule] =
    [
      .need("conversion_identifier", .text(limit: 255)), email,
      .may("tags", .list(of: .text(limit: 10_000), limit: 10_000)), .may("available_for_mailing", .flag),
      .may("legal_bases", .list(of: .object(legalBasis), limit: 100)),
    ] + contact
    + FieldRule.allowed(
      "client_tracking_id", "traffic_source", "traffic_medium", "traffic_campaign", "traffic_value")

  // The API has only this funnel; a CRM's pipeline isn't one of its funnels.
  private static let funnel = [email, .need("funnel_name", .oneOf(["default"]))]

  // MARK: - Chats, calls and media

  private static let chat: [FieldRule] =
    [email] + FieldRule.needed("chat_subject", "cf_chat_status")
    + FieldRule.allowed("cf_chat_type", "cf_birthdate", "cf_gender") + contact

  private static let call: [FieldRule] =
    [email] + FieldRule.needed("call_from_number", "call_status") + [
      .may("call_user_email", .email), .may("call_started_at", .dateTime),
      .may("call_type", .oneOf(["Inbound", "Outbound"])),
    ]
    + FieldRule.allowed(
      "call_duration", "call_status_description", "call_phone_type", "call_carrier", "call_record")

  private static let media: [FieldRule] = [email] + FieldRule.needed("media_type", "media_identifier")

  // MARK: - Shops

  private static let shop: [FieldRule] = [email, .need("identifier")]

  private static let shopCart: [FieldRule] =
    shop + FieldRule.needed("checkout_url", "currency") + [
      .need("price", .number(min: 0)), .need("total_items", .integer(min: 1)), lineItems,
    ]

  private static let shopPayment: [FieldRule] =
    shop + [
      .need("currency"), .need("price", .number(min: 0)), .need("total_items", .integer(min: 0)),
      .may("shipping_price", .number(min: 0)),
      .may("payment_methods", .list(of: .text(limit: 10_000), limit: 5)), lineItems,
    ] + FieldRule.allowed("shipping_city", "shipping_state", "shipping_country", "order_url")

  private static let shopFulfilment: [FieldRule] =
    shop + FieldRule.allowed("order_identifier", "tracking_company", "tracking_code", "tracking_url")
}
