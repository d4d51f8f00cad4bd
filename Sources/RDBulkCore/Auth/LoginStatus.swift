/// What `rdbulk auth status` says of a stored login: no token, and of the client's id only its ends.
package struct LoginStatus: Equatable, Sendable {
  /// Whether a run would get through with it, as far as can be told without asking the server.
  package let isGood: Bool
  package let lines: [String]

  /// `canRenew` says whether a client and a refresh token are at hand, here or in the environment; `file` is where the
  /// login is stored.
  package init(_ profile: Profile, name: String, file: String, canRenew: Bool, unixSeconds: Int64) {
    let isValid = profile.usableToken(unixSeconds) != nil
    isGood = isValid || canRenew
    let refresh =
      canRenew
      ? profile.refreshToken != nil ? "stored" : "in the environment"
      : profile.refreshToken != nil ? "stored, but the client's id or secret is not" : "none"
    lines = [
      ("Profile", name),
      ("Client id", profile.clientID.map(Self.shortened) ?? "in the environment"),
      ("Server", Echo.plain(profile.baseURL)),
      ("Access token", Self.validity(profile, unixSeconds)),
      ("Refresh token", refresh),
      ("File", Self.printable(file)),
    ].map { label, value in "\(label):" + String(repeating: " ", count: 15 - label.count) + value }
  }

  /// The first and last four characters of an id that is long enough not to be given away by them.
  package static func shortened(_ id: String) -> String {
    let id = ErrorBody.clean(id, limit: 200)
    return id.count >= 16 ? "\(id.prefix(4))...\(id.suffix(4))" : "\(id.prefix(2))..."
  }

  private static func validity(_ profile: Profile, _ unixSeconds: Int64) -> String {
    guard profile.accessToken != nil else { return "none" }
    guard let expiresAt = profile.expiresAt else { return "stored; the server did not say how long it is good" }
    let moment = moment(expiresAt)
    guard expiresAt > unixSeconds else { return "expired \(moment)" }
    return "valid until \(moment) (\(EndText.duration(.seconds(min(expiresAt - unixSeconds, 1_000_000_000)))))"
  }

  /// The year 9999 ends there.
  private static let lastSecond: Int64 = 253_402_300_799

  private static func moment(_ unixSeconds: Int64) -> String {
    var writer = TimestampWriter()
    var bytes: [UInt8] = []
    writer.append(unixMilliseconds: min(max(0, unixSeconds), lastSecond) * 1_000, to: &bytes)
    // Seconds are what a login's life is counted in.
    return String(decoding: bytes.prefix(19), as: UTF8.self) + "Z"
  }

  private static func printable(_ path: String) -> String { ErrorBody.clean(path, limit: 4_096) }
}
