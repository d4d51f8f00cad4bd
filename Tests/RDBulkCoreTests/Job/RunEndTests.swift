import Testing

@testable import RDBulkCore

@Suite("Job: how a run ends") struct RunEndTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var stop: StopReason?
    var failure: Failure?
    var signal: Int32?
    var invalid = 0
    var code: Int32

    var testDescription: String { "\(code): \(String(describing: stop)), invalid \(invalid)" }
  }

  static let cases: [Case] = [
    Case(code: 0),
    Case(invalid: 1, code: 1),
    Case(stop: .unauthorized(APIError("UNAUTHORIZED", "Invalid token.")), code: 3),
    Case(stop: .notRenewed(APIError("TIMEOUT", "No answer.")), code: 4),
    Case(stop: .unreachable(APIError("CONNECTION_FAILED", "Refused.")), code: 4),
    Case(stop: .throttled(APIError("RATE_LIMIT", "Spent.")), code: 4),
    Case(stop: .tooManyFailures(3), code: 4),
    Case(stop: .outputFailed, failure: Failure(.output, "The disk is full."), code: 4),
    Case(stop: .interrupted, signal: 2, code: 130),
    Case(stop: .interrupted, signal: 15, code: 143),
    // A failed write matters more than the signal that came before it.
    Case(stop: .interrupted, failure: Failure(.output, "The disk is full."), signal: 2, code: 4),
  ]

  @Test("Each way a run can end has the exit code that scripts rely on", arguments: cases)
  func exitCode(_ example: Case) {
    var tally = Tally()
    tally.countAccepted(2)
    for row in 0..<example.invalid { tally.count(Outcome(.invalid), row: row, line: row) }
    let end = RunEnd(
      tally: tally, position: JobPosition(), resumedRows: 0, stop: example.stop, failure: example.failure,
      signal: example.signal, inFlight: 0, inputEnded: true, isResumable: true, requests: 2)
    #expect(end.exitCode == example.code)
    #expect(end.isWhole == (example.stop == nil && example.failure == nil))
  }
}
