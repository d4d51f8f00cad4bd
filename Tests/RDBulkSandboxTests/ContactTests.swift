import RDBulkCore
import Testing

@testable import RDBulkSandbox

@Suite("Contacts and funnels") struct ContactTests {
  private static let path = "/platform/contacts/email:a%2Bb%40c.de/funnels/default"

  @Test("A contact is made up on first sight, the same one in every run")
  func firstSight() throws {
    var first = Sandbox.made { $0.seed = 1 }
    var second = Sandbox.made { $0.seed = 2 }
    let body = first.get(Self.path).body
    #expect(body == second.get(Self.path).body)
    #expect(body.hasPrefix(#"{"lifecycle_stage":"Lead","opportunity":false,"contact_owner_email":null,"fit":"#))
  }

  @Test("Email and UUID lead to the same funnel")
  func identifiers() throws {
    var sandbox = Sandbox.made()
    let contact = sandbox.get("/platform/contacts/email:A+b@c.de")
    #expect(contact.json?["email"]?.text == "a+b@c.de")
    let uuid = try #require(contact.json?["uuid"]?.text)
    _ = sandbox.post(event("SALE", "a+b@c.de"))
    #expect(sandbox.get("/platform/contacts/uuid:\(uuid)").json?["email"]?.text == "a+b@c.de")
    let byUUID = sandbox.get("/platform/contacts/uuid:\(uuid)/funnels/default")
    #expect(byUUID.body == sandbox.get(Self.path).body)
    #expect(byUUID.record.emails == ["a+b@c.de"])
  }

  @Test(
    "Events change the funnel at once",
    arguments: [
      (["OPPORTUNITY"], "Lead", true), (["OPPORTUNITY", "OPPORTUNITY_LOST"], "Lead", false),
      (["OPPORTUNITY", "SALE"], "Client", false), (["SALE", "OPPORTUNITY"], "Client", true),
    ])
  func effects(types: [String], stage: String, isOpportunity: Bool) {
    var sandbox = Sandbox.made()
    for type in types { _ = sandbox.post(event(type, "A+B@c.de")) }
    let funnel = sandbox.get(Self.path).json
    #expect(funnel?["lifecycle_stage"]?.text == stage)
    #expect(funnel?["opportunity"] == .bool(isOpportunity))
  }

  @Test("A PUT changes what it names and nothing else")
  func put() {
    var sandbox = Sandbox.made()
    func send(_ body: String) -> JSONValue? { sandbox.answer(request("PUT", Self.path, body), now: noon).json }
    #expect(
      send(#"{"lifecycle_stage":"Qualified Lead","contact_owner_email":"x@y.zz"}"#)?["opportunity"] == .bool(false))
    let second = send(#"{"opportunity":true,"contact_owner_email":"null"}"#)
    #expect(second?["lifecycle_stage"]?.text == "Qualified Lead")
    #expect(second?["contact_owner_email"] == .null)
    #expect(send("{}") == second)
  }

  @Test(
    "A bad PUT is refused as a whole",
    arguments: [
      (#"{"lifecycle_stage":"client","opportunity":true}"#, ["$.body.lifecycle_stage"]),
      (#"{"opportunity":"true"}"#, ["$.body.opportunity"]),
      (#"{"lifecycle_stage":null}"#, ["$.body.lifecycle_stage"]),
      (#"{"contact_owner_email":"x@y","opportunity":null}"#, ["$.body.opportunity", "$.body.contact_owner_email"]),
      (#"{"contact_owner_email":""}"#, ["$.body.contact_owner_email"]),
      (#"{"contact_owner_email":null,"opportunity":1}"#, ["$.body.opportunity", "$.body.contact_owner_email"]),
    ])
  func badPut(body: String, paths: [String]) {
    var sandbox = Sandbox.made()
    let before = sandbox.get(Self.path).body
    let reply = sandbox.answer(request("PUT", Self.path, body), now: noon)
    #expect(reply.status == 400)
    #expect(reply.json?.elements?.compactMap { $0["path"]?.text } == paths)
    #expect(sandbox.get(Self.path).body == before)
  }

  @Test("An absent contact is unknown, but its events are accepted")
  func absent() {
    var sandbox = Sandbox.made { $0.absent = "Gone" }
    for path in ["/platform/contacts/email:gone@b.co", "/platform/contacts/email:is.gone@b.co/funnels/default"] {
      let reply = sandbox.get(path)
      #expect(reply.status == 404)
      #expect(reply.body == #"{"errors":{"error_type":"RESOURCE_NOT_FOUND","error_message":"Lead not found."}}"#)
    }
    #expect(sandbox.post(lost("GONE@b.co")).status == 200)
    #expect(sandbox.get("/platform/contacts/email:gon@b.co").status == 200)
  }

  @Test("Events of absent contacts are dropped in batches too, at once and later", arguments: [0, 50])
  func absentInBatch(applyAfter: Int) {
    var sandbox = Sandbox.made {
      $0.absent = "gone"
      $0.applyAfter = applyAfter
    }
    let batch = sandbox.postBatch([event("SALE", "gone@b.co"), event("SALE", "here@b.co")])
    #expect(batch.status == 200)
    #expect(batch.json?["events"]?.elements?.count == 2)
    for method in ["GET", "PUT"] {
      let path = "/platform/contacts/email:gone@b.co/funnels/default"
      let reply = sandbox.answer(request(method, path, "{}"), now: noon + 100)
      #expect(reply.body == #"{"errors":{"error_type":"RESOURCE_NOT_FOUND","error_message":"Lead not found."}}"#)
      #expect(reply.status == 404)
    }
    let other = sandbox.get("/platform/contacts/email:here@b.co/funnels/default", now: noon + 100)
    #expect(other.json?["lifecycle_stage"]?.text == "Client")
  }

  @Test("A conversion creates an absent contact, and only events after its creation count", arguments: [0, 100])
  func creation(applyAfter: Int) {
    var sandbox = Sandbox.made {
      $0.absent = "gone"
      $0.applyAfter = applyAfter
    }
    let path = "/platform/contacts/email:gone@b.co/funnels/default"
    #expect(sandbox.post(event("SALE", "gone@b.co")).status == 200)
    #expect(sandbox.post(conversion("Gone@b.co")).status == 200)
    #expect(sandbox.post(event("OPPORTUNITY", "gone@b.co"), now: noon - 1 + applyAfter).status == 200)
    if applyAfter > 0 { #expect(sandbox.get(path, now: noon + applyAfter - 1).status == 404) }
    // The sale came before the contact; the opportunity counts only where the conversion took effect at once.
    let created = sandbox.get(path, now: noon + 2 * applyAfter).json
    #expect(created?["lifecycle_stage"]?.text == "Lead")
    #expect(created?["opportunity"] == .bool(applyAfter == 0))
    #expect(sandbox.post(event("SALE", "gone@b.co"), now: noon + 2 * applyAfter).status == 200)
    #expect(sandbox.get(path, now: noon + 3 * applyAfter).json?["lifecycle_stage"]?.text == "Client")
    #expect(
      sandbox.get("/platform/contacts/email:gone2@b.co/funnels/default", now: noon + 3 * applyAfter).status == 404)
  }

  @Test("A refused batch of conversions creates nobody; an accepted one creates each of its contacts")
  func creationInBatch() {
    var sandbox = Sandbox.made { $0.absent = "gone" }
    #expect(sandbox.postBatch([conversion("gone1@b.co"), conversion("x")]).status == 400)
    #expect(sandbox.get("/platform/contacts/email:gone1@b.co").status == 404)
    #expect(sandbox.postBatch([conversion("gone1@b.co"), conversion("gone2@b.co")]).status == 200)
    for email in ["gone1@b.co", "gone2@b.co"] {
      #expect(sandbox.get("/platform/contacts/email:\(email)").status == 200)
    }
  }

  @Test(
    "A path that names no contact gets an error",
    arguments: [
      ("/platform/contacts/email:a", 400), ("/platform/contacts/email:a%4", 400),
      ("/platform/contacts/email:%ff@b.co", 400),
      ("/platform/contacts/uuid:12", 400), ("/platform/contacts/id:12", 404), ("/platform/contacts/12", 404),
      ("/platform/contacts/email:a@b.co/funnels/other", 404), ("/platform/contacts", 404), ("/", 404), ("*", 404),
      ("/platform/events/", 404), ("/platform/events", 405), ("http://h/platform/contacts/email:a@b.co", 200),
    ])
  func paths(target: String, status: Int) {
    var sandbox = Sandbox.made()
    #expect(sandbox.get(target).status == status)
  }

  @Test("As many contacts are remembered as were seen")
  func memory() {
    var sandbox = Sandbox.made { $0.leadLimit = 1000 }
    for number in 0..<500 { _ = sandbox.post(lost("a\(number % 5)@b.co")) }
    #expect(sandbox.contacts.count == 5)
  }
}
