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
    Self.skip(bytes, &start, range.upperBound, &isNegative)
    self.range = start..<range.upperBound
    guard !self.range.isEmpty, self.range.count <= Self.longest else { return nil }
    var marks = 0
    var points = 0
    var digits = 0
    // Whether each mark before the last is followed by three digits, with one to three digits before the first.
    var isGrouped = true
    var sinceMark = 0
    var firstGroup = 0
    for index in self.range {
      let byte = bytes[index]
      if ASCII.isDigit(byte) {
        digits += 1
        sinceMark += 1
        continue
      }
      guard byte == UInt8(ascii: ".") || byte == ASCII.comma else { return nil }
      if marks == 0 { firstGroup = sinceMark } else if sinceMark != 3 { isGrouped = false }
      marks += 1
      if byte != ASCII.comma { points += 1 }
      lastMark = index
      lastStyle = byte == ASCII.comma ? .comma : .point
      sinceMark = 0
    }
    guard digits > 0 else { return nil }
    guard marks > 0 else { return }
    guard sinceMark > 0 else { return nil }
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
    }
  }

  /// Skips a sign and `R$`, with surrounding blanks.
  private static func skip(_ bytes: Span<UInt8>, _ start: inout Int, _ end: Int, _ isNegative: inout Bool) {
    var sawSign = false
    var sawCurrency = false
    while start < end {
      start = FieldText.trim(bytes, start..<end).lowerBound
      guard start < end else { return }
      let byte = bytes[start]
      if !sawSign, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
        sawSign = true
        isNegative = byte == UInt8(ascii: "-")
        start += 1
      } else if !sawCurrency, ASCII.lowercased(byte) == UInt8(ascii: "r"), start + 1 < end,
        bytes[start + 1] == UInt8(ascii: "$")
      {
        sawCurrency = true
        start += 2
      } else {
        return
      }
    }
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
