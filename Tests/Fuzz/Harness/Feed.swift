/// Hands an input to a machine as a run does: a window that grows behind what is not consumed, stale bytes behind it.
struct Feed {
  private let input: [UInt8]
  private var pieces: Pieces?
  /// The window is `input[base..<end]`.
  private(set) var base = 0
  private(set) var end = 0
  private(set) var isFinal = false
  private(set) var window: [UInt8] = []

  /// Without `pieces`, everything at once.
  init(_ input: [UInt8], _ pieces: Pieces?) {
    self.input = input
    self.pieces = pieces
    if pieces == nil {
      end = input.count
      isFinal = true
      window = input
    }
  }

  /// How many bytes of the window are the input's.
  var count: Int { end - base }

  /// More bytes, or the news that there are none; `consumed` bytes from the input's start are done with.
  mutating func grow(consumed: Int) {
    guard !isFinal, var pieces else { violated("more is wanted than there is") }
    if end == input.count {
      isFinal = true
    } else {
      end = min(input.count, end + pieces.next())
      isFinal = end == input.count && pieces.endsWithLast
    }
    self.pieces = pieces
    if pieces.drops { base = consumed }
    window = Array(input[base..<end]) + pieces.stale
  }
}
