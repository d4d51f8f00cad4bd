import RDBulkCore
import Testing

@testable import RDBulkSandbox

/// The address of the page where one agrees, as `rdbulk auth login` shows it.
private let dialog =
  "/auth/dialog?client_id=sandbox-client&redirect_uri=https%3A%2F%2Fh%2Fback%3Fa%3Db&state=s%20%26"

private let client = #""client_id":"sandbox-client","client_secret":"sandbox-secret""#

extension Sandbox {
  fileprivate mutating func login(_ code: String = "sandbox-code", now: Int = noon) -> Reply {
    post("{\(client),\"code\":\"\(code)\"}", to: "/auth/token?token_by=code", now: now)
  }

  fileprivate mutating func renew(_ token: String = "sandbox-refresh", now: Int = noon) -> Reply {
    post("{\(client),\"refresh_token\":\"\(token)\"}", to: "/auth/token", now: now)
  }

  fileprivate mutating func revoke(_ token: String, bearer: String) -> Reply {
    let body = "token=\(token.replacing("-", with: "%2D"))&token_type_hint=access_token"
    return answer(
      request("POST", "/auth/revoke", body, token: bearer, type: "application/x-www-form-urlencoded"), now: noon)
  }

  /// The status of an event sent with `token`.
  fileprivate mutating func send(_ token: String?, now: Int = noon) -> Reply {
    answer(request("POST", "/platform/events", lost(), token: token), now: now)
  }
}

extension Reply {
  fileprivate var errorType: String? { json?["errors"]?["error_type"]?.text }
  fileprivate var accessToken: String? { json?["access_token"]?.text }
  fileprivate var refreshToken: String? { json?["refresh_token"]?.text }
}

private let flat = #"{"errors":{"error_type":"UNAUTHORIZED","error_message":"Invalid token."}}"#
private let oauth = #"{"error":"invalid_token","error_description":"The access token is invalid or has expired"}"#
private let challenge =
  #"Bearer realm="https://api.rd.services/", error="expired_token", error_description="The access token expired""#

@Suite("Access tokens") struct AccessTokenTests {
  @Test(
    "Missing and wrong tokens get different answers",
    arguments: [(nil, oauth), ("other", flat), ("sandbox-refresh", flat)])
  func refused(token: String?, body: String) {
    var sandbox = Sandbox.made()
    let reply = sandbox.send(token)
    #expect(reply.status == 401)
    #expect(reply.body == body)
    #expect(reply.response.fields.isEmpty)
  }

  @Test("Expired tokens are answered in each shape in turn")
  func shapes() {
    var sandbox = Sandbox.made()
    let shapes: [(String, String?, String?)] = [(flat, challenge, nil), (flat, nil, challenge), (oauth, nil, nil)]
    for (body, plain, remapped) in shapes + shapes {
      let reply = sandbox.send("expired-token")
      #expect(reply.status == 401)
      #expect(reply.body == body)
      #expect(reply.field("WWW-Authenticate") == plain)
      #expect(reply.field("x-amzn-remapped-www-authenticate") == remapped)
      // A wrong token in between doesn't turn the wheel.
      #expect(sandbox.send("other").body == flat)
    }
  }

  @Test("With --expire-after, a token serves that many platform requests, whatever their answers")
  func service() throws {
    var sandbox = Sandbox.made {
      $0.expireAfter = 3
      $0.limit = Rate(requests: 1, window: 60)
    }
    #expect(sandbox.send("other").status == 401)
    #expect(sandbox.get("/nowhere").status == 404)
    #expect(sandbox.send("sandbox-token").status == 200)
    #expect(sandbox.send("sandbox-token").status == 429)
    #expect(sandbox.get("/platform/contacts/email:a@b.co/funnels/default").status == 200)
    let over = sandbox.send("sandbox-token")
    #expect(over.status == 401 && over.field("WWW-Authenticate") == challenge && !over.record.isProcessed)
    for _ in 0..<2 {
      let token = try #require(sandbox.renew().accessToken)
      let statuses = (1...4).map { sandbox.send(token, now: noon + 60_000 * $0).status }
      #expect(statuses == [200, 200, 200, 401])
    }
    #expect(sandbox.send("sandbox-token").status == 401)
  }

  @Test("Requests reset before their effect or without a token aren't counted")
  func notCounted() {
    var sandbox = Sandbox.made {
      $0.expireAfter = 1
      $0.faults = [FaultChance(.resetBefore, 1)]
    }
    for _ in 0..<3 { #expect(sandbox.send("sandbox-token").record.fault == .resetBefore) }
    #expect(sandbox.get("/platform/contacts/email:a@b.co").status == 200)
    #expect(sandbox.get("/platform/contacts/email:a@b.co").status == 401)
    #expect(sandbox.get(dialog).status == 200)
  }

  @Test("Issued tokens live for a day")
  func lifetime() throws {
    var sandbox = Sandbox.made()
    let issued = sandbox.login()
    #expect(issued.json?["expires_in"]?.integer == 86_400)
    let token = try #require(issued.accessToken)
    #expect(sandbox.send(token, now: noon + 86_399_999).status == 200)
    #expect(sandbox.send(token, now: noon + 86_400_000).field("WWW-Authenticate") == challenge)
    #expect(sandbox.send("sandbox-token", now: noon + 86_400_000).status == 200)
  }

  @Test("When there are many tokens, expired ones are forgotten and working ones never")
  func memory() throws {
    var sandbox = Sandbox.made { $0.leadLimit = 10_000 }
    let first = try #require(sandbox.renew().accessToken)
    for _ in 0..<1000 { _ = sandbox.renew(now: noon + 1) }
    #expect(sandbox.send(first, now: noon + 86_399_999).status == 200)
    for _ in 0..<2000 { _ = sandbox.renew(now: noon + 86_400_001) }
    let reply = sandbox.send(first, now: noon + 86_400_001)
    #expect(reply.status == 401 && reply.response.fields.isEmpty)
    #expect(sandbox.send("sandbox-token", now: noon + 86_400_001).status == 200)
  }

  @Test("Token requests must be JSON", arguments: [nil, "text/plain", "application/x-www-form-urlencoded"])
  func contentType(type: String?) {
    var sandbox = Sandbox.made()
    #expect(sandbox.answer(request("POST", "/platform/events", lost(), type: type), now: noon).status == 415)
    let other = request("POST", "/platform/events", lost(), type: "Application/JSON; charset=utf-8")
    #expect(sandbox.answer(other, now: noon).status == 200)
  }
}

@Suite("Logins") struct LoginTests {
  @Test("Tokens are drawn from the seed without affecting the events' UUIDs")
  func seeds() {
    func tokens(_ seed: UInt64) -> [String?] {
      var sandbox = Sandbox.made { $0.seed = seed }
      return [sandbox.renew(), sandbox.renew(), sandbox.login()].flatMap { [$0.accessToken, $0.refreshToken] }
    }
    #expect(tokens(1) == tokens(1))
    #expect(Set(tokens(1) + tokens(2)).count == 9, "three access tokens and a refresh token each, and the first one")
    var renewed = Sandbox.made()
    _ = renewed.renew()
    var plain = Sandbox.made()
    #expect(renewed.post(lost()).body == plain.post(lost()).body)
  }

  @Test("A refresh token is kept or replaced, as the policy says", arguments: RefreshPolicy.allCases)
  func refreshing(policy: RefreshPolicy) throws {
    var sandbox = Sandbox.made { $0.refresh = policy }
    let first = sandbox.renew()
    let next = try #require(first.refreshToken)
    #expect((next == "sandbox-refresh") == (policy == .keep))
    #expect(sandbox.renew(next).status == 200)
    let again = sandbox.renew(next)
    #expect(again.status == (policy == .keep ? 200 : 401))
    #expect(again.errorType == (policy == .keep ? nil : "INVALID_REFRESH_TOKEN"))
    #expect(again.record.isProcessed == (policy == .keep))
    // What was given out before goes on working.
    #expect(sandbox.send("sandbox-token").status == 200)
    #expect(sandbox.send(first.accessToken).status == 200)
  }

  @Test(
    "Refusals have the documented types",
    arguments: [
      (#"{"client_id":"x","client_secret":"sandbox-secret","refresh_token":"sandbox-refresh"}"#, "", "ACCESS_DENIED"),
      (#"{"client_id":"sandbox-client","client_secret":"x","code":"sandbox-code"}"#, "?token_by=code", "ACCESS_DENIED"),
      ("{}", "", "ACCESS_DENIED"), ("[]", "", "ACCESS_DENIED"),
      (#"{\#(client),"code":"x"}"#, "?token_by=code", "EXPIRED_CODE_GRANT"),
      (#"{\#(client)}"#, "?token_by=code", "EXPIRED_CODE_GRANT"),
      (#"{\#(client),"refresh_token":"x"}"#, "", "INVALID_REFRESH_TOKEN"),
      (#"{\#(client),"refresh_token":"sandbox-token"}"#, "", "INVALID_REFRESH_TOKEN"),
      (#"{\#(client),"code":"sandbox-code"}"#, "", "INVALID_REFRESH_TOKEN"),
    ])
  func errors(body: String, query: String, type: String) {
    var sandbox = Sandbox.made { $0.refresh = .rotate }
    let reply = sandbox.post(body, to: "/auth/token\(query)")
    #expect(reply.status == 401)
    #expect(reply.errorType == type)
    // Nothing is used up by a refusal.
    #expect(sandbox.renew().status == 200)
    #expect(sandbox.login().status == 200)
  }

  @Test("Agreeing on the dialog's page sends back with a code that works once, for an hour, and with the state")
  func code() throws {
    var sandbox = Sandbox.made()
    let page = sandbox.get(dialog)
    #expect(page.status == 200 && page.body.contains("<form method=\"post\">"))
    #expect(page.field("Location") == nil && page.body.contains("<button>Agree</button>"))
    var browser = request("GET", dialog)
    browser.fields.append(HTTPField("accept-language", "pt-BR,pt;q=0.9"))
    #expect(sandbox.answer(browser, now: noon).body.contains("<button>Autorizar</button>"))
    for wait in [0, 3_599_999, 3_600_000] {
      let back = sandbox.answer(request("POST", dialog, ""), now: noon)
      #expect(back.status == 302)
      let address = try #require(back.field("Location"))
      let start = "https://h/back?a=b&code="
      #expect(address.hasPrefix(start + "sandbox-code-") && address.hasSuffix("&state=s%20%26"))
      let code = String(address.dropFirst(start.count).prefix { $0 != "&" })
      #expect(sandbox.login(code, now: noon + wait).status == (wait < 3_600_000 ? 200 : 401))
      #expect(sandbox.login(code, now: noon + wait).errorType == "EXPIRED_CODE_GRANT")
    }
  }

  @Test("The documented code works every time")
  func documentedCode() {
    var sandbox = Sandbox.made()
    for _ in 0..<3 { #expect(sandbox.login().status == 200) }
  }

  @Test(
    "The dialog refuses a client that it doesn't know and an address that no browser can be sent to",
    arguments: [
      "", "?client_id=x&redirect_uri=https://h", "?client_id=sandbox-client",
      "?client_id=sandbox-client&redirect_uri=h", "?client_id=sandbox-client&redirect_uri=javascript:x",
      "?client_id=sandbox-client&redirect_uri=https://h%0d%0aX:%20y",
      "?client_id=sandbox-client&redirect_uri=https://h/%22%3e",
    ])
  func refusedDialog(_ query: String) {
    var sandbox = Sandbox.made()
    #expect(sandbox.get("/auth/dialog" + query).status == 400)
    #expect(sandbox.answer(request("POST", "/auth/dialog" + query, ""), now: noon).status == 400)
  }

  @Test("Revoking any token of a login ends that login with all its tokens, and no other", arguments: [true, false])
  func revocation(namesAccess: Bool) throws {
    var sandbox = Sandbox.made()
    let login = sandbox.login()
    let access = try #require(login.accessToken)
    let refresh = try #require(login.refreshToken)
    let renewed = try #require(sandbox.renew(refresh).accessToken)
    #expect(sandbox.revoke("nothing", bearer: access).status == 200)
    #expect(sandbox.revoke(namesAccess ? access : refresh, bearer: access).status == 200)
    for token in [access, renewed] { #expect(sandbox.send(token).body == flat) }
    #expect(sandbox.renew(refresh).errorType == "INVALID_REFRESH_TOKEN")
    #expect(sandbox.send("sandbox-token").status == 200)
    let other = sandbox.login()
    #expect(sandbox.revoke("sandbox-token", bearer: "sandbox-token").status == 200)
    #expect(sandbox.send(other.accessToken).status == 200)
    #expect(sandbox.renew(other.refreshToken ?? "").status == 200)
    #expect(sandbox.send("sandbox-token").body == flat)
    #expect(sandbox.renew().errorType == "INVALID_REFRESH_TOKEN")
  }

  @Test("A token holder can revoke, which doesn't count as a platform request")
  func revocationAccess() {
    var sandbox = Sandbox.made { $0.expireAfter = 1 }
    #expect(sandbox.revoke("x", bearer: "wrong").status == 401)
    #expect(sandbox.answer(request("POST", "/auth/revoke", "token=x"), now: noon).status == 415)
    #expect(sandbox.revoke("x", bearer: "sandbox-token").status == 200)
    #expect(sandbox.send("sandbox-token").status == 200)
    #expect(sandbox.revoke("x", bearer: "sandbox-token").status == 401)
  }
}
