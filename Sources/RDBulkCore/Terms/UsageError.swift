/// Why a command line can't be followed, told to the person who typed it.
///
/// Neither text ever holds what may be a token: values pass through `Quoted` on their way in.
package struct UsageError: Error, Equatable, Sendable {
  /// One sentence: the flag and its value, and what is allowed.
  package var message: Message
  /// What to do next; the parser points to the command's help where a flag has nothing better to say.
  package var hint: Message?
  /// Which of the program's arguments is wrong, from 0; nil where it is none of them alone.
  package var argumentIndex: Int?

  package init(_ message: Message, hint: Message? = nil) {
    self.message = message
    self.hint = hint
  }
}
