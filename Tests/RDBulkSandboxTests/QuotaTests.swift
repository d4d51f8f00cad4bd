import RDBulkCore
import Testing

@testable import RDBulkSandbox

@Suite("Quotas") struct QuotaTests {
  @Test("Quota windows are aligned to the clock")
  func windows() {
    var sandbox = Sandbox.made { $0.limit = Rate(requests: 3, window: 60) }
    // Milliseconds after noon, the status, what remains, seconds to the reset.
    let steps: [(Int, Int, String, String)] = [
      (500, 200, "2", "60"), (1000, 200, "1", "59"), (59_000, 200, "0", "1"), (59_999, 429, "0", "1"),
      (60_000, 200, "2", "60"),
    ]
    for (offset, status, remaining, reset) in steps {
      let reply = sandbox.post(lost(), now: noon + offset)
      #expect(reply.status == status)
      #expect(reply.field("RateLimit-Limit-Quotas") == "3")
      #expect(reply.field("RateLimit-Remaining-Quotas") == remaining)
      #expect(reply.field("RateLimit-Reset-Quotas") == reset)
      #expect(reply.field("X-RateLimit-Limit-Quotas-Minute") == "3")
      #expect(reply.field("X-RateLimit-Remaining-Quotas-Minute") == remaining)
      #expect(reply.field("Retry-After-Quotas") == (status == 429 ? reset : nil))
      #expect(reply.record.isProcessed == (status == 200))
    }
  }

  @Test("A batch counts once, a bad request counts too, an unauthorised one never")
  func counting() {
    var sandbox = Sandbox.made { $0.limit = Rate(requests: 2, window: 60) }
    #expect(sandbox.answer(request("POST", "/platform/events", lost(), token: "x"), now: noon).status == 401)
    #expect(sandbox.postBatch([lost("a@b.co"), lost("c@d.eu"), lost("e@f.gh")]).status == 200)
    #expect(sandbox.post("{").status == 400)
    let over = sandbox.post(lost())
    #expect(over.status == 429)
    #expect(over.body == #"{"message":"API rate limit exceeded"}"#)
  }

  @Test("Funnel requests have a separate quota, shown in their headers")
  func kinds() {
    var sandbox = Sandbox.made {
      $0.limit = Rate(requests: 2, window: 60)
      $0.funnelRate = Rate(requests: 3, window: 60)
    }
    func funnel(_ method: String) -> Reply {
      sandbox.answer(request(method, "/platform/contacts/email:a@b.co/funnels/default", "{}"), now: noon)
    }
    for remaining in ["1", "0", "0"] {
      let reply = sandbox.post(lost(), now: noon)
      #expect(reply.field("RateLimit-Limit-Quotas") == "2")
      #expect(reply.field("RateLimit-Remaining-Quotas") == remaining)
    }
    for (method, remaining) in [("GET", "2"), ("PUT", "1"), ("GET", "0")] {
      let reply = funnel(method)
      #expect(reply.status == 200)
      #expect(reply.field("RateLimit-Limit-Quotas") == "3")
      #expect(reply.field("X-RateLimit-Remaining-Quotas-Minute") == remaining)
    }
    let over = funnel("PUT")
    #expect(over.status == 429)
    #expect(over.body == #"{"message":"API rate limit exceeded"}"#)
    #expect(over.field("Retry-After-Quotas") == "60")
    #expect(!over.record.isProcessed)
    #expect(sandbox.get("/platform/contacts/email:a@b.co").field("RateLimit-Limit-Quotas") == nil)
  }

  @Test("By default, 694 funnel requests a minute are accepted")
  func funnelDefault() {
    var sandbox = Sandbox(SandboxOptions(), fields: .sample)
    let statuses = (1...695).map { number in
      sandbox.get("/platform/contacts/email:a\(number)@b.co/funnels/default").status
    }
    #expect(statuses.count { $0 == 200 } == 694 && statuses.last == 429)
  }

  @Test("A contact has a limited number of events in 24 hours")
  func lead() {
    var sandbox = Sandbox.made { $0.leadLimit = 2 }
    let day = 86_400_000
    #expect(sandbox.post(lost("A@b.co"), now: noon).status == 200)
    #expect(sandbox.post(lost("a@b.co"), now: noon + 1000).status == 200)
    let over = sandbox.post(lost("a@b.co"), now: noon + 2000)
    #expect(over.status == 429)
    #expect(
      over.body
        == #"{"error":"'lead_limiter' rate limit exceeded for 86400 second(s) period for key 'a@b.co'","max":2,"usage":3,"remaining_time":86398}"#
    )
    #expect(sandbox.post(lost("c@b.co"), now: noon + 2000).status == 200)
    #expect(sandbox.post(lost("a@b.co"), now: noon + day).status == 200)
  }

  @Test("A batch with one event too many counts for no contact")
  func leadBatch() {
    var sandbox = Sandbox.made { $0.leadLimit = 2 }
    let events = [lost("a@b.co"), lost("c@d.eu"), lost("a@b.co"), lost("a@b.co")]
    #expect(sandbox.postBatch(events).status == 429)
    #expect(sandbox.postBatch(Array(events.prefix(3))).status == 200)
  }

  @Test("A contact's events and funnel have separate quotas, under email and UUID alike")
  func funnelLimit() throws {
    var sandbox = Sandbox.made {
      $0.funnelLimit = 2
      $0.leadLimit = 1
    }
    let path = "/platform/contacts/email:a@b.co"
    let uuid = try #require(sandbox.get(path).json?["uuid"]?.text)
    let statuses = [
      sandbox.post(lost("a@b.co")).status,
      sandbox.get("\(path)/funnels/default").status,
      sandbox.answer(request("PUT", "/platform/contacts/uuid:\(uuid)/funnels/default", "{}"), now: noon).status,
      sandbox.get("/platform/contacts/email:c@b.co/funnels/default").status,
    ]
    #expect(statuses == [200, 200, 200, 200])
    let over = sandbox.get("\(path)/funnels/default", now: noon + 1500)
    #expect(over.status == 429)
    #expect(
      over.body
        == #"{"error":"'lead_limiter' rate limit exceeded for 86400 second(s) period for key 'a@b.co'","max":2,"usage":3,"remaining_time":86399}"#
    )
    #expect(sandbox.post(lost("a@b.co")).json?["max"]?.integer == 1)
    #expect(sandbox.get("\(path)/funnels/default", now: noon + 86_400_000).status == 200)
  }

  @Test("By default, a contact has 120 events and 24 funnel requests")
  func defaults() {
    var sandbox = Sandbox.made()
    for number in 1...121 { #expect(sandbox.post(lost()).status == (number <= 120 ? 200 : 429)) }
    for number in 1...25 {
      let reply = sandbox.get("/platform/contacts/email:a@b.co/funnels/default")
      #expect(reply.status == (number <= 24 ? 200 : 429))
    }
  }
}
