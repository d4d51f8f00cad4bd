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
    case rejected, unauthorized, accountLimit, contactLimit, failure, gateway, unreadable, accepted, errors
  }

  @Test(
    "The status decides what became of the rows",
    arguments: [
      (400, Verdict.rejected), (401, .unauthorized), (402, .rejected), (403, .rejected), (404, .rejected),
      (405, .rejected), (408, .failure), (409, .rejected), (410, .rejected), (413, .rejected), (414, .rejected),
      (415, .rejected), (422, .rejected), (425, .failure), (429, .accountLimit), (431, .rejected), (451, .rejected),
      (499, .rejected), (500, .failure), (501, .failure), (502, .gateway), (503, .failure), (504, .gateway),
      (505, .failure), (507, .failure), (511, .failure), (519, .failure), (520, .gateway), (522, .gateway),
      (524, .gateway), (527, .gateway), (529, .gateway), (530, .failure), (598, .gateway), (599, .gateway),
      (301, .rejected), (302, .rejected), (304, .rejected), (308, .rejected), (100, .unreadable), (199, .unreadable),
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

  @Test("A redirect is explained")
  func redirect() {
    let answer = failure(302, body: "<html>")
    guard case .rejected(let error) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(error.code == "HTTP_302")
    #expect(error.message.english.contains("--base-url"))
  }
}
