import RDBulkCore
import Testing

@Suite("Terms: failures") struct FailureTests {
  @Test(
    "Each kind of failure has the exit code that the interface promises",
    arguments: [
      (Failure.Kind.usage, Int32(2)), (.input, 2), (.unauthorized, 3), (.output, 4), (.gaveUp, 4),
      (.interrupted(2), 130),
      (.interrupted(15), 143),
    ])
  func exitCodes(_ kind: Failure.Kind, _ code: Int32) { #expect(kind.exitCode == code) }

  @Test("A failure keeps the message, hint and argument of a usage error") func commandLine() {
    var error = UsageError("--rate takes a pace.", hint: "See: rdbulk help lost")
    error.argumentIndex = 2
    let failure = Failure(error)
    #expect(failure.kind == .usage && failure.message == error.message && failure.hint == error.hint)
    #expect(failure.argumentIndex == 2)
  }
}
