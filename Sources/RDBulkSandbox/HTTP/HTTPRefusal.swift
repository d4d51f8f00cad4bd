/// Why a request can't be parsed; the connection is unusable afterwards.
struct HTTPRefusal: Error, Equatable, Sendable {
  let status: Int
  let text: String

  static func malformed(_ text: String) -> HTTPRefusal { HTTPRefusal(status: 400, text: text) }
}
