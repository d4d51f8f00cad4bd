import CCurl
import RDBulkCore

/// The options that every easy handle of this program has: what protects tokens on their way stands here once.
enum CurlOptions {
  /// Throws ``Failure`` where libcurl refuses one. `handle` must be a living easy handle.
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
    // A token on the loopback goes to no proxy, whatever the environment says.
    if settings.isLoopback {
      results.append(unsafe rdbulk_set_string(handle, CURLOPT_PROXY, ""))
    } else if let proxy = settings.proxy {
      results.append(unsafe rdbulk_set_string(handle, CURLOPT_PROXY, proxy))
    }
    if let caFile = settings.caFile { results.append(unsafe rdbulk_set_string(handle, CURLOPT_CAINFO, caFile)) }
    try check(results)
  }

  /// Throws ``Failure`` for the first result that is not success.
  static func check(_ results: [CURLcode]) throws(Failure) {
    guard let refused = results.first(where: { $0 != CURLE_OK }) else { return }
    throw .gaveUp(
      "This libcurl does not know an option it needs: \(unsafe String(cString: curl_easy_strerror(refused))).")
  }
}
