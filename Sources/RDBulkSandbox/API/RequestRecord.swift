import RDBulkCore

/// What the log says about one request. Names and meanings are an interface: tests and simulations read them.
struct RequestRecord: Equatable, Sendable {
  /// nil if the request couldn't be read.
  var method: String?
  /// The path and query without secrets; nil if the request couldn't be read.
  var path: String?
  /// nil if the connection was reset instead of an answer.
  var status: Int?
  /// The fault that the request got.
  var fault: Fault?
  /// Whether the request took effect, whatever the client learned.
  var isProcessed = false
  /// The type of the event, or of all events in a batch if they agree.
  var eventType: String?
  /// The emails as received, in the order of the events, bad events included.
  var emails: [String] = []
  /// The number of elements in a batch; nil for anything else.
  var size: Int?

  /// Appends the record as one line.
  func write(number: Int, time: Int, to output: inout [UInt8]) {
    output.append(contentsOf: "{\"n\":\(number),\"time\":\(time),\"method\":".utf8)
    Self.write(method, to: &output)
    output.append(contentsOf: ",\"path\":".utf8)
    Self.write(path, to: &output)
    output.append(contentsOf: ",\"status\":\(status.map(String.init) ?? "null"),\"fault\":".utf8)
    Self.write(fault?.rawValue, to: &output)
    output.append(contentsOf: ",\"processed\":\(isProcessed),\"event_type\":".utf8)
    Self.write(eventType, to: &output)
    output.append(contentsOf: ",\"emails\":[".utf8)
    for (index, email) in emails.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      JSONText.appendString(email, to: &output)
    }
    output.append(UInt8(ascii: "]"))
    if let size { output.append(contentsOf: ",\"size\":\(size)".utf8) }
    output.append(contentsOf: "}\n".utf8)
  }

  private static func write(_ text: String?, to output: inout [UInt8]) {
    if let text {
      JSONText.appendString(text, to: &output)
    } else {
      output.append(contentsOf: "null".utf8)
    }
  }
}
