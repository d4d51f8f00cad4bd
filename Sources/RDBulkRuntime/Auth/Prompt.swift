#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore

/// Questions to whoever sits at the terminal; answers come from standard input.
struct Prompt: ~Copyable {
  private let input = Descriptor(standard: 0)
  private let console: Console

  init(_ console: Console) { self.console = console }

  /// A longer line is no answer to anything asked here, in bytes.
  private static let lineLimit = 16_384

  var isTerminal: Bool { input.isTerminal }

  /// Asks `question` and reads one line; nil where the input ends first. `hidden`: what is typed is not shown.
  ///
  /// The terminal shows again what is typed before this returns or throws, whatever happens meanwhile.
  func ask(
    _ question: Message, hidden: Bool = false, _ signals: borrowing SignalWatch
  ) throws(RunError) -> String? {
    let isHidden = hidden && isTerminal
    var saved = termios()
    if isHidden { try hide(&saved) }
    defer { if isHidden { show(saved) } }
    // Only once nothing typed is shown: an answer may follow the question at once.
    if isTerminal { console.ask(question) }
    return try readLine(signals)
  }

  private func hide(_ saved: inout termios) throws(RunError) {
    guard unsafe tcgetattr(input.number, &saved) == 0 else { throw Self.failure }
    // Stopped by Ctrl-Z, the terminal would be left as it is.
    _ = signal(SIGTSTP, SIG_IGN)
    var changed = saved
    changed.c_lflag = changed.c_lflag & ~tcflag_t(ECHO) | tcflag_t(ECHONL)
    guard unsafe tcsetattr(input.number, TCSAFLUSH, &changed) == 0 else {
      _ = signal(SIGTSTP, SIG_DFL)
      throw Self.failure
    }
  }

  private func show(_ saved: termios) {
    var saved = saved
    _ = unsafe tcsetattr(input.number, TCSAFLUSH, &saved)
    _ = signal(SIGTSTP, SIG_DFL)
  }

  private static var failure: RunError {
    .usage(
      UsageError(
        SystemError("The terminal can't be kept from showing what is typed").message,
        hint: "Set RD_CLIENT_ID and RD_CLIENT_SECRET instead."))
  }

  private func readLine(_ signals: borrowing SignalWatch) throws(RunError) -> String? {
    var line: [UInt8] = []
    var byte: [UInt8] = [0]
    while line.count < Self.lineLimit {
      input.waitUntilReadable(or: signals.descriptor)
      if let signal = signals.received() { throw .interrupted(signal) }
      // One byte at a time: what follows the line is for the next question.
      let result = unsafe byte.withUnsafeMutableBytes { unsafe input.read(into: $0) }
      do throws(SystemError) {
        guard let count = try result.get() else { continue }
        guard count > 0 else { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
      } catch {
        throw .input(error)
      }
      if byte[0] == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte[0])
    }
    throw .usage(UsageError("That line is too long to be an answer."))
  }
}
