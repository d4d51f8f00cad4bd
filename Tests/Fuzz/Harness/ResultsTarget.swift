/// Reading results back. Input: three bytes of settings and two of cuts, then the file, or rows to write one with.
func fuzzResults(_ input: [UInt8]) {
  var choices = Choices(input)
  let kind: ResultFormat.Kind = choices.pick([.csv, .jsonLines])
  let writes = choices.pick([false, true])
  let known = choices.byte() * 8
  let pieces = choices.pieces()
  let file = Array(choices.rest)
  guard writes else { return _ = compared(file, kind, known, pieces) }
  checkWritten(file, kind, known, pieces)
}

/// What a scan found.
private struct ScanReading: Equatable {
  var failure: ResultsScan.Flaw?
  var rows = RowSet()
  var tally = Tally()
  var rejects = RowSet()
  var lateRejects = RowSet()
  var length = 0
}

private func compared(_ file: [UInt8], _ kind: ResultFormat.Kind, _ known: Int, _ pieces: Pieces) -> ScanReading {
  let whole = scanned(file, kind, known, nil)
  let cut = scanned(file, kind, known, pieces)
  // After a failure nothing is used but the failure.
  require(whole.failure == cut.failure, "whole: \(whole.failure as Any), cut: \(cut.failure as Any): \(shown(file))")
  if whole.failure == nil { require(whole == cut, "whole: \(whole)\ncut:   \(cut)\n\(shown(file))") }
  require(whole.length <= file.count, "longer than the file: \(whole.length)")
  require(whole.failure != nil || whole.rows.count == whole.tally.rows, "rows and counts differ: \(whole)")
  return whole
}

private func scanned(_ file: [UInt8], _ kind: ResultFormat.Kind, _ known: Int, _ pieces: Pieces?) -> ScanReading {
  var scan = ResultsScan(ResultFormat(kind, raw: false), knownUpTo: known)
  var feed = Feed(file, pieces)
  var consumed = 0
  var reading = ScanReading()
  do throws(ResultsScan.Flaw) {
    while true {
      let base = feed.base
      let next = try scan.take(feed.window.span, consumed - base, feed.count, final: feed.isFinal)
      require(next + base >= consumed && next + base <= feed.end, "consumed up to \(next + base) of \(feed.end)")
      consumed = next + base
      if feed.isFinal { break }
      feed.grow(consumed: consumed)
      scan.forget(feed.base - base)
    }
  } catch {
    reading.failure = error
  }
  reading.rows = scan.rows
  reading.tally = scan.tally
  reading.rejects = scan.rejects
  reading.lateRejects = scan.lateRejects
  reading.length = scan.length
  return reading
}

/// Whether one of the lines of half a result has a result's columns.
private func looksWritten(_ tail: ArraySlice<UInt8>) -> Bool {
  tail.split(separator: 0x0A).dropFirst().contains { $0.count { $0 == 0x2C } >= ResultFormat.columns.count - 1 }
}

/// Writes a result for each part of `text`, cuts the file somewhere, and expects all whole results back.
private func checkWritten(_ text: [UInt8], _ kind: ResultFormat.Kind, _ known: Int, _ pieces: Pieces) {
  var format = ResultFormat(kind, raw: known & 8 != 0)
  var file = format.header
  var ends: [Int] = []
  for (index, part) in text.split(separator: 0xFF, omittingEmptySubsequences: false).enumerated() {
    let words = part.split(separator: 0xFE, maxSplits: 2, omittingEmptySubsequences: false)
    let texts = words.map { String(decoding: $0, as: UTF8.self) }
    var outcome = Outcome(RowStatus.allCases[(part.first.map(Int.init) ?? 0) % RowStatus.allCases.count])
    if texts.count > 1 { outcome.error = texts[1] }
    if texts.count > 2 { outcome.message = Message(verbatim: texts[2]) }
    outcome.attempts = part.count
    let email = Array(texts[0].utf8)
    let row = ResultRow(number: index + 1, line: index + 2, sentAt: part.count % 2 == 0 ? nil : 1_700_000_000_000)
    format.append(row, outcome, email: 0..<email.count, in: email.span, uuid: 0..<0, in: [UInt8]().span, to: &file)
    ends.append(file.count)
  }
  let torn = Array(file[..<(file.count * (known / 8) / 255)])
  for (bytes, rows) in [(file, ends.count), (torn, ends.filter { $0 <= torn.count }.count)] {
    let reading = compared(bytes, kind, known, pieces)
    // An address with a whole result among its lines, cut within: told, so that nothing is sent twice.
    if case .damaged? = reading.failure, looksWritten(bytes[(ends.last { $0 <= bytes.count } ?? 0)...]) { continue }
    require(reading.failure == nil, "\(reading.failure as Any) in what was written: \(shown(bytes))")
    require(reading.rows.count == rows, "\(reading.rows.count) of \(rows) rows are found in \(shown(bytes))")
    let wanted = ends.last { $0 <= bytes.count } ?? min(bytes.count, format.header.count)
    let isHeaderTorn = bytes.count < format.header.count
    require(isHeaderTorn || reading.length == wanted, "length \(reading.length), not \(wanted): \(shown(bytes))")
  }
}
