import CCurl
import RDBulkCore
import RDBulkSystem

/// Sends requests through libcurl's multi interface, without a thread: everything happens in `perform` and `wait`.
///
/// Safe to use: the multi handle and the headers live from `init` to `deinit`, and every transfer outlives its time in
/// the multi handle.
@safe final class CurlTransport {
  /// A request that ended. The transfer's response can be read until its next request.
  struct Completion {
    let transfer: Transfer
    let code: CURLcode
    let redaction: Redaction
    /// Whether more has come than one answer, so that this one may have been another request's.
    var isOpenToDoubt = false
    /// How many seconds the request was awaited without an answer; nil if libcurl says how it ended.
    var overdue: Double?
  }

  /// libcurl's buffers in bytes, for each request in flight; by default they are 64 and 16 KiB. An answer about one row
  /// fits, and for a batch of a thousand the extra pieces cost nothing measurable.
  private static let uploadBuffer = 1 << 14
  private static let downloadBuffer = 1 << 12

  private let multi: UnsafeMutableRawPointer
  private let settings: TransportSettings
  private var redaction: Redaction
  /// One list of headers per token so far: a request in flight still reads those it left with.
  private var headers: [HeaderList] = []
  /// The URL of all requests; nil if each has its own.
  private let url: ParsedURL?
  /// The token request in flight, and the answer of the last one that ended.
  private var call: AuthCall?
  private var callAnswer: RenewalAnswer?
  private var idle: [Transfer] = []
  private var all: [Transfer] = []
  private let kept = KeptConnections()
  private var awake = AwakeTime()
  /// No request is overdue before this much time awake.
  private var firstDeadline = Int64.max
  private var inFlight = 0
  /// Whether no connection serves two requests, because the server has answered one of them twice.
  var distrustsConnections: Bool { kept.areDistrusted }

  /// Throws a ``Failure`` if libcurl refuses a setting.
  init(_ settings: TransportSettings) throws(Failure) {
    self.settings = settings
    redaction = Redaction(settings.secrets)
    guard rdbulk_global_init() == CURLE_OK else { throw .gaveUp("libcurl could not be started.") }
    url = settings.path.isEmpty ? nil : try ParsedURL(settings.baseURL + settings.path)
    guard let multi = unsafe curl_multi_init() else {
      url?.free()
      throw .gaveUp("libcurl could not be started.")
    }
    unsafe self.multi = multi
    _ = unsafe rdbulk_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(settings.concurrency, 16))
    try addHeaders(token: settings.token)
  }

  /// Uses another access token from now on. `secrets` are removed from answers in addition to the earlier ones, which
  /// late answers may still repeat.
  func setToken(_ token: String, secrets: [String]) throws(Failure) {
    redaction.add(secrets)
    try addHeaders(token: token)
  }

  private func addHeaders(token: String?) throws(Failure) {
    // One header per line; an empty Expect keeps libcurl from asking before it sends a large body.
    var lines = ["Accept: application/json", "User-Agent: \(Version.text.replacingBlank())", "Expect:"]
    if settings.method != .get { lines.append("Content-Type: application/json") }
    if let token { lines.append("Authorization: Bearer \(token)") }
    headers.append(try HeaderList(lines))
  }

  deinit {
    if let call { unsafe curl_multi_remove_handle(multi, call.transfer.handle) }
    for transfer in all {
      unsafe curl_multi_remove_handle(multi, transfer.handle)
      transfer.close()
    }
    unsafe curl_multi_cleanup(multi)
    for list in headers { list.free() }
    url?.free()
  }

  /// Starts a request: with `isBatch`, for all rows of the batch as an array, otherwise for its only row. The body, and
  /// the path if each row has its own, are in the batch's text. It is in flight until `perform` completes it.
  func send(slot: Int, _ batch: borrowing Batch, isBatch: Bool) throws(Failure) {
    let transfer = try takeTransfer(slot)
    guard !isBatch else { return try start(transfer, isReady: transfer.setBody(batch)) }
    let row = batch.rows[0]
    let method = batch.isLook ? .get : settings.method
    if transfer.method != method { try use(method, for: transfer) }
    var isReady = method != .get ? transfer.setBody(batch.text.span, row.event) : transfer.setNoBody()
    if url == nil {
      var bytes: [UInt8] = []
      bytes.append(batch.text.span, row.path)
      let path = String(decoding: bytes, as: UTF8.self)
      isReady = isReady && transfer.setURL(settings.baseURL + path)
    }
    try start(transfer, isReady: isReady)
  }

  /// Starts a token request alongside those of rows, one at a time. Once `perform` has completed it, `takeCallAnswer`
  /// has its answer.
  func send(_ request: TokenRequest) throws(Failure) {
    let call = try AuthCall(request, baseURL: settings.baseURL, settings.connection)
    try start(call.transfer, isReady: true)
    self.call = call
  }

  /// The answer of a finished token request, once.
  func takeCallAnswer() -> RenewalAnswer? {
    defer { callAnswer = nil }
    return callAnswer
  }

  private func start(_ transfer: Transfer, isReady: Bool) throws(Failure) {
    // libcurl would count the time during which nobody reads.
    guard isReady, unsafe rdbulk_set_long(transfer.handle, CURLOPT_TIMEOUT_MS, 0) == CURLE_OK,
      unsafe curl_multi_add_handle(multi, transfer.handle) == CURLM_OK
    else {
      throw .gaveUp("libcurl did not accept the request.")
    }
    awake.pass(Clock.now())
    let deadline = transfer.deadline ?? awake.elapsed + Int64(settings.connection.timeout * 1e9)
    transfer.deadline = deadline
    firstDeadline = min(firstDeadline, deadline)
    inFlight += 1
  }

  /// Does what can be done without waiting and passes each finished request to `take`.
  func perform(_ take: (Completion) -> Void) throws(Failure) {
    awake.pass(Clock.now())
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
      // The private pointer is the transfer that owns the handle; `all` or `call` keeps it alive.
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
      let isOpenToDoubt = code == CURLE_OK && transfer.noteConnection()
      remove(transfer)
      if transfer.takeKeptBack() {
        try start(transfer, isReady: setFresh(transfer, true))
        continue
      }
      finish(Completion(transfer: transfer, code: code, redaction: redaction, isOpenToDoubt: isOpenToDoubt), take)
    }
    endOverdue(take)
  }

  /// Ends requests that were awaited for as long as the settings say, unless this process has only now come to listen.
  private func endOverdue(_ take: (Completion) -> Void) {
    guard !awake.wasAway else { return awake.hasRead() }
    guard awake.elapsed >= firstDeadline else { return }
    firstDeadline = .max
    let transfers = all + (call.map { [$0.transfer] } ?? [])
    for transfer in transfers {
      guard let deadline = transfer.deadline else { continue }
      guard awake.elapsed >= deadline else {
        firstDeadline = min(firstDeadline, deadline)
        continue
      }
      remove(transfer)
      finish(
        Completion(
          transfer: transfer, code: CURLE_OPERATION_TIMEDOUT, redaction: redaction, overdue: settings.connection.timeout
        ),
        take)
    }
  }

  private func remove(_ transfer: Transfer) {
    unsafe curl_multi_remove_handle(multi, transfer.handle)
    inFlight -= 1
  }

  private func finish(_ completion: Completion, _ take: (Completion) -> Void) {
    let transfer = completion.transfer
    transfer.deadline = nil
    if let call, transfer === call.transfer {
      callAnswer = call.answer(completion)
      self.call = nil
      return
    }
    transfer.forgetBody()
    take(completion)
    transfer.forgetResponse()
    idle.append(transfer)
  }

  /// Waits until a socket, one of `descriptors` or libcurl's own timers need attention, at most `milliseconds`.
  func wait(_ descriptors: [Int32], milliseconds: Int32) throws(Failure) {
    var extra = descriptors.map { curl_waitfd(fd: $0, events: Int16(CURL_WAIT_POLLIN), revents: 0) }
    var ready: Int32 = 0
    let count = UInt32(extra.count)
    let longest = inFlight > 0 ? Int32(AwakeTime.listening / .milliseconds(1)) : milliseconds
    let milliseconds = min(milliseconds, longest)
    let result = unsafe extra.withUnsafeMutableBufferPointer { buffer in
      unsafe curl_multi_poll(multi, buffer.baseAddress, count, milliseconds, &ready)
    }
    guard result == CURLM_OK else { throw Self.failure(result) }
  }

  /// Whether a transfer's next request opens a connection of its own.
  private func setFresh(_ transfer: Transfer, _ isFresh: Bool) -> Bool {
    transfer.isFresh = isFresh
    // Where it is because connections are not to be trusted, that one is not used again either.
    return unsafe rdbulk_set_long(transfer.handle, CURLOPT_FRESH_CONNECT, isFresh ? 1 : 0) == CURLE_OK
      && rdbulk_set_long(transfer.handle, CURLOPT_FORBID_REUSE, kept.areDistrusted ? 1 : 0) == CURLE_OK
  }

  private static func failure(_ code: CURLMcode) -> Failure {
    .gaveUp("libcurl failed: \(unsafe String(cString: curl_multi_strerror(code))).")
  }

  // MARK: - Transfers

  private func takeTransfer(_ slot: Int) throws(Failure) -> Transfer {
    let transfer: Transfer
    if let spare = idle.popLast() { transfer = spare } else { transfer = try makeTransfer() }
    transfer.slot = slot
    if transfer.isFresh != kept.wantsFresh || kept.areDistrusted, !setFresh(transfer, kept.wantsFresh) {
      throw .gaveUp("libcurl did not accept the request.")
    }
    if transfer.headers != headers.count - 1 {
      // The list lives as long as the transport.
      guard headers.last?.use(for: transfer) ?? false else {
        throw .gaveUp("libcurl did not accept the request's headers.")
      }
      transfer.headers = headers.count - 1
    }
    return transfer
  }

  private func makeTransfer() throws(Failure) -> Transfer {
    guard let transfer = Transfer(kept) else { throw .gaveUp("There is not enough memory for a request.") }
    all.append(transfer)
    guard transfer.connectCallbacks() else { throw .gaveUp("libcurl did not accept the callbacks.") }
    try configure(transfer)
    return transfer
  }

  /// Options that are the same for every request of the run.
  private func configure(_ transfer: Transfer) throws(Failure) {
    let handle = unsafe transfer.handle
    try CurlOptions.set(handle, settings.connection)
    var results = [
      unsafe rdbulk_set_long(handle, CURLOPT_UPLOAD_BUFFERSIZE, Self.uploadBuffer),
      unsafe rdbulk_set_long(handle, CURLOPT_BUFFERSIZE, Self.downloadBuffer),
      // A path made from an address is sent as it is, dots included.
      unsafe rdbulk_set_long(handle, CURLOPT_PATH_AS_IS, 1),
      // Requests share one HTTP/2 connection instead of each opening one while the first is still being established.
      unsafe rdbulk_set_long(handle, CURLOPT_PIPEWAIT, settings.connection.isLoopback ? 0 : 1),
    ]
    if let url { results.append(url.use(for: transfer)) }
    try CurlOptions.check(results)
    try use(settings.method, for: transfer)
  }

  /// Sets a transfer to `method`, whichever it had before.
  private func use(_ method: Operation.Method, for transfer: Transfer) throws(Failure) {
    let handle = unsafe transfer.handle
    transfer.method = method
    switch method {
    case .post: try CurlOptions.check([unsafe rdbulk_set_long(handle, CURLOPT_POST, 1)])
    case .get, .put:
      try CurlOptions.check([
        unsafe rdbulk_set_long(handle, method == .get ? CURLOPT_HTTPGET : CURLOPT_POST, 1),
        // It overrides the option above; an earlier request may have set another one.
        unsafe rdbulk_set_string(handle, CURLOPT_CUSTOMREQUEST, method.rawValue),
      ])
    }
  }
}

extension String {
  /// `rdbulk 0.1.0` as a product token, `rdbulk/0.1.0` (RFC 9110, section 10.1.5).
  func replacingBlank() -> String { split(separator: " ").joined(separator: "/") }
}
