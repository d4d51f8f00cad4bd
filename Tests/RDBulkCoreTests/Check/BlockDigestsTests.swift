import RDBulkCore
import Testing

@Suite("Check: digests of blocks")
struct BlockDigestsTests {
  @Test(
    "However a file is read, its blocks are known again, and a changed one is not",
    arguments: [1, 1_000, 65_536, 200_000])
  func blocks(_ piece: Int) {
    let size = BlockDigests.size
    let file = (0..<2 * size + 77).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    var digests = BlockDigests()
    for start in stride(from: 0, to: file.count, by: piece) {
      digests.add(file.span, start..<min(file.count, start + piece))
    }
    #expect(digests.count == file.count)
    #expect([0, 1, 2, 3].map(digests.length) == [size, size, 77, 0])
    for index in 0..<3 {
      var block = Array(file[index * size..<min(file.count, (index + 1) * size)])
      let isSame = digests.isSame(index, block.span)
      #expect(isSame)
      let shorter = Array(block.dropLast())
      let isShorterSame = digests.isSame(index, shorter.span)
      #expect(!isShorterSame)
      block[block.count / 2] ^= 1
      let isChangedSame = digests.isSame(index, block.span)
      #expect(!isChangedSame)
    }
  }
}
