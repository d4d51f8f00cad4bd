/// Detects an input's format from its first bytes.
///
/// If the first line is a complete object, it is JSON Lines; if it only begins an object, or has two, it is JSON. Only
/// one line is examined: a pipe's first row must not wait for its second.
struct FormatSniffer: Sendable {
  private var walker = JSONWalker()
  private var lines = LineCounter(line: 1)
  /// How many bytes of the first value were examined.
  private var walked = 0

  /// The format of the text whose first non-blank byte is at `start`, which must be before `end`; nil if more bytes are
  /// needed. `promise` is what the input's name says, if it is a kind of JSON.
  mutating func find(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, final: Bool, limit: Int, promise: InputFormat?
  ) -> InputFormat? {
    switch (bytes[start], promise) {
    case (ASCII.openBracket, .json): .json
    case (ASCII.openBracket, .jsonLines):
      switch findEnd(bytes, start, end, final, limit) {
      case .whole, .broken: .jsonLines
      case .open: .json
      case .unknown: nil
      }
    case (ASCII.openBracket, _): bracket(bytes, start, end, final, limit)
    case (ASCII.openBrace, .jsonLines): .jsonLines
    case (ASCII.openBrace, _): brace(bytes, start, end, final, limit)
    default: promise == nil ? .csv : .jsonLines
    }
  }

  /// Some databases write column names in brackets, too.
  private func bracket(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool, _ limit: Int) -> InputFormat? {
    let bound = min(end, start + limit)
    var index = start + 1
    while index < bound, JSONWalker.isSpace(bytes[index]) { index += 1 }
    guard index < bound else { return final || end - start >= limit ? .csv : nil }
    let first = bytes[index]
    return first == ASCII.openBrace || first == ASCII.openBracket || first == ASCII.closeBracket ? .json : .csv
  }

  private mutating func brace(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool, _ limit: Int
  ) -> InputFormat? {
    switch findEnd(bytes, start, end, final, limit) {
    case .unknown: return nil
    case .broken: return .jsonLines
    // No text continues on the next line, not even in JSON: a line that ends within one is broken by itself.
    case .open: return walker.isInString ? .jsonLines : .json
    case .whole: break
    }
    let bound = min(end, start + limit + 1)
    var index = start + walked
    while index < bound, ASCII.isBlank(bytes[index]) { index += 1 }
    walked = index - start
    guard index < bound else { return final || end > start + limit ? .jsonLines : nil }
    return bytes[index] == ASCII.openBrace ? .json : .jsonLines
  }

  /// Where the first value ends on its line.
  private enum FirstValue {
    case whole, open, broken
    /// More bytes are needed.
    case unknown
  }

  /// Looks for the end of the value at `start` on its line. If the input ends with the line, or the line is over-long,
  /// the value counts as complete: it makes no difference.
  private mutating func findEnd(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool, _ limit: Int
  ) -> FirstValue {
    let bound = min(end, start + limit + 1)
    var index = start + walked
    if !walker.isDone {
      let lineEnd = LineEnd.find(bytes, index, bound)
      do throws(JSONError) { index = try walker.walk(bytes, index, lineEnd, &lines, base: 0) } catch { return .broken }
    }
    walked = index - start
    if walker.isDone { return .whole }
    return index < bound ? .open : final || end > start + limit ? .whole : .unknown
  }
}
