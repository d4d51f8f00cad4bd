/// The public server.
package enum PublicAPI {
  package static let baseURL = "https://api.rd.services"
}

/// A POST to `/auth/…`, ready to send.
package struct TokenRequest: Equatable, Sendable {
  /// Path and query, to append to the base URL.
  package var path: String
  package var contentType: String
  package var body: [UInt8]
  /// The access token the request needs; nil: sent without an Authorization header.
  package var bearer: String?
  /// What the request holds that no output may repeat.
  package var secrets: [String]

  /// Exchanges the consent page's code for tokens.
  package static func exchange(_ client: OAuthClient, code: String) -> TokenRequest {
    json("/auth/token?token_by=code", client, "code", code)
  }

  /// Exchanges a refresh token for a new access token.
  package static func renewal(_ client: OAuthClient, refreshToken: String) -> TokenRequest {
    json("/auth/token", client, "refresh_token", refreshToken)
  }

  /// Revokes an access token together with its refresh token (RFC 7009, section 2.1).
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
