/// What an HTTP response says of the rows of its request.
package enum Answer: Equatable, Sendable {
  /// 2xx, and the body says so for each row.
  case accepted
  /// 2xx, but the body can't be read or does not fit the request: nothing is known of any row.
  case unreadable(APIError)
  /// 4xx: refused for good.
  case rejected(APIError)
  /// 401: no request of this login will be answered otherwise.
  case unauthorized(APIError)
  /// 429 of the account's quota; nanoseconds to wait where the server says.
  case accountLimit(APIError, wait: Int64?)
  /// 429 of one contact's quota; nanoseconds until it has some again.
  case contactLimit(APIError, wait: Int64?)
  /// A failure that may pass, and the request was certainly not processed: 408, 425, and what the API itself answers
  /// with 5xx.
  case failure(APIError, wait: Int64?)
  /// A gateway's word (502, 504, 520–527) that the API's answer did not reach it: the request may have been processed.
  case lostBehindGateway(APIError, wait: Int64?)
}

/// A response as it came, with the headers that matter.
package struct Response: Equatable, Sendable {
  package var status: Int
  /// The values of ``RetryAfter/headerNames``, in that order; nil where a header is absent.
  package var retryAfter: [String?]
  /// The wall clock when it came, in Unix seconds.
  package var unixSeconds: Int64

  package init(status: Int, retryAfter: [String?] = [], unixSeconds: Int64 = 0) {
    self.status = status
    self.retryAfter = retryAfter
    self.unixSeconds = unixSeconds
  }
}

extension Answer {
  /// Reads the answer to a request of one event. Of an accepted one, `uuid` is set to where its `event_uuid` stands in
  /// `body`, or to nothing where the body has none.
  package static func read(_ response: Response, _ body: Span<UInt8>, uuid: inout Range<Int>) -> Answer {
    uuid = 0..<0
    guard (200..<300).contains(response.status) else { return readFailure(response, body) }
    switch AcceptedBody.eventUUID(body) {
    case .found(let range): uuid = range
    case .none: break
    case .unreadable:
      return .unreadable(
        APIError("UNREADABLE_ANSWER", "The server answered \(response.status), but not with JSON that can be read.")
      )
    }
    return .accepted
  }

  /// Reads any answer that is not 2xx.
  package static func readFailure(_ response: Response, _ body: Span<UInt8>) -> Answer {
    var error = ErrorBody.summary(status: response.status, body)
    let wait = RetryAfter.parse(response.retryAfter, unixSeconds: response.unixSeconds)
    switch response.status {
    case 401:
      if error.code.hasPrefix("HTTP_") { error.code = "UNAUTHORIZED" }
      return .unauthorized(error)
    case 408, 425: return .failure(error, wait: wait)
    case 429: return readLimit(body, error, wait)
    case 502, 504, 520...527: return .lostBehindGateway(error, wait: wait)
    case 500...599: return .failure(error, wait: wait)
    case 300...399:
      return .rejected(
        APIError(
          "HTTP_\(response.status)",
          "The server points to another address, and redirects are not followed; check --base-url."
        )
      )
    default: return .rejected(error)
    }
  }

  /// The account's limiter and the contacts' limiter both answer 429; only the latter says `lead_limiter`.
  private static func readLimit(_ body: Span<UInt8>, _ error: APIError, _ wait: Int64?) -> Answer {
    let value = try? JSONValue(parsing: body, 0..<body.count)
    if let text = value?["error"]?.text, text.contains("lead_limiter") {
      let seconds = value?["remaining_time"]?.integer.map { Int64(clamping: min(max(0, $0), 1_000_000)) }
      return .contactLimit(APIError("LEAD_LIMIT", error.message), wait: seconds.map { .seconds($0) } ?? wait)
    }
    return .accountLimit(APIError("RATE_LIMIT", error.message), wait: wait)
  }
}

/// Reads the bodies of 2xx answers.
package enum AcceptedBody {
  package enum UUIDResult: Equatable, Sendable {
    case found(Range<Int>)
    /// Readable, but with no such member.
    case none
    case unreadable
  }

  /// Where the value of the top level's `event_uuid` stands in `body`.
  ///
  /// An empty body is a readable answer: nothing but the status was said. Any JSON object is one, too.
  package static func eventUUID(_ body: Span<UInt8>) -> UUIDResult {
    guard !body.isEmpty else { return .none }
    if body.count == prefix.count + 38, hasPrefix(body) { return .found(prefix.count..<prefix.count + 36) }
    var scanner = JSONScanner(0..<body.count)
    var result = UUIDResult.none
    do throws(JSONError) {
      guard UTF8Check.firstInvalid(body, 0..<body.count) == nil, try scanner.next(body).kind == .beginObject else {
        return .unreadable
      }
      while true {
        let token = try scanner.next(body)
        if token.kind == .end { return result }
        guard token.kind == .key else { continue }
        if scanner.depth == 1, equals(body, token.range, name) {
          let value = try scanner.next(body)
          result = value.kind == .string && isPlain(body, value) ? .found(value.range) : .none
        } else {
          try scanner.skipValue(body)
        }
      }
    } catch {
      return .unreadable
    }
  }

  private static let name = Array("event_uuid".utf8)
  private static let prefix = Array("{\"event_uuid\":\"".utf8)

  /// The form that every answer has: compared as a whole, with the quote and brace behind 36 plain characters.
  private static func hasPrefix(_ body: Span<UInt8>) -> Bool {
    for index in 0..<prefix.count where body[index] != prefix[index] { return false }
    for index in prefix.count..<prefix.count + 36 {
      let byte = body[index]
      guard ASCII.isDigit(byte) || ASCII.lowercased(byte) &- 0x61 < 6 || byte == UInt8(ascii: "-") else { return false }
    }
    return body[body.count - 2] == ASCII.quote && body[body.count - 1] == ASCII.closeBrace
  }

  /// Short, printable and without escapes: fit to be written into a result as it is.
  private static func isPlain(_ body: Span<UInt8>, _ token: JSONToken) -> Bool {
    guard !token.hasEscapes, token.range.count <= 64 else { return false }
    for index in token.range where body[index] < 0x21 || body[index] > 0x7E || body[index] == ASCII.comma { return false }
    return true
  }

  private static func equals(_ body: Span<UInt8>, _ range: Range<Int>, _ other: [UInt8]) -> Bool {
    guard range.count == other.count else { return false }
    for offset in 0..<other.count where body[range.lowerBound + offset] != other[offset] { return false }
    return true
  }
}
