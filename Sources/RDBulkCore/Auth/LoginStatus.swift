/// What `rdbulk auth status` shows of a stored login: no token, and only the ends of the client's id.
package struct LoginStatus: Equatable, Sendable {
  /// Whether a run could use it, judged without asking the server.
  package let isGood: Bool
  private let lines: [Line]

  private struct Line: Equatable, Sendable {
    var label: Message
    var value: Message
  }

  /// `canRenew` says whether the profile or the environment has a client and a refresh token; `file` is where the login
  /// is stored.
  package init(_ profile: Profile, name: String, file: String, canRenew: Bool, unixSeconds: Int64) {
    let isValid = profile.usableToken(unixSeconds) != nil
    isGood = isValid || canRenew
    let refresh: Message =
      canRenew
      ? profile.refreshToken != nil ? Message("stored") : "in the environment"
      : profile.refreshToken != nil ? "stored, but the client's id or secret is not" : Message("none")
    let client = profile.clientID.map { Message(verbatim: Self.shortened($0)) }
    lines = [
      Line(label: Message("Profile"), value: Message(verbatim: name)),
      Line(
        label: Message("Account"),
        value: profile.account.map { Message(verbatim: $0) } ?? "not known yet; rdbulk auth refresh asks for it"),
      Line(label: "Client id", value: client ?? "in the environment"),
      Line(label: Message("Server"), value: Message(verbatim: Quoted.bare(profile.baseURL))),
      Line(label: "Access token", value: Self.validity(profile, unixSeconds)),
      Line(label: "Refresh token", value: refresh),
      Line(label: Message("File"), value: Message(verbatim: Self.printable(file))),
    ]
  }

  /// One line per value; see ``Message/text(in:isASCII:)``.
  package func lines(in language: Language, isASCII: Bool = false) -> [String] {
    let labels = lines.map { $0.label.text(in: language, isASCII: isASCII) }
    let width = labels.map(\.count).max() ?? 0
    return zip(labels, lines).map { label, line in
      "\(label):" + String(repeating: " ", count: width - label.count + 2)
        + line.value.text(in: language, isASCII: isASCII)
    }
  }

  /// The first and last four characters of an id, if it is long enough that they don't give it away.
  package static func shortened(_ id: String) -> String {
    let id = ErrorBody.clean(id, limit: 200)
    return id.count >= 16 ? "\(id.prefix(4))...\(id.suffix(4))" : "\(id.prefix(2))..."
  }

  private static func validity(_ profile: Profile, _ unixSeconds: Int64) -> Message {
    guard profile.accessToken != nil else { return Message("none") }
    guard let expiresAt = profile.expiresAt else { return "stored; the server did not say how long it is valid" }
    let moment = moment(expiresAt)
    guard expiresAt > unixSeconds else { return "expired \(moment)" }
    return "valid until \(moment) (\(Message.duration(.seconds(min(expiresAt - unixSeconds, 1_000_000_000)))))"
  }

  /// The last second of the year 9999.
  private static let lastSecond: Int64 = 253_402_300_799

  /// A time to the second, such as `2026-11-22T01:16:05Z`.
  static func moment(_ unixSeconds: Int64) -> String {
    var writer = TimestampWriter()
    var bytes: [UInt8] = []
    writer.append(unixMilliseconds: min(max(0, unixSeconds), lastSecond) * 1_000, to: &bytes)
    // An expiry needs seconds, not milliseconds.
    return String(decoding: bytes.prefix(19), as: UTF8.self) + "Z"
  }

  private static func printable(_ path: String) -> String { ErrorBody.clean(path, limit: 4_096) }
}
