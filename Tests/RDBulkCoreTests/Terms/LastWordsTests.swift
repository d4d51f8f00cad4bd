import RDBulkCore
import Testing

@Suite("Terms: the last words of a sending command") struct LastWordsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var failure: Failure
    var requests: Int
    var hint: String?

    init(_ failure: Failure, requests: Int = 0, hint: String?) {
      self.failure = failure
      self.requests = requests
      self.hint = hint
    }

    var testDescription: String { "\(failure.kind), \(requests) requests" }
  }

  static let cases = [
    Case(.usage("No column for email."), hint: "Nothing was sent."),
    Case(.usage("'o.csv' exists.", hint: "Name another file."), hint: "Name another file. Nothing was sent."),
    Case(Failure(.input, "The input can't be read."), hint: "Nothing was sent."),
    Case(Failure(.output, "'o.csv' can't be truncated."), hint: "Nothing was sent."),
    Case(.unauthorized("There is no access token."), hint: "Nothing was sent."),
    Case(.gaveUp("No token.", hint: Failure.again), hint: "To continue, run the same command again. Nothing was sent."),
    Case(.interrupted(15), hint: "To continue, run the same command again. Nothing was sent."),
    Case(.usage("No column for email."), requests: 1, hint: nil),
    Case(.usage("'o.csv' exists.", hint: "Name another file."), requests: 1, hint: "Name another file."),
    Case(Failure(.output, "The disk is full."), requests: 70_000, hint: nil),
    Case(.interrupted(2), requests: 3, hint: "To continue, run the same command again."),
  ]

  @Test("The last words say that nothing was sent only if no request has left", arguments: cases)
  func hints(_ example: Case) {
    let words = example.failure.lastWords(afterRequests: example.requests)
    #expect(words.hint.map { $0.text(in: .english) } == example.hint)
    #expect(words.message == example.failure.message && words.exitCode == example.failure.exitCode)
  }

  @Test("Only the last words and the line under a dry run say that nothing was sent") func onePlace() {
    let claims = CatalogTests.sources.filter { $0.literal.key.contains("Nothing was sent") }
    #expect(
      claims.map { "\($0.file): \($0.literal.key)" }.sorted() == [
        "RDBulkCore/Terms/Failure.swift: %1 Nothing was sent.", "RDBulkCore/Terms/Failure.swift: Nothing was sent.",
        "RDBulkRuntime/Run/SendRun+DryRun.swift: Dry run: %1 %1{row|rows} of %2 would be sent%3%4. Nothing was sent.",
      ])
  }
}
