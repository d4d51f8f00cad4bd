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
