/// Writes bytes 32 at a time into space that was made before, looking at them on the way.
///
/// The invariant that makes its stores safe: whoever makes a writer promises space for all that will be written **and
/// `ByteWord.blockSlack` bytes more**, since each store may reach so far behind what it is to write. Loads are checked against the
/// bounds of their spans.
@unsafe struct BlockWriter {
  private let base: UnsafeMutableRawPointer
  /// How many bytes are written.
  private(set) var count = 0

  /// `base` must point to space as the type's invariant says.
  init(_ base: UnsafeMutableRawPointer) { unsafe self.base = base }

  /// Copies `range` of `bytes`, which must go on for at least `ByteWord.blockSlack` bytes behind it.
  @inline(__always)
  mutating func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    var place = unsafe count
    while index < range.upperBound {
      unsafe base.storeBytes(of: ByteBlock.load(bytes, at: index), toByteOffset: place, as: ByteBlock.Bytes.self)
      index &+= ByteBlock.width
      place &+= ByteBlock.width
    }
    unsafe count &+= range.count
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    unsafe base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    unsafe count &+= 1
  }

  /// Copies `range` of `bytes` as the content of a JSON string: at most twice its length. False where a control
  /// character needs the long escape: what was written then is of no use.
  @inline(__always)
  mutating func copyEscaped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      if index &+ ByteBlock.width <= bytes.count {
        let block = ByteBlock.load(bytes, at: index)
        unsafe base.storeBytes(of: block, toByteOffset: count, as: ByteBlock.Bytes.self)
        let special = ByteBlock.bits(
          ByteBlock.equal(block, ASCII.quote) .| ByteBlock.equal(block, ASCII.backslash) .| ByteBlock.below(block, 0x20)
        )
        let plain = min(ByteBlock.bytesBefore(special), end &- index)
        unsafe count &+= plain
        index &+= plain
        if index == end { return true }
        if special == 0 { continue }
      }
      guard unsafe copyByte(bytes[index]) else { return false }
      index &+= 1
    }
    return true
  }

  @inline(__always)
  private mutating func copyByte(_ byte: UInt8) -> Bool {
    if byte >= 0x20, byte != ASCII.quote, byte != ASCII.backslash {
      unsafe put(byte)
      return true
    }
    guard let letter = JSONText.shortEscape(byte) else { return false }
    unsafe put(ASCII.backslash)
    unsafe put(letter)
    return true
  }
}
