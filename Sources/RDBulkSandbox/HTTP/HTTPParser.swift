/// Parses HTTP/1.1 requests (RFC 9112) without I/O: bytes go in through `append` in pieces of any size, requests come
/// out of `next`.
///
/// It is strict where leniency lets two readers see different requests: lines end in CRLF, fields aren't folded, and
/// Content-Length and Transfer-Encoding exclude each other.
struct HTTPParser: Sendable {
  /// The longest request line, in bytes: the API answers 414 to a URL over 8 KB.
  static let requestLineLimit = 8 << 10
  /// The request line, fields and trailers together, in bytes.
  static let headLimit = 32 << 10
  /// The longest body after decoding, in bytes.
  static let bodyLimit = 1 << 20

  /// What `next` found.
  enum Progress: Equatable, Sendable {
    case needsMore
    /// The client waits for `100 Continue` before it sends the body; reported once per request.
    case expectsContinue
    case request(HTTPRequest)
    /// Answer with the status and close; every later call returns the same.
    case refused(HTTPRefusal)
  }

  private enum State {
    case requestLine, fields
    case body(length: Int)
    case chunkSize, chunkData(left: Int), chunkEnd, trailers
    case refused(HTTPRefusal)
  }

  private var state = State.requestLine
  private var buffer: [UInt8] = []
  /// The first byte of `buffer` that isn't consumed.
  private var start = 0
  /// No line feed was found up to here, so that a line in many pieces is scanned only once.
  private var scanned = 0
  /// The bytes of the head so far, trailers included.
  private var headSize = 0
  private var request = HTTPRequest()
  private var framing = HTTPFraming()

  /// Takes the connection's next bytes.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: true)
    } else if start > 0 {
      buffer.removeSubrange(0..<start)
    }
    scanned = max(0, scanned - start)
    start = 0
    buffer.append(contentsOf: bytes)
  }

  /// The next request, or why there is none yet.
  mutating func next() -> Progress {
    do throws(HTTPRefusal) {
      while true {
        if let progress = try step() { return progress }
      }
    } catch {
      state = .refused(error)
      return .refused(error)
    }
  }

  /// Parses one piece of the grammar; nil if there is more to look at.
  private mutating func step() throws(HTTPRefusal) -> Progress? {
    switch state {
    case .refused(let refusal): throw refusal
    case .requestLine:
      guard let line = try requestLine() else { return .needsMore }
      // RFC 9112, section 2.2: an empty line before a request is skipped.
      if line.isEmpty { return nil }
      request = try HTTPHead.requestLine(buffer[line], &framing)
      state = .fields
    case .fields:
      guard let line = try headLine() else { return .needsMore }
      guard line.isEmpty else {
        try HTTPHead.field(buffer[line], into: &request, &framing)
        return nil
      }
      return try beginBody()
    case .body(let length):
      guard buffer.count - start >= length else { return .needsMore }
      take(length)
      return finish()
    case .chunkSize:
      guard let line = try headLine() else { return .needsMore }
      try beginChunk(line)
    case .chunkData(let left):
      return moveChunk(left)
    case .chunkEnd:
      guard let line = try headLine() else { return .needsMore }
      guard line.isEmpty else { throw .malformed("a chunk is longer than its size says") }
      // The CRLF after a chunk is framing and doesn't count towards the head.
      headSize -= 2
      state = .chunkSize
    case .trailers:
      guard let line = try headLine() else { return .needsMore }
      // Trailers are checked, then dropped: nothing reads them.
      guard line.isEmpty else {
        _ = try HTTPHead.split(buffer[line])
        return nil
      }
      return finish()
    }
    return nil
  }

  // MARK: - Lines

  private mutating func requestLine() throws(HTTPRefusal) -> Range<Int>? {
    guard let line = try line() else {
      guard buffer.count - start <= Self.requestLineLimit else { throw Self.longTarget }
      return nil
    }
    guard line.count <= Self.requestLineLimit else { throw Self.longTarget }
    headSize += line.count + 2
    guard headSize <= Self.headLimit else { throw Self.longHead }
    return line
  }

  private mutating func headLine() throws(HTTPRefusal) -> Range<Int>? {
    guard let line = try line() else {
      guard headSize + buffer.count - start <= Self.headLimit else { throw Self.longHead }
      return nil
    }
    headSize += line.count + 2
    guard headSize <= Self.headLimit else { throw Self.longHead }
    return line
  }

  private static let longTarget = HTTPRefusal(status: 414, text: "the request line is too long")
  private static let longHead = HTTPRefusal(status: 431, text: "the header fields are too long")

  /// Consumes the next line, without its CRLF; nil if its end hasn't arrived.
  private mutating func line() throws(HTTPRefusal) -> Range<Int>? {
    guard let index = buffer[max(start, scanned)...].firstIndex(of: Byte.lineFeed) else {
      scanned = buffer.count
      return nil
    }
    guard index > start, buffer[index - 1] == Byte.carriageReturn else {
      throw .malformed("a line doesn't end in CRLF")
    }
    let line = start..<(index - 1)
    start = index + 1
    scanned = start
    return line
  }

  // MARK: - Bodies

  private mutating func beginBody() throws(HTTPRefusal) -> Progress? {
    try framing.check()
    request.keepsAlive = framing.keepsAlive
    if framing.isChunked {
      state = .chunkSize
    } else {
      let length = framing.length ?? 0
      guard length <= Self.bodyLimit else { throw Self.longBody }
      state = .body(length: length)
      if buffer.count - start >= length { return nil }
    }
    return framing.expectsContinue ? .expectsContinue : nil
  }

  private static let longBody = HTTPRefusal(status: 413, text: "the body is longer than 1 MiB")

  /// RFC 9112, section 7.1: hexadecimal digits, optionally followed by extensions, which are skipped.
  private mutating func beginChunk(_ line: Range<Int>) throws(HTTPRefusal) {
    let digits = buffer[line].prefix { $0 != UInt8(ascii: ";") && !Byte.isBlank($0) }
    guard !digits.isEmpty, digits.allSatisfy(Byte.isHexDigit) else { throw .malformed("a chunk has no size") }
    guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16),
      size <= Self.bodyLimit - request.body.count
    else { throw Self.longBody }
    headSize -= line.count + 2
    state = size == 0 ? .trailers : .chunkData(left: size)
  }

  private mutating func moveChunk(_ left: Int) -> Progress? {
    let there = min(left, buffer.count - start)
    take(there)
    state = there == left ? .chunkEnd : .chunkData(left: left - there)
    return there == left ? nil : .needsMore
  }

  private mutating func take(_ count: Int) {
    request.body.append(contentsOf: buffer[start..<(start + count)])
    start += count
  }

  private mutating func finish() -> Progress {
    defer {
      request = HTTPRequest()
      framing = HTTPFraming()
      headSize = 0
      state = .requestLine
    }
    return .request(request)
  }
}
