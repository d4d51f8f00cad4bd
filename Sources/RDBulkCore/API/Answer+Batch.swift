/// Reads answers to batches: one `event_uuid` for each event, in the events' order.
extension Answer {
  /// Like ``read(_:_:uuid:)``, for a request with `count` events. If it is accepted, `uuids` is set to where each
  /// event's UUID is in `body`. An answer without exactly one UUID per event says nothing about any of them.
  package static func readBatch(
    _ response: Response, _ body: Span<UInt8>, count: Int, uuids: inout [Range<Int>]
  ) -> Answer {
    uuids.removeAll(keepingCapacity: true)
    guard (200..<300).contains(response.status) else { return readRefusal(response, body, count) }
    let isRead = BatchUUIDs.read(body, into: &uuids)
    if isRead, uuids.count == count { return .accepted }
    let message: Message =
      isRead
      ? "The server answered \(response.status) with \(uuids.count) event_uuids for \(count) events."
      : "The server answered \(response.status), but not with readable JSON."
    uuids.removeAll(keepingCapacity: true)
    return .unreadable(APIError("UNREADABLE_ANSWER", message))
  }

  /// A refusal that names positions refuses only those events.
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

  /// Whether a refusal may concern some events of a batch rather than the whole request.
  package static func isDivisible(_ status: Int) -> Bool { status == 400 || status == 409 || status == 422 }
}
