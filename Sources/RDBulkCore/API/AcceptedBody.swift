/// Reads the bodies of 2xx answers.
package enum AcceptedBody {
  package enum UUIDResult: Equatable, Sendable {
    case found(Range<Int>)
    /// Readable, but with no such member.
    case none
    case unreadable
  }

  /// Where the value of the top level's `event_uuid` stands in `body`.
  ///
  /// An empty body is a readable answer: nothing but the status was said. Any JSON object is one, too.
  package static func eventUUID(_ body: Span<UInt8>) -> UUIDResult {
    guard !body.isEmpty else { return .none }
    if body.count == prefix.count + 38, hasPrefix(body) { return .found(prefix.count..<prefix.count + 36) }
    var scanner = JSONScanner(0..<body.count)
    var result = UUIDResult.none
    do throws(JSONError) {
      guard UTF8Check.firstInvalid(body, 0..<body.count) == nil, try scanner.next(body).kind == .beginObject else {
        return .unreadable
      }
      while true {
        let token = try scanner.next(body)
        if token.kind == .end { return result }
        guard token.kind == .key else { continue }
        if scanner.depth == 1, equals(body, token.range, name) {
          let value = try scanner.next(body)
          result = value.kind == .string && isPlain(body, value) ? .found(value.range) : .none
        } else {
          try scanner.skipValue(body)
        }
      }
    } catch {
      return .unreadable
    }
  }

  private static let name = Array("event_uuid".utf8)
  private static let prefix = Array("{\"event_uuid\":\"".utf8)

  /// The form that every answer has: compared as a whole, with the quote and brace behind 36 plain characters.
  private static func hasPrefix(_ body: Span<UInt8>) -> Bool {
    for index in 0..<prefix.count where body[index] != prefix[index] { return false }
    for index in prefix.count..<prefix.count + 36 {
      let byte = body[index]
      guard ASCII.isDigit(byte) || ASCII.lowercased(byte) &- 0x61 < 6 || byte == UInt8(ascii: "-") else { return false }
    }
    return body[body.count - 2] == ASCII.quote && body[body.count - 1] == ASCII.closeBrace
  }

  /// Short, printable and without escapes: fit to be written into a result as it is.
  static func isPlain(_ body: Span<UInt8>, _ token: JSONToken) -> Bool {
    guard !token.hasEscapes, token.range.count <= 64 else { return false }
    for index in token.range {
      let byte = body[index]
      if byte < 0x21 || byte > 0x7E || byte == ASCII.comma { return false }
    }
    return true
  }

  static func equals(_ body: Span<UInt8>, _ range: Range<Int>, _ other: [UInt8]) -> Bool {
    guard range.count == other.count else { return false }
    for offset in 0..<other.count where body[range.lowerBound + offset] != other[offset] { return false }
    return true
  }
}
