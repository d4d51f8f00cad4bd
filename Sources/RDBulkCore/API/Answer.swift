/// What an HTTP response says about the rows of its request.
package enum Answer: Equatable, Sendable {
  /// 2xx, and the body doesn't say otherwise.
  case accepted
  /// 2xx, but for these events the body has errors instead of uuids: what became of them is unknown. The others are
  /// accepted.
  case partlyAccepted([RejectedEvent])
  /// 2xx, but the body is unreadable or doesn't match the request: no row's outcome is known.
  case unreadable(APIError)
  /// 4xx: refused for good.
  case rejected(APIError)
  /// 4xx that names the refused events of a batch by position. The others weren't processed either.
  case partlyRejected([RejectedEvent])
  /// What every row would be answered, unless another one is accepted.
  case refusesAll(APIError, Refuser)
  /// 401: every request with this login will get the same answer.
  case unauthorized(APIError)
  /// 429 from the account's quota; nanoseconds to wait if the server says.
  case accountLimit(APIError, wait: Int64?)
  /// 429 from one contact's quota; nanoseconds until it has some left.
  case contactLimit(APIError, wait: Int64?)
  /// A temporary failure, and the request was certainly not processed: 408, 425, and any 5xx from the API itself.
  case failure(APIError, wait: Int64?)
  /// A gateway reports (502, 504, 52x, 598, 599) that it got no answer from the API: the request may have been
  /// processed.
  case lostBehindGateway(APIError, wait: Int64?)
}

extension Answer {
  /// Reads the answer to a request with one event. If it is accepted, `uuid` is set to where its `event_uuid` is in
  /// `body`, or to an empty range if there is none.
  package static func read(_ response: Response, _ body: Span<UInt8>, uuid: inout Range<Int>) -> Answer {
    uuid = 0..<0
    guard (200..<300).contains(response.status) else { return readFailure(response, body) }
    switch AcceptedBody.eventUUID(body) {
    case .found(let range): uuid = range
    case .none: break
    case .errors: return .partlyAccepted([RejectedEvent(0, ErrorBody.summary(status: response.status, body))])
    case .unreadable: return unreadable(response.status, body)
    }
    return .accepted
  }

  /// What a 2xx answer is that can't be read. A page comes from something that is not the API.
  static func unreadable(_ status: Int, _ body: Span<UInt8>) -> Answer {
    let error = APIError("UNREADABLE_ANSWER", "The server answered \(status), but not with readable JSON.")
    return isPage(body) ? .refusesAll(error, .between) : .unreadable(error)
  }

  /// Reads any answer that isn't 2xx.
  package static func readFailure(_ response: Response, _ body: Span<UInt8>) -> Answer {
    var error = ErrorBody.summary(status: response.status, body)
    let wait = RetryAfter.parse(response.retryAfter, unixSeconds: response.unixSeconds)
    if response.status != 401, let refuser = refuser(response.status, error, body) {
      if (300..<400).contains(response.status) { error = redirect(response.status) }
      return .refusesAll(error, refuser)
    }
    switch response.status {
    case 401:
      // The bodies name it in three ways; results use one.
      error.code = "UNAUTHORIZED"
      return .unauthorized(error)
    case 408, 425: return .failure(error, wait: wait)
    case 429: return readLimit(body, error, wait)
    case 502, 504, 520...529, 598, 599: return .lostBehindGateway(error, wait: wait)
    case 500...599: return .failure(error, wait: wait)
    case 400...499: return .rejected(error)
    default: return .unreadable(error)
    }
  }

  private static func redirect(_ status: Int) -> APIError {
    APIError(
      "HTTP_\(status)", "The server points to another address, and redirects are not followed; check --base-url.")
  }

  /// The account's limiter and the contacts' limiter both answer 429; only the latter says `lead_limiter`.
  private static func readLimit(_ body: Span<UInt8>, _ error: APIError, _ wait: Int64?) -> Answer {
    let value = try? JSONValue(parsing: body, 0..<body.count)
    if let text = value?["error"]?.text, text.contains("lead_limiter") {
      return .contactLimit(APIError("LEAD_LIMIT", error.message), wait: remainingTime(value) ?? wait)
    }
    return .accountLimit(APIError("RATE_LIMIT", error.message), wait: wait)
  }

  /// The contact's `remaining_time`, in whole or fractional seconds, converted to nanoseconds.
  private static func remainingTime(_ value: JSONValue?) -> Int64? {
    guard case .number(let digits)? = value?["remaining_time"], let seconds = Double(digits) else { return nil }
    return Int64(min(max(0, seconds), 1_000_000) * 1_000_000_000)
  }
}
