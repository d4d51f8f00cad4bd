import RDBulkCore
import Testing

@testable import RDBulkSandbox

@Suite("Events") struct EventTests {
  @Test("The reference's example is answered with a version 4 UUID")
  func accepted() throws {
    var sandbox = Sandbox.made()
    let reply = sandbox.post(
      lost(more: #","reason":"Motivo da perda X""#), to: "/platform/events?event_type=opportunity_lost")
    #expect(reply.status == 200)
    let uuid = try #require(reply.json?["event_uuid"]?.text)
    #expect(uuid.count == 36 && uuid.dropFirst(14).first == "4")
    #expect(
      reply.record
        == RequestRecord(
          method: "POST", path: "/platform/events?event_type=opportunity_lost", status: 200, isProcessed: true,
          eventType: "OPPORTUNITY_LOST", emails: ["contato@email.com"]))
  }

  @Test("The same seed gives the same UUIDs, and another seed others")
  func seeds() {
    func uuids(_ seed: UInt64) -> [String] {
      var sandbox = Sandbox.made { $0.seed = seed }
      return (0..<3).map { _ in sandbox.post(lost()).body }
    }
    #expect(uuids(1) == uuids(1))
    #expect(uuids(1) != uuids(2))
    #expect(Set(uuids(1)).count == 3)
  }

  private static let noEmail =
    #"{"errors":{"email":[{"error_type":"CANNOT_BE_NULL","error_message":"Cannot be null."}]}}"#

  @Test(
    "Errors are worded as the API words them",
    arguments: [
      (event("SALE").replacing("\"email\":\"contato@email.com\",", with: ""), noEmail),
      (event("SALE").replacing("\"contato@email.com\"", with: "null"), noEmail),
      (
        lost("contato"),
        #"{"errors":{"email":[{"error_type":"INVALID_FORMAT","error_message":"Must be a valid email."}]}}"#
      ),
      (
        event("SALE").replacing("CDP", with: "CDQ"),
        #"{"errors":[{"error_type":"INVALID_OPTION","error_message":"Must be one of the valid options.","#
          + #""validation_rules":{"valid_options":["CDP"]},"path":"$.event_family"}]}"#
      ),
      (
        #"{"event_type":"SALE","event_family":"CDP"}"#,
        #"{"errors":[{"error_type":"CANNOT_BE_NULL","error_message":"Cannot be null.","path":"$.payload"}]}"#
      ),
      (
        "[1",
        #"{"errors":{"error_type":"BAD_REQUEST","error_message":"The body is not valid JSON: the JSON ends in the middle (byte 2)."}}"#
      ),
      ("7", #"{"errors":{"error_type":"BAD_REQUEST","error_message":"The body must be an event object."}}"#),
    ])
  func errors(body: String, expected: String) {
    var sandbox = Sandbox.made()
    let reply = sandbox.post(body)
    #expect(reply.status == 400)
    #expect(reply.body == expected)
    #expect(!reply.record.isProcessed)
  }

  @Test(
    "An unknown or retired event type is refused with the list of accepted types",
    arguments: ["LOST", "ORDER_PLACED", "ORDER_PLACED_ITEM", "CART_ABANDONED", "CART_ABANDONED_ITEM"])
  func unknownType(type: String) {
    var sandbox = Sandbox.made()
    let reply = sandbox.post(event(type))
    #expect(reply.status == 400)
    let error = reply.json?["errors"]?.elements?.first
    #expect(error?["error_type"]?.text == "INVALID_OPTION")
    #expect(error?["path"]?.text == "$.event_type")
    let options = error?["validation_rules"]?["valid_options"]?.elements ?? []
    #expect(options.contains(.string("OPPORTUNITY_LOST")) && options.contains(.string("ECOMMERCE_ORDER_PLACED")))
    #expect(!options.contains(.string(type)))
  }

  @Test("A funnel name other than 'default' is refused with the accepted name")
  func funnelName() {
    var sandbox = Sandbox.made()
    #expect(
      sandbox.post(lost().replacing(#""default""#, with: #""Vendas""#)).body
        == #"{"errors":[{"error_type":"INVALID_OPTION","error_message":"Must be one of the valid options.","#
        + #""validation_rules":{"valid_options":["default"]},"path":"$.payload.funnel_name"}]}"#)
  }

  @Test(
    "Each type's required fields are known",
    arguments: [
      ("CONVERSION", #""conversion_identifier":"c""#, 200), ("CONVERSION", #""tags":[]"#, 400),
      ("SALE", #""funnel_name":"default","value":"10.5""#, 200), ("SALE", #""funnel_name":"default","value":-1"#, 400),
      ("SALE", #""funnel_name":"""#, 400), ("OPPORTUNITY", #""x":1"#, 400),
      ("ECOMMERCE_ORDER_CANCELLED", #""identifier":"1""#, 200), ("ECOMMERCE_ORDER_CANCELLED", #""x":1"#, 400),
      ("ECOMMERCE_ORDER_PAID", #""identifier":"1","currency":"BRL","price":0,"total_items":0"#, 200),
      (
        "ECOMMERCE_CART_ABANDONED", #""identifier":"1","checkout_url":"u","currency":"BRL","price":1,"total_items":0"#,
        400
      ),
      ("CALL_FINISHED", #""call_from_number":"1","call_status":"s","call_type":"Inbound""#, 200),
      ("CALL_FINISHED", #""call_from_number":"1","call_status":"s","call_type":"in""#, 400),
    ])
  func needs(type: String, payload: String, status: Int) {
    var sandbox = Sandbox.made()
    let body = #"{"event_type":"\#(type)","event_family":"CDP","payload":{"email":"a@b.co",\#(payload)}}"#
    #expect(sandbox.post(body).status == status)
  }

  @Test(
    "Plausible emails are told from others",
    arguments: [
      ("a@b.co", true), ("josé@exämple.br", true), ("a@b", false), ("@b.co", false), ("a@b..co", false),
      ("a@@b.co", false), ("a b@c.de", false), ("", false), (String(repeating: "a", count: 250) + "@b.com", false),
    ])
  func emails(email: String, isPlausible: Bool) {
    #expect(EventCheck.isPlausible(email: email) == isPlausible)
  }

  @Test("Only conversions can be sent with an API key, and the key is never shown")
  func conversions() {
    var sandbox = Sandbox.made()
    let conversion =
      #"{"event_type":"CONVERSION","event_family":"CDP","payload":{"email":"a@b.co","conversion_identifier":"c"}}"#
    func send(_ key: String, _ body: String) -> Reply {
      sandbox.answer(request("POST", "/platform/conversions?api_key=\(key)&x=1", body, token: nil), now: noon)
    }
    let reply = send("sandbox-key", conversion)
    #expect(reply.status == 200)
    #expect(reply.record.path == "/platform/conversions?api_key=***&x=1")
    #expect(send("sandbox-key", event("SALE")).status == 400)
    #expect(send("other", conversion).status == 401)
  }
}

@Suite("Batches") struct BatchTests {
  @Test("An accepted batch gets a UUID for each event and one for itself")
  func accepted() {
    var sandbox = Sandbox.made()
    let reply = sandbox.postBatch([lost("a@b.co"), event("SALE", "c@d.eu")])
    #expect(reply.status == 200)
    #expect(reply.json?["event_batch_uuid"]?.text?.count == 36)
    #expect(reply.json?["events"]?.elements?.count == 2)
    #expect(reply.record.size == 2)
    #expect(reply.record.emails == ["a@b.co", "c@d.eu"])
    #expect(reply.record.eventType == nil)
  }

  @Test("A batch fails as a whole, and every bad event is named")
  func paths() {
    var sandbox = Sandbox.made()
    let reply = sandbox.postBatch([event("OPPORTUNITY", "a@b.co"), lost("x"), "3", event("SOLD")])
    #expect(reply.status == 400)
    let paths = reply.json?["errors"]?.elements?.compactMap { $0["path"]?.text }
    #expect(paths == ["$[1].payload.email", "$[2]", "$[3].event_type"])
    #expect(sandbox.get("/platform/contacts/email:a@b.co/funnels/default").json?["opportunity"] == .bool(false))
  }

  @Test("With --batch-errors whole, no event is named")
  func whole() {
    var sandbox = Sandbox.made { $0.batchErrors = .whole }
    let reply = sandbox.postBatch([lost(), lost("x")])
    #expect(reply.status == 400)
    #expect(!reply.body.contains("$") && !reply.body.contains("email"))
  }

  @Test("A batch of 200,000 bytes is accepted and a longer one refused", arguments: [(200_000, 200), (200_001, 413)])
  func limit(size: Int, status: Int) {
    var sandbox = Sandbox.made()
    let batch = "[\(lost())]"
    let padded = batch + String(repeating: " ", count: size - batch.utf8.count)
    #expect(sandbox.post(padded, to: "/platform/events/batch").status == status)
  }

  @Test("A batch must be an array that isn't empty", arguments: ["[]", "{}", "null", ""])
  func shape(body: String) {
    var sandbox = Sandbox.made()
    #expect(sandbox.post(body, to: "/platform/events/batch").status == 400)
  }
}
