/// Splits JSON Lines into lines, with the contract of ``CSVReader``: bytes in, one record per call, pieces of any size.
///
/// LF, CR LF and CR end a line (none of them is allowed inside a JSON text on one line); blank lines are skipped.
package struct LineReader: Sendable {
  package internal(set) var record = Record()
  /// The line the next record starts on, from 1.
  package private(set) var line: Int

  private let limit: Int
  private var position = 0
  private var isPassing = false

  /// `limit` is the longest line in bytes, at least 1; `line` is the input line of the first byte.
  package init(limit: Int, line: Int = 1) {
    self.limit = limit
    self.line = line
  }

  /// Looks for the line that starts at `start` in `bytes[..<end]`; `final` says that nothing follows `end`.
  package mutating func next(_ bytes: Span<UInt8>, from start: Int, to end: Int, final: Bool) -> ReadStep {
    var start = start
    while true {
      if isPassing { return pass(bytes, start, end, final) }
      record.next = start
      guard start < end else { return final ? .end : .needMore }
      let bound = min(end, start + limit + 1)
      let here = LineEnd.find(bytes, start + position, bound)
      if here == bound, here - start > limit { return endTooLong(bytes, start, here) }
      var length = 0
      if here < end {
        guard let known = LineEnd.length(bytes, here, end, final) else {
          position = here - start
          return .needMore
        }
        length = known
      } else if !final {
        position = here - start
        return .needMore
      }
      finish(start, here, here + length)
      if !isBlank(bytes) { return .record }
      start = record.next
    }
  }

  /// Gives the current record a fault that was found in its text.
  mutating func markFaulty(_ fault: RecordFault) {
    record.fault = fault
  }

  private mutating func finish(_ start: Int, _ end: Int, _ next: Int) {
    record.line = line
    record.start = start
    record.end = end
    record.next = next
    record.fault = nil
    record.hasNonASCII = true
    if next > end { line += 1 }
    position = 0
  }

  private mutating func endTooLong(_ bytes: Span<UInt8>, _ start: Int, _ bound: Int) -> ReadStep {
    let cut = UTF8Check.sequenceStart(bytes, start..<bound)
    finish(start, cut, cut)
    record.fault = .tooLong(limit: limit)
    isPassing = true
    return .record
  }

  private func isBlank(_ bytes: Span<UInt8>) -> Bool {
    for index in record.range where !ASCII.isBlank(bytes[index]) { return false }
    return true
  }

  private mutating func pass(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool) -> ReadStep {
    let (step, ended) = LineEnd.pass(bytes, start, end, final)
    record.next = start
    if ended {
      line += 1
      isPassing = false
    }
    return step
  }
}
