/// Counts the lines and columns of a text whose bytes arrive in pieces. Offsets are from the start of the text.
///
/// LF, CR LF and CR end a line.
struct LineCounter: Sendable {
  /// The line of the last counted byte, from 1.
  private(set) var line: Int
  private var lineStart = 0
  /// Bytes of the line that continue a UTF-8 sequence and aren't characters themselves.
  private var continuations = 0
  /// The offset after the last CR; -1 without one.
  private var behindReturn = -1

  init(line: Int) { self.line = line }

  /// The line and column of the byte at `offset`, if the byte at `start` is in column 1 of `line`.
  static func position(
    of offset: Int, in bytes: Span<UInt8>, from start: Int, line: Int
  ) -> (line: Int, column: Int) {
    var counter = LineCounter(line: line)
    for index in start..<max(start, offset) {
      counter.take(bytes[index], at: index - start)
      if bytes[index] & 0xC0 == 0x80 { counter.skip(continuations: 1) }
    }
    return (counter.line, counter.column(at: offset - start))
  }

  /// Counts the white space `byte` at `offset`.
  @inline(__always)
  mutating func take(_ byte: UInt8, at offset: Int) {
    if byte == ASCII.lineFeed || byte == ASCII.carriageReturn { endLine(byte, offset) }
  }

  private mutating func endLine(_ byte: UInt8, _ offset: Int) {
    if byte == ASCII.carriageReturn || offset != behindReturn { line += 1 }
    if byte == ASCII.carriageReturn { behindReturn = offset + 1 }
    lineStart = offset + 1
    continuations = 0
  }

  /// Counts `count` bytes that continue a sequence.
  @inline(__always)
  mutating func skip(continuations count: Int) { continuations &+= count }

  /// The column of the byte at `offset`, which must not be before the last counted line end.
  func column(at offset: Int) -> Int { max(1, offset - lineStart - continuations + 1) }
}
