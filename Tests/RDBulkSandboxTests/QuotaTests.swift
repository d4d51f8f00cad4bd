import RDBulkCore
import Testing

@testable import RDBulkSandbox

@Suite("Quotas") struct QuotaTests {
  @Test("counts in windows aligned to the clock")
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

  @Test("counts a batch once, a bad request too, and an unauthorised one never")
  func counting() {
    var sandbox = Sandbox.made { $0.limit = Rate(requests: 2, window: 60) }
    #expect(sandbox.answer(request("POST", "/platform/events", lost(), token: "x"), now: noon).status == 401)
    #expect(sandbox.postBatch([lost("a@b.co"), lost("c@d.eu"), lost("e@f.gh")]).status == 200)
    #expect(sandbox.post("{").status == 400)
    let over = sandbox.post(lost())
    #expect(over.status == 429)
    #expect(over.body == #"{"message":"API rate limit exceeded"}"#)
  }

  @Test("holds a contact to its events in 24 hours")
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

  @Test("charges nobody for a batch that is one event too long")
  func leadBatch() {
    var sandbox = Sandbox.made { $0.leadLimit = 2 }
    let events = [lost("a@b.co"), lost("c@d.eu"), lost("a@b.co"), lost("a@b.co")]
    #expect(sandbox.postBatch(events).status == 429)
    #expect(sandbox.postBatch(Array(events.prefix(3))).status == 200)
  }

  @Test("has the API's 120 for a contact's events and 24 for its funnel")
  func defaults() {
    var sandbox = Sandbox.made()
    for number in 1...121 { #expect(sandbox.post(lost()).status == (number <= 120 ? 200 : 429)) }
    for number in 1...25 {
      let reply = sandbox.get("/platform/contacts/email:a@b.co/funnels/default")
      #expect(reply.status == (number <= 24 ? 200 : 429))
    }
  }
}

@Suite("Tokens") struct TokenTests {
  @Test(
    "tells missing, wrong and expired tokens apart",
    arguments: [
      (nil, #"{"error":"invalid_token","error_description":"The access token is invalid or has expired"}"#),
      ("other", #"{"errors":{"error_type":"UNAUTHORIZED","error_message":"Invalid token."}}"#),
      ("expired-token", #"{"errors":{"error_type":"UNAUTHORIZED","error_message":"Invalid token."}}"#),
    ])
  func refused(token: String?, body: String) {
    var sandbox = Sandbox.made()
    let reply = sandbox.answer(request("POST", "/platform/events", lost(), token: token), now: noon)
    #expect(reply.status == 401)
    #expect(reply.body == body)
    #expect(reply.field("WWW-Authenticate")?.contains("expired_token") == (token == "expired-token" ? true : nil))
  }

  private static let client = #""client_id":"sandbox-client","client_secret":"sandbox-secret""#

  @Test("issues tokens that live for a day")
  func lifetime() throws {
    var sandbox = Sandbox.made()
    let issued = sandbox.post("{\(Self.client),\"code\":\"sandbox-code\"}", to: "/auth/token?token_by=code").json
    #expect(issued?["expires_in"]?.integer == 86_400)
    #expect(issued?["refresh_token"]?.text == "sandbox-refresh")
    let token = try #require(issued?["access_token"]?.text)
    let post = request("POST", "/platform/events", lost(), token: token)
    #expect(sandbox.answer(post, now: noon + 86_399_999).status == 200)
    #expect(sandbox.answer(post, now: noon + 86_400_000).field("WWW-Authenticate") != nil)
  }

  @Test(
    "refuses with the documented types",
    arguments: [
      (#"{"client_id":"x","client_secret":"sandbox-secret","refresh_token":"sandbox-refresh"}"#, "", "ACCESS_DENIED"),
      (#"{\#(client),"code":"x"}"#, "?token_by=code", "EXPIRED_CODE_GRANT"),
      (#"{\#(client),"refresh_token":"x"}"#, "", "INVALID_REFRESH_TOKEN"),
    ])
  func errors(body: String, query: String, type: String) {
    var sandbox = Sandbox.made()
    let reply = sandbox.post(body, to: "/auth/token\(query)")
    #expect(reply.status == 401)
    #expect(reply.json?["errors"]?["error_type"]?.text == type)
  }

  @Test("ends both tokens when one is revoked")
  func revocation() {
    var sandbox = Sandbox.made()
    let form = "application/x-www-form-urlencoded"
    let body = "token=sandbox%2Dtoken&token_type_hint=access_token"
    #expect(sandbox.answer(request("POST", "/auth/revoke", body, type: form), now: noon).status == 200)
    #expect(sandbox.post(lost()).status == 401)
    #expect(sandbox.post("{\(Self.client),\"refresh_token\":\"sandbox-refresh\"}", to: "/auth/token").status == 401)
  }

  @Test("wants JSON", arguments: [nil, "text/plain", "application/x-www-form-urlencoded"])
  func contentType(type: String?) {
    var sandbox = Sandbox.made()
    #expect(sandbox.answer(request("POST", "/platform/events", lost(), type: type), now: noon).status == 415)
    let other = request("POST", "/platform/events", lost(), type: "Application/JSON; charset=utf-8")
    #expect(sandbox.answer(other, now: noon).status == 200)
  }
}
