/// What the answer to a token request says.
package enum TokenAnswer: Equatable, Sendable {
  case granted(TokenGrant)
  /// Final: the client, the code or the refresh token isn't valid.
  case refused(APIError)
  /// Temporary; nanoseconds to wait if the server says.
  case unavailable(APIError, wait: Int64?)

  /// The longest answer that is read, in bytes.
  package static let sizeLimit = 1 << 18

  /// Reads an answer in any of the API's shapes (rd-station-api, "Tokens" and "Errors"). The errors may repeat parts of
  /// the request, secrets included.
  package static func read(_ response: Response, _ body: Span<UInt8>) -> TokenAnswer {
    let status = response.status
    guard !(200..<300).contains(status) else {
      if let grant = grant(body) { return .granted(grant) }
      return .unavailable(
        APIError("UNREADABLE_ANSWER", "The server answered \(status), but not with an access token."), wait: nil)
    }
    let error = ErrorBody.summary(status: status, body.extracting(first: min(body.count, sizeLimit)))
    switch status {
    case 408, 425, 429, 500...599:
      return .unavailable(error, wait: RetryAfter.parse(response.retryAfter, unixSeconds: response.unixSeconds))
    case 300...399:
      return .refused(
        APIError(
          "HTTP_\(status)", "The server points to another address, and redirects are not followed; check --base-url."))
    case 400...499: return .refused(error)
    default: return .unavailable(error, wait: nil)
    }
  }

  private static func grant(_ body: Span<UInt8>) -> TokenGrant? {
    guard body.count <= sizeLimit, let value = try? JSONValue(parsing: body, 0..<body.count),
      let token = value["access_token"]?.text, AccessToken.isValid(token)
    else { return nil }
    let refresh = value["refresh_token"]?.text
    let isStorable = refresh.map { !$0.isEmpty && $0.utf8.count <= AccessToken.lengthLimit } ?? false
    return TokenGrant(
      accessToken: token, refreshToken: isStorable ? refresh : nil, expiresIn: seconds(value["expires_in"]))
  }

  /// Ten years, in seconds; anything above is treated as ten years.
  private static let longestLife = 315_360_000.0

  /// A number, or text that is one.
  private static func seconds(_ value: JSONValue?) -> Int64? {
    let text: String
    switch value {
    case .number(let digits), .string(let digits): text = digits
    default: return nil
    }
    guard let seconds = Double(text), seconds.isFinite else { return nil }
    return Int64(min(max(0, seconds), longestLife))
  }
}
