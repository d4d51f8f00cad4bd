/// The rows of a resumed job; empty for a first run.
package struct ResumedRows: Sendable {
  private let resumption: Resumption?
  package private(set) var isVerified: Bool
  private var held: [HeldRow] = []
  private var nextIndex = 0

  /// nil: a first run.
  package init(_ resumption: Resumption?) {
    self.resumption = resumption
    isVerified = resumption == nil
  }

  /// Where the earlier run stood.
  package var position: JobPosition { resumption?.position ?? JobPosition() }
  /// The results already on file.
  package var tally: Tally { resumption?.tally ?? Tally() }
  /// Whether all held rows have been taken.
  package var isReleased: Bool { nextIndex == held.count }

  /// What to do with a row.
  package func fate(of row: Int) -> Resumption.Fate { resumption?.fate(of: row) ?? .unsent }

  /// Whether an earlier run wrote the row's result.
  func hasResult(_ row: Int) -> Bool {
    if case .done = fate(of: row) { true } else { false }
  }

  /// How a row with a result has ended.
  func ending(of row: Int) -> Resumption.Ending { resumption?.ending(of: row) ?? .other }

  /// Why a row with a result was not accepted.
  func reason(of row: Int) -> RejectReason { resumption?.reasons[row] ?? RejectReason() }

  /// The input is the same up to where the earlier run stood.
  package mutating func verified() {
    assert(!isVerified, "the input is found to be the same once")
    isVerified = true
  }

  /// Holds a row until then.
  package mutating func hold(_ row: HeldRow) {
    assert(held.last.map { $0.row.number < row.row.number } ?? true, "rows are held in their order")
    held.append(row)
  }

  /// Extends the row held last, an over-long one.
  package mutating func extendLast(_ text: Span<UInt8>, _ range: Range<Int>) {
    guard let last = held.indices.last else { return }
    held[last].text.append(text, range)
    held[last].row.raw = held[last].row.raw.lowerBound..<held[last].text.count
  }

  /// Takes the first row that is still held.
  package mutating func nextHeld() -> HeldRow? {
    guard nextIndex < held.count else { return nil }
    let row = held[nextIndex]
    nextIndex += 1
    if nextIndex == held.count {
      held.removeAll()
      nextIndex = 0
    }
    return row
  }

  /// Rows in doubt that haven't been taken up: the journal must keep them.
  package var openRows: [Int] {
    let waiting = held[nextIndex...].filter(\.row.isInDoubt).map(\.row.number)
    return waiting + (resumption?.rowsInDoubt(after: lastFate) ?? [])
  }

  /// The last row reached.
  private var lastFate = 0

  /// Reading has reached this row.
  package mutating func reached(_ row: Int) { lastFate = row }
}
