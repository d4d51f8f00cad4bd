/// Text as people compare it: ignoring case and accents.
package enum FoldedText {
  /// Appends the text in `range` of `bytes` (valid UTF-8) to `output`: letters in lower case and without accents,
  /// no-break spaces as spaces, everything else unchanged. Doesn't trim.
  package static func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        output.append(ASCII.lowercased(byte))
        index &+= 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
      let end = min(index &+ length, range.upperBound)
      for place in index &+ 1..<max(end, index &+ 1) { value = value &<< 6 | UInt32(bytes[place] & 0x3F) }
      if let scalar = Unicode.Scalar(value) { append(scalar, to: &output) }
      index = end
    }
  }

  /// `text` trimmed and folded.
  package static func folded(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    append(bytes.span, FieldText.trim(bytes.span, 0..<bytes.count), to: &output)
    return output
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    if let base = base(of: scalar) { return output.append(base) }
    switch scalar.value {
    case 0xA0: output.append(ASCII.space)
    // Combining marks: their letter is already there.
    case 0x300...0x36F: return
    // One scalar's mapping is a small string, which needs no allocation.
    default: output.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  /// The ASCII letter under a Latin letter's accent, in lower case; nil for any other scalar.
  static func base(of scalar: Unicode.Scalar) -> UInt8? {
    let place = Int(scalar.value) - 0xC0
    guard place >= 0, place < bases.count, bases[place] != UInt8(ascii: "-") else {
      return scalar == "ª" ? UInt8(ascii: "a") : scalar == "º" ? UInt8(ascii: "o") : nil
    }
    return bases[place]
  }

  /// For U+00C0 to U+017F; `-` for a letter in its own right.
  private static let bases = Array(
    ("aaaaaa-ceeeeiiii-nooooo-ouuuuy--aaaaaa-ceeeeiiii-nooooo-ouuuuy-y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-llllll-"
      + "-llnnnnnn---oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz-").utf8)
}
