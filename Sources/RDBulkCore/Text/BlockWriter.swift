/// Writes bytes 32 at a time into space that was made before, looking at them on the way.
///
/// The invariant that makes its stores safe: whoever makes a writer promises space for all that will be written **and
/// `Word.blockSlack` bytes more**, since each store may reach so far behind what it is to write. Loads are checked against the
/// bounds of their spans.
@unsafe struct BlockWriter {
  private let base: UnsafeMutableRawPointer
  /// How many bytes are written.
  private(set) var count = 0

  /// `base` must point to space as the type's invariant says.
  init(_ base: UnsafeMutableRawPointer) { unsafe self.base = base }

  private typealias Block = SIMD32<UInt8>

  /// Copies `range` of `bytes`, which must go on for at least `Word.blockSlack` bytes behind it.
  @inline(__always)
  mutating func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    var place = unsafe count
    while index < range.upperBound {
      let block = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: Block.self)
      unsafe base.storeBytes(of: block, toByteOffset: place, as: Block.self)
      index &+= 32
      place &+= 32
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
    while index < range.upperBound {
      if index &+ 32 <= bytes.count {
        let block = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: Block.self)
        unsafe base.storeBytes(of: block, toByteOffset: count, as: Block.self)
        let special =
          (block .== Block(repeating: ASCII.quote)) .| (block .== Block(repeating: ASCII.backslash))
          .| (block .< Block(repeating: 0x20))
        // The standard library's `any` is a loop over lanes.
        let lanes = unsafe unsafeBitCast(special, to: SIMD4<UInt64>.self)
        if lanes[0] | lanes[1] | lanes[2] | lanes[3] == 0 {
          let step = min(32, range.upperBound &- index)
          unsafe count &+= step
          index &+= step
          continue
        }
      }
      guard unsafe copyWord(bytes, &index, range.upperBound) else { return false }
    }
    return true
  }

  /// Up to eight bytes, the first special one included.
  @inline(__always)
  private mutating func copyWord(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Bool {
    if index &+ 8 <= bytes.count {
      let word = Word.load(bytes, at: index)
      unsafe base.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
      let marks =
        Word.matches(word, Word.fill(ASCII.quote)) | Word.matches(word, Word.fill(ASCII.backslash))
        | Word.below(word, 0x20)
      let plain = min(marks == 0 ? 8 : Word.bytesBefore(marks), end &- index)
      unsafe count &+= plain
      index &+= plain
      if plain == 8 || index == end { return true }
    }
    let byte = bytes[index]
    index &+= 1
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
