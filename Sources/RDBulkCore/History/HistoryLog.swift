/// Reads a history's log from its beginning to its end, in constant memory.
package struct HistoryLog {
  /// Where the log begins, in bytes.
  private let start: Int
  /// Where the last whole block ends.
  package private(set) var end: Int
  /// Where the first damaged place begins that whole blocks follow; nil if there is none. A torn block at the end is no
  /// damage: what it was to announce did not leave.
  package private(set) var damage: Int?
  /// The job whose blocks precede the damage.
  package private(set) var damagedJob: Int?

  /// How much is read at once; more than the longest block.
  private static let window = 1 << 18

  /// The log that begins at `start`.
  package init(from start: Int) {
    self.start = start
    end = start
  }

  /// Reads the blocks and calls `take` with each, and with the bytes that its entries are in. `isChecked`: the log was
  /// read before, so that its blocks need not be checked.
  package mutating func read(
    _ file: some HistoryBytes, isChecked: Bool = false,
    _ take: (HistoryBlock, Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    var bytes: [UInt8] = []
    var base = start
    var job: Int?
    // Where whole blocks ended, while the next one is looked for.
    var lost: Int?
    while true {
      try file.read(base, Self.window, into: &bytes)
      let isLast = bytes.count < Self.window
      var index = 0
      window: while index < bytes.count {
        switch HistoryBlock.find(bytes.span, index, isChecked: isChecked) {
        case .block(let block, let next):
          if let place = lost, damage == nil { (damage, damagedJob) = (place, job) }
          lost = nil
          if case .job(let known) = block { job = known.number }
          try take(block, bytes.span)
          index = next
          end = base + index
        case .needsMore where !isLast: break window
        case .needsMore, .none:
          lost = lost ?? base + index
          index += 1
        }
      }
      if isLast { return }
      base += index
    }
  }
}
