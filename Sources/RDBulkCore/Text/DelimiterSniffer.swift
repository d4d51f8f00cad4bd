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
    guard index < end || final else { return nil }
    if let separator = Self.separator(bytes, start..<index) {
      guard index < end else { return Finding(delimiter: separator, separatorLine: position) }
      guard let length = LineEnd.length(bytes, index, end, final) else { return nil }
      return Finding(delimiter: separator, separatorLine: position + length)
    }
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

  /// The delimiter named by a `sep=;` line, which Excel writes and reads.
  private static func separator(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
    let prefix: [UInt8] = [0x73, 0x65, 0x70, 0x3D]
    guard range.count == prefix.count + 1 else { return nil }
    for (offset, byte) in prefix.enumerated() where ASCII.lowercased(bytes[range.lowerBound + offset]) != byte {
      return nil
    }
    let separator = bytes[range.upperBound - 1]
    switch separator {
    case ASCII.quote, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return nil
    case ASCII.tab, 0x21...0x7E: return separator
    default: return nil
    }
  }
}
