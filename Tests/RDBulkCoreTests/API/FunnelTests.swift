import RDBulkCore
import Testing

@Suite("API: funnels, and what they say about events")
struct FunnelTests {
  private func read(_ status: Int, _ body: String) -> (Answer, Funnel?) {
    var funnel: Funnel?
    let bytes = Array(body.utf8)
    let answer = Answer.readFunnel(Response(status: status), bytes.span, &funnel)
    return (answer, funnel)
  }

  @Test(
    "A funnel's values are read from documented and other answers",
    arguments: [
      (
        #"{"lifecycle_stage":"Client","opportunity":true,"contact_owner_email":"email@example.org","fit":60,"interest":100}"#,
        #"["Client",true,"email@example.org",60,100]"#
      ),
      (#"{"interest":0.5,"fit":"a","new":[1],"opportunity":null}"#, #"[null,null,null,"a",0.5]"#),
      (#"{"fit":{"x":1},"interest":[2]}"#, "[null,null,null,null,null]"),
      ("{}", "[null,null,null,null,null]"),
      (#"{"lifecycle_stage":"a\r\nb\u0000c\u202ed","fit":1e999}"#, #"["a b cd",null,null,1e999,null]"#),
      (
        #"{"contact_owner_email":"\#(String(repeating: "x", count: 300))","fit":1\#(String(repeating: "0", count: 300))}"#,
        #"[null,null,"\#(String(repeating: "x", count: 255))…",null,null]"#
      ),
    ])
  func values(_ body: String, _ values: String) {
    let (answer, funnel) = read(200, body)
    #expect(answer == .accepted)
    var text: [UInt8] = []
    JSONValue.array(funnel?.values ?? []).write(to: &text)
    #expect(String(decoding: text, as: UTF8.self) == values)
  }

  @Test("A body that isn't a funnel is unreadable", arguments: ["", "[]", "null", "{", "\"x\""])
  func unreadable(_ body: String) {
    let (answer, funnel) = read(200, body)
    #expect(funnel == nil)
    guard case .unreadable(let error) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(error.code == "UNREADABLE_ANSWER")
  }

  @Test("An absent contact is a refusal")
  func absent() {
    let (answer, _) = read(404, #"{"errors":{"error_type":"RESOURCE_NOT_FOUND","error_message":"Lead not found."}}"#)
    #expect(answer == .rejected(APIError("RESOURCE_NOT_FOUND", Message(verbatim: "Lead not found."))))
  }

  @Test(
    "A funnel shows whether an event took effect",
    arguments: [
      (.lost, #"{"opportunity":false}"#, .yes), (.lost, #"{"opportunity":true}"#, .no), (.lost, "{}", .no),
      (.opportunity, #"{"opportunity":true}"#, .yes), (.opportunity, #"{"opportunity":false}"#, .no),
      (.won, #"{"lifecycle_stage":"Client"}"#, .yes), (.won, #"{"lifecycle_stage":"Lead"}"#, .no),
      (.won, #"{"lifecycle_stage":null,"opportunity":true}"#, .no),
    ] as [(VerifiedEvent, String, Verified)])
  func judged(_ event: VerifiedEvent, _ body: String, _ verified: Verified) {
    var outcome = Outcome(.accepted)
    #expect(event.judge(&outcome, read(200, body).1) == verified)
    #expect(outcome.error == (verified == .no ? "NOT_APPLIED" : ""))
    #expect(outcome.isSettled == (verified == .yes))
    #expect(outcome.message.isEmpty == (verified == .yes))
  }

  @Test("A funnel that wasn't read is not judged, and an absent contact is absent")
  func unjudged() {
    for status in [RowStatus.failed, .unknown, .invalid, .duplicate, .rejected] {
      var outcome = Outcome(status)
      outcome.error = "WHY"
      #expect(VerifiedEvent.lost.judge(&outcome, nil) == nil)
      #expect(outcome.error == "WHY")
    }
    var outcome = Outcome(.rejected)
    outcome.error = "RESOURCE_NOT_FOUND"
    #expect(VerifiedEvent.won.judge(&outcome, nil) == .absent)
  }

  @Test(
    "An empty 2xx says that a funnel was changed, but not what it is",
    arguments: [
      ("", true, "accepted"), ("", false, "unreadable"), ("[]", true, "unreadable"), ("{}", true, "accepted"),
      (#"{"errors":[]}"#, true, "accepted"),
      (#"{"errors":[{"error_type":"INVALID","error_message":"No."}]}"#, true, "partlyAccepted"),
      (#"{"errors":[{"error_type":"INVALID","error_message":"No."}]}"#, false, "partlyAccepted"),
      ("<html>", true, "refusesAll"),
    ])
  func changed(_ body: String, _ changes: Bool, _ expected: String) {
    var funnel: Funnel?
    let answer = Answer.readFunnel(Response(status: 200), Array(body.utf8).span, changes: changes, &funnel)
    #expect("\(answer)".hasPrefix(expected), "\(answer)")
    #expect((funnel != nil) == (expected == "accepted" && !body.isEmpty))
  }
}
