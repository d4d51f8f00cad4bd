/// The bytes at an input's start that say how the rest is handed in; where they run out, zeros.
struct Choices {
  private(set) var rest: ArraySlice<UInt8>

  init(_ input: [UInt8]) { rest = input[...] }

  mutating func byte() -> Int { Int(rest.popFirst() ?? 0) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[byte() % values.count] }

  mutating func pieces() -> Pieces { Pieces(byte() << 8 | byte()) }
}

/// The places at which an input is cut, and how the cut pieces lie in memory: chosen by the fuzzer's 16 bits.
struct Pieces {
  /// Whether consumed bytes are dropped from the window, so that records move in it.
  let drops: Bool
  /// Whether the end is told with the last bytes, or after them.
  let endsWithLast: Bool
  /// What stands behind the bytes that are handed in: what a buffer that is used again holds.
  let stale: [UInt8]
  private let longest: Int
  private var state: UInt64

  init(_ bits: Int) {
    drops = bits & 1 == 0
    endsWithLast = bits & 2 == 0
    stale =
      [[], Array("\"\n,,\"\n\"\",".utf8), Array(repeating: 0xFF, count: 9), Array("}]\",\"a\":1}\n\r".utf8)][
        bits >> 2 & 3]
    longest = [1, 2, 7, 8, 9, 33, 64, 300][bits >> 4 & 7]
    state = UInt64(bits >> 7) &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// The next piece's length.
  mutating func next() -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return 1 + Int(state >> 33) % longest
  }
}
