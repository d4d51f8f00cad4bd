/// A URL taken apart as far as the command line must judge it.
struct EndpointURL: Equatable, Sendable {
  /// In lower case.
  var scheme: String
  var hasUserInfo: Bool
  /// In lower case, the brackets of an IPv6 address included.
  var host: String
  var port: Int?
  var path: String
  /// Whether a `?` or `#` follows the path.
  var hasTail: Bool

  /// Nil when `text` is no `scheme://host[:port][/path]`. Only printable ASCII is taken, and no character that clients
  /// are known to read differently, such as a backslash: what is judged here must be what is connected to.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.forbidden.contains($0) }),
      let separator = text.firstRange(of: "://")
    else { return nil }
    scheme = text[..<separator.lowerBound].lowercased()
    let rest = text[separator.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    var authority = rest[..<end]
    let tail = rest[end...].firstIndex { $0 == "?" || $0 == "#" }
    path = String(rest[end..<(tail ?? rest.endIndex)])
    hasTail = tail != nil
    hasUserInfo = false
    if let at = authority.lastIndex(of: "@") {
      hasUserInfo = true
      authority = authority[authority.index(after: at)...]
    }
    let bracket = authority.lastIndex(of: "]") ?? authority.startIndex
    if let colon = authority[bracket...].lastIndex(of: ":") {
      guard let number = Numeral.whole(authority[authority.index(after: colon)...]), (1...65_535).contains(number)
      else {
        return nil
      }
      port = number
      authority = authority[..<colon]
    }
    host = authority.lowercased()
    guard Self.isHost(host) else { return nil }
  }

  /// Whether the host can only be this machine: 127.0.0.0/8 in four plain numbers, `[::1]` or `localhost`.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy(Self.isOctet)
  }

  /// The URL again, without a slash at its end, so that an API path can be put behind it.
  var base: String {
    var path = self.path[...]
    while path.last == "/" { path.removeLast() }
    return "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(path)"
  }

  private static let forbidden = Array("\\\"<>^`{|}".utf8)

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      guard host.hasSuffix("]"), host.utf8.count > 2 else { return false }
      return host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    return !host.isEmpty && host.first != "." && host.allSatisfy { $0.isLetter || $0.isNumber || "-._".contains($0) }
  }

  /// 0 to 255 without leading zeros, which some resolvers read as octal.
  private static func isOctet(_ text: Substring) -> Bool {
    guard let number = Numeral.whole(text), number <= 255 else { return false }
    return String(number) == text
  }
}

extension FlagValue {
  /// Where the API is: https, or http to the loopback, without user info, query or fragment. Answers without a slash
  /// at the end.
  func baseURL() throws(UsageError) -> String {
    let example: Message = "for example \(flag) https://api.example.com"
    guard let url = EndpointURL(text) else {
      throw UsageError("\(flag) takes an https URL, and \(shownURL) is not one; \(example).")
    }
    guard !url.hasUserInfo else {
      throw UsageError("\(flag) may hold no user name or password; \(example).")
    }
    guard !url.hasTail else {
      throw UsageError("\(flag) may hold no query (?) and no fragment (#); \(example).")
    }
    switch url.scheme {
    case "https": return url.base
    case "http" where url.isLoopback: return url.base
    case "http":
      throw UsageError(
        "\(flag) takes http for the loopback only (127.0.0.1, [::1] or localhost), because the token would be "
          + "readable on the way to \(Echo.quoted(url.host)); write https://."
      )
    default:
      throw UsageError("\(flag) takes an https URL, not one that begins with \(Echo.plain(url.scheme)); \(example).")
    }
  }

  /// A proxy as curl writes it, scheme and user info optional; kept as it was typed.
  func proxyURL() throws(UsageError) -> String {
    let url = EndpointURL(text.contains("://") ? text : "http://\(text)")
    let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
    guard let url, schemes.contains(url.scheme), url.path.isEmpty || url.path == "/", !url.hasTail else {
      throw UsageError(
        "\(flag) takes [SCHEME://]HOST[:PORT] with \(Sentence.list(schemes)) as SCHEME, not \(shownURL); "
          + "for example \(flag) http://proxy.example.com:3128."
      )
    }
    return text
  }

  /// The text as far as it may be repeated: user info and queries are where secrets stand in URLs.
  private var shownURL: Message {
    if text.contains(where: { "@?#".contains($0) }) { return "the one given" }
    return text.isEmpty ? Message("nothing") : Message(verbatim: Echo.quoted(text))
  }
}
