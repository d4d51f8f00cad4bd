/// Escapes and unescapes JSON strings.
package enum JSONText {
  /// The byte that `\` and `byte` stand for, or nil if JSON has no such escape. `u` isn't included.
  @inline(__always)
  static func unescaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): ASCII.lineFeed
    case UInt8(ascii: "r"): ASCII.carriageReturn
    case UInt8(ascii: "t"): ASCII.tab
    default: nil
    }
  }

  /// The four hexadecimal digits at `index`, or nil if one isn't a digit.
  static func hexUnit(_ bytes: Span<UInt8>, at index: Int) -> UInt32? {
    var unit: UInt32 = 0
    for offset in 0..<4 {
      let byte = bytes[index + offset]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// Appends the text that a string's content stands for, as UTF-8.
  ///
  /// `range` must be a string or key token of ``JSONScanner``, which has checked every escape.
  package static func appendUnescaped(_ bytes: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let backslash = find(ASCII.backslash, bytes, index..<range.upperBound)
      output.append(bytes, index..<backslash)
      index = backslash
      guard index + 1 < range.upperBound else { return }
      if let plain = unescaped(bytes[index + 1]) {
        output.append(plain)
        index += 2
        continue
      }
      guard index + 6 <= range.upperBound, var scalar = hexUnit(bytes, at: index + 2) else { return }
      index += 6
      if scalar & 0xFC00 == 0xD800, index + 6 <= range.upperBound, let low = hexUnit(bytes, at: index + 2) {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
        index += 6
      }
      appendScalar(scalar, to: &output)
    }
  }

  /// The offset of the first `byte` in `range`, or the range's end.
  @inline(__always)
  private static func find(_ byte: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      guard index &+ ByteBlock.width <= bytes.count else {
        if bytes[index] == byte { return index }
        index &+= 1
        continue
      }
      let found = ByteBlock.bits(ByteBlock.equal(ByteBlock.load(bytes, at: index), byte))
      index &+= ByteBlock.bytesBefore(found)
      if found != 0 { break }
    }
    return min(index, range.upperBound)
  }

  /// Appends a Unicode scalar value as UTF-8; an invalid value becomes U+FFFD.
  package static func appendScalar(_ value: UInt32, to output: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Appends `range` of `bytes` as the content of a JSON string: `"`, `\` and control characters escaped, everything
  /// else unchanged. The output is valid UTF-8 if the bytes are.
  package static func appendEscaped(_ bytes: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    var index = range.lowerBound
    var plain = index
    while index < range.upperBound {
      if index &+ 8 <= range.upperBound {
        let word = ByteWord.load(bytes, at: index)
        let marks =
          ByteWord.matches(word, ByteWord.fill(ASCII.quote)) | ByteWord.matches(word, ByteWord.fill(ASCII.backslash))
          | ByteWord.below(word, 0x20)
        if marks == 0 {
          index &+= 8
          continue
        }
        index &+= ByteWord.bytesBefore(marks)
      }
      let byte = bytes[index]
      if byte >= 0x20, byte != ASCII.quote, byte != ASCII.backslash {
        index &+= 1
        continue
      }
      output.append(bytes, plain..<index)
      appendEscape(byte, to: &output)
      index &+= 1
      plain = index
    }
    output.append(bytes, plain..<range.upperBound)
  }

  /// Appends `text` as a complete JSON string with quotes.
  package static func appendString(_ text: String, to output: inout [UInt8]) {
    output.append(ASCII.quote)
    let bytes = Array(text.utf8)
    appendEscaped(bytes.span, 0..<bytes.count, to: &output)
    output.append(ASCII.quote)
  }

  /// The letter that stands for `byte` after a backslash, or nil if it needs a `\u` escape.
  @inline(__always)
  static func shortEscape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case ASCII.quote, ASCII.backslash: byte
    case 0x08: UInt8(ascii: "b")
    case 0x0C: UInt8(ascii: "f")
    case ASCII.lineFeed: UInt8(ascii: "n")
    case ASCII.carriageReturn: UInt8(ascii: "r")
    case ASCII.tab: UInt8(ascii: "t")
    default: nil
    }
  }

  private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(ASCII.backslash)
    if let letter = shortEscape(byte) { return output.append(letter) }
    output.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
    output.append(hexDigit(byte >> 4))
    output.append(hexDigit(byte & 15))
  }

  @inline(__always)
  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x61 + value - 10 }
}

extension [UInt8] {
  /// Appends `range` of `bytes` in one copy.
  @inline(__always)
  package mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    // The buffer is valid inside the closure, and `append(contentsOf:)` copies it before the closure ends.
    unsafe bytes.extracting(range).withUnsafeBufferPointer { buffer in
      unsafe append(contentsOf: buffer)
    }
  }
}
