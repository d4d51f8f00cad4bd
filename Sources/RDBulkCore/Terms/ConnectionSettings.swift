/// How every request connects, whatever it carries.
package struct ConnectionSettings: Equatable, Sendable {
  /// Seconds for one request, including its answer.
  package var timeout: Double
  /// Seconds to establish one connection.
  package var connectTimeout: Double
  /// In curl's syntax. It may hold a password, so it is never shown. nil: use the environment's.
  package var proxy: String?
  /// The file of certificates to trust instead of the system's.
  package var caFile: String?
  /// Whether the URL is plain http, which is allowed to the loopback interface only.
  package var isLoopback: Bool

  /// Settings as given; nothing is checked here.
  package init(timeout: Double, connectTimeout: Double, proxy: String?, caFile: String?, isLoopback: Bool) {
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.proxy = proxy
    self.caFile = caFile
    self.isLoopback = isLoopback
  }
}
