/// A contact's funnel as the API answers it (reference, *Atualizar pelo UUID/email do contato*).
package struct Funnel: Equatable, Sendable {
  /// The members shown in results, in the order of their columns.
  package static let columns = ["lifecycle_stage", "opportunity", "contact_owner_email", "fit", "interest"]

  /// The stages in order.
  package static let stages: [String] =
    if case .oneOf(let options) = Field.lifecycleStage.kind { options.map(\.value) } else { [] }
  /// In a request, clears the owner.
  package static let nobody = "null"
  /// A funnel with no values.
  package static let silent = Funnel()

  private init() { values = Self.columns.map { _ in .null } }

  /// The value of each column; null if the answer doesn't have it.
  package var values: [JSONValue]

  /// In characters, more than any member needs. Longer texts are cut; longer numbers count as absent.
  private static let limit = 255

  /// Takes the members that are there; nil if the body isn't a JSON object.
  ///
  /// The values are bounded and have no control characters, since they go into results, where a row must stay on one
  /// line.
  package init?(_ body: Span<UInt8>) {
    guard let value = try? JSONValue(parsing: body, 0..<body.count), case .object = value else { return nil }
    values = Self.columns.map { name in
      switch value[name] {
      case .array, .object, nil: .null
      case .string(let text): .string(ErrorBody.clean(text, limit: Self.limit))
      case .number(let digits) where digits.utf8.count > Self.limit: .null
      case let value?: value
      }
    }
  }

  package var lifecycleStage: String? { values[0].text }

  /// The owner's address; nil if there is no owner.
  package var owner: String? { values[2].text }

  package var isOpportunity: Bool? {
    guard case .bool(let value) = values[1] else { return nil }
    return value
  }
}

extension Answer {
  /// Reads the answer to a request about a contact's funnel. Sets `funnel` if it says what the funnel is. If the request
  /// only `changes` it, the status says enough, as with events.
  package static func readFunnel(
    _ response: Response, _ body: Span<UInt8>, changes: Bool = false, _ funnel: inout Funnel?
  ) -> Answer {
    funnel = nil
    guard (200..<300).contains(response.status) else { return readFailure(response, body) }
    switch AcceptedBody.eventUUID(body) {
    case .errors: return .partlyAccepted([RejectedEvent(0, ErrorBody.summary(status: response.status, body))])
    case .none where changes && body.isEmpty: return .accepted
    default: break
    }
    if let found = Funnel(body) {
      funnel = found
      return .accepted
    }
    let error = APIError(
      "UNREADABLE_ANSWER", "The server answered \(response.status), but not with a readable funnel.")
    return isPage(body) ? .refusesAll(error, .between) : .unreadable(error)
  }
}
