import RDBulkCore
import RDBulkSystem

/// Pages of digests in an unnamed file, which disappears with the process however that ends. If the system refuses,
/// reading has to stop: the next rows can't be compared.
final class DigestFile: DigestPages {
  /// Digests per page, which is as large as the system's own.
  static let pageSize = 256
  /// Digests kept in memory: less than a megabyte.
  static let inMemory = 1 << 15

  private static let size = MemoryLayout<UInt128>.stride
  private let descriptor: Descriptor
  private let folder: String

  /// Creates the file in `TMPDIR`, or where large temporary files belong.
  init() throws(Failure) {
    folder = CurrentProcess.environment("TMPDIR") ?? "/var/tmp"
    let action = Self.action(folder)
    let parent = try Failure.as(.input, Folder(folder, action: action))
    // The name is unpredictable, and an existing file is never opened.
    let name = "rdbulk-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    descriptor = try Failure.as(
      .input, parent.open(name, [.readWrite, .create, .exclusive, .noFollow], action: action))
    try Failure.as(.input, parent.remove(name, action: action))
  }

  func read(_ page: Int, count: Int, into digests: inout [UInt128]) throws(Failure) {
    digests.removeAll(keepingCapacity: true)
    digests.append(contentsOf: repeatElement(0, count: count))
    let start = page * Self.pageSize * Self.size
    var done = 0
    while done < count * Self.size {
      // The call writes at most the buffer's length into it before the closure ends; any bytes are a digest.
      let result = unsafe digests.withUnsafeMutableBytes { buffer in
        unsafe descriptor.read(
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]), at: start + done, action: Self.action(folder))
      }
      guard let read = try Failure.as(.input, result.get()) else { continue }
      // What was written is there, unless the disk has lost it.
      guard read > 0 else { throw Failure(.input, SystemError(Self.action(folder), .deviceError)) }
      done += read
    }
  }

  func write(_ digests: Span<UInt128>, to page: Int, at index: Int) throws(Failure) {
    let start = (page * Self.pageSize + index) * Self.size
    // Digests have no padding.
    try unsafe Failure.as(.input, descriptor.write(digests.bytes, at: start, action: Self.action(folder)))
  }

  private static func action(_ folder: String) -> Message {
    "The rows seen so far can't be stored in \(Quoted.name(folder)) (TMPDIR names another folder)"
  }
}
