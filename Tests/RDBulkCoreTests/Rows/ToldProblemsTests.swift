import RDBulkCore
import Testing

@Suite("Rows: told problems")
struct ToldProblemsTests {
  @Test("The first problems of each kind are reported and the others counted")
  func limit() {
    var told = ToldProblems()
    let emails = (0..<ToldProblems.limit + 3).map { _ in told.isTold(.invalidEmail) }
    #expect(emails == Array(repeating: true, count: ToldProblems.limit) + [false, false, false])
    let other = told.isTold(.doubtfulRow)
    #expect(other)
    #expect(told.rest.map(\.english) == ["INVALID_EMAIL: 3 more rows, not shown."])
  }
}
