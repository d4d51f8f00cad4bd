/// One of the API's events: its names on the wire, and its fields in the reference's order.
package struct EventType: Equatable, Sendable {
  /// The body's `event_type`.
  package var name: String
  package var fields: [Field]
  /// Whether a second copy leaves the contact's funnel unchanged, so that a request with a lost answer may be retried.
  package var isRepeatable = false
  /// Which columns are sent although no field names them.
  package var extraColumns = Operation.ExtraColumns.custom

  /// The query's `event_type`. The reference has `ECOMMERCE_*` in upper case and `opportunity`, `sale`,
  /// `opportunity_lost` and `conversion` in lower case; it doesn't say for the rest, which follow the lower-case ones.
  package var query: String { name.hasPrefix(Self.commercePrefix) ? name : name.lowercased() }

  static let commercePrefix = "ECOMMERCE_"

  /// The path batches are posted to.
  package static let batchPath = "/platform/events/batch"

  /// The path for conversions sent with an API key instead of a token.
  package static let keyedPath = "/platform/conversions"

  /// The path and query the event is posted to.
  package var path: String { "/platform/events?event_type=\(query)" }

  /// Every event type of the API, in the reference's order.
  package static let all =
    [opportunityLost, opportunity, sale, conversion] + commerce + conversations + media

  /// The type called `name`, in upper or lower case, with `-` or blanks for `_`.
  package static func named(_ name: String) -> EventType? {
    let wanted = ColumnName.normalized(name)
    return all.first { ColumnName.normalized($0.name) == wanted }
  }
}

/// Types that the API no longer accepts.
extension EventType {
  /// The type that replaces the removed type called `name`, spelled as for `named`; nil if none of that name was
  /// removed. According to the reference, the API refuses them from 2025-12-31 on.
  package static func replacement(ofRemoved name: String) -> String? {
    let wanted = ColumnName.normalized(name)
    return removed.first { ColumnName.normalized($0.name) == wanted }?.replacement
  }

  private static let removed = [
    (name: "ORDER_PLACED", replacement: "ECOMMERCE_ORDER_PLACED"),
    (name: "ORDER_PLACED_ITEM", replacement: "ECOMMERCE_ORDER_PLACED"),
    (name: "CART_ABANDONED", replacement: "ECOMMERCE_CART_ABANDONED"),
    (name: "CART_ABANDONED_ITEM", replacement: "ECOMMERCE_CART_ABANDONED"),
  ]
}

/// The events of the funnel, none of which records custom fields, and conversions.
extension EventType {
  /// `OPPORTUNITY_LOST`. The reference (*Evento de Marcação de Oportunidade Perdida*) says that the event records no
  /// custom fields.
  package static let opportunityLost = EventType(
    name: "OPPORTUNITY_LOST",
    fields: [.email, .funnelName, .reason],
    isRepeatable: true,
    extraColumns: .nothing
  )

  /// `OPPORTUNITY`: marks the contact as an opportunity.
  package static let opportunity = EventType(
    name: "OPPORTUNITY", fields: [.email, .funnelName], isRepeatable: true, extraColumns: .nothing)

  /// `SALE`: a won opportunity. A second copy is a second sale.
  package static let sale = EventType(
    name: "SALE", fields: [.email, .funnelName, .value], extraColumns: .nothing)

  /// `CONVERSION`: the contact did something; creates the contact if there is none.
  package static let conversion = EventType(
    name: "CONVERSION",
    fields: [
      Field(
        name: "conversion_identifier",
        aliases: [
          "identificador", "identificador da conversão", "conversão", "conversion", "identifier", "evento",
        ],
        isRequired: true,
        maxLength: 255,
        kind: .code
      ),
      .email,
    ] + Field.contact + [
      Field(name: "client_tracking_id", aliases: ["tracking id"], kind: .code),
      Field(name: "traffic_source", aliases: ["origem", "fonte", "utm_source", "source"]),
      Field(name: "traffic_medium", aliases: ["meio", "mídia", "utm_medium", "medium"]),
      Field(name: "traffic_campaign", aliases: ["campanha", "utm_campaign", "campaign"]),
      Field(name: "traffic_value", aliases: ["utm_term", "termo"]),
      Field(name: "tags", aliases: ["etiquetas", "tag", "etiqueta"], kind: .list(limit: nil)),
      Field(
        name: "available_for_mailing", aliases: ["aceita e-mails", "aceita emails", "opt-in", "recebe e-mails"],
        kind: .truth),
      .legalBases,
    ]
  )
}
