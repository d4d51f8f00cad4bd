/// Detects a file's delimiter from its first line, in pieces of any size.
///
/// As in ``CSVReader``, a quote opens a field only at the field's start; elsewhere it means nothing.
struct DelimiterSniffer: Sendable {
  static let candidates = [ASCII.comma, ASCII.semicolon, ASCII.tab, ASCII.bar]

  struct Finding: Equatable {
    var delimiter: UInt8
    /// The length of Excel's `sep=;` line before the header, line end included; usually 0.
    var separatorLine: Int
  }

  /// A line that names the delimiter is no longer than this, in bytes.
  private static let separatorLimit = 256

  private enum State { case fieldStart, plain, quoted, afterQuote }

  private var state = State.fieldStart
  private var position = 0
  /// The evidence for each candidate.
  private var weights = [0, 0, 0, 0]
  private var lastCandidate: Int?

  /// Weighs the candidates outside quotes in the line at `start`; if none occurs, it is the comma. nil if the line
  /// isn't complete: call again with the same bytes and more after them.
  mutating func find(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, final: Bool) -> Finding? {
    var index = start + position
    while index < end, take(bytes[index]) { index += 1 }
    position = index - start
    // Its quotes say nothing of where a line ends that names the delimiter.
    let lineEnd = LineEnd.find(bytes, start, min(end, start + Self.separatorLimit))
    if lineEnd < end ? LineEnd.isEnd(bytes[lineEnd]) : final,
      let separator = Self.separator(bytes, start..<lineEnd)
    {
      let length = lineEnd - start
      guard lineEnd < end else { return Finding(delimiter: separator, separatorLine: length) }
      guard let end = LineEnd.length(bytes, lineEnd, end, final) else { return nil }
      return Finding(delimiter: separator, separatorLine: length + end)
    }
    guard index < end || final else { return nil }
    var best = 0
    for candidate in 1..<weights.count where weights[candidate] > weights[best] { best = candidate }
    return Finding(delimiter: Self.candidates[best], separatorLine: 0)
  }

  /// Returns false at the end of the line.
  private mutating func take(_ byte: UInt8) -> Bool {
    if state == .quoted {
      if byte == ASCII.quote { state = .afterQuote }
      return true
    }
    if byte == ASCII.lineFeed || byte == ASCII.carriageReturn { return false }
    if let candidate = Self.candidates.firstIndex(of: byte) {
      weights[candidate] += 4
      lastCandidate = candidate
      state = .fieldStart
      return true
    }
    // A blank after it suggests a sentence: "E-mail;Motivo, se houver" is two columns.
    if byte == ASCII.space, let candidate = lastCandidate { weights[candidate] -= 3 }
    lastCandidate = nil
    switch state {
    case .fieldStart where byte == ASCII.quote, .afterQuote where byte == ASCII.quote: state = .quoted
    case .fieldStart where byte == ASCII.space: break
    default: state = .plain
    }
    return true
  }

  /// The delimiter that a line such as `sep=;` names: Excel writes and reads such a line. A program that took it for data
  /// has put it in quotes, or padded it with blanks or empty cells.
  private static func separator(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
    var index = skipPadding(bytes, range.lowerBound..<range.upperBound)
    for letter in Array("sep".utf8) {
      guard index < range.upperBound, ASCII.lowercased(bytes[index]) == letter else { return nil }
      index += 1
    }
    index = skipPadding(bytes, index..<range.upperBound)
    guard index < range.upperBound, bytes[index] == ASCII.equals else { return nil }
    index += 1
    while index < range.upperBound, bytes[index] == ASCII.space || bytes[index] == ASCII.quote { index += 1 }
    guard index < range.upperBound, isSeparator(bytes[index]) else { return nil }
    let separator = bytes[index]
    for rest in index + 1..<range.upperBound {
      let byte = bytes[rest]
      guard byte == separator || ASCII.isBlank(byte) || byte == ASCII.quote || candidates.contains(byte) else {
        return nil
      }
    }
    return separator
  }

  private static func skipPadding(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, ASCII.isBlank(bytes[index]) || bytes[index] == ASCII.quote { index += 1 }
    return index
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.quote, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
    case ASCII.tab, 0x21...0x7E: true
    default: false
    }
  }
}
