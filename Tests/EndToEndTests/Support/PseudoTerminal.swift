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

  /// A terminal of so many columns; nil: one that doesn't say.
  init(columns: UInt16? = nil) throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var size = winsize(ws_row: columns == nil ? 0 : 24, ws_col: columns ?? 0, ws_xpixel: 0, ws_ypixel: 0)
    let made = unsafe openpty(&ends.master, &ends.slave, nil, nil, &size)
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
  func shown() -> String { String(decoding: bytes(), as: UTF8.self) }

  /// What the terminal shows until `text` is there, with plain line ends. It passes on what it was given in its own time;
  /// after five seconds, whatever there is.
  func shown(until text: String) -> String {
    var all: [UInt8] = []
    var shown = ""
    let found: Bool? = waitFor(seconds: 5) {
      all += bytes()
      shown = String(decoding: all, as: UTF8.self).replacing("\r\n", with: "\n")
      return shown.contains(text) ? true : nil
    }
    return found == true ? shown : shown + " (and no more)"
  }

  /// What the terminal shows that was not read yet, at most 4 KiB of it.
  func bytes() -> [UInt8] {
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(master, $0.baseAddress, $0.count) }
    return Array(bytes.prefix(max(0, count)))
  }

  var echoes: Bool {
    var settings = termios()
    return unsafe tcgetattr(slave.fileDescriptor, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }
}
