/// A contact's funnel as the API answered it (reference, *Atualizar pelo UUID/email do contato*).
package struct Funnel: Equatable, Sendable {
  /// The members that results show, in the order of their columns.
  package static let columns = ["lifecycle_stage", "opportunity", "contact_owner_email", "fit", "interest"]

  /// The value of each column; null where the answer has none.
  package var values: [JSONValue]

  /// In characters: more than any of the members has. Longer texts are cut, longer numbers count as none.
  private static let limit = 255

  /// Takes what is there of the members; nil where the body is no JSON object.
  ///
  /// What comes out is bounded and has no controls, since it goes into results: a row must stay on one line there.
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

  package var isOpportunity: Bool? {
    guard case .bool(let value) = values[1] else { return nil }
    return value
  }
}

extension Answer {
  /// Reads the answer to a call of a contact's funnel. Of an accepted one `funnel` is set.
  package static func readFunnel(_ response: Response, _ body: Span<UInt8>, _ funnel: inout Funnel?) -> Answer {
    funnel = nil
    guard (200..<300).contains(response.status) else { return readFailure(response, body) }
    guard let found = Funnel(body) else {
      return .unreadable(
        APIError("UNREADABLE_ANSWER", "The server answered \(response.status), but not with a funnel that can be read.")
      )
    }
    funnel = found
    return .accepted
  }
}
