import RDBulkCore
import Testing

@Suite("Auth: token requests")
struct TokenRequestTests {
  private static let client = OAuthClient(id: "c\"1", secret: "s\\2")

  @Test("Tokens are requested in JSON, without a bearer")
  func bodies() {
    let exchange = TokenRequest.exchange(Self.client, code: "k")
    #expect(exchange.path == "/auth/token?token_by=code" && exchange.bearer == nil)
    #expect(exchange.contentType == "application/json" && exchange.secrets == ["s\\2", "k"])
    #expect(
      String(decoding: exchange.body, as: UTF8.self) == #"{"client_id":"c\"1","client_secret":"s\\2","code":"k"}"#)
    let renewal = TokenRequest.renewal(Self.client, refreshToken: "r")
    #expect(renewal.path == "/auth/token" && renewal.bearer == nil && renewal.secrets == ["s\\2", "r"])
    #expect(
      String(decoding: renewal.body, as: UTF8.self)
        == #"{"client_id":"c\"1","client_secret":"s\\2","refresh_token":"r"}"#)
  }

  @Test("A login is revoked with a form")
  func revocation() {
    let request = TokenRequest.revocation(accessToken: "a+b/c=")
    #expect(request.path == "/auth/revoke" && request.bearer == "a+b/c=")
    #expect(request.contentType == "application/x-www-form-urlencoded")
    #expect(String(decoding: request.body, as: UTF8.self) == "token=a%2Bb%2Fc%3D&token_type_hint=access_token")
  }
}
