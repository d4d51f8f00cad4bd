/// The public server.
package enum PublicAPI {
  package static let baseURL = "https://api.rd.services"
}

/// A POST to `/auth/…` that is ready to be sent.
package struct TokenRequest: Equatable, Sendable {
  /// Behind the base URL: path and query.
  package var path: String
  package var contentType: String
  package var body: [UInt8]
  /// The access token that the request needs; nil: it goes without an Authorization header.
  package var bearer: String?
  /// What the request holds and no output may repeat.
  package var secrets: [String]

  /// Tokens for the code of the consent page.
  package static func exchange(_ client: OAuthClient, code: String) -> TokenRequest {
    json("/auth/token?token_by=code", client, "code", code)
  }

  /// A new access token for a refresh token.
  package static func renewal(_ client: OAuthClient, refreshToken: String) -> TokenRequest {
    json("/auth/token", client, "refresh_token", refreshToken)
  }

  /// Ends an access token and the refresh token that belongs to it (RFC 7009, section 2.1).
  package static func revocation(accessToken: String) -> TokenRequest {
    let form = "token=\(PercentText.encoded(accessToken))&token_type_hint=access_token"
    return TokenRequest(
      path: "/auth/revoke", contentType: "application/x-www-form-urlencoded", body: Array(form.utf8),
      bearer: accessToken, secrets: [accessToken, PercentText.encoded(accessToken)])
  }

  private static func json(_ path: String, _ client: OAuthClient, _ key: String, _ secret: String) -> TokenRequest {
    var body: [UInt8] = []
    JSONValue.object([
      JSONValue.Member("client_id", .string(client.id)), JSONValue.Member("client_secret", .string(client.secret)),
      JSONValue.Member(key, .string(secret)),
    ]).write(to: &body)
    return TokenRequest(
      path: path, contentType: "application/json", body: body, bearer: nil, secrets: [client.secret, secret])
  }
}
