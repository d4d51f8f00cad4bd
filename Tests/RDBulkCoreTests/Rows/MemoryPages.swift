import RDBulkCore

/// Pages in memory, of which reading or writing fails from some moment on.
final class MemoryPages: DigestPages {
  static let full = Failure(.input, "There is no room.")

  private var pages: [[UInt128]] = []
  private(set) var reads = 0
  var writesLeft = Int.max
  let size: Int

  init(size: Int) { self.size = size }

  func read(_ page: Int, count: Int, into digests: inout [UInt128]) throws(Failure) {
    reads += 1
    digests = Array(pages[page][..<count])
  }

  func write(_ digests: Span<UInt128>, to page: Int, at start: Int) throws(Failure) {
    writesLeft -= 1
    if writesLeft < 0 { throw Self.full }
    while pages.count <= page { pages.append(Array(repeating: .max, count: size)) }
    for index in digests.indices { pages[page][start + index] = digests[index] }
  }

  var count: Int { pages.count }
}
