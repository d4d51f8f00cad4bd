/// Percent-encoding (RFC 3986, section 2.1).
enum Percent {
  /// The decoded text; nil if a `%` isn't followed by two hexadecimal digits or the result isn't UTF-8.
  static func decode(_ text: Substring, plusIsSpace: Bool) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || plusIsSpace && $0 == UInt8(ascii: "+") }) else {
      return String(text)
    }
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, let high = Byte.hexValue(bytes[index + 1]),
          let low = Byte.hexValue(bytes[index + 2])
        else { return nil }
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(plusIsSpace && bytes[index] == UInt8(ascii: "+") ? Byte.space : bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }
}
