/// Reads answers to batches: one `event_uuid` for each event, in the events' order.
extension Answer {
  /// Like ``read(_:_:uuid:)``, for a request with `count` events. If it is accepted, `uuids` is set to where each
  /// event's UUID is in `body`. An empty body leaves it to the status, as with one event. An answer that has another
  /// number of events says nothing about any of them; an event without a UUID has none in `uuids` either.
  package static func readBatch(
    _ response: Response, _ body: Span<UInt8>, count: Int, uuids: inout [Range<Int>]
  ) -> Answer {
    uuids.removeAll(keepingCapacity: true)
    guard (200..<300).contains(response.status) else { return readRefusal(response, body, count) }
    if body.isEmpty { return .accepted }
    guard let others = BatchUUIDs.read(body, into: &uuids) else {
      uuids.removeAll(keepingCapacity: true)
      guard !ErrorBody.leaves(body).isEmpty else { return unreadable(response.status, body) }
      return .unreadable(ErrorBody.summary(status: response.status, body))
    }
    guard uuids.count == count else {
      let message: Message =
        "The server answered \(response.status) with \(uuids.count) event_uuids for \(count) events."
      uuids.removeAll(keepingCapacity: true)
      return .unreadable(APIError("UNREADABLE_ANSWER", message))
    }
    if others.isEmpty { return .accepted }
    return .partlyAccepted(others.map { RejectedEvent($0.position, withoutUUID(response.status, body, $0.range)) })
  }

  /// What an element says that has no UUID.
  private static func withoutUUID(_ status: Int, _ body: Span<UInt8>, _ range: Range<Int>) -> APIError {
    var element: [UInt8] = []
    element.append(body, range)
    guard ErrorBody.leaves(element.span).isEmpty else { return ErrorBody.summary(status: status, element.span) }
    return APIError("UNREADABLE_ANSWER", "The server answered \(status) without an event_uuid for this event.")
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
