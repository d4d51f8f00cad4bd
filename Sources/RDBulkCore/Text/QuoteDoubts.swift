/// All doubts about an input's quotes: the first few with their positions, the others counted.
package struct QuoteDoubts: Equatable, Sendable {
  /// The first ones, at most ``shownLimit``.
  package private(set) var first: [QuoteDoubt] = []
  package private(set) var count = 0
  /// The number of rows in doubt, of all doubts.
  package private(set) var rows = 0
  /// The line with the opening quote that the input ends inside of; nil if it doesn't.
  package internal(set) var unclosedLine: Int?

  package static let shownLimit = 3

  /// No doubts.
  package init() {}

  package var isEmpty: Bool { count == 0 }

  mutating func add(_ doubt: QuoteDoubt) {
    count += 1
    rows += doubt.rows
    if first.count < Self.shownLimit { first.append(doubt) }
    if doubt.cause == .unclosed { unclosedLine = doubt.line }
  }
}
