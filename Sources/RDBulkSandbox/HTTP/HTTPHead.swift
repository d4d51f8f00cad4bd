/// The lines of a request's head (RFC 9112, sections 3 and 5).
enum HTTPHead {
  /// Reads `METHOD SP target SP HTTP/1.x`.
  static func requestLine(_ line: ArraySlice<UInt8>, _ framing: inout HTTPFraming) throws(HTTPRefusal) -> HTTPRequest {
    let words = line.split(separator: Byte.space, omittingEmptySubsequences: false)
    guard words.count == 3, !words[0].isEmpty, words[0].allSatisfy(Byte.isToken) else {
      throw .malformed("this is not an HTTP request line")
    }
    guard !words[1].isEmpty, words[1].allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .malformed("the request target holds characters that belong percent-encoded")
    }
    guard words[2].count == 8, words[2].starts(with: "HTTP/".utf8) else {
      throw .malformed("this is not an HTTP request line")
    }
    if words[2].elementsEqual("HTTP/1.0".utf8) {
      framing.isOld = true
      framing.keepsAlive = false
    } else if !words[2].elementsEqual("HTTP/1.1".utf8) {
      throw HTTPRefusal(status: 505, text: "only HTTP/1.1 and HTTP/1.0 are spoken here")
    }
    return HTTPRequest(
      method: String(decoding: words[0], as: UTF8.self), target: String(decoding: words[1], as: UTF8.self))
  }

  /// Reads one field line into the request and its framing.
  static func field(
    _ line: ArraySlice<UInt8>, into request: inout HTTPRequest, _ framing: inout HTTPFraming
  ) throws(HTTPRefusal) {
    let field = try split(line)
    switch field.name {
    case "content-length":
      let length = try contentLength(field.value)
      if let other = framing.length, other != length { throw .malformed("Content-Length contradicts itself") }
      framing.length = length
    case "transfer-encoding":
      guard field.value.lowercased() == "chunked", !framing.isChunked else {
        throw HTTPRefusal(status: 501, text: "no transfer coding but chunked is known here")
      }
      framing.isChunked = true
    case "connection":
      let options = field.value.lowercased()
      if options.contains("close") {
        framing.keepsAlive = false
      } else if framing.isOld, options.contains("keep-alive") {
        framing.keepsAlive = true
      }
    case "expect":
      framing.expectsContinue = field.value.lowercased() == "100-continue" && !framing.isOld
    case "host":
      if framing.hasHost { throw .malformed("Host stands twice") }
      framing.hasHost = true
    default: break
    }
    request.fields.append(field)
  }

  /// Splits `name: value`, the name in lower case, the value without surrounding blanks.
  static func split(_ line: ArraySlice<UInt8>) throws(HTTPRefusal) -> HTTPField {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .malformed("a header field has no colon") }
    let name = line[..<colon]
    guard !name.isEmpty, name.allSatisfy(Byte.isToken) else { throw .malformed("a header field's name is not one") }
    var value = line[(colon + 1)...]
    while let first = value.first, Byte.isBlank(first) { value.removeFirst() }
    while let last = value.last, Byte.isBlank(last) { value.removeLast() }
    guard value.allSatisfy({ $0 == Byte.tab || $0 >= 0x20 && $0 != 0x7F }) else {
      throw .malformed("a header field holds a control character")
    }
    return HTTPField(
      String(decoding: name.map(Byte.lowercased), as: UTF8.self), String(decoding: value, as: UTF8.self))
  }

  private static func contentLength(_ value: String) throws(HTTPRefusal) -> Int {
    guard !value.isEmpty, value.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      throw .malformed("Content-Length is not a number")
    }
    // Digits that don't fit are still a length: one far over the limit.
    return Int(value) ?? Int.max
  }
}
