import RDBulkCore
import Testing

@Suite("API: what headers say about the quota")
struct QuotaReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var headers: [String: String]
    var reading: QuotaReading?

    init(_ headers: [String: String], _ reading: QuotaReading?) {
      self.headers = headers
      self.reading = reading
    }

    var testDescription: String {
      headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }
  }

  @Test(
    "The quota is read from the gateway's headers and from the usual ones",
    arguments: [
      Case([:], nil),
      Case(
        [
          "RateLimit-Limit-Quotas": "120", "RateLimit-Remaining-Quotas": "119", "RateLimit-Reset-Quotas": "60",
          "X-RateLimit-Limit-Quotas-Minute": "120", "X-RateLimit-Remaining-Quotas-Minute": "119",
        ], QuotaReading(limit: 120, window: 60, remaining: 119, reset: 60)),
      Case(
        ["X-RateLimit-Limit-Quotas-Minute": "500", "X-RateLimit-Remaining-Quotas-Minute": "7"],
        QuotaReading(limit: 500, window: 60, remaining: 7)),
      Case(
        ["X-RateLimit-Limit-Minute": "500", "X-RateLimit-Limit-Day": "1000"],
        QuotaReading(limit: 1_000, window: 86_400)),
      Case(
        ["X-RateLimit-Limit-Second": "10", "X-RateLimit-Limit-Minute": "500"], QuotaReading(limit: 500, window: 60)),
      Case(
        ["RateLimit-Limit": "120", "RateLimit-Remaining": "0", "RateLimit-Reset": "3"],
        QuotaReading(limit: 120, remaining: 0, reset: 3)),
      Case(["RateLimit-Limit": " 100, 100;w=60"], QuotaReading(limit: 100, window: 60)),
      Case(["RateLimit-Limit": "10;w=1"], QuotaReading(limit: 10, window: 1)),
      Case(
        ["RateLimit-Limit-Quotas": "120", "RateLimit-Limit": "5", "RateLimit-Reset-Quotas": "86401"],
        QuotaReading(limit: 120)),
      Case(
        ["RateLimit-Limit-Quotas": "5", "X-RateLimit-Limit-Quotas-Hour": "5"], QuotaReading(limit: 5, window: 3_600)),
      // Contradictions.
      Case(["RateLimit-Limit-Quotas": "120", "X-RateLimit-Limit-Quotas-Minute": "60"], nil),
      Case(["RateLimit-Limit-Quotas": "120", "RateLimit-Remaining-Quotas": "121"], nil),
      // No limit.
      Case(["RateLimit-Limit-Quotas": "0"], nil), Case(["RateLimit-Limit-Quotas": "-1"], nil),
      Case(["RateLimit-Limit-Quotas": "many"], nil), Case(["RateLimit-Limit-Quotas": ""], nil),
      Case(["RateLimit-Limit-Quotas": String(repeating: "9", count: 400)], nil),
      Case(["RateLimit-Remaining-Quotas": "5"], nil),
    ])
  func parse(_ example: Case) {
    #expect(QuotaReading.parse(QuotaReading.headerNames.map { example.headers[$0] }) == example.reading)
  }

  @Test("Values that are missing at the end count as absent headers")
  func short() {
    #expect(QuotaReading.parse([]) == nil)
    #expect(QuotaReading.parse(["7"]) == QuotaReading(limit: 7))
  }
}
