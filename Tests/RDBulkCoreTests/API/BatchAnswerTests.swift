import RDBulkCore
import Testing

@Suite("API: answers to batches")
struct BatchAnswerTests {
  /// What is read out of an answer to `count` events, as one text.
  static func read(_ status: Int, _ body: String, count: Int) -> String {
    let bytes = Array(body.utf8)
    var uuids = [0..<1]
    let answer = Answer.readBatch(Response(status: status), bytes.span, count: count, uuids: &uuids)
    let found = uuids.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " ")
    switch answer {
    case .accepted: return found
    case .partlyAccepted(let events):
      return found + " but " + events.map { "\($0.position) \($0.error.code) \($0.error.message.english)" }.joined()
    case .partlyRejected(let events):
      return events.map { "\($0.position) \($0.error.code) \($0.error.message.english)" }.joined(separator: "; ")
        + found
    case .unreadable(let error): return error.message.english + found
    case .rejected(let error): return "whole: \(error.code)" + found
    default: return "\(answer)" + found
    }
  }

  private static let notRead = "The server answered 200, but not with readable JSON."

  @Test(
    "An accepted batch gives one UUID per event, in the events' order",
    arguments: [
      (#"{"events":[{"event_uuid":"a"},{"event_uuid":"b"}]}"#, "a b"),
      (#" {"event_batch_uuid":"x","events":[{"event_uuid":"a"},{"event_uuid":"b"}],"more":[1,{"events":[]}]} "#, "a b"),
      (#"{"events":[{"n":{"event_uuid":"z"},"event_uuid":"a"},{"event_uuid":"b","l":[{"event_uuid":"z"}]}]}"#, "a b"),
      // Of members with the same name the last one holds, as everywhere.
      (#"{"events":[{"event_uuid":"z"}],"events":[{"event_uuid":"a"},{"event_uuid":"b"}]}"#, "a b"),
    ])
  func accepted(_ body: String, _ uuids: String) {
    #expect(Self.read(200, body, count: 2) == uuids)
    #expect(Self.read(201, body, count: 2) == uuids)
  }

  static let misfits: [(String, String)] = [
    (#"{"events":[{"event_uuid":"a"}]}"#, "The server answered 200 with 1 event_uuids for 2 events."),
    (#"{"events":[]}"#, "The server answered 200 with 0 event_uuids for 2 events."),
    (
      #"{"events":[{"event_uuid":"a"},{"event_uuid":"b"},{"event_uuid":"c"}]}"#,
      "The server answered 200 with 3 event_uuids for 2 events."
    ),
    ("garbage", notRead), ("{}", notRead), ("null", notRead),
    (#"{"event_uuid":"a"}"#, notRead),
    (#"[{"event_uuid":"a"},{"event_uuid":"b"}]"#, notRead),
    (#"{"events":{"event_uuid":"a"}}"#, notRead),
    (#"{"events":"a"}"#, notRead),
    (#"{"events":["a","b"]}"#, notRead),
    (#"{"errors":[{"error_type":"E","error_message":"No."}]}"#, "No."),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":7}]}"#, notRead),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":""}]}"#, notRead),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":{"event_uuid":"b"}}]}"#, notRead),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":["b"]}]}"#, notRead),
    // What can't be copied into a result as it stands is no uuid.
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":"\u0062"}]}"#, notRead),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":"b,c"}]}"#, notRead),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":"b c"}]}"#, notRead),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":"é"}]}"#, notRead),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":"b"}]"#, notRead),
    (#"{"events":[{"event_uuid":"a"},{"event_uuid":"b"}]} x"#, notRead),
  ]

  @Test("An answer that doesn't match the request says nothing about any event", arguments: misfits)
  func misfit(_ body: String, _ message: String) {
    #expect(Self.read(200, body, count: 2) == message)
  }

  @Test(
    "An answer that has errors in place of some uuids is read by position",
    arguments: [
      (#"{"events":[{"event_uuid":"a"},{"errors":[{"error_type":"E","error_message":"No."}]}]}"#, "a  but 1 E No."),
      (#"{"events":[{"error_type":"E","error_message":"No."},{"event_uuid":"b"}]}"#, " b but 0 E No."),
      (#"{"events":[{"event_uuid":"a"},{"event_uuid":null,"error":"No."}]}"#, "a  but 1 HTTP_200 No."),
      (#"{"events":[{"event_uuid":"a"},{}]}"#, "a  but 1 \(Self.withoutUUID)"),
      (#"{"events":[{"event_uuid":"a"},{"uuid":"b"}]}"#, "a  but 1 \(Self.withoutUUID)"),
    ])
  func mixed(_ body: String, _ read: String) {
    #expect(Self.read(200, body, count: 2) == read)
  }

  private static let withoutUUID =
    "UNREADABLE_ANSWER The server answered 200 without an event_uuid for this event."

  @Test("An answer without a body leaves it to the status, as with one event")
  func empty() {
    var uuids = [0..<1]
    let body: [UInt8] = []
    #expect(Answer.readBatch(Response(status: 200), body.span, count: 2, uuids: &uuids) == .accepted)
    #expect(uuids.isEmpty)
  }

  /// An error with this path.
  private static func at(_ path: String, _ code: String = "E") -> String {
    #"{"error_type":"\#(code)","error_message":"No.","path":"\#(path)"}"#
  }

  static let refusals: [(String, String)] = [
    ("[\(at("$[3].payload.email"))]", "3 E payload.email: No."),
    ("[\(at("$[3]"))]", "3 E No."),
    ("[\(at("[3]"))]", "3 E No."),
    ("[\(at("3"))]", "3 E No."),
    ("[\(at("$.3"))]", "3 E No."),
    ("[\(at("$.3.payload.email"))]", "3 E payload.email: No."),
    ("[\(at("$.3.payload.tags[2]"))]", "3 E payload.tags[2]: No."),
    ("[\(at("$.body[3].payload.email"))]", "3 E payload.email: No."),
    ("[\(at("$.body.3.event_type"))]", "3 E event_type: No."),
    (#"{"errors":[\#(at("$[0]")),\#(at("$[4].a"))]}"#, "0 E No.; 4 E a: No."),
    (#"{"errors":\#(at("$[2].a"))}"#, "2 E a: No."),
    // Of several errors of one event, the first.
    ("[\(at("$[1].b", "A")),\(at("$[0]")),\(at("$[1].a", "B"))]", "0 E No.; 1 A b: No."),
    // A hash by position, alone and with fields or languages below.
    (#"{"errors":{"3":[{"error_type":"E","error_message":"No."}]}}"#, "3 E No."),
    (#"{"errors":{"3":{"email":[{"error_type":"E","error_message":"No."}]}}}"#, "3 E email: No."),
    (#"{"errors":{"[3]":{"error_type":"E","error_message":"No."}}}"#, "3 E No."),
    (#"{"errors":{"1":{"label":{"pt-BR":[{"error_type":"E"}]}},"2":[{"error_type":"F"}]}}"#, "1 E label.pt-BR:; 2 F "),
    // Some name a position, some don't: those that do are sure.
    ("[\(at("$.body.event_type", "A")),\(at("$[2].x"))]", "2 E x: No."),
    ("[\(at("$[5]", "A")),\(at("$[2].x"))]", "2 E x: No."),
    // None names an event that was sent.
    ("[\(at("$[5]", "A"))]", "whole: A"),
    ("[\(at("$[-1]", "A"))]", "whole: A"),
    ("[\(at("$[99999999999999999999]", "A"))]", "whole: A"),
    ("[\(at("$.payload[3]", "A"))]", "whole: A"),
    (#"{"errors":{"email":[{"error_type":"A"}]}}"#, "whole: A"),
    (#"{"errors":{"error_type":"A","error_message":"3: no"}}"#, "whole: A"),
    ("", "whole: HTTP_400"), ("<html>", "whole: HTTP_400"),
  ]

  @Test("A refusal that names events refuses only those", arguments: refusals)
  func refusal(_ body: String, _ text: String) {
    #expect(Self.read(400, body, count: 5) == text)
  }

  @Test("Only a status about the events can be a refusal of some of them", arguments: [400, 402, 404, 409, 413, 422])
  func status(_ status: Int) {
    let isDivisible = [400, 409, 422].contains(status)
    #expect(Self.read(status, "[\(Self.at("$[3]"))]", count: 5) == (isDivisible ? "3 E No." : "whole: E"))
  }

  @Test("A refusal names each of two thousand events")
  func many() {
    let body = "[" + (0..<2_000).map { Self.at("$[\($0)].payload.email") }.joined(separator: ",") + "]"
    #expect(Self.read(400, body, count: 2_000).split(separator: ";").count == 2_000)
  }
}
