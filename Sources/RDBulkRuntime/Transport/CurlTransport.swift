import CCurl
import RDBulkCore

/// Where requests go and how.
struct TransportSettings: Equatable, Sendable {
  /// Scheme, host, port and path prefix; no slash at the end.
  var baseURL: String
  /// Behind the base URL: path and query.
  var path: String
  var token: String
  /// Seconds.
  var timeout: Double
  var connectTimeout: Double
  var concurrency: Int
  var proxy: String?
  var caFile: String?

  /// Whether the URL is plain http, which is allowed to the loopback only.
  var isLoopback: Bool { baseURL.hasPrefix("http://") }

  var connection: ConnectionSettings {
    ConnectionSettings(
      timeout: timeout, connectTimeout: connectTimeout, proxy: proxy, caFile: caFile, isLoopback: isLoopback)
  }
}

/// libcurl could not be set up; nothing was sent.
struct TransportError: Error, Equatable, Sendable {
  var message: String
}

/// Sends requests through libcurl's multi interface: no thread of its own, everything happens in `perform` and `wait`.
///
/// Safe to use: the multi handle and the headers live from `init` to `deinit`, and every transfer outlives its place in
/// the multi handle.
@safe final class CurlTransport {
  /// One request that ended. The transfer's response may be read until its next request.
  struct Completion {
    let transfer: Transfer
    let code: CURLcode
    let redaction: Redaction
  }

  private let multi: UnsafeMutableRawPointer
  private let settings: TransportSettings
  private let redaction: Redaction
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var idle: [Transfer] = []
  private var all: [Transfer] = []

  /// Throws ``TransportError`` where libcurl refuses a setting.
  init(_ settings: TransportSettings) throws(TransportError) {
    self.settings = settings
    redaction = Redaction(settings.token)
    guard rdbulk_global_init() == CURLE_OK, let multi = unsafe curl_multi_init() else {
      throw TransportError(message: "libcurl could not be started.")
    }
    unsafe self.multi = multi
    _ = unsafe rdbulk_multi_set_long(multi, CURLMOPT_MAXCONNECTS, settings.concurrency)
    // One header a line; an empty Expect keeps libcurl from asking before it sends a large body.
    for line in [
      "Content-Type: application/json", "Accept: application/json", "Authorization: Bearer \(settings.token)",
      "User-Agent: \(Version.text.replacingBlank())", "Expect:",
    ] {
      guard let longer = unsafe curl_slist_append(headers, line) else {
        throw TransportError(message: "There is no memory for the request's headers.")
      }
      unsafe headers = longer
    }
  }

  deinit {
    for transfer in all {
      unsafe curl_multi_remove_handle(multi, transfer.handle)
      transfer.close()
    }
    unsafe curl_multi_cleanup(multi)
    unsafe curl_slist_free_all(headers)
  }

  /// Starts a request whose body is `range` of `text`; it is in flight until `perform` completes it.
  func send(slot: Int, _ text: Span<UInt8>, _ range: Range<Int>) throws(TransportError) {
    let transfer = try takeTransfer(slot)
    try start(transfer, isReady: transfer.setBody(text, range))
  }

  /// Starts a request of a batch's events.
  func send(slot: Int, _ batch: Batch) throws(TransportError) {
    let transfer = try takeTransfer(slot)
    try start(transfer, isReady: transfer.setBody(batch))
  }

  private func start(_ transfer: Transfer, isReady: Bool) throws(TransportError) {
    guard isReady, unsafe curl_multi_add_handle(multi, transfer.handle) == CURLM_OK else {
      throw TransportError(message: "libcurl could not take the request.")
    }
  }

  /// Does what can be done without waiting and hands each ended request to `take`.
  func perform(_ take: (Completion) -> Void) throws(TransportError) {
    var running: Int32 = 0
    let result = unsafe curl_multi_perform(multi, &running)
    guard result == CURLM_OK else { throw Self.failure(result) }
    var left: Int32 = 0
    while let message = unsafe curl_multi_info_read(multi, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE, let handle = unsafe message.pointee.easy_handle else {
        continue
      }
      let code = unsafe rdbulk_message_result(message)
      var owner: UnsafeMutableRawPointer?
      guard unsafe rdbulk_get_pointer(handle, CURLINFO_PRIVATE, &owner) == CURLE_OK, let owner = unsafe owner else {
        continue
      }
      // The private pointer is the transfer that owns the handle; `all` keeps it alive.
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
      unsafe curl_multi_remove_handle(multi, handle)
      take(Completion(transfer: transfer, code: code, redaction: redaction))
      idle.append(transfer)
    }
  }

  /// Waits until a socket, one of `descriptors` or libcurl's own timers want something, at most `milliseconds`.
  func wait(_ descriptors: [Int32], milliseconds: Int32) throws(TransportError) {
    var extra = descriptors.map { curl_waitfd(fd: $0, events: Int16(CURL_WAIT_POLLIN), revents: 0) }
    var ready: Int32 = 0
    let count = UInt32(extra.count)
    let result = unsafe extra.withUnsafeMutableBufferPointer { buffer in
      unsafe curl_multi_poll(multi, buffer.baseAddress, count, milliseconds, &ready)
    }
    guard result == CURLM_OK else { throw Self.failure(result) }
  }

  private static func failure(_ code: CURLMcode) -> TransportError {
    TransportError(message: "libcurl failed: \(unsafe String(cString: curl_multi_strerror(code))).")
  }

  // MARK: - Transfers

  private func takeTransfer(_ slot: Int) throws(TransportError) -> Transfer {
    let transfer: Transfer
    if let spare = idle.popLast() { transfer = spare } else { transfer = try makeTransfer() }
    transfer.slot = slot
    return transfer
  }

  private func makeTransfer() throws(TransportError) -> Transfer {
    guard let transfer = Transfer() else { throw TransportError(message: "There is no memory for a request.") }
    all.append(transfer)
    guard transfer.connectCallbacks() else { throw TransportError(message: "libcurl could not take the callbacks.") }
    try configure(transfer)
    return transfer
  }

  /// What is the same for every request of the run.
  private func configure(_ transfer: Transfer) throws(TransportError) {
    let handle = unsafe transfer.handle
    try CurlOptions.set(handle, settings.connection)
    try CurlOptions.check([
      unsafe rdbulk_set_string(handle, CURLOPT_URL, settings.baseURL + settings.path),
      unsafe rdbulk_set_headers(handle, headers),
      unsafe rdbulk_set_long(handle, CURLOPT_POST, 1),
      // Requests share one HTTP/2 connection instead of opening one each while the first is still being made.
      unsafe rdbulk_set_long(handle, CURLOPT_PIPEWAIT, settings.isLoopback ? 0 : 1),
    ])
  }
}

extension String {
  /// `rdbulk 0.1.0` as a product token, `rdbulk/0.1.0` (RFC 9110, section 10.1.5).
  func replacingBlank() -> String { split(separator: " ").joined(separator: "/") }
}
