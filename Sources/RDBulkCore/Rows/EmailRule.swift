/// The rule by which an address is refused before it is sent.
///
/// It is a practical rule, not RFC 5322: what it refuses no mailbox has, and what it lets through the API judges.
/// - exactly one `@`, with something before it;
/// - after it a domain of at least two parts with dots between them, each part non-empty, of letters, digits and
///   hyphens, with no hyphen at its ends; non-ASCII letters are allowed (internationalised domains);
/// - no blanks, controls or invisible characters, and before the `@` none of `< > ( ) [ ] , ; : \ "`;
/// - at most 255 characters.
package enum EmailRule {
  package static let maxLength = 255

  /// What is wrong with the address in `range` of `bytes` (valid UTF-8), as a clause; nil where nothing is.
  package static func problem(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    isPlain(bytes, range) ? nil : problemByBytes(bytes, range)
  }

  /// The rule itself, with a look at each byte.
  package static func problemByBytes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    var at = -1
    var continuations = 0
    let plain = Self.plain
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if plain.contains(byte) {
        index &+= 1
        continue
      }
      if byte <= 0x20 || byte == 0x7F { return "it has a blank or a control character in it" }
      if byte >= 0x80 {
        if byte & 0xC0 == 0x80 { continuations &+= 1 }
        if isInvisible(bytes, at: index, end: range.upperBound) { return "it has an invisible character in it" }
      } else if byte == UInt8(ascii: "@") {
        if at >= 0 { return "it has more than one @" }
        at = index
      } else if at < 0 {
        return "'\(String(Unicode.Scalar(byte)))' can't stand before the @"
      }
      index &+= 1
    }
    if at < 0 { return "it has no @" }
    if at == range.lowerBound { return "nothing stands before the @" }
    if range.count - continuations > maxLength { return "it is longer than \(maxLength) characters" }
    return domainProblem(bytes, at + 1..<range.upperBound)
  }

  /// ASCII that needs no further look before the `@`: all that is printable but the `@` and what is forbidden there.
  private static let plain = ByteSet { byte in
    byte > 0x20 && byte < 0x7F && !"@<>()[],;:\\\"".utf8.contains(byte)
  }

  /// ASCII that may stand in a part of a domain.
  private static let domain = ByteSet { byte in
    ASCII.isDigit(byte) || ASCII.lowercased(byte) &- 0x61 < 26 || byte == UInt8(ascii: "-")
  }

  /// Whether the address is one for certain, told without a look at each byte: up to 64 bytes of ASCII letters, digits
  /// and `. - _ + @`, as nearly all are. False says nothing.
  ///
  /// Each mask has one bit a byte. The domain's parts lie between the `@`, the dots behind it and the end.
  private static func isPlain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let length = range.count
    guard length <= 64, range.lowerBound &+ 64 <= bytes.count else { return false }
    let all: UInt64 = length == 64 ? .max : (1 &<< UInt64(length)) &- 1
    var marks = Marks(ByteBlock.load(bytes, at: range.lowerBound))
    if length > ByteBlock.width { marks.add(ByteBlock.load(bytes, at: range.lowerBound &+ ByteBlock.width)) }
    guard marks.allowed & all == all else { return false }
    let at = marks.ats & all
    guard at & (at &- 1) == 0, at > 1 else { return false }
    let domain = all & ~(at | (at &- 1))
    let dots = marks.dots & domain
    let ends = dots | at
    let last: UInt64 = 1 &<< UInt64(length &- 1)
    let afterEnds = ends &<< 1
    guard dots != 0, afterEnds & ends == 0, ends & last == 0 else { return false }
    guard marks.hyphens & domain & (afterEnds | last | ends &>> 1) == 0 else { return false }
    return marks.others & domain == 0
  }

  /// What stands where in an address: one bit a byte.
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

    /// The 32 bytes behind those of before.
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

  private static func domainProblem(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Message? {
    var dots = 0
    var partStart = range.lowerBound
    var index = range.lowerBound
    let domain = Self.domain
    while index <= range.upperBound {
      while index < range.upperBound, domain.contains(bytes[index]) { index &+= 1 }
      if index == range.upperBound || bytes[index] == UInt8(ascii: ".") {
        guard index > partStart else { return "its domain has an empty part" }
        if bytes[partStart] == UInt8(ascii: "-") || bytes[index - 1] == UInt8(ascii: "-") {
          return "a part of its domain begins or ends with a hyphen"
        }
        if index < range.upperBound { dots += 1 }
        partStart = index + 1
      } else if bytes[index] < 0x80 {
        return "'\(String(Unicode.Scalar(bytes[index])))' can't stand in a domain"
      }
      index += 1
    }
    return dots == 0 ? "its domain has no dot" : nil
  }

  /// No-break and other spaces, zero-width characters, C1 controls, line separators, the byte order mark.
  private static func isInvisible(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Bool {
    guard index + 1 < end else { return false }
    let second = bytes[index + 1]
    switch bytes[index] {
    case 0xC2: return second <= 0xA0 || second == 0xAD
    case 0xE1:
      guard index + 2 < end else { return false }
      return (second, bytes[index + 2]) == (0x9A, 0x80) || (second, bytes[index + 2]) == (0xA0, 0x8E)
    case 0xE2:
      guard index + 2 < end else { return false }
      let third = bytes[index + 2]
      if second == 0x80 { return third <= 0x8F || (0xA8...0xAF).contains(third) }
      return second == 0x81 && (0x9F...0xAF).contains(third)
    case 0xE3: return index + 2 < end && second == 0x80 && bytes[index + 2] == 0x80
    case 0xEF: return index + 2 < end && second == 0xBB && bytes[index + 2] == 0xBF
    default: return false
    }
  }
}
