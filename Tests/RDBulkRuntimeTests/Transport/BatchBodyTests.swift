import RDBulkCore
import Testing

@testable import RDBulkRuntime

/// A batch's body, read in pieces of any size.
@Suite("Transport: a batch's body") struct BatchBodyTests {
  static let cases: [(events: [String], body: String)] = [
    (["{}"], "[{}]"),
    (["{\"a\":1}", "{}", "{\"bc\":\"é\"}"], "[{\"a\":1},{},{\"bc\":\"é\"}]"),
  ]

  @Test(
    "The body is the same in whatever pieces it is read, and after a rewind", arguments: cases, [1, 2, 3, 5, 8, 100])
  func pieces(_ one: (events: [String], body: String), _ size: Int) throws {
    let limits = BatchLimits(rows: one.events.count, bytes: 200_000, linger: 0)
    let settings = Engine.Settings(
      rate: nil, concurrency: 1, batch: limits, retries: 0, onUnknown: .retry, maxFailures: nil, leavesUnsent: false,
      seed: 1)
    var engine = Engine(settings)
    let now = Instant(nanoseconds: 0)
    for (index, event) in one.events.enumerated() {
      engine.add(now) { text in
        text += Array("before".utf8)
        let start = text.count
        text += Array(event.utf8)
        return BatchRow(number: index + 1, line: index + 2, email: 0..<0, event: start..<text.count, raw: 0..<0)
      }
    }
    let next = engine.nextSend(now)
    let slot = try #require(next)
    var body = BatchBody(engine.batches[slot])
    for _ in 1...2 {
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: size)
      while true {
        // The call writes at most the buffer's length into it before the closure ends.
        let count = unsafe piece.withUnsafeMutableBytes { unsafe body.read(into: $0) }
        if count == 0 { break }
        bytes += piece[..<count]
      }
      #expect(String(decoding: bytes, as: UTF8.self) == one.body)
      body.rewind()
    }
  }
}
