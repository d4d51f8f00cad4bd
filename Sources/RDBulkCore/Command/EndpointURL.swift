/// The rules for where tokens may go, applied to a URL that someone else has parsed.
package struct EndpointURL: Equatable, Sendable {
  /// In lower case.
  let scheme: String
  /// In lower case, including the brackets of an IPv6 address.
  let host: String
  let hasUserInfo: Bool
  let port: Int?
  let path: String
  /// Whether there is a query or a fragment, even an empty one.
  let hasTail: Bool
  /// Whether the text begins with scheme and host exactly as they are connected to: no user info before them, no
  /// escape, no short or octal form of an address.
  let isAsTyped: Bool

  /// nil if `reader` doesn't accept `text` as a URL, or if it has a character that clients are known to interpret
  /// differently: anything but printable ASCII, a backslash and the like.
  init?(_ text: String, _ form: URLReader.Form, _ reader: URLReader) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.forbidden.contains($0) }),
      let parts = reader.parts(text, form), !parts.scheme.isEmpty, (1...65_535).contains(parts.port ?? 1)
    else { return nil }
    scheme = parts.scheme.lowercased()
    host = parts.host.lowercased()
    guard Self.isHost(host) else { return nil }
    hasUserInfo = parts.hasUserInfo
    port = parts.port
    path = parts.path
    hasTail = text.utf8.contains { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    let start = "\(scheme)://\(host)"
    let rest = text.lowercased().dropFirst(start.count)
    isAsTyped = text.lowercased().hasPrefix(start) && (rest.first.map { ":/?#".contains($0) } ?? true)
  }

  /// Where requests to `text` go, without a trailing slash; nil if no token may go there.
  package static func base(of text: String, _ reader: URLReader) -> String? {
    guard let url = EndpointURL(text, .absolute, reader), url.refusal == nil else { return nil }
    return url.base
  }

  /// Why no token may go to the URL.
  enum Refusal {
    case userInfo, tail, scheme, readable, otherForm
  }

  /// nil if it may: https, or http to the loopback.
  var refusal: Refusal? {
    if hasUserInfo { return .userInfo }
    if hasTail { return .tail }
    if scheme != "https" && scheme != "http" { return .scheme }
    if scheme == "http" && !isLoopback { return .readable }
    return isAsTyped ? nil : .otherForm
  }

  /// Whether the host can only be this machine: 127.0.0.0/8 in four plain numbers, `[::1]` or `localhost`.
  var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy(Self.isOctet)
  }

  /// The URL without a trailing slash, so that an API path can be appended.
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
  /// The API's address, without a trailing slash. Must be https, or http to the loopback, without user info, query or
  /// fragment.
  func baseURL() throws(UsageError) -> String {
    let example: Message = "for example \(flag) https://api.example.com"
    guard let url = EndpointURL(text, .absolute, urls) else {
      throw UsageError("\(flag) takes an https URL, and \(shownURL) is not one; \(example).")
    }
    switch url.refusal {
    case nil: return url.base
    case .userInfo: throw UsageError("\(flag) must not contain a user name or password; \(example).")
    case .tail: throw UsageError("\(flag) must not contain a query (?) or a fragment (#); \(example).")
    case .scheme:
      throw UsageError("\(flag) takes an https URL, not one that begins with \(Quoted.bare(url.scheme)); \(example).")
    case .readable:
      throw UsageError(
        "\(flag) takes http for the loopback only (127.0.0.1, [::1] or localhost), because the token would be "
          + "readable on the way to \(Quoted.value(url.host)); write https://."
      )
    case .otherForm:
      throw UsageError("\(flag) names a host that is read as \(Quoted.value(url.host)); write \(flag) \(url.base).")
    }
  }

  /// A proxy in curl's syntax, with optional scheme and user info; returned as typed.
  func proxyURL() throws(UsageError) -> String {
    let url = EndpointURL(text, .proxy, urls)
    let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
    guard let url, schemes.contains(url.scheme), url.path.isEmpty || url.path == "/", !url.hasTail else {
      throw UsageError(
        "\(flag) takes [SCHEME://]HOST[:PORT] with \(Sentence.list(schemes)) as SCHEME, not \(shownURL); "
          + "for example \(flag) http://proxy.example.com:3128."
      )
    }
    return text
  }

  /// The text without the parts of a URL that may hold secrets: user info and query.
  private var shownURL: Message {
    if text.contains(where: { "@?#".contains($0) }) { return "the one given" }
    return text.isEmpty ? Message("nothing") : Message(verbatim: Quoted.value(text))
  }
}
