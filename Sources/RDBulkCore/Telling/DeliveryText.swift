/// One line about how a request went, for `--verbose`.
package enum DeliveryText {
  /// `row 7 (try 2): 503 HTTP_503: The server answered 503.`
  package static func line(_ batch: Batch, _ delivery: Delivery) -> Message {
    guard let first = batch.rows.first, let last = batch.rows.last else { return text(delivery) }
    let rows: Message =
      batch.rows.count == 1 ? "row \(first.number)" : "\(batch.rows.count) rows, \(first.number) to \(last.number)"
    return "\(rows) (try \(first.attempts)): \(text(delivery))"
  }

  private static func text(_ delivery: Delivery) -> Message {
    switch delivery {
    case .unsent(let error, _): "not sent, \(text(error))"
    case .lost(let error, let status): "\(status > 0 ? "\(status), then " : "")no answer, \(text(error))"
    case .answered(let answer, let status): "\(status) \(text(answer))"
    }
  }

  private static func text(_ answer: Answer) -> Message {
    switch answer {
    case .accepted: Message("accepted")
    case .partlyAccepted(let events): "\(events.count, "row", "rows") of it answered with errors"
    case .partlyRejected(let events): "\(events.count, "row", "rows") of it rejected"
    case .refusesAll(let error, _), .unreadable(let error), .rejected(let error), .unauthorized(let error): text(error)
    case .accountLimit(let error, let wait), .contactLimit(let error, let wait), .failure(let error, let wait),
      .lostBehindGateway(let error, let wait):
      wait.map { "\(text(error)) Wait \(Message.duration($0))." } ?? text(error)
    }
  }

  private static func text(_ error: APIError) -> Message { "\(error.code): \(error.message)" }
}
