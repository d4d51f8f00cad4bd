import RDBulkCore

/// Where requests go and how.
struct TransportSettings: Equatable, Sendable {
  /// Scheme, host, port and path prefix, without a trailing slash.
  var baseURL: String
  var method: Operation.Method
  /// Path and query to append to the base URL. Empty if each request has its own.
  var path: String
  /// nil: requests are sent without one.
  var token: String?
  /// What is removed from answers, the token included.
  var secrets: [String]
  var concurrency: Int
  var connection: ConnectionSettings
}
