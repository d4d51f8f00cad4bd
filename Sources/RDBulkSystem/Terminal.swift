import Libc
package import RDBulkCore

/// The terminal behind a descriptor.
package enum Terminal {
  package struct Size: Equatable, Sendable {
    package var columns: Int
    package var lines: Int

    package init(columns: Int, lines: Int) {
      self.columns = columns
      self.lines = lines
    }
  }

  package static func isTerminal(_ number: Int32) -> Bool { isatty(number) == 1 }

  /// Columns and lines of a terminal at present; nil where it does not say.
  package static func size(of number: Int32) -> Size? {
    var window = winsize()
    // The call writes one `winsize`, which outlives it.
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Size(columns: Int(window.ws_col), lines: Int(window.ws_row))
  }
}

/// While it is there, a terminal does not show what is typed; with its end it shows that again.
package struct HiddenTyping: ~Copyable {
  private let number: Int32
  private let saved: termios

  /// `number` must stay open. Throws where the terminal can't be told.
  package init(_ number: Int32, action: @autoclosure () -> Message) throws(SystemError) {
    var saved = termios()
    guard unsafe tcgetattr(number, &saved) == 0 else { throw SystemError(after: action) }
    // Stopped by Ctrl-Z, the terminal would be left as it is.
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
