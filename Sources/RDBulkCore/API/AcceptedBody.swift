/// Reads the bodies of 2xx answers.
package enum AcceptedBody {
  /// What a body says about the event's UUID.
  package enum UUIDResult: Equatable, Sendable {
    case found(Range<Int>)
    /// Readable, but without the member.
    case none
    /// There are errors in its place.
    case errors
    case unreadable
  }

  /// Where the value of the top level's `event_uuid` is in `body`.
  ///
  /// An empty body is readable: the status says everything. So is any JSON object, but one with `errors` and no UUID.
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
          let isFound = value.kind == .string && isPlain(body, value)
          if isFound { result = .found(value.range) } else if result != .errors { result = .none }
        } else if scanner.depth == 1, equals(body, token.range, errors) {
          if try !isNothing(body, &scanner), result == .none { result = .errors }
        } else {
          try scanner.skipValue(body)
        }
      }
    } catch {
      return .unreadable
    }
  }

  /// Whether the next value is null, false, or an empty array or object; skips it.
  private static func isNothing(_ body: Span<UInt8>, _ scanner: inout JSONScanner) throws(JSONError) -> Bool {
    var ahead = scanner
    let first = try ahead.next(body)
    try scanner.skipValue(body)
    return switch first.kind {
    case .null, .no: true
    case .beginArray: try ahead.next(body).kind == .endArray
    case .beginObject: try ahead.next(body).kind == .endObject
    default: false
    }
  }

  private static let name = Array("event_uuid".utf8)
  private static let errors = Array("errors".utf8)
  private static let prefix = Array("{\"event_uuid\":\"".utf8)

  /// Matches the form that every answer has as a whole, with the quote and brace after 36 plain characters.
  private static func hasPrefix(_ body: Span<UInt8>) -> Bool {
    for index in 0..<prefix.count where body[index] != prefix[index] { return false }
    for index in prefix.count..<prefix.count + 36 {
      let byte = body[index]
      guard ASCII.isDigit(byte) || ASCII.lowercased(byte) &- 0x61 < 6 || byte == UInt8(ascii: "-") else { return false }
    }
    return body[body.count - 2] == ASCII.quote && body[body.count - 1] == ASCII.closeBrace
  }

  /// Whether the text is short, printable and free of escapes, so that it can go into a result unchanged.
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
