/// Whose events a history remembers: two accounts never share one.
package struct HistoryAccount: Equatable, Sendable {
  /// The server's URL; ``sandbox`` for the one inside this process. One on the loopback is known without its port, which
  /// changes with each start.
  package var server: String
  /// The account's name, where the API gave it.
  package var name: String?
  /// The name of the stored login, where one is used.
  package var profile: String?

  /// The server of a rehearsal.
  package static let sandbox = "sandbox"

  /// An account as given.
  package init(server: String, name: String?, profile: String?) {
    self.server = server
    self.name = name
    self.profile = profile
  }

  /// The account in a block of the log; nil if it is none.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard let json = try? JSONValue(parsing: bytes, range), let server = json["server"]?.text else { return nil }
    self.server = server
    name = json["name"]?.text
    profile = json["profile"]?.text
  }

  /// Its bytes in a block of the log.
  var bytes: [UInt8] {
    var members = [JSONValue.Member("server", .string(server))]
    if let name { members.append(JSONValue.Member("name", .string(name))) }
    if let profile { members.append(JSONValue.Member("profile", .string(profile))) }
    var bytes: [UInt8] = []
    JSONValue.object(members).write(to: &bytes)
    return bytes
  }

  /// Whether it is the account of a rehearsal.
  package var isRehearsal: Bool { server == Self.sandbox }

  /// Whether a run that sends to `other` may use the history. The name decides where both are known, as two logins may be
  /// of one account; else the login does.
  package func admits(_ other: HistoryAccount) -> Bool {
    guard server == other.server else { return false }
    if let name, let its = other.name { return name == its }
    if let profile, let its = other.profile { return profile == its }
    return true
  }

  /// For messages: the name, or what else is known.
  package var shown: String { name.map { "\($0) (\(server))" } ?? server }
}
