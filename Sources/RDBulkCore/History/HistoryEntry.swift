/// What a history remembers of an event.
package struct HistoryEntry: Equatable, Sendable {
  package enum State: UInt8, Equatable, Sendable {
    /// It was certainly not processed after all: as if there were no entry.
    case released = 0
    case accepted = 1
    /// It was sent, and no answer says whether it was processed.
    case possiblySent = 2
  }

  package var key: EventKey
  package var state: State
  /// The day on which it was sent or answered, counted from 1970-01-01 (UTC).
  package var day: UInt16
  /// The number of its job in the history.
  package var job: UInt32

  /// No history has more jobs.
  package static let jobLimit = 1 << 30
  /// The length of its bytes.
  package static let size = EventKey.size + 6

  /// An entry as given; a job's number must be below ``jobLimit``.
  package init(_ key: EventKey, _ state: State, day: UInt16, job: UInt32) {
    self.key = key
    self.state = state
    self.day = day
    self.job = job
  }

  /// The entry that is stored at `offset`; nil if its state is none.
  package init?(_ bytes: Span<UInt8>, at offset: Int) {
    key = EventKey(bytes, at: offset)
    // The day and the job are the last six bytes.
    let rest = ByteWord.load(bytes, at: offset + Self.size - 8) >> 16
    day = UInt16(truncatingIfNeeded: rest)
    let word = UInt32(truncatingIfNeeded: rest >> 16)
    guard let state = State(rawValue: UInt8(word >> 30)) else { return nil }
    self.state = state
    job = word & UInt32(Self.jobLimit - 1)
  }

  /// The day and the job of the entry that is stored at `offset`.
  @inline(__always)
  static func dayAndJob(_ bytes: Span<UInt8>, at offset: Int) -> (day: UInt16, job: UInt32) {
    let rest = ByteWord.load(bytes, at: offset + size - 8) >> 16
    return (UInt16(truncatingIfNeeded: rest), UInt32(truncatingIfNeeded: rest >> 16) & UInt32(jobLimit - 1))
  }

  /// Appends its bytes.
  package func append(to output: inout [UInt8]) {
    key.append(to: &output)
    let word = UInt32(state.rawValue) << 30 | job
    var rest = UInt64(word) << 16 | UInt64(day)
    for _ in 0..<6 {
      output.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
