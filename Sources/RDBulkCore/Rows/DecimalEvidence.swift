/// How many of an input's numbers show their decimal mark unambiguously: the ambiguous ones are read like them.
package struct DecimalEvidence: Equatable, Sendable {
  package var points = 0
  package var commas = 0

  /// Counts of numbers with a decimal point and with a decimal comma.
  package init(points: Int = 0, commas: Int = 0) {
    self.points = points
    self.commas = commas
  }

  /// The mark that all of them use; nil if there are none, or both kinds.
  package var style: DecimalStyle? {
    switch (points > 0, commas > 0) {
    case (true, false): .point
    case (false, true): .comma
    default: nil
    }
  }

  /// Whether more numbers could still change what they are read like: not once there are both kinds.
  package var isOpen: Bool { points == 0 || commas == 0 }

  mutating func count(_ style: DecimalStyle) {
    if style == .point { points += 1 } else { commas += 1 }
  }
}
