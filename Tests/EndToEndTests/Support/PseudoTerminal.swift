import Foundation
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A terminal that a test types at.
final class PseudoTerminal {
  private let master: Int32
  let slave: FileHandle

  init() throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    let made = unsafe openpty(&ends.master, &ends.slave, nil, nil, nil)
    try #require(made == 0)
    master = ends.master
    slave = FileHandle(fileDescriptor: ends.slave, closeOnDealloc: true)
  }

  deinit { _ = close(master) }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(master, $0.baseAddress, $0.count) }
  }

  /// What the terminal shows of what was typed, until now.
  func shown() -> String {
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(master, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  var echoes: Bool {
    var settings = termios()
    return unsafe tcgetattr(slave.fileDescriptor, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }
}
