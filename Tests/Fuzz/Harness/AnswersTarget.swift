/// Reading answers. Input: a byte each for the status, a count of events, the length of a header, the header, the body.
func fuzzAnswers(_ input: [UInt8]) {
  var choices = Choices(input)
  let status = choices.pick([200, 201, 204, 400, 401, 404, 408, 409, 422, 429, 500, 502, 503, 599, 302, 0, 999])
  let count = 1 + choices.byte() % 8
  let length = choices.byte() % 48
  let header = String(decoding: choices.rest.prefix(length), as: UTF8.self)
  let body = Array(choices.rest.dropFirst(length))
  let response = Response(
    status: status, retryAfter: RetryAfter.headerNames.map { _ in header }, unixSeconds: 1_700_000_000)
  var uuid = 0..<0
  check(Answer.read(response, body.span, uuid: &uuid), count: 1, isSuccess: status / 100 == 2)
  checkUUID(uuid, body)
  var uuids: [Range<Int>] = []
  let answer = Answer.readBatch(response, body.span, count: count, uuids: &uuids)
  check(answer, count: count, isSuccess: status / 100 == 2)
  require(uuids.count == (answer == .accepted ? count : 0), "\(uuids.count) uuids for \(count) events: \(answer)")
  for uuid in uuids { checkUUID(uuid, body) }
}

private func check(_ answer: Answer, count: Int, isSuccess: Bool) {
  switch answer {
  case .accepted: require(isSuccess, "accepted, but not 2xx")
  case .partlyRejected(let events), .partlyAccepted(let events):
    require(!isSuccess && !events.isEmpty, "no event is refused: \(answer)")
    let positions = events.map(\.position)
    require(positions == Set(positions).sorted() && positions.allSatisfy { (0..<count).contains($0) }, "\(answer)")
    for event in events { check(event.error) }
  case .unreadable(let error), .rejected(let error), .unauthorized(let error), .refusesAll(let error, _): check(error)
  case .accountLimit(let error, let wait), .contactLimit(let error, let wait), .failure(let error, let wait),
    .lostBehindGateway(let error, let wait):
    check(error)
    require((wait ?? 0) >= 0, "a wait of \(wait as Any)")
  }
}

/// What a terminal and a result line are given: one line, nothing that moves the cursor.
private func check(_ error: APIError) {
  for text in [error.code, error.message.text(in: .english)] {
    let isClean = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
    require(isClean, "a control character in \(shown(text.utf8))")
    require(text.utf8.count < 4_096, "\(text.utf8.count) bytes of text")
  }
}

private func checkUUID(_ range: Range<Int>, _ body: [UInt8]) {
  require(range.lowerBound >= 0 && range.upperBound <= body.count, "\(range) is outside the body")
  require(body[range].allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 }, "no plain text: \(shown(body[range]))")
}
