import RDBulkCore
import Testing

@testable import RDBulkSandbox

@Suite("The log's lines and the timers") struct SmallPartsTests {
  @Test("A log line has stable names")
  func line() {
    var sandbox = Sandbox.made()
    var lines: [UInt8] = []
    sandbox.post(lost(#"a\"b@c.de"#)).record.write(number: 1, time: noon, to: &lines)
    sandbox.postBatch([lost()]).record.write(number: 2, time: noon, to: &lines)
    RequestRecord(status: 400).write(number: 3, time: noon, to: &lines)
    let expected = [
      #"{"n":1,"time":1700049600000,"method":"POST","path":"/platform/events","status":200,"fault":null,"processed":true,"event_type":"OPPORTUNITY_LOST","emails":["a\"b@c.de"]}"#,
      #"{"n":2,"time":1700049600000,"method":"POST","path":"/platform/events/batch","status":200,"fault":null,"processed":true,"event_type":"OPPORTUNITY_LOST","emails":["contato@email.com"],"size":1}"#,
      #"{"n":3,"time":1700049600000,"method":null,"path":null,"status":400,"fault":null,"processed":false,"event_type":null,"emails":[]}"#,
      "",
    ]
    #expect(String(decoding: lines, as: UTF8.self) == expected.joined(separator: "\n"))
  }

  @Test(
    "Secrets are removed from paths",
    arguments: [
      ("/a?api_key=k&b=c", "/a?api_key=***&b=c"), ("/a?b&api%5Fkey=k", "/a?b&api_key=***"),
      ("/a?API_KEY=k=l", "/a?API_KEY=***"), ("/a?", "/a?"), ("x?token=t", "x?token=***"),
      ("https://u:p@h/a?code=c", "/a?code=***"),
    ])
  func redaction(target: String, written: String) {
    #expect(Target(target).redacted == written)
  }

  @Test("Deadlines come back in order")
  func timers() {
    var queue = TimerQueue()
    var generator = SeededRandom(seed: 1)
    let deadlines = (0..<100).map { _ in Int(generator.next() % 50) }
    for deadline in deadlines { queue.insert(.init(deadline: deadline, slot: 0, serial: 0, round: 0)) }
    var found: [Int] = []
    while let entry = queue.popDue(at: 40) { found.append(entry.deadline) }
    #expect(found == deadlines.filter { $0 <= 40 }.sorted())
    #expect(queue.next.map { $0 > 40 } == true)
  }
}
