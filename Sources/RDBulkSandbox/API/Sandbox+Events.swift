import RDBulkCore

/// `POST /platform/events`, `/platform/events/batch` and `/platform/conversions`.
extension Sandbox {
  /// Takes one event; with an API key, only a conversion.
  mutating func acceptEvent(
    _ request: HTTPRequest, isConversion: Bool, now: Int, _ record: inout RequestRecord
  ) throws(Refusal) -> HTTPResponse {
    let body = try Self.json(request)
    record.note(body)
    guard case .object = body else { throw .badRequest("The body must be an event object.") }
    var (event, errors) = EventCheck.examine(body)
    if isConversion, let other = event, other.type != "CONVERSION" {
      errors.append(.option("event_type", of: ["CONVERSION"]))
      event = nil
    }
    guard let event else { throw Self.refusal(of: errors) }
    try charge([event], now: now)
    take(event, now: now)
    return .json(200, .object([.init("event_uuid", .string(UUID4(from: &uuids).text))]))
  }

  /// Errors only in the payload's own fields are answered by field, all others as a list with paths.
  private static func refusal(of errors: [FieldError]) -> Refusal {
    let isFlat = errors.allSatisfy {
      $0.path.hasPrefix("payload.") && !$0.path.utf8.contains(UInt8(ascii: "[")) && $0.validOptions == nil
    }
    return isFlat ? .byField(errors) : .list(errors.map { $0.element(under: "$") })
  }

  /// Schedules what an accepted event does. Whether the contact exists is decided now, not then: as in the API, an
  /// event that follows its contact's creation too soon is dropped.
  private mutating func take(_ event: Event, now: Int) {
    guard let effect = ContactEffect(ofEventType: event.type), contacts.exists(event.email) != (effect == .creation)
    else { return }
    if applyAfter > 0 {
      pending.append(.init(due: now + applyAfter, email: event.email, effect: effect))
    } else {
      contacts.apply(effect, to: event.email)
    }
  }

  /// Takes a batch as a whole or not at all.
  mutating func acceptBatch(
    _ request: HTTPRequest, now: Int, _ record: inout RequestRecord
  ) throws(Refusal) -> HTTPResponse {
    guard request.body.count <= Self.batchBodyLimit else { throw .tooLarge }
    guard let elements = try Self.json(request).elements, !elements.isEmpty else {
      throw .badRequest("The body must be an array of events.")
    }
    record.note(batch: elements)
    let events = try check(elements)
    try charge(events, now: now)
    for event in events { take(event, now: now) }
    let batchUUID = UUID4(from: &uuids).text
    let answers = events.map { _ in
      JSONValue.object([.init("event_uuid", .string(UUID4(from: &uuids).text))])
    }
    return .json(
      200, .object([.init("event_batch_uuid", .string(batchUUID)), .init("events", .array(answers))]))
  }

  private func check(_ elements: [JSONValue]) throws(Refusal) -> [Event] {
    var events: [Event] = []
    var errors: [JSONValue] = []
    for (index, element) in elements.enumerated() {
      let (event, found) = EventCheck.examine(element)
      if let event { events.append(event) }
      errors += found.map { $0.element(under: "$[\(index)]") }
    }
    guard errors.isEmpty else {
      switch batchErrors {
      case .path: throw .list(errors)
      case .whole: throw .badRequest("The batch holds invalid events.")
      }
    }
    return events
  }

  /// Counts each event against its contact's quota; if one exceeds it, none is counted.
  private mutating func charge(_ events: [Event], now: Int) throws(Refusal) {
    var before: [(email: String, quota: ContactQuota)] = []
    for event in events {
      let quota = contacts[event.email].eventQuota
      do throws(ContactQuota.Excess) {
        try contacts[event.email].eventQuota.take(limit: eventQuota, now: now)
      } catch {
        for charged in before.reversed() { contacts[charged.email].eventQuota = charged.quota }
        throw .leadLimited(event.email, error)
      }
      before.append((event.email, quota))
    }
  }
}

extension RequestRecord {
  /// Notes a single event, good or bad.
  fileprivate mutating func note(_ event: JSONValue) {
    eventType = event["event_type"]?.text
    if let email = event["payload"]?["email"]?.text { emails.append(email) }
  }

  /// Notes a batch, good or bad.
  fileprivate mutating func note(batch elements: [JSONValue]) {
    size = elements.count
    for element in elements { note(element) }
    let first = elements.first?["event_type"]?.text
    eventType = elements.allSatisfy { $0["event_type"]?.text == first } ? first : nil
  }
}
