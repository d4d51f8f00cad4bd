/// The path of a contact's funnel: `/platform/contacts/email:ana@example.com/funnels/default`.
enum FunnelPath {
  private static let start = Array("/platform/contacts/".utf8)
  /// There is no other funnel.
  private static let end = Array("/funnels/default".utf8)

  /// What needs no escape in a segment of a path (RFC 3986, section 3.3): the unreserved characters, the
  /// sub-delimiters, `:` and `@`.
  private static let plain = ByteSet { byte in
    ASCII.isDigit(byte) || ASCII.lowercased(byte) &- 0x61 < 26 || "-._~@+!$&'()*,;=:".utf8.contains(byte)
  }

  /// Writes the path of the contact whose `identifier` (`email`, `uuid`) is the text in `range`.
  static func write(_ identifier: String, _ bytes: Span<UInt8>, _ range: Range<Int>, to path: inout [UInt8]) {
    path.removeAll(keepingCapacity: true)
    path.append(contentsOf: start)
    path.append(contentsOf: identifier.utf8)
    path.append(ASCII.colon)
    for index in range {
      let byte = bytes[index]
      if plain.contains(byte) {
        path.append(byte)
      } else {
        path.append(UInt8(ascii: "%"))
        path.append(hexDigit(byte >> 4))
        path.append(hexDigit(byte & 15))
      }
    }
    path.append(contentsOf: end)
  }

  /// Where the contact's uuid is in the path in `range`; nil where the path names the contact by its address.
  static func uuid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    let first = range.lowerBound + start.count + uuidMark.count
    let last = range.upperBound - end.count
    guard first < last else { return nil }
    for (offset, byte) in uuidMark.enumerated() where bytes[range.lowerBound + start.count + offset] != byte {
      return nil
    }
    return first..<last
  }

  private static let uuidMark = Array("uuid:".utf8)

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
}
