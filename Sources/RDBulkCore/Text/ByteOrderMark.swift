/// What an input's first bytes say about its encoding.
package enum ByteOrderMark: Equatable, Sendable {
  case utf8, utf16LittleEndian, utf16BigEndian, none

  /// The mark's length in bytes.
  package var length: Int {
    switch self {
    case .utf8: 3
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .none: 0
    }
  }

  /// The mark at the start of `bytes`, or nil if more bytes are needed.
  package static func find(_ bytes: Span<UInt8>, _ range: Range<Int>, final: Bool) -> ByteOrderMark? {
    func byte(_ offset: Int) -> UInt8? { range.count > offset ? bytes[range.lowerBound + offset] : nil }
    switch (byte(0), byte(1), byte(2)) {
    case (0xEF, 0xBB, 0xBF): return .utf8
    case (0xFF, 0xFE, _): return .utf16LittleEndian
    case (0xFE, 0xFF, _): return .utf16BigEndian
    case (nil, _, _), (0xEF, nil, _), (0xEF, 0xBB, nil), (0xFF, nil, _), (0xFE, nil, _):
      return final ? ByteOrderMark.none : nil
    default: return ByteOrderMark.none
    }
  }
}
