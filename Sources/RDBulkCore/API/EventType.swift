/// A field of an event's payload and what the API says of it.
package struct EventField: Equatable, Sendable {
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
}

/// One of the API's events: its names on the wire and its fields in the reference's order.
package struct EventType: Equatable, Sendable {
  /// The body's `event_type`.
  package var name: String
  /// The query's `event_type`.
  package var query: String
  package var fields: [EventField]
  /// Whether a second copy changes nothing in the contact's funnel, so that a lost answer may be retried.
  package var isRepeatable: Bool

  /// `OPPORTUNITY_LOST`, from the reference's page *Evento de Marcação de Oportunidade Perdida*.
  package static let opportunityLost = EventType(
    name: "OPPORTUNITY_LOST",
    query: "opportunity_lost",
    fields: [.email, .funnelName, .reason],
    isRepeatable: true
  )

  /// The path that batches are posted to.
  package static let batchPath = "/platform/events/batch"

  /// The path and query that the event is posted to.
  package var path: String { "/platform/events?event_type=\(query)" }
}

extension EventField {
  /// Fields of up to 255 characters are what the reference's conversion page allows for addresses.
  static let email = EventField(
    name: "email",
    aliases: [
      "e-mail", "mail", "email do contato", "e-mail do contato", "email address", "endereço de e-mail",
      "endereço de email", "contact email", "email do lead", "correio eletrônico",
    ],
    isRequired: true,
    maxLength: 255,
    isEmail: true
  )

  static let funnelName = EventField(
    name: "funnel_name",
    aliases: ["funnel", "funil", "nome do funil"],
    isRequired: true,
    fallback: "default"
  )

  static let reason = EventField(
    name: "reason",
    aliases: [
      "motivo", "motivo da perda", "motivo de perda", "motivo perda", "lost reason", "loss reason", "reason lost",
      "razão", "razão da perda",
    ]
  )
}

extension SendCommand {
  /// The event that the command sends.
  package var eventType: EventType {
    switch self {
    case .lost: .opportunityLost
    }
  }
}
