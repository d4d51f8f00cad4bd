/// What a head says about the body after it and about the connection.
struct HTTPFraming: Equatable, Sendable {
  var length: Int?
  var isChunked = false
  var keepsAlive = true
  var expectsContinue = false
  var hasHost = false
  /// Whether the request is HTTP/1.0, which needs no Host and closes the connection unless it says otherwise.
  var isOld = false

  /// Whether the fields agree, once all of them are read.
  func check() throws(HTTPRefusal) {
    if isChunked, length != nil { throw .malformed("Content-Length stands beside Transfer-Encoding") }
    if isChunked, isOld { throw .malformed("HTTP/1.0 has no Transfer-Encoding") }
    if !isOld, !hasHost { throw .malformed("Host is missing") }
  }
}

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

/// Bytes by name and by class.
enum Byte {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20

  static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

  static func isHexDigit(_ byte: UInt8) -> Bool { hexValue(byte) != nil }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// RFC 9110, section 5.6.2: what methods and field names are made of.
  static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
      UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
