import CCurl
import RDBulkCore

/// An easy handle with its buffers, used for one request after another.
///
/// libcurl keeps the addresses of a transfer's state and body while a request is in flight. Both are therefore
/// allocated by hand: their addresses don't change from `init` to `close`, and the transport closes a transfer only
/// after removing its handle from the multi handle.
@safe final class Transfer {
  /// What libcurl's callbacks write, at a fixed address.
  struct State {
    var response: [UInt8] = []
    /// The body, if it is a batch's.
    var batch: BatchBody?
    /// How many times libcurl was about to send the request: it repeats one by itself if a kept connection turns out to
    /// be closed, and then it is unknown whether the first was processed.
    var sendings = 0
    var isOversized = false
    /// In bytes, of the response's body.
    var responseLimit = Transfer.listLimit
    /// The connections so far; nil if it makes none of the requests that are looked after.
    var kept: KeptConnections?
    /// Whether the request did not leave because its connection was not to be used again.
    var isKeptBack = false
  }

  /// How long an answer may be, in bytes: a hostile server decides on the memory of a run otherwise, hundreds of times.
  /// About one row, and as much more for each row of a batch as several errors in each of them take; about a contact with
  /// all its fields; a list of the account's fields, one at a time.
  private static let answerLimit = 1 << 16
  private static let rowLimit = 1 << 9
  private static let contactLimit = 1 << 18
  fileprivate static let listLimit = 4 << 20
  /// Room up to this size is kept for the next response.
  private static let responseKept = 1 << 12
  /// Room for the body of one row: allocated at the start, and the most that is kept for the next one.
  private static let bodyRoom = 1 << 12
  private static let bodyKept = 1 << 14

  let handle: UnsafeMutableRawPointer
  private let state: UnsafeMutablePointer<State>
  private var body: UnsafeMutableRawBufferPointer
  private let errorText: UnsafeMutablePointer<CChar>
  /// The engine's batch that is in flight with this transfer.
  var slot = 0
  /// How much time awake has passed when it is overdue, in nanoseconds; nil while it isn't in flight.
  var deadline: Int64?
  /// Which of the transport's header lists the handle uses; -1: none.
  var headers = -1
  /// Whether the handle is set to open a connection of its own.
  var isFresh = false
  /// The method that the handle is set to; nil before it is set to any.
  var method: Operation.Method?

  /// nil if libcurl has no memory for a handle.
  init?(_ kept: KeptConnections? = nil) {
    guard let handle = unsafe curl_easy_init() else { return nil }
    unsafe self.handle = handle
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: State())
    unsafe body = .allocate(byteCount: Self.bodyRoom, alignment: 16)
    unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe state.pointee.kept = kept
  }

  /// Releases everything. The handle must not be in a multi handle.
  func close() {
    unsafe curl_easy_cleanup(handle)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
    unsafe body.deallocate()
    unsafe errorText.deallocate()
  }

  /// Points libcurl's callbacks at this transfer. Call once.
  func connectCallbacks() -> Bool {
    let results = [
      unsafe rdbulk_set_data_callback(handle, CURLOPT_WRITEFUNCTION, takeResponse),
      unsafe rdbulk_set_pointer(handle, CURLOPT_WRITEDATA, state),
      unsafe rdbulk_set_read_callback(handle, giveBody),
      unsafe rdbulk_set_pointer(handle, CURLOPT_READDATA, state),
      unsafe rdbulk_set_seek_callback(handle, rewindBody),
      unsafe rdbulk_set_pointer(handle, CURLOPT_SEEKDATA, state),
      unsafe rdbulk_set_prerequest_callback(handle, willSend),
      unsafe rdbulk_set_pointer(handle, CURLOPT_PREREQDATA, state),
      unsafe rdbulk_set_socket_callback(handle, willConnect),
      unsafe rdbulk_set_pointer(handle, CURLOPT_SOCKOPTDATA, state),
      unsafe rdbulk_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText),
      unsafe rdbulk_set_pointer(handle, CURLOPT_PRIVATE, Unmanaged.passUnretained(self).toOpaque()),
    ]
    return results.allSatisfy { $0 == CURLE_OK }
  }

  /// Copies the request's body, `range` of `text`.
  func setBody(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    makeRoom(range.count)
    let target = unsafe UnsafeMutableRawBufferPointer(rebasing: body[..<range.count])
    // The target is as long as the range, and slicing it was checked.
    unsafe text.extracting(range).withUnsafeBytes { unsafe target.copyMemory(from: $0) }
    unsafe state.pointee.responseLimit = Self.answerLimit
    return begin(range.count)
  }

  /// Lets libcurl read a batch's events as a JSON array.
  func setBody(_ batch: borrowing Batch) -> Bool {
    clear()
    unsafe state.pointee.batch = BatchBody(batch)
    unsafe state.pointee.responseLimit = min(Self.listLimit, Self.answerLimit + batch.rows.count * Self.rowLimit)
    let length = batch.rows.reduce(1) { $0 + $1.event.count + 1 }
    return unsafe rdbulk_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(length)) == CURLE_OK
  }

  /// Releases what the finished request was built from: the engine reuses the batch, and every transfer would keep room
  /// for a long body.
  func forgetBody() {
    unsafe state.pointee.batch = nil
    guard unsafe body.count > Self.bodyKept else { return }
    unsafe body.deallocate()
    unsafe body = .allocate(byteCount: Self.bodyRoom, alignment: 16)
  }

  /// Releases the room of a long response, which every transfer would keep otherwise.
  func forgetResponse() {
    if unsafe state.pointee.response.capacity > Self.responseKept { unsafe state.pointee.response = [] }
  }

  /// A request without a body.
  func setNoBody() -> Bool {
    clear()
    unsafe state.pointee.responseLimit = Self.contactLimit
    return true
  }

  func setURL(_ url: String) -> Bool { unsafe rdbulk_set_string(handle, CURLOPT_URL, url) == CURLE_OK }

  private func makeRoom(_ length: Int) {
    guard unsafe body.count < length else { return }
    unsafe body.deallocate()
    unsafe body = .allocate(byteCount: length + length / 4, alignment: 16)
  }

  private func clear() {
    unsafe state.pointee.response.removeAll(keepingCapacity: true)
    unsafe state.pointee.sendings = 0
    unsafe state.pointee.isOversized = false
    unsafe state.pointee.isKeptBack = false
    unsafe errorText[0] = 0
  }

  private func begin(_ length: Int) -> Bool {
    clear()
    guard unsafe rdbulk_set_pointer(handle, CURLOPT_POSTFIELDS, body.baseAddress) == CURLE_OK else { return false }
    return unsafe rdbulk_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(length)) == CURLE_OK
  }

  /// Whether the request may have left the machine.
  var mayHaveLeft: Bool { unsafe state.pointee.sendings > 0 }
  var isOversized: Bool { unsafe state.pointee.isOversized }

  /// Passes the response's body to `use`.
  func withResponse<Result>(_ use: (Span<UInt8>) -> Result) -> Result { use(unsafe state.pointee.response.span) }

  /// Overwrites the access token in the response's body.
  func blotResponse(_ redaction: Redaction) { unsafe redaction.blot(&state.pointee.response) }

  /// The HTTP status; 0 if no answer began.
  var status: Int {
    var status = 0
    return unsafe rdbulk_get_long(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0
  }

  /// What a proxy answered to the last CONNECT; nil if none was asked.
  var proxyStatus: Int? {
    var status = 0
    let result = unsafe rdbulk_get_long(handle, CURLINFO_HTTP_CONNECTCODE, &status)
    return result == CURLE_OK && status > 0 ? status : nil
  }

  /// Whether the request did not leave because its connection was not to be used again; then it is made ready to be
  /// sent by a new one.
  func takeKeptBack() -> Bool {
    guard unsafe state.pointee.isKeptBack else { return false }
    clear()
    unsafe state.pointee.batch?.rewind()
    return true
  }

  /// Notes the connection of an answer. Returns whether it can't be known that the answer is this request's. Call before
  /// the handle leaves the multi handle.
  func noteConnection() -> Bool {
    guard isHTTP1, let kept = unsafe state.pointee.kept else { return false }
    var (port, created) = (0, 0)
    guard unsafe rdbulk_get_long(handle, CURLINFO_LOCAL_PORT, &port) == CURLE_OK,
      unsafe rdbulk_get_long(handle, CURLINFO_NUM_CONNECTS, &created) == CURLE_OK
    else { return false }
    return kept.served(port: port, UInt(bitPattern: unsafe state)) && created == 0
  }

  /// Whether the answer came by HTTP/1.0 or 1.1.
  var isHTTP1: Bool {
    var version = 0
    guard unsafe rdbulk_get_long(handle, CURLINFO_HTTP_VERSION, &version) == CURLE_OK else { return true }
    return version < CURL_HTTP_VERSION_2_0
  }

  /// A header of the last response; nil if it is absent.
  func header(_ name: String) -> String? {
    var header: UnsafeMutablePointer<curl_header>?
    let found = unsafe curl_easy_header(handle, name, 0, UInt32(CURLH_HEADER), -1, &header)
    // The header's text lives until the handle is used again; it is copied at once.
    guard found == CURLHE_OK, let value = unsafe header?.pointee.value else { return nil }
    return unsafe String(cString: value)
  }

  /// libcurl's own description of what went wrong.
  func errorMessage(_ code: CURLcode) -> String {
    let detail = unsafe String(cString: errorText)
    return detail.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : detail
  }
}

/// Called by libcurl with a piece of the response; returning anything but `size * count` ends the transfer.
private func takeResponse(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  // The context is the state that `connectCallbacks` passed, alive as long as its handle.
  let state = unsafe context.assumingMemoryBound(to: Transfer.State.self)
  let length = size * count
  guard unsafe state.pointee.response.count + length <= state.pointee.responseLimit else {
    unsafe state.pointee.isOversized = true
    return 0
  }
  unsafe state.pointee.response.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: length))
  return length
}

/// Called by libcurl for the next piece of a batch's body.
private func giveBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return Int(CURL_READFUNC_ABORT) }
  // The context is the state that `connectCallbacks` passed; the bytes are libcurl's own, `size * count` of them.
  let state = unsafe context.assumingMemoryBound(to: Transfer.State.self)
  let target = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
  return unsafe state.pointee.batch?.read(into: target) ?? Int(CURL_READFUNC_ABORT)
}

/// Called by libcurl when it has to send a batch's body again from the beginning.
private func rewindBody(_ context: UnsafeMutableRawPointer?, _ offset: curl_off_t, _ origin: Int32) -> Int32 {
  guard let context = unsafe context, offset == 0, origin == RDBULK_SEEK_SET else { return Int32(CURL_SEEKFUNC_FAIL) }
  let state = unsafe context.assumingMemoryBound(to: Transfer.State.self)
  unsafe state.pointee.batch?.rewind()
  return Int32(CURL_SEEKFUNC_OK)
}

/// Called by libcurl with a socket that it has made, before it connects.
private func willConnect(
  _ context: UnsafeMutableRawPointer?, _ socket: curl_socket_t, _ purpose: curlsocktype
) -> Int32 {
  guard let context = unsafe context else { return Int32(CURL_SOCKOPT_ERROR) }
  unsafe context.assumingMemoryBound(to: Transfer.State.self).pointee.kept?.opens(socket: socket)
  return Int32(CURL_SOCKOPT_OK)
}

/// Called by libcurl when it is connected and about to send the request.
private func willSend(
  _ context: UnsafeMutableRawPointer?, _ remote: UnsafeMutablePointer<CChar>?, _ local: UnsafeMutablePointer<CChar>?,
  _ remotePort: Int32, _ localPort: Int32
) -> Int32 {
  guard let context = unsafe context else { return Int32(CURL_PREREQFUNC_ABORT) }
  let state = unsafe context.assumingMemoryBound(to: Transfer.State.self)
  if unsafe state.pointee.sendings == 0, let kept = unsafe state.pointee.kept, kept.refuses(port: Int(localPort)) {
    unsafe state.pointee.isKeptBack = true
    return Int32(CURL_PREREQFUNC_ABORT)
  }
  unsafe state.pointee.sendings += 1
  unsafe state.pointee.kept?.carries(port: Int(localPort), UInt(bitPattern: state))
  return unsafe state.pointee.sendings == 1 ? Int32(CURL_PREREQFUNC_OK) : Int32(CURL_PREREQFUNC_ABORT)
}
