/// How long a server asks to wait, in whichever header it uses.
///
/// `Retry-After` is in seconds or a date (RFC 9110, section 10.2.3). The API's gateway adds `-Quotas` to its headers'
/// names, and `RateLimit-Reset` counts the seconds to the end of the window.
package enum RetryAfter {
  /// The headers that may say it, most informative first.
  package static let headerNames = [
    "Retry-After-Quotas", "Retry-After", "RateLimit-Reset-Quotas", "RateLimit-Reset", "X-RateLimit-Reset-Quotas",
    "X-RateLimit-Reset",
  ]

  /// Nanoseconds to wait from `unixSeconds` (the current wall clock), or nil if no value is readable. `values` are the
  /// headers' values, in the order of `headerNames`.
  package static func parse(_ values: [String?], unixSeconds: Int64) -> Int64? {
    for value in values {
      if let value, let wait = parse(value, unixSeconds: unixSeconds) { return wait }
    }
    return nil
  }

  private static func parse(_ value: String, unixSeconds: Int64) -> Int64? {
    let text = value.trimmingBlanks()
    // A header sent twice is joined with a comma; parameters follow a semicolon.
    let first = String(text.prefix { $0 != "," && $0 != ";" }).trimmingBlanks()
    if let seconds = seconds(first) {
      return Int64(min(length(seconds, unixSeconds), longest) * 1_000_000_000)
    }
    guard let moment = HTTPDate.parse(text) else { return nil }
    return .seconds(min(max(0, moment - unixSeconds), Int64(longest)))
  }

  /// Digits, optionally with a fraction.
  private static func seconds(_ text: String) -> Double? {
    guard text.utf8.first.map(ASCII.isDigit) ?? false,
      text.utf8.allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    return Double(text)
  }

  /// A very large number is a time in Unix seconds or milliseconds rather than a duration.
  private static func length(_ seconds: Double, _ unixSeconds: Int64) -> Double {
    guard seconds > longest else { return seconds }
    let moment = seconds > 100 * longest ? seconds / 1_000 : seconds
    return max(0, moment - Double(unixSeconds))
  }

  /// Seconds: longer than any wait, and smaller than any current time.
  private static let longest: Double = 1_000_000_000
}

extension String {
  /// Without leading and trailing spaces and tabs.
  func trimmingBlanks() -> String {
    let bytes = Array(utf8)
    return String(decoding: FieldText.trimmed(bytes), as: UTF8.self)
  }
}
