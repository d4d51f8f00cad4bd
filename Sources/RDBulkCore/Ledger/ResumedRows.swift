/// A job that goes on, as far as rows are concerned; of a first run, nothing.
package struct ResumedRows: Sendable {
  private let resumption: Resumption?
  package private(set) var isVerified: Bool
  private var held: [HeldRow] = []
  private var nextPlace = 0

  package init(_ resumption: Resumption?) {
    self.resumption = resumption
    isVerified = resumption == nil
  }

  /// Where the killed run stood.
  package var position: JobPosition { resumption?.position ?? JobPosition() }
  /// The results that were on file.
  package var tally: Tally { resumption?.tally ?? Tally() }
  /// Whether no row is held any more.
  package var isReleased: Bool { nextPlace == held.count }

  /// What is to be done with a row.
  package func fate(of row: Int) -> Resumption.Fate { resumption?.fate(of: row) ?? .unsent }

  /// The input is the same up to where the killed run stood.
  package mutating func verified() { isVerified = true }

  /// Keeps a row until then.
  package mutating func hold(_ row: HeldRow) { held.append(row) }

  /// More of the row that was held last, an over-long one.
  package mutating func extendLast(_ text: Span<UInt8>, _ range: Range<Int>) {
    guard let last = held.indices.last else { return }
    held[last].text.append(text, range)
    held[last].row.raw = held[last].row.raw.lowerBound..<held[last].text.count
  }

  /// The first of the rows that are held still, taken out.
  package mutating func nextHeld() -> HeldRow? {
    guard nextPlace < held.count else { return nil }
    let row = held[nextPlace]
    nextPlace += 1
    if nextPlace == held.count {
      held.removeAll()
      nextPlace = 0
    }
    return row
  }

  /// Rows in doubt that were not taken up yet: the journal must go on to hold them.
  package var openRows: [Int] {
    let waiting = held[nextPlace...].filter(\.row.isInDoubt).map(\.row.number)
    return waiting + (resumption?.rowsInDoubt(after: lastFate) ?? [])
  }

  /// The last row that was reached.
  private var lastFate = 0

  /// Reading has come to this row.
  package mutating func reached(_ row: Int) { lastFate = row }
}
