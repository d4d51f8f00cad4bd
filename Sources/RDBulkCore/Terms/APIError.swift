/// An error as the results and messages show it: a code in the API's style and a sentence, both short and harmless.
package struct APIError: Equatable, Sendable {
  package var code: String
  package var message: Message

  package init(_ code: String, _ message: Message) {
    self.code = code
    self.message = message
  }
}
