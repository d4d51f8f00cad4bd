import RDBulkCore
import Testing

private let uuid = "5408c5a3-4711-4f2e-8d0b-13407a3e30f3"

@Suite("API: bodies of 2xx answers")
struct AcceptedBodyTests {
  struct Case: CustomTestStringConvertible {
    var body: String
    /// The text found; empty where the body is readable and has none; nil where it can't be read.
    var found: String?

    init(_ body: String, _ found: String?) {
      self.body = body
      self.found = found
    }

    var testDescription: String { String(body.prefix(60)) }
  }

  static let cases: [Case] = [
    // The form that every answer has, and the same with a blank: the fast way and the slow one.
    Case("{\"event_uuid\":\"\(uuid)\"}", uuid),
    Case("{\"event_uuid\": \"\(uuid)\"}", uuid),
    Case(" {\"event_uuid\":\"\(uuid)\"}\n", uuid),
    Case("{\"event_uuid\":\"\(uuid.uppercased())\"}", uuid.uppercased()),
    Case("{\"event_uuid\":\"\(uuid.dropLast())z\"}", "\(uuid.dropLast())z"),
    Case("{\"a\":[{\"b\":null}],\"event_uuid\":\"\(uuid)\",\"c\":1}", uuid),
    Case("{\"event_uuid\":\"short\"}", "short"),
    // Nothing said but the status.
    Case("", ""), Case("{}", ""), Case("{\"uuid\":\"x\"}", ""),
    // Only the top level's counts.
    Case("{\"data\":{\"event_uuid\":\"inner\"}}", ""),
    Case("{\"data\":{\"event_uuid\":\"inner\"},\"event_uuid\":\"outer\"}", "outer"),
    Case("{\"event_uuid\":{\"event_uuid\":\"inner\"}}", ""),
    Case("{\"event_uuid\":[\"event_uuid\",\"x\"]}", ""),
    // Of duplicates the last one stands, whatever it is.
    Case("{\"event_uuid\":\"one\",\"event_uuid\":\"two\"}", "two"),
    Case("{\"event_uuid\":\"one\",\"event_uuid\":null}", ""),
    // No text that is fit for a result as it stands.
    Case("{\"event_uuid\":\"a\\u0062c\"}", ""), Case("{\"event_uuid\":\"a b\"}", ""),
    Case("{\"event_uuid\":\"é\"}", ""),
    Case("{\"event_uuid\":\"a,b\"}", ""), Case("{\"event_uuid\":12}", ""), Case("{\"event_uuid\":null}", ""),
    Case("{\"event_uuid\":\"\(String(repeating: "a", count: 65))\"}", ""),
    Case("{\"event_uuid\":\"\(uuid.dropLast(2))\\\\\"}", ""),
    // Cut off, not JSON, not an object.
    Case("{\"event_uuid\":\"\(uuid)\"", nil), Case("{\"event_uuid\":\"\(uuid)", nil), Case("{", nil), Case(" ", nil),
    Case("{\"event_uuid\":\"\(uuid)\"}}", nil), Case("{\"event_uuid\":\"\(uuid)\"}{}", nil), Case("[]", nil),
    Case("\"\(uuid)\"", nil), Case("null", nil), Case("OK", nil), Case("<html></html>", nil),
    Case("{\"event_uuid\":\"\(uuid)\",}", nil), Case("{'event_uuid':'x'}", nil), Case("\u{FEFF}{}", nil),
    Case("{\"a\":\(String(repeating: "[", count: 100_000))", nil),
  ]

  @Test("The event's UUID is found, or the reason why there is none", arguments: cases)
  func find(_ wanted: Case) {
    let body = Array(wanted.body.utf8)
    switch AcceptedBody.eventUUID(body.span) {
    case .found(let range): #expect(String(decoding: body[range], as: UTF8.self) == wanted.found)
    case .none: #expect(wanted.found == "")
    case .unreadable: #expect(wanted.found == nil)
    case .errors: Issue.record("there are no errors in it")
    }
    var range = 3..<7
    let answer = Answer.read(Response(status: 200), body.span, uuid: &range)
    #expect(answer == .accepted || wanted.found == nil)
    #expect(String(decoding: body[range], as: UTF8.self) == wanted.found ?? "")
  }

  @Test(
    "Errors in place of a UUID are no acceptance; empty ones, and those beside a UUID, are",
    arguments: [
      (#"{"errors":[{"error_type":"E","error_message":"No."}]}"#, "E No."),
      (#"{"errors":{"error_type":"E","error_message":"No."},"event_uuid":null}"#, "E No."),
      (#"{"event_uuid":null,"errors":{"email":[{"error_type":"E","error_message":"No."}]}}"#, "E email: No."),
      (#"{"errors":"No."}"#, "HTTP_200 The server answered 200: {\"errors\":\"No.\"}"),
      (#"{"errors":[]}"#, nil), (#"{"errors":{}}"#, nil), (#"{"errors":null}"#, nil), (#"{"errors":false}"#, nil),
      (#"{"data":{"errors":[1]}}"#, nil), (#"{"errors":[1],"event_uuid":"a"}"#, nil),
      (#"{"event_uuid":"a","errors":[1]}"#, nil),
    ])
  func errors(_ body: String, _ error: String?) {
    let bytes = Array(body.utf8)
    var range = 0..<0
    switch Answer.read(Response(status: 200), bytes.span, uuid: &range) {
    case .partlyAccepted(let events):
      #expect(events.map(\.position) == [0])
      #expect(events.map { "\($0.error.code) \($0.error.message.english)" } == [error])
    case .accepted: #expect(error == nil)
    case let other: Issue.record("\(other)")
    }
  }

  @Test("A body that isn't UTF-8 is not trusted")
  func invalidUTF8() {
    let body = Array("{\"event_uuid\":\"".utf8) + [0xFF] + Array("\"}".utf8)
    #expect(AcceptedBody.eventUUID(body.span) == .unreadable)
  }

  @Test("The fast path and the parser find the same UUID", arguments: 0..<36)
  func bothWays(_ position: Int) {
    for byte in UInt8.min...UInt8.max {
      var value = Array(uuid.utf8)
      value[position] = byte
      let fast = Array("{\"event_uuid\":\"".utf8) + value + Array("\"}".utf8)
      let slow = fast + [UInt8(ascii: " ")]
      #expect(AcceptedBody.eventUUID(fast.span) == AcceptedBody.eventUUID(slow.span), "byte \(byte)")
    }
  }
}
