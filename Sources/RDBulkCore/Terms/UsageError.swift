/// Why a command line can't be understood, for the person who typed it.
///
/// Neither text ever holds what may be a token: values pass through `Quoted` on their way in.
package struct UsageError: Error, Equatable, Sendable {
  /// One sentence: the flag, its value, and what is allowed.
  package var message: Message
  /// What to do next. If the flag has nothing better to say, the parser points to the command's help.
  package var hint: Message?
  /// The index of the wrong argument, from 0; nil if no single one is to blame.
  package var argumentIndex: Int?

  /// An error that no single argument is to blame for yet; the parser fills in the index.
  package init(_ message: Message, hint: Message? = nil) {
    self.message = message
    self.hint = hint
  }
}
