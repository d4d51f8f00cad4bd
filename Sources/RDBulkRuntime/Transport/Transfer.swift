import CCurl
import RDBulkCore

/// One easy handle with its buffers, used for one request after another.
///
/// libcurl keeps the address of a transfer's state and body while a request is in flight. Both are allocated by hand
/// for that reason: their addresses stay the same from `init` to `close`, and the transport closes a transfer only
/// after it took its handle out of the multi handle.
@safe final class Transfer {
  /// What libcurl's callbacks write, at a fixed address.
  struct State {
    var response: [UInt8] = []
    /// The body where it is a batch's.
    var batch: BatchBody?
    /// How often libcurl was about to send the request: it repeats one by itself where a kept connection turns out to
    /// be closed, and then nobody knows whether the first was processed.
    var sendings = 0
    var isOversized = false
  }

  /// More than any answer of the API, a batch's of thousands of rows included.
  static let responseLimit = 4 << 20
  /// Room for a response is kept for the next one up to this size.
  private static let responseKept = 1 << 12
  /// For the body of one row: what there is from the beginning, and how much is kept for the next one.
  private static let bodyRoom = 1 << 12
  private static let bodyKept = 1 << 14

  let handle: UnsafeMutableRawPointer
  private let state: UnsafeMutablePointer<State>
  private var body: UnsafeMutableRawBufferPointer
  private let errorText: UnsafeMutablePointer<CChar>
  /// The engine's batch that is in flight with this transfer.
  var slot = 0
  /// Which of the transport's header lists the handle has; -1 is none.
  var headers = -1

  /// nil where libcurl has no memory for a handle.
  init?() {
    guard let handle = unsafe curl_easy_init() else { return nil }
    unsafe self.handle = handle
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: State())
    unsafe body = .allocate(byteCount: Self.bodyRoom, alignment: 16)
    unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  /// Gives everything back. The handle must not be in a multi handle.
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
      unsafe rdbulk_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText),
      unsafe rdbulk_set_pointer(handle, CURLOPT_PRIVATE, Unmanaged.passUnretained(self).toOpaque()),
    ]
    return results.allSatisfy { $0 == CURLE_OK }
  }

  /// Takes a copy of the request's body, `range` of `text`.
  func setBody(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    makeRoom(range.count)
    let target = unsafe UnsafeMutableRawBufferPointer(rebasing: body[..<range.count])
    // The target is as long as the range, and slicing it was checked.
    unsafe text.extracting(range).withUnsafeBytes { unsafe target.copyMemory(from: $0) }
    return begin(range.count)
  }

  /// Lets libcurl read a batch's events as a JSON array.
  func setBody(_ batch: borrowing Batch) -> Bool {
    clear()
    unsafe state.pointee.batch = BatchBody(batch)
    let length = batch.rows.reduce(1) { $0 + $1.event.count + 1 }
    return unsafe rdbulk_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(length)) == CURLE_OK
  }

  /// Lets go of what the request that ended was made of: the engine uses a batch for another one, and the room of a
  /// long body would be kept once for each transfer.
  func forgetBody() {
    unsafe state.pointee.batch = nil
    guard unsafe body.count > Self.bodyKept else { return }
    unsafe body.deallocate()
    unsafe body = .allocate(byteCount: Self.bodyRoom, alignment: 16)
  }

  /// Gives back the room of a long response, which there would be one of for each transfer.
  func forgetResponse() {
    if unsafe state.pointee.response.capacity > Self.responseKept { unsafe state.pointee.response = [] }
  }

  /// A request without a body.
  func setNoBody() -> Bool {
    clear()
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

  /// Hands the response's body to `use`.
  func withResponse<Result>(_ use: (Span<UInt8>) -> Result) -> Result { use(unsafe state.pointee.response.span) }

  /// Writes over the access token in the response's body.
  func blotResponse(_ redaction: Redaction) { unsafe redaction.blot(&state.pointee.response) }

  /// The HTTP status; 0 where no answer began.
  var status: Int {
    var status = 0
    return unsafe rdbulk_get_long(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0
  }

  /// A header of the last response; nil where it is absent.
  func header(_ name: String) -> String? {
    var header: UnsafeMutablePointer<curl_header>?
    let found = unsafe curl_easy_header(handle, name, 0, UInt32(CURLH_HEADER), -1, &header)
    // The header's text lives until the handle is used again; it is copied at once.
    guard found == CURLHE_OK, let value = unsafe header?.pointee.value else { return nil }
    return unsafe String(cString: value)
  }

  /// libcurl's own words for what went wrong.
  func errorMessage(_ code: CURLcode) -> String {
    let detail = unsafe String(cString: errorText)
    return detail.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : detail
  }
}

/// Called by libcurl with a piece of the response; any count but `size * count` ends the transfer.
private func takeResponse(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  // The context is the state that `connectCallbacks` gave, alive while its handle is.
  let state = unsafe context.assumingMemoryBound(to: Transfer.State.self)
  let length = size * count
  guard unsafe state.pointee.response.count + length <= Transfer.responseLimit else {
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
  // The context is the state that `connectCallbacks` gave, and the bytes are libcurl's own: `size * count` of them.
  let state = unsafe context.assumingMemoryBound(to: Transfer.State.self)
  let target = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
  return unsafe state.pointee.batch?.read(into: target) ?? Int(CURL_READFUNC_ABORT)
}

/// Called by libcurl where it has to send a batch's body from its beginning again.
private func rewindBody(_ context: UnsafeMutableRawPointer?, _ offset: curl_off_t, _ origin: Int32) -> Int32 {
  guard let context = unsafe context, offset == 0, origin == RDBULK_SEEK_SET else { return Int32(CURL_SEEKFUNC_FAIL) }
  let state = unsafe context.assumingMemoryBound(to: Transfer.State.self)
  unsafe state.pointee.batch?.rewind()
  return Int32(CURL_SEEKFUNC_OK)
}

/// Called by libcurl when a connection is there and the request is about to be sent.
private func willSend(
  _ context: UnsafeMutableRawPointer?, _ remote: UnsafeMutablePointer<CChar>?, _ local: UnsafeMutablePointer<CChar>?,
  _ remotePort: Int32, _ localPort: Int32
) -> Int32 {
  guard let context = unsafe context else { return Int32(CURL_PREREQFUNC_ABORT) }
  let state = unsafe context.assumingMemoryBound(to: Transfer.State.self)
  unsafe state.pointee.sendings += 1
  return unsafe state.pointee.sendings == 1 ? Int32(CURL_PREREQFUNC_OK) : Int32(CURL_PREREQFUNC_ABORT)
}
