/// What a history says of the rows of a run. It was read when the run began: what the run itself adds is about events
/// that its rows have had, which ``Deduper`` knows.
package struct RowMemory<File: HistoryBytes> {
  /// nil: the history is new.
  private var index: HistoryIndex<File>?
  /// This job in the history; 0 before it has a number.
  private let job: Int
  /// What the history says of the row looked up last.
  package private(set) var event: EventMemory?

  /// The memory of the job with the number `job`, 0 for none.
  package init(_ index: HistoryIndex<File>?, job: Int) {
    self.index = index
    self.job = job
  }

  /// What becomes of a row with this event. Throws where the history can't be read.
  package mutating func verdict(_ key: EventKey) throws(Failure) -> RowVerdict {
    guard let entry = try index?.find(key) else {
      event = EventMemory(key: key)
      return .good
    }
    let isOwn = Int(entry.job) == job
    event = EventMemory(key: key, state: entry.state, isOwn: isOwn)
    let known = KnownEvent(day: entry.day, job: index?.jobs[Int(entry.job)]?.name ?? "", isOwn: isOwn)
    return switch entry.state {
    case .accepted: .duplicate(.known(known))
    // The journal is more reliable about which of the job's own rows are in doubt.
    case .possiblySent: isOwn ? .good : .possiblySent(known)
    case .released: .good
    }
  }

  /// The row mapped last has this event, which the history is known not to have.
  package mutating func noteNew(_ key: EventKey) { event = EventMemory(key: key) }

  /// All rows of a file were looked up: few will be again.
  package mutating func dropFilter() { index?.dropFilter() }

  /// The row mapped last has no event that is looked up.
  package mutating func forget() { event = nil }
}

/// A row's event as the history has it.
package struct EventMemory: Equatable, Sendable {
  package var key: EventKey
  /// nil: the history doesn't have it.
  package var state: HistoryEntry.State?
  /// Whether this job's entry says so.
  package var isOwn = false

  /// An event that the history doesn't have, or has in this state.
  package init(key: EventKey, state: HistoryEntry.State? = nil, isOwn: Bool = false) {
    self.key = key
    self.state = state
    self.isOwn = isOwn
  }
}
