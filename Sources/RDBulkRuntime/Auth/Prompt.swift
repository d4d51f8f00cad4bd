import RDBulkCore
import RDBulkSystem

/// Asks questions on the terminal; answers come from standard input.
struct Prompt: ~Copyable {
  private let input = Descriptor(standard: 0)
  private let console: Console

  init(_ console: Console) { self.console = console }

  /// No answer to any of these questions is longer, in bytes.
  private static let lineLimit = 16_384

  var isTerminal: Bool { input.isTerminal }

  /// Asks `question` and reads one line; nil if the input ends first. With `hidden`, what is typed isn't shown; the
  /// terminal is back to normal before this returns or throws, whatever happens.
  func ask(
    _ question: Message, hidden: Bool = false, _ signals: borrowing SignalWatch
  ) throws(Failure) -> String? {
    let shield = try hidden && isTerminal ? hide() : nil
    // Whatever happens meanwhile.
    defer { withExtendedLifetime(shield) {} }
    // Not until typing is hidden: an answer may follow the question at once.
    if isTerminal { console.ask(question) }
    return try readLine(signals)
  }

  private func hide() throws(Failure) -> HiddenTyping {
    try Failure.as(
      .usage, hint: "Set RD_CLIENT_ID and RD_CLIENT_SECRET instead.",
      HiddenTyping(input.number, action: "The terminal's echo can't be turned off"))
  }

  private func readLine(_ signals: borrowing SignalWatch) throws(Failure) -> String? {
    var line: [UInt8] = []
    var byte: [UInt8] = [0]
    while line.count < Self.lineLimit {
      input.waitUntilReadable(or: signals.descriptor)
      if let signal = signals.received() { throw .interrupted(signal) }
      // One byte at a time: what follows the line is for the next question.
      let result = unsafe byte.withUnsafeMutableBytes {
        unsafe input.read(into: $0, action: "The answer can't be read")
      }
      guard let count = try Failure.as(.gaveUp, result.get()) else { continue }
      guard count > 0 else { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
      if byte[0] == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(byte[0])
    }
    throw .usage("That line is too long to be an answer.")
  }
}
