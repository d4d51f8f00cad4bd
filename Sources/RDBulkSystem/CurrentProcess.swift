import Libc

/// What this process was started with, and its end.
package enum CurrentProcess {
  /// An environment variable; nil where it is not set or empty.
  package static func environment(_ name: String) -> String? {
    // Nothing in this program changes the environment, so the text stays where it is while it is copied.
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Ends the process.
  package static func exit(_ code: Int32) -> Never { Libc.exit(code) }

  /// Fills the places of standard streams that whoever started the process has closed: else the next file that is opened
  /// becomes one of them, and messages or results go into it. What fills a place can't be used in the stream's direction,
  /// so that results that go nowhere are an error as before.
  package static func guardStandardStreams() {
    for (number, direction) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
    where fcntl(number, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is given, which is this one: those below it are open. It stays open to the end.
      _ = unsafe open("/dev/null", direction)
    }
  }
}
