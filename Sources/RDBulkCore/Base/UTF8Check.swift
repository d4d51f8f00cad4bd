/// UTF-8 validity as RFC 3629 defines it: shortest forms only, no surrogates, nothing above U+10FFFF.
package enum UTF8Check {
  /// The offset of the first byte that isn't part of a valid sequence, or nil if all of `range` is valid. A sequence
  /// cut off by the end of `range` is invalid.
  package static func firstInvalid(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      while index &+ 2 &* ByteBlock.width <= range.upperBound {
        let first = ByteBlock.load(bytes, at: index)
        let second = ByteBlock.load(bytes, at: index &+ ByteBlock.width)
        guard ByteBlock.bits(ByteBlock.negative(first) .| ByteBlock.negative(second)) == 0 else { break }
        index &+= 2 &* ByteBlock.width
      }
      if index &+ ByteBlock.width <= bytes.count {
        let plain = plainBytes(ByteBlock.load(bytes, at: index), range.upperBound &- index)
        index &+= plain
        if plain > 0 { continue }
      }
      let stop = min(range.upperBound, index &+ ByteBlock.width)
      while index < stop {
        let length = sequenceLength(bytes, at: index, end: range.upperBound)
        if length == 0 { return index }
        index &+= length
      }
    }
    return nil
  }

  /// The number of bytes at the start of `block` that are certainly valid: all, or all but the last, if the block holds
  /// only ASCII and two-byte sequences (nearly all of Portuguese); otherwise 0. Only the first `count` bytes are
  /// considered.
  @inline(__always)
  private static func plainBytes(_ block: ByteBlock.Bytes, _ count: Int) -> Int {
    let nonASCII = ByteBlock.nonASCII(block) & ByteBlock.first(count)
    if nonASCII == 0 { return ByteBlock.width }
    let leads = ByteBlock.bits(ByteBlock.within(block, 0xC2, 0xDF)) & nonASCII
    let followers = ByteBlock.bits(ByteBlock.within(block, 0x80, 0xBF)) & nonASCII
    guard leads | followers == nonASCII, leads &<< 1 == followers else { return 0 }
    // If the last byte leads a sequence, its continuation is in the next block.
    return ByteBlock.width &- Int(leads &>> 31)
  }

  /// The length of the valid sequence at `index` (1 to 4), or 0 if there is none.
  @inline(__always)
  static func sequenceLength(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    if lead < 0xC2 || lead > 0xF4 { return 0 }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index &+ length <= end else { return 0 }
    let second = bytes[index &+ 1]
    guard second & 0xC0 == 0x80 else { return 0 }
    switch lead {
    case 0xE0 where second < 0xA0, 0xED where second >= 0xA0: return 0
    case 0xF0 where second < 0x90, 0xF4 where second >= 0x90: return 0
    default: break
    }
    var position = index &+ 2
    while position < index &+ length {
      guard bytes[position] & 0xC0 == 0x80 else { return 0 }
      position &+= 1
    }
    return length
  }

  /// Whether the sequence at `index` is valid up to `end`, and continues past it.
  package static func isCut(_ bytes: Span<UInt8>, _ index: Int, end: Int) -> Bool {
    let lead = bytes[index]
    guard (0xC2...0xF4).contains(lead), index + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4) > end else { return false }
    return (index + 1..<end).allSatisfy { bytes[$0] & 0xC0 == 0x80 }
  }

  /// Where the sequence that contains the last byte of `range` may start. An over-long record is cut there, so that
  /// neither piece holds half a character.
  static func sequenceStart(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let earliest = max(range.lowerBound, range.upperBound - 4)
    var index = range.upperBound - 1
    while index > earliest, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// Counts the valid multi-byte sequences in `range`, and the bytes that belong to no valid sequence. A file's
  /// encoding is detected from the two counts.
  package static func tally(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (valid: Int, invalid: Int) {
    var valid = 0
    var invalid = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let length = sequenceLength(bytes, at: index, end: range.upperBound)
      if length == 0 {
        invalid &+= 1
        index &+= 1
      } else {
        if length > 1 { valid &+= 1 }
        index &+= length
      }
    }
    return (valid, invalid)
  }
}
