/// The rule by which an address is refused before it is sent.
///
/// It is practical, not RFC 5322: what it refuses, no mailbox has; what it lets through is for the API to judge.
/// - exactly one `@`, with something before it;
/// - after it, a domain of at least two parts separated by dots, each non-empty, of letters, digits and hyphens,
///   without a hyphen at either end; non-ASCII letters are allowed (internationalised domains);
/// - no blanks, control characters or invisible characters, no surrounding quotes, no non-ASCII punctuation, and before
///   the `@` none of `< > ( ) [ ] , ; : \ "`;
/// - no dot at the start, directly before the `@`, or next to another dot;
/// - at most 255 characters.
package enum EmailRule {
  package static let maxLength = 255

  /// What is wrong with the address in `range` of `bytes` (valid UTF-8) and what to do, as a clause; nil if nothing is.
  package static func problem(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    isPlain(bytes, range) ? nil : problemByBytes(bytes, range)
  }

  /// Whether the text in `range` of `bytes` is an address.
  @inline(__always)
  static func holds(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    isPlain(bytes, range) || problemByBytes(bytes, range) == nil
  }

  /// The rule itself, byte by byte.
  package static func problemByBytes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    if let problem = EmailTexture.problem(bytes, range) { return problem }
    guard let at = range.first(where: { bytes[$0] == UInt8(ascii: "@") }) else { return "it has no @" }
    if at == range.lowerBound { return "there is nothing before the @" }
    let plain = Self.plain
    var isAfterDot = true
    for index in range.lowerBound..<at {
      let byte = bytes[index]
      let isDot = byte == UInt8(ascii: ".")
      if isDot, isAfterDot { return index == range.lowerBound ? "it begins with a dot; delete the dot" : twoDots }
      if byte < 0x80, !plain.contains(byte) { return "'\(String(Unicode.Scalar(byte)))' is not allowed before the @" }
      isAfterDot = isDot
    }
    if isAfterDot { return "it has a dot right before the @; delete the dot" }
    let characters = range.count { bytes[$0] & 0xC0 != 0x80 }
    if characters > maxLength { return "it is longer than \(maxLength) characters" }
    return domainProblem(bytes, at + 1..<range.upperBound)
  }

  private static let twoDots: Message = "it has two consecutive dots; delete one"

  /// ASCII that needs no further check before the `@`: everything printable except the `@` and what is forbidden there.
  private static let plain = ByteSet { byte in
    byte > 0x20 && byte < 0x7F && !"@<>()[],;:\\\"".utf8.contains(byte)
  }

  /// ASCII allowed in a part of a domain.
  private static let domain = ByteSet { byte in
    ASCII.isDigit(byte) || ASCII.lowercased(byte) &- 0x61 < 26 || byte == UInt8(ascii: "-")
  }

  /// Whether the address is certainly valid, decided without looking at single bytes: up to 64 bytes of ASCII letters,
  /// digits and `. - _ + @`, as nearly all are. False means nothing.
  ///
  /// Each mask has one bit per byte. The domain's parts lie between the `@`, the dots after it and the end.
  private static func isPlain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let length = range.count
    guard length <= 64, range.lowerBound &+ 64 <= bytes.count else { return false }
    let all: UInt64 = length == 64 ? .max : (1 &<< UInt64(length)) &- 1
    var marks = Marks(ByteBlock.load(bytes, at: range.lowerBound))
    if length > ByteBlock.width { marks.add(ByteBlock.load(bytes, at: range.lowerBound &+ ByteBlock.width)) }
    guard marks.allowed & all == all else { return false }
    let at = marks.ats & all
    guard at & (at &- 1) == 0, at > 1 else { return false }
    // No dot at the start, after another one, or before the `@`.
    guard marks.dots & (1 | (marks.dots | at) &>> 1) & all == 0 else { return false }
    let domain = all & ~(at | (at &- 1))
    let dots = marks.dots & domain
    let ends = dots | at
    let last: UInt64 = 1 &<< UInt64(length &- 1)
    let afterEnds = ends &<< 1
    guard dots != 0, afterEnds & ends == 0, ends & last == 0 else { return false }
    guard marks.hyphens & domain & (afterEnds | last | ends &>> 1) == 0 else { return false }
    return marks.others & domain == 0
  }

  /// What is where in an address, with one bit per byte.
  private struct Marks {
    var ats: UInt64
    var dots: UInt64
    var hyphens: UInt64
    var others: UInt64
    var allowed: UInt64

    @inline(__always)
    init(_ block: ByteBlock.Bytes) {
      let at = ByteBlock.equal(block, UInt8(ascii: "@"))
      let dot = ByteBlock.equal(block, UInt8(ascii: "."))
      let hyphen = ByteBlock.equal(block, UInt8(ascii: "-"))
      let other = ByteBlock.equal(block, UInt8(ascii: "_")) .| ByteBlock.equal(block, UInt8(ascii: "+"))
      let alphanumeric =
        ByteBlock.within(block, 0x61, 0x7A) .| ByteBlock.within(block, 0x41, 0x5A)
        .| ByteBlock.within(block, 0x30, 0x39)
      ats = UInt64(ByteBlock.bits(at))
      dots = UInt64(ByteBlock.bits(dot))
      hyphens = UInt64(ByteBlock.bits(hyphen))
      others = UInt64(ByteBlock.bits(other))
      allowed = UInt64(ByteBlock.bits(alphanumeric .| at .| dot .| hyphen .| other))
    }

    /// The 32 bytes after the previous ones.
    @inline(__always)
    mutating func add(_ block: ByteBlock.Bytes) {
      let more = Marks(block)
      ats |= more.ats &<< 32
      dots |= more.dots &<< 32
      hyphens |= more.hyphens &<< 32
      others |= more.others &<< 32
      allowed |= more.allowed &<< 32
    }
  }

  /// What to say about a domain with nothing between two dots, or between a dot and an end, at `index`.
  private static func emptyPart(_ bytes: Span<UInt8>, _ index: Int, _ range: Range<Int>) -> Message {
    if range.isEmpty || range.count == 1 && index == range.lowerBound { return "its domain is missing" }
    if index == range.upperBound { return "it ends with a dot; delete the dot" }
    return index == range.lowerBound ? "its domain begins with a dot; delete the dot" : twoDots
  }

  private static func domainProblem(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    var dots = 0
    var partStart = range.lowerBound
    var index = range.lowerBound
    let domain = Self.domain
    while index <= range.upperBound {
      while index < range.upperBound, domain.contains(bytes[index]) { index &+= 1 }
      if index == range.upperBound || bytes[index] == UInt8(ascii: ".") {
        guard index > partStart else { return emptyPart(bytes, index, range) }
        if bytes[partStart] == UInt8(ascii: "-") || bytes[index - 1] == UInt8(ascii: "-") {
          return "a part of its domain begins or ends with a hyphen"
        }
        if index < range.upperBound { dots += 1 }
        partStart = index + 1
      } else if bytes[index] < 0x80 {
        return "'\(String(Unicode.Scalar(bytes[index])))' is not allowed in a domain"
      }
      index += 1
    }
    return dots == 0 ? "its domain has no dot" : nil
  }
}
