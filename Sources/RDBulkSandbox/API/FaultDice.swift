import RDBulkCore

/// Draws the faults of a run.
struct FaultDice: Sendable {
  private let chances: [FaultChance]
  private var generator: SeededRandom

  init(_ chances: [FaultChance], seed: UInt64) {
    self.chances = chances
    generator = SeededRandom(seed: seed)
  }

  /// One draw per request: the fault it gets, if any. If the probabilities add up to more than 1, the last ones lose.
  mutating func roll() -> Fault? {
    guard !chances.isEmpty else { return nil }
    var left = generator.unit()
    for chance in chances {
      if left < chance.probability { return chance.fault }
      left -= chance.probability
    }
    return nil
  }
}
