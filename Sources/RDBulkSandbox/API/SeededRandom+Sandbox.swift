import RDBulkCore

/// The single source of randomness in the sandbox, so that a seed identifies a run.
extension SeededRandom {
  /// A number from 0 up to but not including 1, with 53 random bits.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number derived from `text` alone (FNV-1a), to use as a seed.
  static func seed(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
