/// Reads the answers to batches: one `event_uuid` for each event, in the order of the events.
extension Answer {
  /// As ``read(_:_:uuid:)``, for a request of `count` events. Of an accepted one, `uuids` is set to where each event's
  /// uuid stands in `body`; an answer that does not give each event exactly one tells nothing of any of them.
  package static func readBatch(
    _ response: Response, _ body: Span<UInt8>, count: Int, uuids: inout [Range<Int>]
  ) -> Answer {
    uuids.removeAll(keepingCapacity: true)
    guard (200..<300).contains(response.status) else { return readRefusal(response, body, count) }
    let isRead = BatchBody.uuids(body, into: &uuids)
    if isRead, uuids.count == count { return .accepted }
    let message: Message =
      isRead
      ? "The server answered \(response.status) with \(uuids.count) event_uuids for \(count) events."
      : "The server answered \(response.status), but not with JSON that can be read."
    uuids.removeAll(keepingCapacity: true)
    return .unreadable(APIError("UNREADABLE_ANSWER", message))
  }

  /// A refusal that names positions refuses those events alone.
  private static func readRefusal(_ response: Response, _ body: Span<UInt8>, _ count: Int) -> Answer {
    let whole = readFailure(response, body)
    guard case .rejected = whole, isDivisible(response.status) else { return whole }
    var named: [Int: APIError] = [:]
    for leaf in ErrorBody.leaves(body) {
      guard let position = leaf.position, position < count else { continue }
      guard named[position] == nil else { continue }
      let message = ErrorBody.withoutPosition(leaf.message)
      named[position] = APIError(leaf.code, Message(verbatim: message))
    }
    guard !named.isEmpty else { return whole }
    return .partlyRejected(named.sorted { $0.key < $1.key }.map { RejectedEvent($0.key, $0.value) })
  }

  /// Whether a refusal may be of some events of a batch and not of the request as such.
  package static func isDivisible(_ status: Int) -> Bool { status == 400 || status == 409 || status == 422 }
}

/// Reads the body of a batch that was accepted.
enum BatchBody {
  private static let events = Array("events".utf8)
  private static let uuid = Array("event_uuid".utf8)

  /// Appends where each element of `events` has its `event_uuid`. False where the body is no such object, or an element
  /// has none.
  static func uuids(_ body: Span<UInt8>, into uuids: inout [Range<Int>]) -> Bool {
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
