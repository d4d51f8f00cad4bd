/// Identifiers of contacts: 32 hexadecimal digits as 8-4-4-4-12.
enum UUIDRule {
  static func holds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 36 else { return false }
    for offset in 0..<36 {
      let byte = bytes[range.lowerBound + offset]
      switch offset {
      case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return false }
      default: if !ASCII.isDigit(byte), ASCII.lowercased(byte) &- 0x61 >= 6 { return false }
      }
    }
    return true
  }
}
