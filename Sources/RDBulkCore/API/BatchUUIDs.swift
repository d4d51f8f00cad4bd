/// Reads the body of an accepted batch.
enum BatchUUIDs {
  private static let events = Array("events".utf8)
  private static let uuid = Array("event_uuid".utf8)

  /// Appends where each element of `events` has its `event_uuid`. Returns false if the body isn't such an object or an
  /// element has none.
  static func read(_ body: Span<UInt8>, into uuids: inout [Range<Int>]) -> Bool {
    guard UTF8Check.firstInvalid(body, 0..<body.count) == nil else { return false }
    var scanner = JSONScanner(0..<body.count)
    var isFound = false
    do throws(JSONError) {
      guard try scanner.next(body).kind == .beginObject else { return false }
      while true {
        let token = try scanner.next(body)
        if token.kind == .end { return isFound }
        guard token.kind == .key else { continue }
        guard AcceptedBody.equals(body, token.range, events) else {
          try scanner.skipValue(body)
          continue
        }
        uuids.removeAll(keepingCapacity: true)
        guard try scanner.next(body).kind == .beginArray, try elements(body, &scanner, &uuids) else { return false }
        isFound = true
      }
    } catch {
      return false
    }
  }

  private static func elements(
    _ body: Span<UInt8>, _ scanner: inout JSONScanner, _ uuids: inout [Range<Int>]
  ) throws(JSONError) -> Bool {
    let depth = scanner.depth
    while true {
      let token = try scanner.next(body)
      if token.kind == .endArray { return true }
      guard token.kind == .beginObject else { return false }
      var found: Range<Int>?
      while scanner.depth > depth {
        let member = try scanner.next(body)
        guard member.kind == .key else { continue }
        guard AcceptedBody.equals(body, member.range, uuid) else {
          try scanner.skipValue(body)
          continue
        }
        let value = try scanner.next(body)
        guard value.kind == .string, AcceptedBody.isPlain(body, value), !value.range.isEmpty else { return false }
        found = value.range
      }
      guard let found else { return false }
      uuids.append(found)
    }
  }
}
