import Libc
package import RDBulkCore

/// The terminal behind a descriptor.
package enum Terminal {
  /// A terminal's size in character cells.
  package struct Size: Equatable, Sendable {
    package var columns: Int
    package var lines: Int

    /// A size in character cells.
    package init(columns: Int, lines: Int) {
      self.columns = columns
      self.lines = lines
    }
  }

  /// Whether the descriptor `number` is a terminal.
  package static func isTerminal(_ number: Int32) -> Bool { isatty(number) == 1 }

  /// The terminal's current size; nil if it doesn't say.
  package static func size(of number: Int32) -> Size? {
    var window = winsize()
    // The call writes one `winsize`, which outlives it.
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Size(columns: Int(window.ws_col), lines: Int(window.ws_row))
  }
}

/// Keeps a terminal from showing what is typed for as long as it exists.
package struct HiddenTyping: ~Copyable {
  private let number: Int32
  private let saved: termios

  /// `number` must stay open. Throws if the terminal can't be set.
  package init(_ number: Int32, action: @autoclosure () -> Message) throws(SystemError) {
    var saved = termios()
    guard unsafe tcgetattr(number, &saved) == 0 else { throw SystemError(after: action) }
    // Stopped by Ctrl-Z, the terminal would stay that way.
    _ = signal(SIGTSTP, SIG_IGN)
    var changed = saved
    changed.c_lflag = changed.c_lflag & ~tcflag_t(ECHO) | tcflag_t(ECHONL)
    guard unsafe tcsetattr(number, TCSAFLUSH, &changed) == 0 else {
      let code = SystemError.Code(errno)
      _ = signal(SIGTSTP, SIG_DFL)
      throw SystemError(action(), code)
    }
    self.number = number
    self.saved = saved
  }

  deinit {
    var saved = saved
    _ = unsafe tcsetattr(number, TCSAFLUSH, &saved)
    _ = signal(SIGTSTP, SIG_DFL)
  }
}
