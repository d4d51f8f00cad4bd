/// How many of an input's numbers show their decimal mark unambiguously: the ambiguous ones are read like them.
package struct DecimalEvidence: Equatable, Sendable {
  package var points = 0
  package var commas = 0
  /// Ambiguous numbers with a point and with a comma before their last three digits.
  package var openPoints = 0
  package var openCommas = 0

  /// Counts of numbers with a decimal point and with a decimal comma.
  package init(points: Int = 0, commas: Int = 0, openPoints: Int = 0, openCommas: Int = 0) {
    self.points = points
    self.commas = commas
    self.openPoints = openPoints
    self.openCommas = openCommas
  }

  /// The mark that all of them use; nil if there are none, or both kinds.
  ///
  /// Three decimals are rare where money is counted: a few numbers such as `12.5` don't show that more of the kind of
  /// `1.500` have them.
  package var style: DecimalStyle? {
    switch (points > 0, commas > 0) {
    case (true, false): openPoints > points ? nil : .point
    case (false, true): openCommas > commas ? nil : .comma
    default: nil
    }
  }

  /// Whether more numbers could still change what they are read like: not once there are both kinds.
  package var isOpen: Bool { points == 0 || commas == 0 }

  /// `style`: what its mark would be as a decimal mark.
  mutating func countOpen(_ style: DecimalStyle) {
    if style == .point { openPoints += 1 } else { openCommas += 1 }
  }

  mutating func count(_ style: DecimalStyle) {
    if style == .point { points += 1 } else { commas += 1 }
  }
}
