/// A request target (RFC 9112, section 3.2) split into path segments and query, both still encoded.
struct Target: Sendable {
  private(set) var segments: [Substring] = []
  private(set) var parameters: [(name: String, value: Substring)] = []
  /// The target without the values of keys and tokens, safe to log.
  private(set) var redacted = ""

  /// The parameters that are secrets.
  private static let secrets: Set<String> = [
    "api_key", "access_token", "refresh_token", "token", "client_secret", "code",
  ]

  private static let schemes = ["http://", "https://"]

  /// Accepts the origin form, and the absolute form that a client behind a proxy sends.
  init(_ target: String) {
    var path = Substring(target)
    if !path.hasPrefix("/"), let scheme = Self.schemes.first(where: target.lowercased().hasPrefix) {
      let rest = target.dropFirst(scheme.count)
      path = rest[(rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex)...]
    }
    let cut = path.firstIndex(of: "?") ?? path.endIndex
    segments = path[..<cut].split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
    redacted = String(path[..<cut])
    guard cut < path.endIndex else { return }
    let pieces = path[path.index(after: cut)...].split(separator: "&", omittingEmptySubsequences: false)
    var written: [String] = []
    for piece in pieces {
      let equals = piece.firstIndex(of: "=") ?? piece.endIndex
      let name = Percent.decode(piece[..<equals], plusIsSpace: true) ?? String(piece[..<equals])
      let value = equals < piece.endIndex ? piece[piece.index(after: equals)...] : ""
      parameters.append((name, value))
      written.append(Self.secrets.contains(name.lowercased()) ? "\(name)=***" : String(piece))
    }
    redacted += "?" + written.joined(separator: "&")
  }

  /// The decoded value of a query parameter.
  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }.flatMap { Percent.decode($0.value, plusIsSpace: true) }
  }
}
