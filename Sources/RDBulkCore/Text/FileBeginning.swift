/// What the first bytes of an input say of all of it.
package enum FileBeginning: Equatable, Sendable {
  /// Text after `mark`; in UTF-16, `order` says which.
  case text(mark: ByteOrderMark, order: ByteOrder?)
  case refused(FileKind)

  package enum ByteOrder: Equatable, Sendable { case little, big }

  /// Looks at the first bytes; nil where more are needed. Where `encoding` is given, no zero bytes are looked for.
  package static func find(
    _ bytes: Span<UInt8>, _ range: Range<Int>, final: Bool, encoding: TextEncoding?
  ) -> FileBeginning? {
    let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
    switch isWide ? FileKind.Finding.none : FileKind.find(bytes, range, final: final) {
    case .kind(let kind): return .refused(kind)
    case .unknown: return nil
    case .none: break
    }
    guard let mark = ByteOrderMark.find(bytes, range, final: final) else { return nil }
    switch (mark, encoding) {
    case (.utf16LittleEndian, _): return .text(mark: mark, order: .little)
    case (.utf16BigEndian, _): return .text(mark: mark, order: .big)
    case (.utf8, _): return .text(mark: mark, order: nil)
    case (.none, .utf16LittleEndian): return .text(mark: mark, order: .little)
    case (.none, .utf16BigEndian): return .text(mark: mark, order: .big)
    case (.none, nil): return order(bytes, range, final: final).map { .text(mark: mark, order: $0) }
    case (.none, _): return .text(mark: mark, order: nil)
    }
  }

  /// The byte order of UTF-16 whose first two characters are of Latin script: each has a zero byte, which no other text
  /// has. nil in nil where more bytes are needed.
  private static func order(_ bytes: Span<UInt8>, _ range: Range<Int>, final: Bool) -> ByteOrder?? {
    let first = range.lowerBound
    guard range.count >= 2 else { return final ? .some(nil) : nil }
    let isLittle = bytes[first] != 0 && bytes[first + 1] == 0
    guard isLittle || (bytes[first] == 0 && bytes[first + 1] != 0) else { return .some(nil) }
    guard range.count >= 4 else { return final ? .some(nil) : nil }
    let zero = bytes[first + (isLittle ? 3 : 2)]
    let letter = bytes[first + (isLittle ? 2 : 3)]
    guard zero == 0, letter != 0 else { return .some(nil) }
    return isLittle ? .little : .big
  }
}
