/// Which single-byte encoding a text is in, by what its bytes would be in each: letters inside of words, in the case of
/// those beside them, as Portuguese has them, or signs where none belongs.
///
/// Windows-1252 is what nearly all such files are in, so it wins every draw; another one must make words of bytes that
/// are none in Windows-1252.
enum EncodingGuess: Equatable {
  case found(TextEncoding)
  /// The likeliest comes first.
  case doubt([TextEncoding])

  private static let candidates = [TextEncoding.windows1252, .macintosh, .cp850]

  /// Judges the bytes of `range`, of which at least one must be 0x80 or more.
  static func judge(_ bytes: Span<UInt8>, _ range: Range<Int>) -> EncodingGuess {
    let readings = candidates.map { EncodingReading($0, bytes, range) }
    let sorted = readings.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
    let (windows, best) = (readings[0], sorted[0])
    let doubt = Self.doubt(sorted.map(\.encoding))
    if best.encoding == .windows1252 { return best.misfits * 2 > best.count ? doubt : .found(.windows1252) }
    let margin = sorted[1].cost - best.cost
    let isCertain =
      best.misfits * 10 <= best.count && margin >= 1 && margin * 2 >= best.count
      && (windows.misfits > 0 || best.count >= 4)
    return isCertain ? .found(best.encoding) : doubt
  }
}

/// How well a text reads in one encoding.
private struct EncodingReading {
  let encoding: TextEncoding
  /// Bytes of 0x80 or more.
  private(set) var count = 0
  /// Those that can't be what is there.
  private(set) var misfits = 0
  /// The evidence against the encoding: 0 for a byte that is what one expects, 1 for what is rare.
  private(set) var cost = 0

  private let scalars: [UInt32]
  private static let misfit = 3

  init(_ encoding: TextEncoding, _ bytes: Span<UInt8>, _ range: Range<Int>) {
    self.encoding = encoding
    scalars = SingleByte.scalars(encoding)
    for index in range where bytes[index] >= 0x80 {
      let glyphs = (-2...1).map { offset -> Glyph in
        let place = index + offset
        return Glyph(range.contains(place) ? scalar(bytes[place]) : 0x20)
      }
      let price = Self.price(glyphs[2], behind: glyphs[1], glyphs[0], before: glyphs[3])
      count += 1
      cost += price
      if price == Self.misfit { misfits += 1 }
    }
  }

  private func scalar(_ byte: UInt8) -> UInt32 { byte < 0x80 ? UInt32(byte) : scalars[Int(byte) - 0x80] }

  /// What it costs that `glyph` is after `previous`, and that after `earlier`, and before `next`.
  private static func price(_ glyph: Glyph, behind previous: Glyph, _ earlier: Glyph, before next: Glyph) -> Int {
    let isInWord = previous.isLetter && next.isLetter
    let isAtWord = previous.isLetter || next.isLetter
    switch glyph.kind {
    case .lower, .upper:
      if glyph.kind == .upper, previous.kind == .lower || (previous.kind == .upper && next.kind == .lower) {
        return misfit
      }
      if glyph.kind == .lower, next.kind == .upper { return misfit }
      guard isAtWord else { return glyph.isPortuguese ? 0 : 1 }
      return glyph.isPortuguese ? portuguese(glyph, behind: previous, earlier, before: next) : 1
    case .apostrophe: return isInWord ? 0 : isAtWord ? 1 : 0
    case .quotation: return isInWord ? misfit : 0
    case .dash: return isInWord ? misfit : isAtWord ? 1 : 0
    case .ordinal:
      if isInWord { return misfit }
      return previous.kind == .digit || previous.scalar == 0x2E || previous.plain == 0x6E ? 0 : 1
    case .noBreak: return isInWord ? 1 : 0
    case .sign: return isInWord ? misfit : 0
    case .rare: return isAtWord ? misfit : 1
    case .never: return misfit
    case .digit, .other: return 0
    }
  }

  /// Where ç, ã and õ can be in a word.
  private static func portuguese(
    _ glyph: Glyph, behind previous: Glyph, _ earlier: Glyph, before next: Glyph
  ) -> Int {
    switch glyph.plain {
    case 0xE7:
      guard previous.isLetter else { return 1 }
      guard next.isLetter else { return 1 }
      let fitsNext = next.isOne(of: "aouãõáóúâô")
      let fitsPrevious = previous.isVowel || (previous.isOne(of: "nrlpc") && earlier.isVowel)
      return fitsNext && fitsPrevious ? 0 : misfit
    case 0xE3: return next.isLetter && !next.isOne(of: "oesi") ? misfit : 0
    case 0xF5: return next.isLetter && !next.isOne(of: "e") ? misfit : 0
    default: return 0
    }
  }
}

/// A character beside others.
private struct Glyph {
  enum Kind {
    case lower, upper, digit, apostrophe, quotation, dash, ordinal, noBreak
    /// A sign that may be next to a word, and one that does not.
    case sign, rare
    /// What no text has.
    case never
    case other
  }

  let scalar: UInt32
  let kind: Kind

  init(_ scalar: UInt32) {
    self.scalar = scalar
    kind = Self.kind(scalar)
  }

  var isLetter: Bool { kind == .lower || kind == .upper }

  /// In lower case.
  var plain: UInt32 {
    guard kind == .upper, scalar < 0x100 else { return scalar }
    return scalar + 0x20
  }

  var isPortuguese: Bool { isOne(of: "áàâãéêíóôõúüç") }
  var isVowel: Bool { isOne(of: "aeiouáàâãéêíóôõúü") }

  func isOne(of letters: String) -> Bool { isLetter && letters.unicodeScalars.contains { $0.value == plain } }

  private static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF, 0x131, 0x153, 0x161, 0x17E: .lower
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x152, 0x160, 0x178, 0x17D: .upper
    case 0x30...0x39: .digit
    case 0x80...0x9F, 0x2500...0x25FF, 0xE000...0xF8FF: .never
    case 0xA0: .noBreak
    case 0xAA, 0xB0, 0xBA: .ordinal
    case 0x2019: .apostrophe
    case 0x2018, 0x201C, 0x201D, 0xAB, 0xBB: .quotation
    case 0x2013, 0x2014: .dash
    case 0xA3, 0xA7, 0xA9, 0xAE, 0xB2, 0xB3, 0xB9, 0xBC...0xBE, 0x20AC, 0x2022, 0x2026, 0x2122: .sign
    case 0...0x7F: .other
    default: .rare
    }
  }
}
