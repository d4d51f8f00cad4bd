/// What a history holds, counted by type and month.
package struct HistoryCensus: Equatable, Sendable {
  /// The events of one type in one month.
  package struct Line: Equatable, Sendable {
    package var type: String
    package var year: Int
    package var month: Int
    package var accepted = 0
    package var possiblySent = 0
  }

  private var counts: [String: [Int: Line]] = [:]
  package private(set) var accepted = 0
  package private(set) var possiblySent = 0

  package init() {}

  /// Counts an entry of a job of this type.
  mutating func count(_ entry: HistoryEntry, type: String) {
    let date = CivilDate.date(days: Int64(entry.day))
    let month = Int(date.year) * 12 + Int(date.month)
    var line = counts[type]?[month] ?? Line(type: type, year: Int(date.year), month: Int(date.month))
    switch entry.state {
    case .accepted:
      line.accepted += 1
      accepted += 1
    case .possiblySent:
      line.possiblySent += 1
      possiblySent += 1
    case .released: return
    }
    counts[type, default: [:]][month] = line
  }

  /// By type and month.
  package var lines: [Line] {
    counts.values.flatMap(\.values).sorted { ($0.type, $0.year, $0.month) < ($1.type, $1.year, $1.month) }
  }
}

extension HistoryIndex {
  /// Counts all that is remembered. Throws where the file can't be read or is damaged.
  package func census() throws(Failure) -> HistoryCensus {
    var census = HistoryCensus()
    var cursor = HistoryCursor(header)
    var lost = 0
    while try cursor.fill(file, skipsDamage: false, &lost) {
      for start in stride(from: cursor.rest.lowerBound, to: cursor.rest.upperBound, by: HistoryEntry.size) {
        guard let entry = HistoryEntry(cursor.bytes.span, at: start), !isRecent(entry.key) else { continue }
        census.count(entry, type: jobs[Int(entry.job)]?.type ?? "")
      }
      cursor.pass(to: cursor.rest.upperBound)
    }
    for entry in recentEntries { census.count(entry, type: jobs[Int(entry.job)]?.type ?? "") }
    return census
  }
}
