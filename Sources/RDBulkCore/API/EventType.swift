/// A field of a request's body and what the API says of it.
package struct Field: Equatable, Sendable {
  package var name: String
  /// Other column names that mean this field, most likely first; compared by ``ColumnName``.
  package var aliases: [String] = []
  /// Whether the API refuses the event without it.
  package var isRequired = false
  /// What is sent where the input has nothing.
  package var fallback: String?
  /// In Unicode scalars; nil where the API names no limit.
  package var maxLength: Int?
  /// Whether the value must be an email address.
  package var isEmail = false
  /// Whether it says whose funnel is meant: it stands in the path then, not in the body.
  package var isIdentifier = false
}

/// One of the API's events: its names on the wire and its fields in the reference's order.
package struct EventType: Equatable, Sendable {
  /// The body's `event_type`.
  package var name: String
  /// The query's `event_type`.
  package var query: String
  package var fields: [Field]
  /// Whether a second copy changes nothing in the contact's funnel, so that a lost answer may be retried.
  package var isRepeatable: Bool

  /// `OPPORTUNITY_LOST`, from the reference's page *Evento de Marcação de Oportunidade Perdida*.
  package static let opportunityLost = EventType(
    name: "OPPORTUNITY_LOST",
    query: "opportunity_lost",
    fields: [.email, .funnelName, .reason],
    isRepeatable: true
  )

  /// `OPPORTUNITY`: the contact is marked as an opportunity.
  package static let opportunity = EventType(
    name: "OPPORTUNITY", query: "opportunity", fields: [.email, .funnelName], isRepeatable: true)

  /// `SALE`: a won opportunity. A second copy is a second sale.
  package static let sale = EventType(
    name: "SALE", query: "sale", fields: [.email, .funnelName], isRepeatable: false)

  /// The path that batches are posted to.
  package static let batchPath = "/platform/events/batch"

  /// The path that conversions with an API key instead of a token are posted to.
  package static let keyedPath = "/platform/conversions"

  /// The path and query that the event is posted to.
  package var path: String { "/platform/events?event_type=\(query)" }

  /// Every event type of the API, in the order of the reference.
  package static let all = [opportunityLost, opportunity, sale]

  /// The type called `name`, in upper or lower case, with `-` or blanks for `_`.
  package static func named(_ name: String) -> EventType? {
    let wanted = ColumnName.normalized(name)
    return all.first { ColumnName.normalized($0.name) == wanted }
  }
}

extension Field {
  /// Fields of up to 255 characters are what the reference's conversion page allows for addresses.
  static let email = Field(
    name: "email",
    aliases: [
      "e-mail", "mail", "email do contato", "e-mail do contato", "email address", "endereço de e-mail",
      "endereço de email", "contact email", "email do lead", "correio eletrônico",
    ],
    isRequired: true,
    maxLength: 255,
    isEmail: true
  )

  /// Whose funnel it is; in the path, not in the body.
  static var contactEmail: Field {
    var field = email
    field.isIdentifier = true
    return field
  }

  static let funnelName = Field(
    name: "funnel_name",
    aliases: ["funnel", "funil", "nome do funil"],
    isRequired: true,
    fallback: "default"
  )

  static let reason = Field(
    name: "reason",
    aliases: [
      "motivo", "motivo da perda", "motivo de perda", "motivo perda", "lost reason", "loss reason", "reason lost",
      "razão", "razão da perda",
    ]
  )
}
