/// An address as mail programs and web pages write it: `Ana Souza <ana@example.com>`, `Ana (ana@example.com)`,
/// `mailto:ana@example.com`, and one that a list ends with or repeats: `ana@example.com; ana@example.com`.
enum WrittenAddress {
  /// Where the address is in the text in `range` of `bytes`; nil if the text isn't written like that, has another
  /// address too, or what is there isn't an address.
  static func find(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    let range = once(bytes, range)
    var address = range
    var name = range.lowerBound..<range.lowerBound
    if EmailRule.holds(bytes, range) { return range }
    if let last = range.last, let opening = opening(bytes[last]) {
      guard let open = range.last(where: { bytes[$0] == opening }) else { return nil }
      name = FieldText.trim(bytes, range.lowerBound..<open)
      address = FieldText.trim(bytes, open &+ 1..<last)
    }
    address = withoutScheme(bytes, address)
    guard address != range, EmailRule.holds(bytes, address), isName(bytes, name, of: address) else { return nil }
    return address
  }

  /// What opens the brackets that `closing` closes; nil for any other byte.
  private static func opening(_ closing: UInt8) -> UInt8? {
    switch closing {
    case UInt8(ascii: ">"): UInt8(ascii: "<")
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    default: nil
    }
  }

  /// The part of `range` before a semicolon or comma at its end, or before the same text again after one.
  private static func once(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    guard let mark = range.first(where: { bytes[$0] == ASCII.semicolon || bytes[$0] == ASCII.comma }) else {
      return range
    }
    let first = FieldText.trim(bytes, range.lowerBound..<mark)
    let second = FieldText.trim(bytes, mark &+ 1..<range.upperBound)
    guard !second.isEmpty else { return first }
    guard first.count == second.count,
      zip(first, second).allSatisfy({ ASCII.lowercased(bytes[$0]) == ASCII.lowercased(bytes[$1]) })
    else { return range }
    return first
  }

  /// Whether the text before the brackets is a name, or the same address again.
  private static func isName(_ bytes: Span<UInt8>, _ name: Range<Int>, of address: Range<Int>) -> Bool {
    if name.contains(where: { bytes[$0] == UInt8(ascii: "<") || bytes[$0] == UInt8(ascii: ">") }) { return false }
    guard name.contains(where: { bytes[$0] == UInt8(ascii: "@") }) else { return true }
    var bare = withoutScheme(bytes, name)
    if let first = bare.first, let last = bare.last, last > first, bytes[first] == bytes[last],
      bytes[first] == ASCII.quote || bytes[first] == UInt8(ascii: "'")
    {
      bare = bare.dropFirst().dropLast()
    }
    guard bare.count == address.count else { return false }
    return zip(bare, address).allSatisfy { ASCII.lowercased(bytes[$0]) == ASCII.lowercased(bytes[$1]) }
  }

  private static let scheme = Array("mailto:".utf8)

  /// The part of `range` after `mailto:` and before the subject and anything else a link may carry.
  private static func withoutScheme(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    guard range.count > scheme.count,
      zip(range, scheme).allSatisfy({ ASCII.lowercased(bytes[$0]) == $1 })
    else { return range }
    let start = range.lowerBound &+ scheme.count
    let end = (start..<range.upperBound).first { bytes[$0] == UInt8(ascii: "?") } ?? range.upperBound
    return FieldText.trim(bytes, start..<end)
  }
}
