#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Files of tests, in the system's folder for temporary ones.
enum TestFile {
  static func path(_ name: String) -> String { "/tmp/rdbulk-sandbox-tests-\(getpid())-\(name)" }

  /// The text and the permission bits of a file; nil where there is none.
  static func read(_ path: String) -> (text: String, mode: UInt32)? {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    defer { _ = close(number) }
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    // The pointer is used only inside the closure, with the buffer's length.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe readBytes(number, $0.baseAddress, $0.count) }
    return (String(decoding: bytes.prefix(max(0, count)), as: UTF8.self), UInt32(status.st_mode) & 0o777)
  }

  /// Makes `path` hold `text`; false where that fails.
  static func write(_ path: String, _ text: String) -> Bool {
    let number = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard number >= 0 else { return false }
    defer { _ = close(number) }
    let bytes = Array(text.utf8)
    // The pointer is used only inside the closure, with the buffer's length.
    return unsafe bytes.withUnsafeBytes { unsafe writeBytes(number, $0.baseAddress, $0.count) } == bytes.count
  }

  static func remove(_ path: String) { _ = unsafe unlink(path) }
}

// The C functions whose names the methods above take.
private func writeBytes(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(number, start, count)
}

private func readBytes(_ number: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(number, start, count)
}
