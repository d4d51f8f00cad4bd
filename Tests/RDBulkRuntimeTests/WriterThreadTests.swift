#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore
import Testing

@testable import RDBulkRuntime

@Suite("The thread that writes") struct WriterThreadTests {
  /// The sizes of what is handed over, one after the other.
  private static let sizes: [[Int]] = [
    [], [0], [1], [0, 5, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9], Array(repeating: 70_000, count: 40),
    (0..<300).map { $0 * 37 % 5_000 },
  ]

  @Test("writes all in order, and hands back empty buffers", arguments: sizes) func order(_ sizes: [Int]) throws {
    let place = try Place()
    let thread = try WriterThread(OutputFile.create(place.path("out"), overwrite: false))
    var expected: [UInt8] = []
    var bytes: [UInt8] = []
    for (number, size) in sizes.enumerated() {
      bytes.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: number), count: size))
      expected += bytes
      try thread.write(&bytes)
      #expect(bytes == [])
    }
    try thread.waitUntilIdle()
    try #expect(place.read("out") == expected)
    bytes = [1, 2, 3]
    try thread.write(&bytes)
    try thread.end()
    try #expect(place.read("out") == expected + [1, 2, 3])
  }

  #if os(Linux)
  @Test("tells a full disk, once and for all") func full() throws {
    let thread = try WriterThread(OutputFile.create("/dev/full", overwrite: true))
    var bytes: [UInt8] = [1, 2, 3]
    try thread.write(&bytes)
    let said = try #require(throws: SystemError.self) { try thread.waitUntilIdle() }
    #expect(said.code == ENOSPC)
    bytes = [4]
    #expect(throws: said) { try thread.write(&bytes) }
    #expect(bytes == [4], "what was not taken is still held")
    #expect(throws: said) { try thread.end() }
  }
  #endif
}
