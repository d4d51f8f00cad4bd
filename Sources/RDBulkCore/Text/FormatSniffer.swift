/// Finds an input's format from its first bytes.
///
/// A first line that is a whole object makes JSON Lines; one that only begins an object, or has two, makes JSON. One
/// line is all that is looked at: a pipe's first row must not wait for its second one.
struct FormatSniffer: Sendable {
  private var walker = JSONWalker()
  private var lines = LineCounter(line: 1)
  /// How many bytes of the first value were looked at.
  private var walked = 0

  /// The format of the text whose first byte that is not blank is at `start`, which must be before `end`; nil where
  /// more bytes are needed. `promise` is what the input's name says, as far as it is JSON of either kind.
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

  /// Names of columns stand in brackets, too, in what some databases write.
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
    // No text goes on in the next line, not in JSON either: a line that ends in one is broken by itself.
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

  /// What becomes of the first value on its line.
  private enum FirstValue {
    case whole, open, broken
    /// More bytes are needed.
    case unknown
  }

  /// Looks for the end of the value at `start` on its line. Where the input ends with the line, or the line is over-long,
  /// the value counts as a whole one: it makes no difference.
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
