/// What an error code of a results file means, for a reader of any language.
///
/// A resumed run knows the rows of earlier runs from the results, whose messages may be in another language than the one
/// the reader uses now. A code is the same in every language.
enum CauseText {
  /// A sentence for `code`; nil for the API's own codes, whose messages are the API's words in every language.
  static func sentence(_ code: String) -> Message? {
    if let problem = RowProblem.Code(rawValue: code) { return sentence(problem) }
    if code.hasPrefix("HTTP_"), let status = Int(code.dropFirst(5)) { return "The server answered \(status)." }
    return network[code]
  }

  private static let network: [String: Message] = [
    "TIMEOUT": "No answer came in time.",
    "CONNECTION_FAILED": "The server could not be reached.",
    "HOST_NOT_FOUND": "The server's name was not found.",
    "TLS_FAILED": "No secure connection to the server was possible.",
    "PROXY_FAILED": "The proxy could not be reached.",
    ProxyRefusal.code: "The proxy did not connect to the server.",
    "CONNECTION_LOST": "The connection broke before the answer came.",
    "UNREADABLE_ANSWER": "The server's answer could not be read.",
    "SURPLUS_ANSWER": "More than one answer came, so this one may belong to another request.",
    "INTERRUPTED": "The run was stopped before the answer came.",
    "STOPPED": "The run stopped before this row could be sent again.",
    "LEAD_LIMIT": "This contact's quota is used up.",
    "RATE_LIMIT": "The account's quota was used up.",
    "NOT_APPLIED": "The funnel does not show the event.",
    "POSSIBLY_SENT": "An earlier job may have sent this event.",
  ]

  private static func sentence(_ code: RowProblem.Code) -> Message {
    switch code {
    case .malformedRow: "The row can't be read."
    case .rowTooLong: "The row is too long."
    case .doubtfulRow: "The line may belong to the text of an earlier row."
    case .missingField: "A field that must have a value is empty."
    case .invalidEmail: "The email is not an address."
    case .invalidType: "A value is of the wrong type."
    case .fieldTooLong: "A value is too long."
    case .invalidNumber: "A value is not a valid number."
    case .shortenedNumber: "A spreadsheet has shortened a number."
    case .ambiguousNumber: "A number can be read in two ways."
    case .invalidOption: "A value is not one of those allowed."
    case .invalidDate: "A value is not a date and time."
    case .invalidUUID: "A value is not a UUID."
    case .invalidList: "A list can't be read."
    case .unknownField: "The account does not have this field."
    case .nothingToSet: "The row has nothing to set."
    }
  }
}
