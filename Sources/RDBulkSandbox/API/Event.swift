/// An accepted event, reduced to what the sandbox remembers.
struct Event: Equatable, Sendable {
  let type: String
  /// In lower case: the API's contacts ignore case.
  let email: String
}
