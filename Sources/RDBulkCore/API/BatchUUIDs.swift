/// Reads the body of an accepted batch.
enum BatchUUIDs {
  private static let events = Array("events".utf8)
  private static let uuid = Array("event_uuid".utf8)

  /// An element of `events` that has no UUID: which one, and where it is in the body.
  typealias Other = (position: Int, range: Range<Int>)

  /// Appends where each element of `events` has its `event_uuid`: an empty range for those without, which are returned.
  /// nil if the body isn't such an object.
  static func read(_ body: Span<UInt8>, into uuids: inout [Range<Int>]) -> [Other]? {
    guard UTF8Check.firstInvalid(body, 0..<body.count) == nil else { return nil }
    var scanner = JSONScanner(0..<body.count)
    var others: [Other]?
    do throws(JSONError) {
      guard try scanner.next(body).kind == .beginObject else { return nil }
      while true {
        let token = try scanner.next(body)
        if token.kind == .end { return others }
        guard token.kind == .key else { continue }
        guard AcceptedBody.equals(body, token.range, events) else {
          try scanner.skipValue(body)
          continue
        }
        uuids.removeAll(keepingCapacity: true)
        guard try scanner.next(body).kind == .beginArray else { return nil }
        others = try elements(body, &scanner, &uuids)
        if others == nil { return nil }
      }
    } catch {
      return nil
    }
  }

  private static func elements(
    _ body: Span<UInt8>, _ scanner: inout JSONScanner, _ uuids: inout [Range<Int>]
  ) throws(JSONError) -> [Other]? {
    var others: [Other] = []
    let depth = scanner.depth
    while true {
      let token = try scanner.next(body)
      if token.kind == .endArray { return others }
      guard token.kind == .beginObject else { return nil }
      let start = token.range.lowerBound
      var found = 0..<0
      while scanner.depth > depth {
        let member = try scanner.next(body)
        guard member.kind == .key else { continue }
        guard AcceptedBody.equals(body, member.range, uuid) else {
          try scanner.skipValue(body)
          continue
        }
        let value = try scanner.next(body)
        if value.kind == .null { continue }
        guard value.kind == .string, AcceptedBody.isPlain(body, value), !value.range.isEmpty else { return nil }
        found = value.range
      }
      if found.isEmpty { others.append((uuids.count, start..<scanner.position)) }
      uuids.append(found)
    }
  }
}
