import CCurl
import RDBulkCore

/// The options of every easy handle in this program: a single place for what protects tokens in transit.
enum CurlOptions {
  /// Throws a ``Failure`` if libcurl refuses one. `handle` must be a living easy handle.
  @safe static func set(_ handle: UnsafeMutableRawPointer, _ settings: ConnectionSettings) throws(Failure) {
    var results = [
      unsafe rdbulk_set_string(handle, CURLOPT_PROTOCOLS_STR, settings.isLoopback ? "http" : "https"),
      unsafe rdbulk_set_long(handle, CURLOPT_NOSIGNAL, 1),
      unsafe rdbulk_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
      unsafe rdbulk_set_long(handle, CURLOPT_TIMEOUT_MS, Int(settings.timeout * 1_000)),
      unsafe rdbulk_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(settings.connectTimeout * 1_000)),
      unsafe rdbulk_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
      unsafe rdbulk_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
      unsafe rdbulk_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
      unsafe rdbulk_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS)),
    ]
    // A token for the loopback goes through no proxy, whatever the environment says.
    if settings.isLoopback {
      results.append(unsafe rdbulk_set_string(handle, CURLOPT_PROXY, ""))
    } else if let proxy = settings.proxy {
      results.append(unsafe rdbulk_set_string(handle, CURLOPT_PROXY, proxy))
    }
    if let caFile = settings.caFile ?? TrustedAuthorities.ofEnvironment?.file {
      results.append(unsafe rdbulk_set_string(handle, CURLOPT_CAINFO, caFile))
    }
    try check(results)
  }

  /// Throws a ``Failure`` for the first result that isn't success.
  static func check(_ results: [CURLcode]) throws(Failure) {
    guard let refused = results.first(where: { $0 != CURLE_OK }) else { return }
    throw .gaveUp(
      "This libcurl lacks an option that rdbulk needs: \(unsafe String(cString: curl_easy_strerror(refused))).")
  }
}
