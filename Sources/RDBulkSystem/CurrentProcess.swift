import Libc

/// What this process was started with, and its end.
package enum CurrentProcess {
  /// An environment variable; nil if it is unset or empty.
  package static func environment(_ name: String) -> String? {
    // Nothing in this program changes the environment, so the text stays valid while it is copied.
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The words after the program's name. Swift reads them from `/proc`; where that is not mounted, they are taken from
  /// where the process got them.
  package static var arguments: [String] {
    let words = CommandLine.arguments
    return Array((words.isEmpty ? initialArguments : words).dropFirst())
  }

  /// Ends the process.
  package static func exit(_ code: Int32) -> Never { Libc.exit(code) }

  /// Fills the descriptors of standard streams that were closed before the process started. Otherwise the next file to
  /// be opened becomes one of them, and messages or results go into it. What fills a descriptor can't be used in the
  /// stream's direction, so that results that go nowhere are still an error.
  package static func guardStandardStreams() {
    for (number, direction) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
    where fcntl(number, F_GETFD) < 0 && errno == EBADF {
      // open(2) returns the lowest free number, which is this one, since those below it are open. It stays open to the
      // end.
      _ = unsafe open("/dev/null", direction)
    }
  }
}
