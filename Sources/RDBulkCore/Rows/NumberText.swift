/// A number as people write it in text: `1234.56`, `1.234,56`, `1234,56`, `R$ 1.234,56`, `-5`.
///
/// Where possible, the text itself shows whether the decimal mark is a point or a comma: by the last of two different
/// marks, by a mark that repeats (it groups), by a single mark followed by other than three digits, or preceded by more
/// than three digits or by a zero. `1.234` and `1,234` can mean both.
struct NumberText: Equatable, Sendable {
  /// How the decimal mark is known.
  enum Style: Equatable, Sendable {
    /// There is no mark.
    case none
    case told(DecimalStyle)
    case ambiguous
  }

  private(set) var style = Style.none
  private(set) var isNegative = false
  /// What the last mark would be as a decimal mark.
  var markStyle: DecimalStyle { lastStyle }
  /// The digits and marks, without sign and currency.
  private let range: Range<Int>
  /// The last mark, which is the decimal mark unless it groups.
  private var lastMark: Int?
  /// The style if the last mark were the decimal mark.
  private var lastStyle = DecimalStyle.point
  /// For an unambiguous number, whether the last mark groups.
  private var lastGroups = false

  /// No one means a longer text as a number.
  private static let longest = 40

  /// Parses the text in `range` of `bytes`; nil if it isn't a number.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var start = range.lowerBound
    var end = range.upperBound
    let isReal = Self.skip(bytes, &start, &end, &isNegative)
    self.range = start..<end
    guard !self.range.isEmpty, self.range.count <= Self.longest else { return nil }
    var marks = 0
    var points = 0
    var digits = 0
    // Whether each mark before the last is followed by three digits, with one to three digits before the first.
    var isGrouped = true
    var sinceMark = 0
    var firstGroup = 0
    // Whether narrow or unbreakable blanks group thousands.
    var isBlankGrouped = false
    var index = start
    while index < end {
      let byte = bytes[index]
      let blank = Self.blank(bytes, index, end)
      index += max(1, blank)
      if ASCII.isDigit(byte) {
        digits += 1
        sinceMark += 1
        continue
      }
      if blank > 0 {
        guard marks == 0, isBlankGrouped ? sinceMark == 3 : (1...3).contains(sinceMark) else { return nil }
        isBlankGrouped = true
        sinceMark = 0
        continue
      }
      guard byte == UInt8(ascii: ".") || byte == ASCII.comma else { return nil }
      if isBlankGrouped { guard marks == 0, sinceMark == 3 else { return nil } }
      if marks == 0 { firstGroup = sinceMark } else if sinceMark != 3 { isGrouped = false }
      marks += 1
      if byte != ASCII.comma { points += 1 }
      lastMark = index - 1
      lastStyle = byte == ASCII.comma ? .comma : .point
      sinceMark = 0
    }
    guard digits > 0 else { return nil }
    guard marks > 0 else {
      if isBlankGrouped, sinceMark != 3 { return nil }
      return
    }
    guard sinceMark > 0 else { return nil }
    guard !isBlankGrouped else {
      style = .told(lastStyle)
      return
    }
    let mayGroup = firstGroup >= 1 && firstGroup <= 3 && bytes[start] != 0x30
    let lastCount = lastStyle == .point ? points : marks - points
    if marks > 1 {
      guard mayGroup, isGrouped else { return nil }
      // One mark of the last kind after groups of the other, or groups alone.
      lastGroups = lastCount == marks
      guard lastGroups ? sinceMark == 3 : lastCount == 1 else { return nil }
      style = .told(lastGroups ? lastStyle.other : lastStyle)
    } else {
      style = sinceMark == 3 && mayGroup ? .ambiguous : .told(lastStyle)
      // Amounts in reais have no three decimals, and the point groups.
      if style == .ambiguous, isReal, lastStyle == .point {
        style = .told(.comma)
        lastGroups = true
      }
    }
  }

  /// The length of an unbreakable or narrow blank at `index`; 0 for anything else: U+00A0, U+2009, U+202F.
  private static func blank(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    switch bytes[index] {
    case 0xC2: index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      index + 2 < end && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0x89 || bytes[index + 2] == 0xAF) ? 3 : 0
    default: 0
    }
  }

  /// Whether the text is a dash, with a currency or not: what accounting formats show for nothing.
  static func isDash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var (start, end, isNegative) = (range.lowerBound, range.upperBound, false)
    _ = skip(bytes, &start, &end, &isNegative)
    if start == end { return isNegative }
    return end - start == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (bytes[start + 2] == 0x93 || bytes[start + 2] == 0x94)
  }

  /// Whether `R$` or `BRL` is at `index`; its length, or 0.
  private static func real(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
    guard index >= 0, index + 1 < end else { return 0 }
    if ASCII.lowercased(bytes[index]) == UInt8(ascii: "r"), bytes[index + 1] == UInt8(ascii: "$") { return 2 }
    guard index + 2 < end, ASCII.lowercased(bytes[index]) == UInt8(ascii: "b"),
      ASCII.lowercased(bytes[index + 1]) == UInt8(ascii: "r"), ASCII.lowercased(bytes[index + 2]) == UInt8(ascii: "l")
    else { return 0 }
    return 3
  }

  /// Skips a sign and `R$` or `BRL` before or after the number, with surrounding blanks; returns whether there was a
  /// currency.
  private static func skip(
    _ bytes: Span<UInt8>, _ start: inout Int, _ end: inout Int, _ isNegative: inout Bool
  ) -> Bool {
    let isPrefixed = skipPrefix(bytes, &start, end, &isNegative)
    guard !isPrefixed, start < end else { return isPrefixed }
    for length in [2, 3] where end - length > start && real(bytes, end - length, end) == length {
      end = FieldText.trim(bytes, start..<end - length).upperBound
      return true
    }
    return false
  }

  private static func skipPrefix(
    _ bytes: Span<UInt8>, _ start: inout Int, _ end: Int, _ isNegative: inout Bool
  ) -> Bool {
    var sawSign = false
    var sawCurrency = false
    while start < end {
      start = FieldText.trim(bytes, start..<end).lowerBound
      guard start < end else { return sawCurrency }
      let byte = bytes[start]
      if !sawSign, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
        sawSign = true
        isNegative = byte == UInt8(ascii: "-")
        start += 1
      } else if !sawCurrency, real(bytes, start, end) > 0 {
        sawCurrency = true
        start += real(bytes, start, end)
      } else {
        return sawCurrency
      }
    }
    return sawCurrency
  }

  /// What a number's JSON form says.
  struct Written: Equatable, Sendable {
    /// The whole part, limited to what fits.
    var whole = 0
    var isZero = true
    var hasFraction = false
  }

  /// Appends the number as JSON, an ambiguous one with `style`'s decimal mark. `bytes` are those it was read from.
  func append(_ bytes: Span<UInt8>, style ambiguous: DecimalStyle, to output: inout [UInt8]) -> Written {
    var written = Written()
    let groups = style == .ambiguous ? lastStyle != ambiguous : lastGroups
    let mark = groups ? nil : lastMark
    if isNegative { output.append(UInt8(ascii: "-")) }
    let start = output.count
    for index in range.lowerBound..<(mark ?? range.upperBound) {
      let byte = bytes[index]
      guard ASCII.isDigit(byte) else { continue }
      if output.count > start || byte != 0x30 { output.append(byte) }
      let (tens, overflows) = written.whole.multipliedReportingOverflow(by: 10)
      let (sum, overflowed) = tens.addingReportingOverflow(Int(byte & 15))
      written.whole = overflows || overflowed ? .max : sum
    }
    if output.count == start { output.append(0x30) }
    written.isZero = written.whole == 0
    guard let mark else { return written }
    output.append(UInt8(ascii: "."))
    for index in mark + 1..<range.upperBound {
      output.append(bytes[index])
      if bytes[index] != 0x30 { written.hasFraction = true }
    }
    if written.hasFraction { written.isZero = false }
    return written
  }
}

extension DecimalStyle {
  var other: DecimalStyle { self == .point ? .comma : .point }
}
