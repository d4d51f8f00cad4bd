/// A URL's parts.
package struct URLParts: Equatable, Sendable {
  package var scheme: String
  /// Including the brackets of an IPv6 address.
  package var host: String
  package var hasUserInfo: Bool
  /// nil if none is written.
  package var port: Int?
  package var path: String

  /// Parts as the reader found them.
  package init(scheme: String, host: String, hasUserInfo: Bool, port: Int?, path: String) {
    self.scheme = scheme
    self.host = host
    self.hasUserInfo = hasUserInfo
    self.port = port
    self.path = path
  }
}

/// Parses URLs the way the code that connects to them does.
///
/// Core has no parser of its own: if two parsers disagreed on a URL's host, the token would go to the wrong one.
package struct URLReader: Sendable {
  /// Whether a text may omit its scheme.
  package enum Form: Sendable {
    /// As in RFC 3986, with a scheme.
    case absolute
    /// As for a proxy: a missing scheme is guessed.
    case proxy
  }

  /// The parts of a text; nil if it isn't a URL.
  package let parts: @Sendable (String, Form) -> URLParts?

  /// A reader that calls `parts`.
  package init(_ parts: @escaping @Sendable (String, Form) -> URLParts?) { self.parts = parts }

  /// For texts without URLs.
  static let none = URLReader { _, _ in nil }
}
