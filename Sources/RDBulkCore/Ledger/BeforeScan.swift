/// Reads back what a killed run kept of funnels: whose line is there, and where the last whole one ends.
///
/// A contact that has its line gets no second one, since its funnel may say by now what the job has set.
package struct BeforeScan: WrittenScan, Sendable {
  /// The length of the header and the whole lines.
  package private(set) var length = 0

  /// The paths of the contacts whose lines were in the window taken last.
  package private(set) var paths: [[UInt8]] = []

  private let format: BeforeFormat
  private var reader: RecordReader
  /// Bytes of the file before the window that is looked at.
  private var base = 0
  private var oddLine: Int?

  package init(_ format: BeforeFormat) {
    self.format = format
    reader = RecordReader(
      ReaderSettings(
        format: format.kind == .csv ? .csv : .jsonLines, delimiter: ASCII.comma, encoding: .utf8, limit: 1 << 20))
  }

  /// Takes the window `bytes[..<end]`, whose first `start` bytes were consumed before; returns how much is consumed
  /// now, and leaves in `paths` whose lines there were. `final` says that the file ends there. Throws where a line is not
  /// as the program writes it, and whole ones follow it.
  package mutating func take(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, final: Bool
  ) throws(ResultsScan.Flaw) -> Int {
    paths.removeAll(keepingCapacity: true)
    var start = start
    while true {
      let step = reader.next(bytes, from: start, to: end, final: final)
      start = reader.next
      switch step {
      case .needMore, .end: return start
      case .skipped: continue
      case .header:
        guard format.kind == .csv else { continue }
        if !endsWithLine(bytes, start), isPart(of: format.header, bytes, start) { continue }
        guard reader.header == BeforeFormat.columns else { throw .foreign }
      case .record:
        guard reader.fault == nil, endsWithLine(bytes, start), let path = path(bytes) else {
          oddLine = oddLine ?? reader.recordLine
          continue
        }
        if let oddLine { throw .damaged(line: oddLine) }
        paths.append(path)
      }
      if oddLine == nil { length = base + start }
    }
  }

  /// The caller moved its window: `count` consumed bytes are gone from its front.
  package mutating func forget(_ count: Int) { base += count }

  private func endsWithLine(_ bytes: Span<UInt8>, _ next: Int) -> Bool {
    next > 0 && bytes[next - 1] == ASCII.lineFeed
  }

  private func isPart(of header: [UInt8], _ bytes: Span<UInt8>, _ end: Int) -> Bool {
    guard base == 0, end < header.count else { return false }
    for index in 0..<end where bytes[index] != header[index] { return false }
    return true
  }

  /// The path of the line's contact; nil where it names none.
  private func path(_ bytes: Span<UInt8>) -> [UInt8]? {
    var email: [UInt8] = []
    var uuid: [UInt8] = []
    if format.kind == .csv {
      guard reader.fieldCount == BeforeFormat.columns.count else { return nil }
      reader.appendValue(bytes, reader.field(0), to: &email)
      reader.appendValue(bytes, reader.field(1), to: &uuid)
    } else {
      guard let line = try? JSONValue(parsing: bytes, reader.recordRange) else { return nil }
      email = Array((line[BeforeFormat.columns[0]]?.text ?? "").utf8)
      uuid = Array((line[BeforeFormat.columns[1]]?.text ?? "").utf8)
    }
    var path: [UInt8] = []
    if !uuid.isEmpty {
      FunnelPath.write(BeforeFormat.columns[1], uuid.span, 0..<uuid.count, to: &path)
    } else if !email.isEmpty {
      FunnelPath.write(BeforeFormat.columns[0], email.span, 0..<email.count, to: &path)
    }
    return path.isEmpty ? nil : path
  }
}
