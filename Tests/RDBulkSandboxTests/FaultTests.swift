import RDBulkCore
import Testing

@testable import RDBulkSandbox

@Suite("Faults") struct FaultTests {
  private static let funnel = "/platform/contacts/email:contato@email.com/funnels/default"

  private static let cases: [(Fault, Int?, Reply.Ending, Bool)] = [
    (.status500, 500, .answered, false), (.html502, 502, .answered, false), (.status503, 503, .answered, false),
    (.status429, 429, .answered, false), (.resetBefore, nil, .reset, false), (.resetAfter, nil, .reset, true),
    (.truncated, 200, .truncated, true), (.garbage, 200, .answered, true), (.slow, 200, .answered, true),
  ]

  @Test("Each fault has its effect, and a fault before the effect has none", arguments: cases)
  func effects(fault: Fault, status: Int?, ending: Reply.Ending, takesEffect: Bool) {
    var sandbox = Sandbox.made { $0.faults = [FaultChance(fault, 1)] }
    let reply = sandbox.post(event("OPPORTUNITY"))
    #expect(reply.record.status == status)
    #expect(reply.record.fault == fault)
    #expect(reply.record.isProcessed == takesEffect)
    #expect(reply.ending == ending)
    #expect(reply.delay == (fault == .slow ? 2000 : 0))
    #expect(sandbox.contacts["contato@email.com"].isOpportunity == takesEffect)
  }

  @Test("A limited answer has the headers that say how long to wait")
  func headers() {
    var unavailable = Sandbox.made { $0.faults = [FaultChance(.status503, 1)] }
    #expect(unavailable.post(lost()).field("Retry-After") == "1")
    var limited = Sandbox.made {
      $0.faults = [FaultChance(.status429, 1)]
      $0.limit = Rate(requests: 5, window: 60)
    }
    let reply = limited.post(lost())
    #expect(reply.field("Retry-After-Quotas") == "1")
    #expect(reply.response.fields.filter { $0.name == "RateLimit-Remaining-Quotas" }.map(\.value) == ["0"])
  }

  @Test("Garbage replaces a success with bytes that aren't JSON, and leaves errors alone")
  func garbage() {
    var sandbox = Sandbox.made { $0.faults = [FaultChance(.garbage, 1)] }
    #expect(sandbox.post(lost()).json == nil)
    let bad = sandbox.post(lost("x"))
    #expect(bad.status == 400 && bad.json != nil && bad.record.fault == nil)
  }

  @Test("Requests that the gateway stops or that send nothing get no fault")
  func spared() {
    var sandbox = Sandbox.made {
      $0.faults = [FaultChance(.status500, 1)]
      $0.limit = Rate(requests: 1, window: 60)
    }
    #expect(sandbox.answer(request("POST", "/platform/events", lost(), token: nil), now: noon).status == 401)
    #expect(sandbox.get("/platform/contacts/email:a@b.co").status == 200)
    let client = #""client_id":"sandbox-client","client_secret":"sandbox-secret""#
    #expect(sandbox.post("{\(client),\"refresh_token\":\"sandbox-refresh\"}", to: "/auth/token").status == 200)
    #expect(sandbox.get(Self.funnel).status == 500)
    #expect(sandbox.post(lost()).status == 500)
    let over = sandbox.post(lost())
    #expect(over.status == 429 && over.record.fault == nil)
  }

  @Test("A seed repeats a run, whatever the number of UUIDs")
  func seeds() {
    func faults(_ seed: UInt64, batchSize: Int) -> [Fault?] {
      var sandbox = Sandbox.made {
        $0.seed = seed
        $0.leadLimit = 10_000
        $0.faults = [FaultChance(.status500, 0.2), FaultChance(.resetAfter, 0.3)]
      }
      let batch = [String](repeating: lost(), count: batchSize)
      return (0..<200).map { _ in sandbox.postBatch(batch).record.fault }
    }
    let first = faults(7, batchSize: 1)
    #expect(first == faults(7, batchSize: 3))
    #expect(first != faults(8, batchSize: 1))
    #expect((20...60).contains(first.count { $0 == .status500 }))
    #expect((35...85).contains(first.count { $0 == .resetAfter }))
  }

  @Test("Every answer is delayed by the latency")
  func latency() {
    var sandbox = Sandbox.made { $0.latency = 30 }
    #expect(sandbox.get("/nowhere").delay == 30)
    #expect(sandbox.post(lost()).delay == 30)
  }

  @Test("The generator draws SplitMix64's numbers and UUIDs that can be parsed")
  func generator() {
    // The first numbers of the published generator from seed 1234567.
    var generator = SeededRandom(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    let uuid = UUID4(from: &generator)
    #expect(UUID4(uuid.text.uppercased()) == uuid)
    #expect(UUID4("5408c5a3-4711-4f2e-8d0b-13407a3e30f3")?.text == "5408c5a3-4711-4f2e-8d0b-13407a3e30f3")
    #expect(UUID4("5408c5a3-4711-4f2e-8d0b-13407a3e30fg") == nil)
  }
}
