/// What is found in a cell of addresses without being part of one: a second address, quotes, invisible characters,
/// punctuation of other scripts, text next to the address.
///
/// This is checked before the parts of the address, since it explains what would otherwise look odd there.
enum EmailTexture {
  /// What of this kind is wrong with the text in `range` of `bytes` (valid UTF-8), as a clause with what to do; nil if
  /// nothing is.
  static func problem(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    if let problem = atProblem(bytes, range) ?? foreignProblem(bytes, range) { return problem }
    if let first = range.first, let last = range.last, isQuote(bytes[first]) || isQuote(bytes[last]) {
      return "it has quotes around it; delete them"
    }
    return blankProblem(bytes, range)
  }

  // MARK: - More than one address

  private static func atProblem(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    var ats = 0
    var isParted = false
    var hasSeparator = false
    for index in range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "@") {
        if ats > 0, hasSeparator { isParted = true }
        ats += 1
        hasSeparator = false
      } else if separators.contains(byte) {
        hasSeparator = true
      }
    }
    guard ats > 1 else { return nil }
    return isParted
      ? "the cell has \(ats, "address", "addresses"); leave one, or give each its own row"
      : "it has more than one @"
  }

  /// What people put between addresses.
  private static let separators = ByteSet { byte in byte <= 0x20 || ",;:/|<>()[]\"".utf8.contains(byte) }

  // MARK: - Other scripts

  private static func foreignProblem(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    guard range.contains(where: { bytes[$0] >= 0x80 }) else { return nil }
    for scalar in String(bytes, range).unicodeScalars where scalar.value >= 0x80 {
      let name = "U+\(hexadecimal(scalar.value))"
      switch scalar.properties.generalCategory {
      case .initialPunctuation, .finalPunctuation: return typographicQuote(scalar, name)
      case .openPunctuation where scalar == "\u{201A}" || scalar == "\u{201E}": return typographicQuote(scalar, name)
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
        return "it contains an invisible character (\(name)); delete it, or retype the address"
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .otherPunctuation,
        .mathSymbol, .currencySymbol, .modifierSymbol:
        return "it contains '\(String(scalar))' (\(name)), which no address has; retype it"
      default: continue
      }
    }
    return nil
  }

  private static func typographicQuote(_ scalar: Unicode.Scalar, _ name: String) -> Message {
    "it contains a typographic quote (\(String(scalar)), \(name)), which no address has; delete it"
  }

  /// At least four digits.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  // MARK: - Quotes and blanks

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == ASCII.quote || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private static func blankProblem(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    guard let blank = range.first(where: { bytes[$0] <= 0x20 || bytes[$0] == 0x7F }) else { return nil }
    guard range.contains(where: { bytes[$0] == UInt8(ascii: "@") }) else { return nil }
    let byte = bytes[blank]
    guard byte == ASCII.space || byte == ASCII.tab || byte == ASCII.lineFeed || byte == ASCII.carriageReturn else {
      return "it contains a control character (U+\(hexadecimal(UInt32(byte)))); delete it"
    }
    return "it contains a blank; leave only the address in the cell, without blanks"
  }
}
