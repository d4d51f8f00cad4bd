/// One byte in the forms in which a server may repeat it: escaped for JSON, for a URL or for HTML, once or more often.
package enum SpelledByte {
  /// Whether such a form may begin with `byte`.
  package static func mayBegin(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&")
  }

  /// Where the form of `byte` that begins at `start` ends; nil if there is none before `end`.
  package static func end(of byte: UInt8, _ text: Span<UInt8>, at start: Int, _ end: Int) -> Int? {
    switch text[start] {
    case UInt8(ascii: "\\"): json(byte, text, start + 1, end)
    case UInt8(ascii: "%"): url(byte, text, start + 1, end)
    case UInt8(ascii: "&"): html(byte, text, start + 1, end)
    default: nil
    }
  }

  /// `\/`, `\u0041`, `\x41`, also with more backslashes, as JSON within JSON has them.
  private static func json(_ byte: UInt8, _ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    if byte == UInt8(ascii: "\\"), index < end, text[index] == byte { return index + 1 }
    while index < end, text[index] == UInt8(ascii: "\\") { index += 1 }
    guard index < end else { return nil }
    switch text[index] {
    case UInt8(ascii: "u"): return hex(byte, text, index + 1, digits: 4, end)
    case UInt8(ascii: "x"): return hex(byte, text, index + 1, digits: 2, end)
    case byte where byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\""): return index + 1
    default: return nil
    }
  }

  /// `%41`, and `%2541` where it was escaped twice.
  private static func url(_ byte: UInt8, _ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    while index + 2 <= end {
      if let found = hex(byte, text, index, digits: 2, end) { return found }
      guard text[index] == UInt8(ascii: "2"), text[index + 1] == UInt8(ascii: "5") else { return nil }
      index += 2
    }
    return nil
  }

  private static func html(_ byte: UInt8, _ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard let last = (start..<min(end, start + 10)).first(where: { text[$0] == UInt8(ascii: ";") }) else { return nil }
    var name: [UInt8] = []
    name.append(text, start..<last)
    let word = String(decoding: name, as: UTF8.self)
    let value =
      if word.hasPrefix("#x") || word.hasPrefix("#X") {
        UInt8(word.dropFirst(2), radix: 16)
      } else if word.hasPrefix("#") {
        UInt8(word.dropFirst(1))
      } else {
        names[word]
      }
    return value == byte ? last + 1 : nil
  }

  private static let names: [String: UInt8] = [
    "amp": UInt8(ascii: "&"), "quot": UInt8(ascii: "\""), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
    "apos": UInt8(ascii: "'"), "sol": UInt8(ascii: "/"), "plus": UInt8(ascii: "+"), "equals": UInt8(ascii: "="),
    "period": UInt8(ascii: "."), "lowbar": UInt8(ascii: "_"),
  ]

  /// Where the hexadecimal number at `start` ends, if it is `byte`.
  private static func hex(_ byte: UInt8, _ text: Span<UInt8>, _ start: Int, digits: Int, _ end: Int) -> Int? {
    guard start + digits <= end else { return nil }
    var value = 0
    for index in start..<start + digits {
      let character = ASCII.lowercased(text[index])
      if ASCII.isDigit(character) {
        value = value << 4 | Int(character & 15)
      } else if character &- 0x61 < 6 {
        value = value << 4 | Int(character &- 0x57)
      } else {
        return nil
      }
    }
    return value == Int(byte) ? start + digits : nil
  }
}
