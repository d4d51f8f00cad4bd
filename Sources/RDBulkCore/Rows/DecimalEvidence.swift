/// How often the numbers of an input told their decimal mark themselves: what the ambiguous ones are read by.
package struct DecimalEvidence: Equatable, Sendable {
  package var points = 0
  package var commas = 0

  package init(points: Int = 0, commas: Int = 0) {
    self.points = points
    self.commas = commas
  }

  /// The mark that all of them have; nil where there is none, or both are.
  package var style: DecimalStyle? {
    switch (points > 0, commas > 0) {
    case (true, false): .point
    case (false, true): .comma
    default: nil
    }
  }

  mutating func count(_ style: DecimalStyle) {
    if style == .point { points += 1 } else { commas += 1 }
  }
}
