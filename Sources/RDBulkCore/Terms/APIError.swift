/// An error as results and messages show it: a code in the API's style and a sentence, both short and safe to print.
package struct APIError: Equatable, Sendable {
  package var code: String
  package var message: Message

  /// An error with `code` and one sentence.
  package init(_ code: String, _ message: Message) {
    self.code = code
    self.message = message
  }
}
