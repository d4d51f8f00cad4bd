/// One of the API's events: its names on the wire and its fields in the reference's order.
package struct EventType: Equatable, Sendable {
  /// The body's `event_type`.
  package var name: String
  package var fields: [Field]
  /// Whether a second copy changes nothing in the contact's funnel, so that a lost answer may be retried.
  package var isRepeatable = false
  /// Which columns go along although no field names them.
  package var extraColumns = Operation.ExtraColumns.custom
  /// Whether the reference lists the type for batches.
  package var isListedForBatches = true
  /// The day from which the API need not take it any more, as it was announced: `2025-12-31`.
  package var removal: String?

  /// The query's `event_type`: the reference has `ECOMMERCE_*` in upper case, and `opportunity`, `sale`,
  /// `opportunity_lost` and `conversion` in lower; of the rest it does not say, and they follow the lower ones.
  package var query: String { name.hasPrefix(Self.commercePrefix) ? name : name.lowercased() }

  static let commercePrefix = "ECOMMERCE_"

  /// The path that batches are posted to.
  package static let batchPath = "/platform/events/batch"

  /// The path that conversions with an API key instead of a token are posted to.
  package static let keyedPath = "/platform/conversions"

  /// The path and query that the event is posted to.
  package var path: String { "/platform/events?event_type=\(query)" }

  /// Every event type of the API, in the order of the reference.
  package static let all =
    [opportunityLost, opportunity, sale, conversion] + commerce + legacyCommerce + conversations + media

  /// The type called `name`, in upper or lower case, with `-` or blanks for `_`.
  package static func named(_ name: String) -> EventType? {
    let wanted = ColumnName.normalized(name)
    return all.first { ColumnName.normalized($0.name) == wanted }
  }
}

/// The funnel's events and conversions.
extension EventType {
  /// `OPPORTUNITY_LOST`, from the reference's page *Evento de Marcação de Oportunidade Perdida*, which says that the
  /// event records no custom fields.
  package static let opportunityLost = EventType(
    name: "OPPORTUNITY_LOST",
    fields: [.email, .funnelName, .reason],
    isRepeatable: true,
    extraColumns: .nothing
  )

  /// `OPPORTUNITY`: the contact is marked as an opportunity.
  package static let opportunity = EventType(
    name: "OPPORTUNITY", fields: [.email, .funnelName], isRepeatable: true)

  /// `SALE`: a won opportunity. A second copy is a second sale.
  package static let sale = EventType(name: "SALE", fields: [.email, .funnelName, .value])

  /// `CONVERSION`: the contact did something, and is created where it does not exist.
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
