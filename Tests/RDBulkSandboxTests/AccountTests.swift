import RDBulkCore
import Testing

@testable import RDBulkSandbox

@Suite("The account") struct AccountTests {
  @Test("The account's name is shown to anyone with a token")
  func name() {
    var sandbox = Sandbox.made()
    let reply = sandbox.get("/marketing/account_info")
    #expect(reply.status == 200)
    #expect(reply.body == #"{"name":"rdbulk sandbox"}"#)
    #expect(sandbox.answer(request("GET", "/marketing/account_info", token: "x"), now: noon).status == 401)
    #expect(sandbox.post("{}", to: "/marketing/account_info").status == 405)
  }

  @Test("By default the account has one custom field of each kind")
  func sampleFields() {
    var sandbox = Sandbox.made()
    let reply = sandbox.get("/platform/contacts/fields")
    #expect(reply.status == 200)
    let fields = reply.json?["fields"]?.elements ?? []
    let types = fields.filter { $0["api_identifier"]?.text?.hasPrefix("cf_") == true }.map { $0["data_type"]?.text }
    #expect(Set(types) == ["STRING", "INTEGER", "BOOLEAN", "STRING[]"])
    #expect(sandbox.answer(request("GET", "/platform/contacts/fields", token: nil), now: noon).status == 401)
  }

  private static let field =
    #"{"uuid":"1","api_identifier":"cf_x","data_type":"STRING","validation_rules":{"a":[1.50,null]}}"#

  @Test(
    "The account's fields are returned as the file has them",
    arguments: [#"{"fields":[\#(field)],"more":1}"#, " [\(field)]\n"])
  func givenFields(text: String) throws {
    var sandbox = Sandbox(SandboxOptions(), fields: try AccountFields(parsing: Array(text.utf8)))
    #expect(sandbox.get("/platform/contacts/fields").body == #"{"fields":[\#(Self.field)]}"#)
  }

  @Test(
    "A file that doesn't describe fields is refused with the reason",
    arguments: [
      ("", "it is not valid JSON (the JSON ends in the middle, byte 0)"),
      ("{}", "it has no list called 'fields'"), (#"{"fields":{}}"#, "it has no list called 'fields'"),
      ("7", "it has no list called 'fields'"),
      (#"{"fields":[{"api_identifier":"cf_a"},{"name":"cf_b"}]}"#, "field 2 of its list has no 'api_identifier'"),
      (#"["cf_a"]"#, "field 1 of its list has no 'api_identifier'"),
    ])
  func badFields(text: String, reason: String) {
    #expect {
      try AccountFields(parsing: Array(text.utf8))
    } throws: { error in
      (error as? AccountFields.Flaw)?.reason.text(in: .english) == reason
    }
  }

  @Test("Requests about the account get no faults and don't wear out a token")
  func asking() {
    var sandbox = Sandbox.made {
      $0.expireAfter = 1
      $0.faults = [FaultChance(.status500, 1)]
    }
    for target in ["/marketing/account_info", "/platform/contacts/fields", "/marketing/account_info"] {
      let reply = sandbox.get(target)
      #expect(reply.status == 200)
      #expect(reply.field("RateLimit-Limit-Quotas") == nil)
    }
    #expect(sandbox.post(lost()).status == 500)
    #expect(sandbox.get("/marketing/account_info").status == 401)
  }
}
