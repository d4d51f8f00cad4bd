/// A URL's parts.
package struct URLParts: Equatable, Sendable {
  package var scheme: String
  /// The brackets of an IPv6 address included.
  package var host: String
  package var hasUserInfo: Bool
  /// nil where none is written.
  package var port: Int?
  package var path: String

  package init(scheme: String, host: String, hasUserInfo: Bool, port: Int?, path: String) {
    self.scheme = scheme
    self.host = host
    self.hasUserInfo = hasUserInfo
    self.port = port
    self.path = path
  }
}

/// Takes URLs apart as whoever connects to them does.
///
/// Core has no reader of its own: two readers of one URL may differ in which host it names, and the token would go to
/// the other one.
package struct URLReader: Sendable {
  /// Where a text may stand without its scheme.
  package enum Form: Sendable {
    /// As RFC 3986 has it, with a scheme.
    case absolute
    /// As a proxy is written: without a scheme, one is guessed.
    case proxy
  }

  /// The parts of a text; nil where it is no URL.
  package let parts: @Sendable (String, Form) -> URLParts?

  package init(_ parts: @escaping @Sendable (String, Form) -> URLParts?) { self.parts = parts }

  /// For texts that are no URLs.
  static let none = URLReader { _, _ in nil }
}
