/// All doubts of an input about its quotes: the first few with their places, the others counted.
package struct QuoteDoubts: Equatable, Sendable {
  /// The first ones, at most ``shownLimit``.
  package private(set) var first: [QuoteDoubt] = []
  package private(set) var count = 0
  /// The rows in doubt, of all of them.
  package private(set) var rows = 0
  /// The line on which the quote opens that the input ends in; nil where it ends in none.
  package internal(set) var unclosedLine: Int?

  package static let shownLimit = 3

  package init() {}

  package var isEmpty: Bool { count == 0 }

  mutating func add(_ doubt: QuoteDoubt) {
    count += 1
    rows += doubt.rows
    if first.count < Self.shownLimit { first.append(doubt) }
    if doubt.cause == .unclosed { unclosedLine = doubt.line }
  }
}
