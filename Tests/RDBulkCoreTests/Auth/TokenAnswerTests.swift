import RDBulkCore
import Testing

@Suite("Auth: answers to token requests")
struct TokenAnswerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let status: Int
    let body: String
    let expected: TokenAnswer
    var wait: String?
    var testDescription: String { "\(status) \(body.prefix(60))" }
  }

  private static func granted(_ token: String, _ refresh: String? = nil, _ seconds: Int64? = nil) -> TokenAnswer {
    .granted(TokenGrant(accessToken: token, refreshToken: refresh, expiresIn: seconds))
  }

  private static func unreadable(_ status: Int = 200) -> TokenAnswer {
    .unavailable(
      APIError("UNREADABLE_ANSWER", "The server answered \(status), but not with an access token."), wait: nil)
  }

  static let cases = [
    Case(
      status: 200, body: #"{"access_token":"a","expires_in":86400,"refresh_token":"r"}"#,
      expected: granted("a", "r", 86_400)),
    Case(status: 201, body: #"{"access_token":"a"}"#, expected: granted("a")),
    Case(
      status: 200, body: #"{"access_token":"a","expires_in":"3600","refresh_token":null,"x":[1]}"#,
      expected: granted("a", nil, 3_600)),
    Case(
      status: 200, body: #"{"access_token":"a","expires_in":-5,"refresh_token":""}"#, expected: granted("a", nil, 0)),
    Case(status: 200, body: #"{"access_token":"a","expires_in":1e300}"#, expected: granted("a", nil, 315_360_000)),
    Case(
      status: 200, body: #"{"access_token":"a","expires_in":[],"refresh_token":{}}"#, expected: granted("a")),
    Case(status: 200, body: "", expected: unreadable()),
    Case(status: 200, body: "<html>", expected: unreadable()),
    Case(status: 200, body: "{}", expected: unreadable()),
    Case(status: 204, body: "", expected: unreadable(204)),
    Case(status: 200, body: #"{"access_token":""}"#, expected: unreadable()),
    Case(status: 200, body: #"{"access_token":"a\r\nHost: x"}"#, expected: unreadable()),
    Case(status: 200, body: #"{"access_token":"a"}{"#, expected: unreadable()),
    Case(
      status: 200, body: #"{"access_token":""# + String(repeating: "a", count: 16_385) + #""}"#,
      expected: unreadable()),
    Case(
      status: 200, body: #"{"access_token":"a","x":""# + String(repeating: "x", count: TokenAnswer.sizeLimit) + #""}"#,
      expected: unreadable()),
    Case(
      status: 401, body: #"{"errors":{"error_type":"INVALID_REFRESH_TOKEN","error_message":"Bad."}}"#,
      expected: .refused(APIError("INVALID_REFRESH_TOKEN", Message(verbatim: "Bad.")))),
    Case(
      status: 401, body: #"{"errors":[{"error_type":"ACCESS_DENIED","error_message":"No."}]}"#,
      expected: .refused(APIError("ACCESS_DENIED", Message(verbatim: "No.")))),
    Case(
      status: 400, body: #"{"error":"invalid_grant","error_description":"Gone."}"#,
      expected: .refused(APIError("invalid_grant", Message(verbatim: "Gone.")))),
    Case(
      status: 403, body: "<html>no</html>",
      expected: .refused(APIError("HTTP_403", "The server answered \(403) with a page instead of an answer."))),
    Case(status: 404, body: "", expected: .refused(APIError("HTTP_404", "The server answered \(404)."))),
    Case(
      status: 302, body: "",
      expected: .refused(
        APIError(
          "HTTP_302", "The server points to another address, and redirects are not followed; check --base-url."))),
    Case(
      status: 429, body: #"{"message":"API rate limit exceeded"}"#,
      expected: .unavailable(APIError("HTTP_429", Message(verbatim: "API rate limit exceeded")), wait: .seconds(7)),
      wait: "7"),
    Case(
      status: 503, body: "", expected: .unavailable(APIError("HTTP_503", "The server answered \(503)."), wait: nil)),
    Case(status: 408, body: "", expected: .unavailable(APIError("HTTP_408", "The server answered \(408)."), wait: nil)),
    Case(status: 101, body: "", expected: .unavailable(APIError("HTTP_101", "The server answered \(101)."), wait: nil)),
  ]

  @Test("Answers to token requests are read in every shape", arguments: cases)
  func read(_ each: Case) {
    let body = Array(each.body.utf8)
    let response = Response(status: each.status, retryAfter: [nil, each.wait], unixSeconds: 1_000)
    #expect(TokenAnswer.read(response, body.span) == each.expected)
  }

  @Test("An answer cut off at any byte gives no partial token")
  func cutOff() {
    let whole = Array(#"{"access_token":"abcdefgh","expires_in":86400,"refresh_token":"r"}"#.utf8)
    for length in 0..<whole.count {
      let body = Array(whole[..<length])
      #expect(TokenAnswer.read(Response(status: 200), body.span) == Self.unreadable())
    }
  }
}
