/// An answer before it is serialized.
struct HTTPResponse: Equatable, Sendable {
  var status: Int
  var contentType = "application/json"
  /// Fields other than Content-Type, Content-Length and Connection, with names as they are to be written.
  var fields: [HTTPField] = []
  var body: [UInt8]

  init(status: Int, contentType: String = "application/json", fields: [HTTPField] = [], body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.fields = fields
    self.body = body
  }

  /// How much of the answer is written.
  enum Extent: Sendable {
    case whole
    /// Half of the body, under the length of all of it.
    case truncated
    /// No body, under its length: the answer to HEAD (RFC 9110, section 9.3.2).
    case head
  }

  /// Appends the answer in HTTP/1.1 syntax.
  func write(to output: inout [UInt8], extent: Extent, keepsAlive: Bool) {
    output.append(contentsOf: "HTTP/1.1 \(status) \(Self.reason(status))\r\n".utf8)
    Self.writeField("Content-Type", contentType, to: &output)
    Self.writeField("Content-Length", String(body.count), to: &output)
    for field in fields { Self.writeField(field.name, field.value, to: &output) }
    if !keepsAlive { Self.writeField("Connection", "close", to: &output) }
    output.append(contentsOf: "\r\n".utf8)
    switch extent {
    case .whole: output.append(contentsOf: body)
    case .truncated: output.append(contentsOf: body.prefix(body.count / 2))
    case .head: break
    }
  }

  private static func writeField(_ name: String, _ value: String, to output: inout [UInt8]) {
    output.append(contentsOf: name.utf8)
    output.append(contentsOf: ": ".utf8)
    output.append(contentsOf: value.utf8)
    output.append(contentsOf: "\r\n".utf8)
  }

  /// The reason phrases of RFC 9110 for the sandbox's statuses.
  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 302: "Found"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Unknown"
    }
  }
}
