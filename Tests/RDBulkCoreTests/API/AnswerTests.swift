import RDBulkCore
import Testing

/// What is made of a response that is not 2xx.
func failure(_ status: Int, _ headers: [String?] = [], body: String = "") -> Answer {
  let bytes = Array(body.utf8)
  return Answer.readFailure(Response(status: status, retryAfter: headers), bytes.span)
}

@Suite("API: answers that are not 2xx")
struct AnswerTests {
  /// What an answer means for its rows, without the words.
  enum Verdict: String {
    case rejected, unauthorized, accountLimit, contactLimit, failure, gateway, unreadable, accepted, errors, all
  }

  @Test(
    "The status decides what became of the rows",
    arguments: [
      (400, Verdict.rejected), (401, .unauthorized), (402, .rejected), (403, .all), (404, .rejected),
      (405, .rejected), (408, .failure), (409, .rejected), (410, .rejected), (413, .rejected), (414, .rejected),
      (415, .rejected), (422, .rejected), (425, .failure), (429, .accountLimit), (431, .rejected), (451, .rejected),
      (499, .rejected), (500, .failure), (501, .failure), (502, .gateway), (503, .failure), (504, .gateway),
      (505, .failure), (507, .failure), (511, .failure), (519, .failure), (520, .gateway), (522, .gateway),
      (524, .gateway), (527, .gateway), (529, .gateway), (530, .failure), (598, .gateway), (599, .gateway),
      (301, .all), (302, .all), (304, .all), (308, .all), (100, .unreadable), (199, .unreadable),
      (600, .unreadable), (999, .unreadable),
    ])
  func verdict(_ status: Int, _ wanted: Verdict) {
    #expect(Self.verdict(failure(status)) == wanted)
  }

  static func verdict(_ answer: Answer) -> Verdict {
    switch answer {
    case .accepted: .accepted
    case .unreadable: .unreadable
    case .rejected, .partlyRejected: .rejected
    case .partlyAccepted: .errors
    case .refusesAll: .all
    case .unauthorized: .unauthorized
    case .accountLimit: .accountLimit
    case .contactLimit: .contactLimit
    case .failure: .failure
    case .lostBehindGateway: .gateway
    }
  }

  @Test("The wait is taken from the headers")
  func wait() {
    #expect(Self.read(503) == .failure(APIError("HTTP_503", "The server answered \(503)."), wait: .seconds(9)))
    #expect(
      Self.read(502) == .lostBehindGateway(APIError("HTTP_502", "The server answered \(502)."), wait: .seconds(9)))
    #expect(Self.read(429) == .accountLimit(APIError("RATE_LIMIT", "The server answered \(429)."), wait: .seconds(9)))
  }

  private static func read(_ status: Int) -> Answer {
    failure(status, [nil, "9"])
  }

  @Test(
    "A contact's wait is taken from its remaining time",
    arguments: [
      ("43067", 43_067_000), ("43067.5", 43_067_500), ("0", 0), ("-3", 0), ("1e99", 1_000_000_000),
      ("99999999999999999999", 1_000_000_000), ("\"5\"", 9_000), ("null", 9_000), ("{}", 9_000),
    ])
  func contactLimit(_ remaining: String, _ milliseconds: Int64) {
    let message = "'lead_limiter' rate limit exceeded for 86400 second(s) period for key 'lead@example.org'"
    let body = "{\"error\":\"\(message)\",\"max\":24,\"usage\":25,\"remaining_time\":\(remaining)}"
    let answer = failure(429, ["9"], body: body)
    #expect(
      answer == .contactLimit(APIError("LEAD_LIMIT", Message(verbatim: message)), wait: .milliseconds(milliseconds)))
  }

  @Test(
    "An answer that every row would get is told from a refusal of one row",
    arguments: [
      (403, #"{"message":"Forbidden"}"#, Answer.Refuser.api), (403, " <html>", .between), (407, "", .between),
      (302, "", .between), (404, "<!DOCTYPE html>", .between), (405, "<html>blocked</html>", .between),
      (400, "<html>", nil), (414, "<html>", nil),
      (400, #"{"errors":{"error_type":"UNABLE_TO_LOAD_CDP_SCHEMA","error_message":"No."}}"#, .login),
      (400, #"{"errors":{"error_type":"INVALID","error_message":"No."}}"#, nil),
      (404, #"{"errors":{"error_type":"RESOURCE_NOT_FOUND","error_message":"Lead not found."}}"#, nil),
      (429, "<html>", nil), (408, "<html>", nil), (500, "<html>", nil), (401, "<html>", nil),
    ])
  func refuser(_ status: Int, _ body: String, _ wanted: Answer.Refuser?) {
    var found: Answer.Refuser?
    if case .refusesAll(_, let refuser) = failure(status, body: body) { found = refuser }
    #expect(found == wanted)
  }

  @Test("A page in place of a 2xx answer comes from something between")
  func page() {
    let body = Array("<html>Log in!</html>".utf8)
    var uuid = 0..<0
    let answer = Answer.read(Response(status: 200), body.span, uuid: &uuid)
    guard case .refusesAll(_, .between) = answer else {
      Issue.record("\(answer)")
      return
    }
    var uuids: [Range<Int>] = []
    #expect(Answer.readBatch(Response(status: 200), body.span, count: 2, uuids: &uuids) == answer)
  }

  @Test("A redirect is explained")
  func redirect() {
    let answer = failure(302, body: "<html>")
    guard case .refusesAll(let error, .between) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(error.code == "HTTP_302")
    #expect(error.message.english.contains("--base-url"))
  }
}
