import RDBulkCore
import Testing

@Suite("Base: the nearest name")
struct NearestNameTests {
  /// What was typed, the names there are, the one that was meant.
  static let cases: [(typed: String, names: [String], nearest: String?)] = [
    ("rejects", ["raw", "rejects"], "rejects"),
    ("reject", ["raw", "rejects"], "rejects"),
    ("RATE", ["raw", "rate"], "rate"),
    ("retyr", ["record", "retry"], "retry"),
    ("mail", ["reason", "email"], "email"),
    ("E-Mail", ["Reason", "email"], "email"),
    ("motvo", ["Motivo da perda", "Motivo"], "Motivo"),
    ("Motivo", ["id", "Motivo da perda"], "Motivo da perda"),
    ("out", ["overwrite", "output"], "output"),
    ("ratelimit", ["raw", "rate"], "rate"),
    ("resaon", ["reason", "season"], "reason"),
    ("ab", ["xy", "x"], nil),
    ("x", ["q", "v"], nil),
    ("ax", ["a", "x"], "a"),
    ("frobnicate", ["output", "rate"], nil),
    ("razão", ["razao", "reason"], "razao"),
    ("", ["a"], nil),
    ("email", [], nil),
  ]

  @Test("A name is found if at most a third of its letters are wrong", arguments: cases)
  func find(_ example: (typed: String, names: [String], nearest: String?)) {
    #expect(NearestName.find(example.typed, among: example.names) == example.nearest)
  }
}
