/// Digests of a file's blocks, taken as it is checked: what is read of it later can be compared with them before
/// anything of it is used. Eight bytes for 64 KiB.
package struct BlockDigests: Equatable, Sendable {
  /// A block's length in bytes; the last one may be shorter.
  package static let size = 1 << 16

  private var whole: [UInt64] = []
  /// The digest of the block that isn't whole yet.
  private var last = Digest()

  /// Of an empty file.
  package init() {}

  /// How many bytes were added.
  package var count: Int { whole.count * Self.size + last.count }

  /// Adds the bytes in `range`, which follow those that were added before.
  package mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, start + Self.size - last.count)
      last.update(bytes, start..<end)
      start = end
      guard last.count == Self.size else { continue }
      whole.append(last.value)
      last = Digest()
    }
  }

  /// How many bytes block `index` has; 0 after the last one.
  package func length(of index: Int) -> Int {
    index < whole.count ? Self.size : index == whole.count ? last.count : 0
  }

  /// Whether `bytes` are all of block `index`.
  package func isSame(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == length(of: index) else { return false }
    var digest = Digest()
    digest.update(bytes, 0..<bytes.count)
    return digest.value == (index < whole.count ? whole[index] : last.value)
  }
}
