import RDBulkCore

/// What must hold of a job, after each crash and at its end.
extension JobSimulation {
  /// No window of the rate sees more requests than the rate allows, of however many runs.
  func checkRate() throws {
    let arrivals = network.server.arrivals
    guard let rate = scenario.sending.settings.rate, arrivals.count > rate.requests, !isUnsafe else { return }
    let last = arrivals[arrivals.count - 1]
    let span = last.since(arrivals[arrivals.count - 1 - rate.requests])
    try check(span >= .seconds(Int64(rate.window)), "\(rate.requests + 1) requests within \(span) ns")
  }

  /// What a run that goes on takes for known, against what is.
  mutating func checkResumption(_ resumption: Resumption) throws {
    let lines = try resultLines(wholeLines(.results))
    history.recorded = Set(lines.map(\.row))
    var doubtful = resumption.rowsInDoubt().filter { $0 < history.departed.count }
    for row in doubtful { history.doubt(row) }
    for row in history.recorded {
      guard case .done = resumption.fate(of: row) else { throw Violation("row \(row) has a result and is not done") }
    }
    try checkHistory(resumption)
    guard !isUnsafe else { return }
    var processed = Set(history.departed.indices.filter { network.server.processed[$0] > 0 })
    try checkKept()
    for case .arrives(let request) in network.timeline.events
    where !request.isLook && !network.server.refuses(request.rows, length: request.length) {
      processed.formUnion(request.rows)
    }
    for row in processed.subtracting(history.recorded) {
      try check(resumption.fate(of: row) == .inDoubt, "row \(row) may be processed and is not in doubt")
    }
    // What was reserved for a power cut is in doubt unsent; nothing else is.
    if history.powerCuts > 0, scenario.sync == .batch { doubtful = doubtful.filter { history.departed[$0] > 0 } }
    if history.powerCuts > 0, scenario.sync != .always { return }
    let atOnce = scenario.sending.settings.concurrency * scenario.rowsPerRequest
    let bound = atOnce * (runs - 1 + history.powerCuts)
    try check(doubtful.count <= bound, "\(doubtful.count) rows in doubt after \(runs - 1) runs")
  }

  // MARK: - The end

  mutating func checkEnd() throws {
    guard case .ended = ends.last else { return try check(isUnsafe, "the job did not end") }
    let lines = try resultLines(disk[.results] ?? [])
    try checkResults(lines)
    try checkCopies(lines)
    try checkKept()
    try checkHistoryAtEnd(lines)
    var tally: [String: Int] = [:]
    for line in lines { tally[line.status, default: 0] += 1 }
    let counted = history.tally
    let counts = [
      "accepted": counted.accepted, "rejected": counted.rejected, "invalid": counted.invalid,
      "duplicate": counted.duplicate, "failed": counted.failed, "unknown": counted.unknown,
    ]
    try check(counts.filter { $0.value > 0 } == tally, "the summary says \(counts), the results \(tally)")
    try checkIsDone(Int(counted.isClean ? 0 : 1))
  }

  /// A job that has ended is left as it is.
  private mutating func checkIsDone(_ exitCode: Int) throws {
    let state = journal
    try check(state?.exitCode == exitCode, "the journal says \(String(describing: state?.exitCode))")
    try check(disk[.journal]?.filter { $0 == 0x0A }.count == 1, "the journal of an ended job has other lines")
    let before = (disk[.results], disk[.rejects], disk[.accepts], history.departures)
    disk.begin(nil)
    scenario.pieces = 1
    var run = try open(grace: 0)
    guard case .ended = try work(&run) else { throw Violation("an ended job does not end again") }
    let after = (disk[.results], disk[.rejects], disk[.accepts], history.departures)
    try check(before == after, "a further run changed an ended job")
    try check(journal?.exitCode == exitCode, "a further run ends differently")
  }

  private func checkResults(_ lines: [ResultLine]) throws {
    try check(lines.count == input.count, "\(lines.count) results of \(input.count) rows")
    try check(Set(lines.map(\.row)) == Set(1...input.count), "rows with two results or none")
    for line in lines {
      let processed = network.server.processed[line.row]
      let row = input.rows[line.row]
      switch line.status {
      case "accepted":
        if scenario.funnels != nil {
          try checkSet(line.row, isProcessed: processed > 0)
          break
        }
        try check(processed > 0, "row \(line.row) accepted, but never processed")
        // What was lost of a result, the history doesn't know.
        let mayLack = ["", "null"].contains(line.uuid) && mayLackResults && scenario.remembers != nil
        try check(mayLack || line.uuid == Batching.uuid(of: line.row), "row \(line.row) has the uuid \(line.uuid)")
      case "rejected", "failed":
        try check(processed == 0 || isUnsafe, "row \(line.row) \(line.status), but processed")
      case "invalid", "duplicate":
        try check(
          history.departed[line.row] == 0 || (isUnsafe && scenario.remembers != nil),
          "row \(line.row) \(line.status), but sent")
      default:
        try check(
          history.everInDoubt[line.row] || history.departed[line.row] > 0 || remembered[line.row] != nil,
          "row \(line.row) unknown, never sent")
      }
      var isOdd = false
      switch row.kind {
      case .good: isOdd = remembered[line.row] == .accepted
      case .copy: isOdd = scenario.dedupes
      case .invalid, .long: isOdd = true
      }
      // A job that lost all its files but the history finds its own events there.
      if isUnsafe, scenario.remembers != nil, line.status == "duplicate" { continue }
      try check(isOdd == ["invalid", "duplicate"].contains(line.status), "row \(line.row) is \(line.status)")
      guard !isUnsafe, processed > 1 else { continue }
      try check(scenario.sending.settings.onUnknown == .retry, "row \(line.row) processed twice")
      let wasInDoubt = history.everInDoubt[line.row]
      try check(wasInDoubt, "row \(line.row) processed twice without a doubt")
    }
  }

  /// The rejects and the accepts are the header and the rows that ended so, each once.
  private func checkCopies(_ lines: [ResultLine]) throws {
    guard !isUnsafe else { return }
    let rejected = lines.filter { $0.status != "accepted" && $0.status != "duplicate" }
    if scenario.keepsRejects { try checkCopy(.rejects, has: rejected) }
    if scenario.keepsAccepts { try checkCopy(.accepts, has: lines.filter { $0.status == "accepted" }) }
  }

  private func checkCopy(_ name: SimulatedDisk.Name, has lines: [ResultLine]) throws {
    let copy = disk[name] ?? []
    var missing: [[UInt8]: Int] = [:]
    for line in lines { missing[input.rows[line.row].raw, default: 0] += 1 }
    try check(Array(copy.prefix(input.preamble.count)) == input.preamble, "the \(name) lack their header")
    var rest = copy.dropFirst(input.preamble.count)
    while !rest.isEmpty {
      // No two rows begin alike but for copies, which are the same to their ends.
      guard let raw = missing.keys.first(where: { rest.starts(with: $0) }) else {
        throw Violation("the \(name) have something else: \(String(decoding: rest.prefix(60), as: UTF8.self))")
      }
      rest = rest.dropFirst(raw.count)
      missing[raw] = (missing[raw] ?? 1) > 1 ? (missing[raw] ?? 1) - 1 : nil
    }
    try check(missing.isEmpty, "\(missing.values.reduce(0, +)) rows are missing from the \(name)")
  }

  // MARK: - Reading results

  struct ResultLine {
    var row: Int
    var status: String
    var uuid: String
  }

  /// What the row's own columns are called in the results.
  var inputColumns: [String] { input.hasHeader ? ["lead", "reason"] : ["input"] }

  /// A good row's own columns stand behind its result.
  private func checkInput(_ row: Int, _ line: String) throws {
    guard scenario.showsInput, case .good = input.rows[row].kind else { return }
    let event = String(decoding: input.rows[row].event, as: UTF8.self)
    let cells = event.split(separator: ",", omittingEmptySubsequences: false)
    guard !event.contains("\""), cells.count == 2 else { return }
    let end =
      switch (scenario.kind, input.hasHeader) {
      case (.csv, true): "," + event
      case (.csv, false): ",\"\(event)\""
      case (.jsonLines, true): #","input":{"lead":"\#(cells[0])","reason":"\#(cells[1])"}}"#
      case (.jsonLines, false): #","input":{"input":"\#(event)"}}"#
      }
    try check(line.hasSuffix(end), "the columns of row \(row) are not behind its result: \(line)")
  }

  /// Reads results without the program's own reader; only one kind of cell of the simulation has a line end in it.
  func resultLines(_ bytes: [UInt8]) throws -> [ResultLine] {
    var texts = String(decoding: bytes, as: UTF8.self).replacing("two\nlines", with: "two lines").split(
      separator: "\n", omittingEmptySubsequences: false)
    try check(texts.popLast() == "", "the results end within a line")
    if scenario.kind == .csv, !texts.isEmpty {
      try check(
        texts.removeFirst()
          == (ResultFormat.columns + (scenario.funnels == nil ? [] : Funnel.columns)
          + (scenario.showsInput ? inputColumns : [])).joined(separator: ","),
        "the results lack their header")
    }
    return try texts.map { text in
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      let words = scenario.kind == .csv ? parts : parts.map { $0.split(separator: ":", maxSplits: 1).last ?? "" }
      guard words.count >= 11, let row = Int(words[0]) else { throw Violation("no result: \(text)") }
      try checkInput(row, String(text))
      return ResultLine(row: row, status: words[3].filter { $0 != "\"" }, uuid: words[5].filter { $0 != "\"" })
    }
  }
}
