/// The name of a token's account, as `GET /marketing/account_info` answers it.
package enum AccountName {
  package static let path = "/marketing/account_info"

  /// The most characters that are shown of it.
  private static let limit = 100

  /// Reads the API's answer; nil if it has no name. What comes out is bounded and has no controls: it is shown to people.
  package static func read(_ body: Span<UInt8>) -> String? {
    guard let value = try? JSONValue(parsing: body, 0..<body.count), let name = value["name"]?.text else { return nil }
    return cleaned(name)
  }

  /// The name as it is shown; nil if nothing is left of it.
  package static func cleaned(_ name: String) -> String? {
    let clean = ErrorBody.clean(name, limit: limit)
    return clean.isEmpty ? nil : clean
  }
}
