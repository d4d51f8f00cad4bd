/// A complete request as received, its body decoded from chunks.
struct HTTPRequest: Equatable, Sendable {
  var method = ""
  /// The request target, neither decoded nor checked beyond its characters.
  var target = ""
  var fields: [HTTPField] = []
  var body: [UInt8] = []
  /// Whether the client wants to keep the connection after the answer.
  var keepsAlive = true

  /// The value of the first field called `name` (in lower case).
  func field(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }
}
