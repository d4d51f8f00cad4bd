/// An error as results and messages show it: a code in the API's style and a sentence, both short and safe to print.
package struct APIError: Equatable, Sendable {
  package var code: String
  package var message: Message

  /// An error with `code` and one sentence.
  package init(_ code: String, _ message: Message) {
    self.code = code
    self.message = message
  }

  /// Whether it says that a value is not as it must be: what no earlier copy of the request can have caused. The codes
  /// are those of the API's validations (rd-station-api, "Errors").
  package var concernsValue: Bool {
    Self.validations.contains { code.hasPrefix($0) } && !Self.aboutOthers.contains { code.contains($0) }
  }

  private static let validations = [
    "INVALID", "CANNOT_BE", "CAN_NOT_BE", "MUST_", "VALUES_MUST_BE", "REQUIRED", "MISSING", "NOT_ALLOWED", "TOO_",
    "UNSUPPORTED", "MALFORMED",
  ]
  /// What may be said because of an earlier copy.
  private static let aboutOthers = ["UNIQUE", "TAKEN", "EXIST", "DUPLICAT", "ALREADY"]
}
