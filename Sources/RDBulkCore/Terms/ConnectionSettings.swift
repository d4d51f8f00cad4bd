/// How any request connects, whatever it is about.
package struct ConnectionSettings: Equatable, Sendable {
  /// Seconds for one request, answer included.
  package var timeout: Double
  /// Seconds for one connection.
  package var connectTimeout: Double
  /// As curl writes it; it may hold a password, so it is never shown. nil: as the environment says.
  package var proxy: String?
  /// Certificates to trust instead of the system's.
  package var caFile: String?
  /// Whether the URL is plain http, which is allowed to the loopback only.
  package var isLoopback: Bool

  package init(timeout: Double, connectTimeout: Double, proxy: String?, caFile: String?, isLoopback: Bool) {
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.proxy = proxy
    self.caFile = caFile
    self.isLoopback = isLoopback
  }
}
