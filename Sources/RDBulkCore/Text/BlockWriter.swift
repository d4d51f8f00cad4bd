/// Copies bytes 32 at a time into preallocated space, examining them on the way.
///
/// The invariant that makes its stores safe: the creator of a writer guarantees space for `capacity` bytes, which is the
/// most it writes, **plus `ByteWord.blockSlack` bytes**, since a store may reach that far past its own bytes. Loads are
/// checked against the bounds of their spans, stores only with assertions on.
@unsafe struct BlockWriter {
  private let base: UnsafeMutableRawPointer
  private let capacity: Int
  /// The number of bytes written.
  private(set) var count = 0

  /// `base` must point to space as the type's invariant requires.
  init(_ base: UnsafeMutableRawPointer, capacity: Int) {
    unsafe self.base = base
    unsafe self.capacity = capacity
  }

  /// Copies `range` of `bytes`, which must continue for at least `ByteWord.blockSlack` bytes after it.
  @inline(__always)
  mutating func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    var offset = unsafe count
    while index < range.upperBound {
      unsafe store(ByteBlock.load(bytes, at: index), at: offset)
      index &+= ByteBlock.width
      offset &+= ByteBlock.width
    }
    unsafe count &+= range.count
    assert(unsafe count <= capacity, "no more is written than was promised")
  }

  @inline(__always)
  private func store(_ block: ByteBlock.Bytes, at offset: Int) {
    assert(unsafe offset + ByteBlock.width <= capacity + ByteWord.blockSlack, "a block lies within capacity and slack")
    unsafe base.storeBytes(of: block, toByteOffset: offset, as: ByteBlock.Bytes.self)
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    assert(unsafe count < capacity, "no more is written than was promised")
    unsafe base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    unsafe count &+= 1
  }

  /// Copies `range` of `bytes` as the content of a JSON string, at most doubling its length. Returns false if a control
  /// character needs the long escape; the output is unusable then.
  @inline(__always)
  mutating func copyEscaped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      if index &+ ByteBlock.width <= bytes.count {
        let block = ByteBlock.load(bytes, at: index)
        unsafe store(block, at: count)
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
