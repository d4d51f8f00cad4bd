import RDBulkCore
import Testing

@Suite("Rows: which events are the same")
struct EventDigestTests {
  private static func event(_ payload: String, _ type: String = "SALE") -> String {
    #"{"event_type":"\#(type)","event_family":"CDP","payload":\#(payload)}"#
  }

  /// Two payloads, and whether they are of one event: by all they say, and by their contact alone.
  @Test(
    "Two events are the same if they say the same, however it is written",
    arguments: [
      (#"{"email":"a@b.co","value":1}"#, #"{"email":"a@b.co","value":1}"#, true, true),
      (#"{"email":"a@b.co","value":1}"#, #"{"email":"A@B.Co","value":1}"#, true, true),
      (#"{"email":"a@b.co","value":1}"#, #"{"value":1,"email":"a@b.co"}"#, true, true),
      (#"{"email":"a@b.co","value":1}"#, #"{ "email" : "a@b.co" , "value" : 1 }"#, true, true),
      (#"{"email":"a@b.co","value":12500}"#, #"{"email":"a@b.co","value":12500.00}"#, true, true),
      (#"{"email":"a@b.co","value":12500}"#, #"{"email":"a@b.co","value":1.25e4}"#, true, true),
      (#"{"email":"a@b.co","value":12500}"#, #"{"email":"a@b.co","value":0.125E+05}"#, true, true),
      (#"{"email":"a@b.co","value":0}"#, #"{"email":"a@b.co","value":-0.0e7}"#, true, true),
      (#"{"email":"a@b.co","value":0.001}"#, #"{"email":"a@b.co","value":1e-3}"#, true, true),
      (#"{"email":"a@b.co","value":1}"#, #"{"email":"a@b.co","value":10}"#, false, true),
      (#"{"email":"a@b.co","value":1}"#, #"{"email":"a@b.co","value":-1}"#, false, true),
      (#"{"email":"a@b.co","value":101}"#, #"{"email":"a@b.co","value":11}"#, false, true),
      (#"{"email":"a@b.co","value":1}"#, #"{"email":"a@b.co","value":"1"}"#, false, true),
      (#"{"email":"a@b.co","value":1}"#, #"{"email":"a@b.co"}"#, false, true),
      (#"{"email":"a@b.co","value":1}"#, #"{"email":"c@b.co","value":1}"#, false, false),
      (#"{"email":"a@b.co","reason":"x"}"#, #"{"email":"a@b.co","reason":" x\n"}"#, true, true),
      (#"{"email":"a@b.co","reason":"x"}"#, #"{"email":"a@b.co","reason":"X"}"#, false, true),
      (#"{"email":"a@b.co","reason":"é"}"#, #"{"email":"a@b.co","reason":"\u00e9"}"#, true, true),
      (#"{"email":"a@b.co","reason":"x"}"#, #"{"email":"a@b.co","funnel_name":"x"}"#, false, true),
      (#"{"email":"a@b.co","l":["x","y"]}"#, #"{"email":"a@b.co","l":["y","x"]}"#, false, true),
      (#"{"email":"a@b.co","l":["x","y"]}"#, #"{"email":"a@b.co","l":["x",["y"]]}"#, false, true),
      (#"{"email":"a@b.co","l":[{"a":1,"b":2}]}"#, #"{"email":"a@b.co","l":[{"b":2.0,"a":1}]}"#, true, true),
      (#"{"email":"a@b.co","l":[{"a":1},{"b":2}]}"#, #"{"email":"a@b.co","l":[{"a":1,"b":2}]}"#, false, true),
      (#"{"email":"a@b.co","l":[]}"#, #"{"email":"a@b.co","l":{}}"#, false, true),
      (#"{"email":"a@b.co","l":null}"#, #"{"email":"a@b.co","l":false}"#, false, true),
      (#"{"email":"a@b.co","o":{"email":"X@Y.z"}}"#, #"{"email":"a@b.co","o":{"email":"x@y.z"}}"#, false, true),
      (#"{"email":"a@b.co","a":"1","b":"2"}"#, #"{"email":"a@b.co","a":"2","b":"1"}"#, false, true),
    ])
  func same(_ first: String, _ second: String, _ byPayload: Bool, _ byEmail: Bool) {
    for (identity, isSame) in [(EventIdentity.payload, byPayload), (.email, byEmail)] {
      var digest = EventDigest(KeyedDigest.Key(low: 1, high: 2), identity)
      let one = digest.key(of: Self.event(first))
      let two = digest.key(of: Self.event(second))
      #expect((one == two) == isSame, "by \(identity)")
      let lost = digest.key(of: Self.event(first, "OPPORTUNITY_LOST"))
      #expect(lost != one, "another type is another event")
    }
  }

  @Test("Under another key, an event has another digest") func keys() {
    let text = Self.event(#"{"email":"a@b.co"}"#)
    var first = EventDigest(KeyedDigest.Key(low: 1, high: 2))
    var second = EventDigest(KeyedDigest.Key(low: 1, high: 3))
    #expect(first.key(of: text) != second.key(of: text))
  }

  @Test("A request with its own path is the same whatever the case of its path") func paths() {
    var digest = EventDigest(KeyedDigest.Key(low: 1, high: 2))
    func key(_ path: String, _ body: String) -> EventKey {
      digest.key(path: Array(path.utf8), Array(body.utf8).span, 0..<body.utf8.count)
    }
    #expect(key("/a@b.co", "{}") == key("/A@b.CO", "{}"))
    #expect(key("/a@b.co", "{}") != key("/a@b.c", "o{}"))
    #expect(key("/a@b.co", "{}") != key("/c@b.co", "{}"))
  }
}

extension EventDigest {
  /// The key of an event.
  fileprivate mutating func key(of text: String) -> EventKey {
    let bytes = Array(text.utf8)
    return key(of: bytes.span, 0..<bytes.count)
  }
}
