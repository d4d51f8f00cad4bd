/// RFC 8259 once more, one byte at a time and by recursion: nothing of it is shared with the scanner that it judges.
indirect enum NaiveJSON: Equatable {
  case null, yes, no
  case number([UInt8])
  /// Unescaped.
  case string([UInt8])
  case array([NaiveJSON])
  case object([(key: [UInt8], value: NaiveJSON)])

  static func == (left: NaiveJSON, right: NaiveJSON) -> Bool { left.flat == right.flat }

  /// The value as one text that differs where values do.
  var flat: String {
    switch self {
    case .null: "null"
    case .yes: "true"
    case .no: "false"
    case .number(let text): "#\(text)"
    case .string(let text): "\"\(text)"
    case .array(let elements): "[" + elements.map(\.flat).joined(separator: ";") + "]"
    case .object(let members): "{" + members.map { "\($0.key):\($0.value.flat)" }.joined(separator: ";") + "}"
    }
  }

  /// The last value of `key`.
  subscript(_ key: String) -> NaiveJSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == Array(key.utf8) }?.value
  }

  /// The value of one whole text, or nil where it is none; nested at most `depth` deep.
  static func read(_ bytes: some Collection<UInt8>, depth: Int) -> NaiveJSON? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var reader = NaiveReader(bytes: Array(bytes))
    guard let value = reader.value(depth) else { return nil }
    reader.space()
    return reader.index == reader.bytes.count ? value : nil
  }
}

private struct NaiveReader {
  let bytes: [UInt8]
  var index = 0

  private var here: Character? { index < bytes.count ? Character(UnicodeScalar(bytes[index])) : nil }

  mutating func space() {
    while let byte = here, "\u{20}\u{9}\u{A}\u{D}".unicodeScalars.contains(where: { Character($0) == byte }) {
      index += 1
    }
  }

  private mutating func take(_ wanted: Character) -> Bool {
    space()
    guard here == wanted else { return false }
    index += 1
    return true
  }

  private mutating func word(_ text: String, _ value: NaiveJSON) -> NaiveJSON? {
    guard bytes[index...].starts(with: text.utf8) else { return nil }
    index += text.utf8.count
    return value
  }

  mutating func value(_ depth: Int) -> NaiveJSON? {
    space()
    switch here {
    case "{": return depth > 0 ? object(depth - 1) : nil
    case "[": return depth > 0 ? array(depth - 1) : nil
    case "\"": return string().map { .string($0) }
    case "n": return word("null", .null)
    case "t": return word("true", .yes)
    case "f": return word("false", .no)
    default: return number()
    }
  }

  private mutating func object(_ depth: Int) -> NaiveJSON? {
    index += 1
    var members: [(key: [UInt8], value: NaiveJSON)] = []
    if take("}") { return .object([]) }
    while true {
      space()
      guard let key = string(), take(":"), let value = value(depth) else { return nil }
      members.append((key, value))
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  private mutating func array(_ depth: Int) -> NaiveJSON? {
    index += 1
    var elements: [NaiveJSON] = []
    if take("]") { return .array([]) }
    while true {
      guard let value = value(depth) else { return nil }
      elements.append(value)
      if take("]") { return .array(elements) }
      guard take(",") else { return nil }
    }
  }

  private mutating func number() -> NaiveJSON? {
    let start = index
    func digit(_ at: Int) -> Bool { at < bytes.count && bytes[at] >= 0x30 && bytes[at] <= 0x39 }
    if here == "-" { index += 1 }
    guard digit(index) else { return nil }
    if here == "0" { index += 1 } else { while digit(index) { index += 1 } }
    if here == "." {
      index += 1
      guard digit(index) else { return nil }
      while digit(index) { index += 1 }
    }
    if here == "e" || here == "E" {
      index += 1
      if here == "+" || here == "-" { index += 1 }
      guard digit(index) else { return nil }
      while digit(index) { index += 1 }
    }
    return .number(Array(bytes[start..<index]))
  }

  private mutating func string() -> [UInt8]? {
    guard here == "\"" else { return nil }
    index += 1
    var units: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x22 { return units }
      if byte < 0x20 { return nil }
      if byte != 0x5C {
        units.append(byte)
        continue
      }
      guard let letter = here else { return nil }
      index += 1
      let plain: [Character: UInt8] = [
        "\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 0x08, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09,
      ]
      if let byte = plain[letter] {
        units.append(byte)
      } else {
        guard letter == "u", let scalar = scalar() else { return nil }
        units += Array(String(Character(scalar)).utf8)
      }
    }
    return nil
  }

  /// What follows `\u`: one unit, or a pair with the second `\u` between them.
  private mutating func scalar() -> UnicodeScalar? {
    guard let first = unit() else { return nil }
    guard (0xD800..<0xE000).contains(first) else { return UnicodeScalar(first) }
    guard first < 0xDC00, here == "\\" else { return nil }
    index += 1
    guard here == "u" else { return nil }
    index += 1
    guard let second = unit(), (0xDC00..<0xE000).contains(second) else { return nil }
    return UnicodeScalar(0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00))
  }

  private mutating func unit() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    defer { index += 4 }
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
      value = value * 16 + UInt32(digit)
    }
    return value
  }
}
