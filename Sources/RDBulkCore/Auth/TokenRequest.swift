/// The application that a login belongs to, as RD Station registered it.
package struct OAuthClient: Equatable, Sendable {
  package var id: String
  package var secret: String

  package init(id: String, secret: String) {
    self.id = id
    self.secret = secret
  }
}

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

/// Percent-encoding of URLs (RFC 3986, section 2.1).
package enum PercentText {
  /// `text` with everything but unreserved characters encoded, fit for any place in a URL.
  package static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || "-._~".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }

  /// The text of a query's value, where `+` stands for a blank; nil where it is not percent-encoded UTF-8.
  package static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}
