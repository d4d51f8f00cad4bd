import RDBulkCore
import Testing

@testable import RDBulkSandbox

@Suite("Delayed effects") struct PendingEffectTests {
  /// What the funnel of a contact is at some time: its stage, and whether it is an opportunity.
  private func funnel(_ sandbox: inout Sandbox, _ email: String, at offset: Int) -> String {
    let json = sandbox.get("/platform/contacts/email:\(email)/funnels/default", now: noon + offset).json
    return "\(json?["lifecycle_stage"]?.text ?? "") \(json?["opportunity"] == .bool(true))"
  }

  @Test(
    "The old funnel is shown until the time has come",
    arguments: [
      (0, 0, "Client false"), (1, 0, "Lead false"), (1, 1, "Client false"), (1000, 999, "Lead false"),
      (1000, 1000, "Client false"), (1000, 90_000_000, "Client false"),
    ])
  func delay(applyAfter: Int, offset: Int, expected: String) {
    var sandbox = Sandbox.made { $0.applyAfter = applyAfter }
    #expect(sandbox.post(event("SALE", "a@b.co")).status == 200)
    #expect(funnel(&sandbox, "a@b.co", at: offset) == expected)
  }

  @Test("Each event of a batch is applied, and several of one contact in order")
  func order() {
    var sandbox = Sandbox.made { $0.applyAfter = 100 }
    _ = sandbox.postBatch([event("OPPORTUNITY", "a@b.co"), event("SALE", "a@b.co"), event("OPPORTUNITY", "c@b.co")])
    _ = sandbox.post(event("OPPORTUNITY", "A@b.co"), now: noon + 50)
    _ = sandbox.post(event("OPPORTUNITY_LOST", "a@b.co"), now: noon + 60)
    let steps = [
      (99, "Lead false", "Lead false"), (100, "Client false", "Lead true"), (150, "Client true", "Lead true"),
      (160, "Client false", "Lead true"),
    ]
    for (offset, first, second) in steps {
      #expect(funnel(&sandbox, "a@b.co", at: offset) == first, "after \(offset) ms")
      #expect(funnel(&sandbox, "c@b.co", at: offset) == second, "after \(offset) ms")
    }
  }

  @Test("An event that comes due overwrites what a PUT has set meanwhile")
  func put() {
    var sandbox = Sandbox.made { $0.applyAfter = 100 }
    _ = sandbox.post(event("OPPORTUNITY", "a@b.co"))
    let path = "/platform/contacts/email:a@b.co/funnels/default"
    let body = #"{"lifecycle_stage":"Qualified Lead","opportunity":false}"#
    #expect(sandbox.answer(request("PUT", path, body), now: noon + 50).json?["opportunity"] == .bool(false))
    #expect(funnel(&sandbox, "a@b.co", at: 100) == "Qualified Lead true")
  }

  @Test(
    "Only accepted events that change a funnel or create a contact are delayed",
    arguments: [
      (event("SALE", "a@b.co"), 1), (event("SALE", "gone@b.co"), 0), (event("SOLD", "a@b.co"), 0),
      (conversion("a@b.co"), 0), (conversion("gone@b.co"), 1),
    ])
  func waiting(body: String, count: Int) {
    var sandbox = Sandbox.made {
      $0.applyAfter = 100
      $0.absent = "gone"
    }
    _ = sandbox.post(body)
    #expect(sandbox.pending.count == count)
  }

  @Test("A request whose answer was lost still has its effect", arguments: [Fault.resetAfter, .truncated, .garbage])
  func faults(fault: Fault) {
    var sandbox = Sandbox.made {
      $0.applyAfter = 100
      $0.faults = [FaultChance(fault, 1)]
    }
    _ = sandbox.post(event("SALE", "a@b.co"))
    _ = sandbox.get("/nowhere", now: noon + 99)
    #expect(sandbox.contacts["a@b.co"].stage == .lead)
    _ = sandbox.get("/nowhere", now: noon + 100)
    #expect(sandbox.contacts["a@b.co"].stage == .client)
  }

  @Test("Many effects come back in order, and none stays behind")
  func queue() {
    var pending = PendingEffects()
    var found: [String] = []
    for number in 0..<10_000 {
      pending.append(.init(due: number / 3, email: "\(number)", effect: .sale))
      // A fifth is taken out early, so that the front moves while the back grows.
      if number % 5 == 0, let entry = pending.popDue(at: number / 3) { found.append(entry.email) }
    }
    #expect(pending.count == 8000)
    while let entry = pending.popDue(at: 3000) { found.append(entry.email) }
    #expect(found.count == 9003, "those due by 3000 have numbers up to 9002")
    while let entry = pending.popDue(at: .max) { found.append(entry.email) }
    #expect(found == (0..<10_000).map(String.init))
    #expect(pending.count == 0)
  }
}
