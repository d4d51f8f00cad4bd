/// Which contact a request is about.
enum ContactKey: Equatable, Sendable {
  case uuid(UUID4)
  /// In lower case.
  case email(String)
}
