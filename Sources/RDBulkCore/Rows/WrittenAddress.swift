/// An address as mail programs and web pages write it: `Ana Souza <ana@example.com>`, `mailto:ana@example.com`.
enum WrittenAddress {
  /// Where the address is in the text in `range` of `bytes`; nil if the text isn't written like that, has another
  /// address too, or what is there isn't an address.
  static func find(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    var address = range
    var name = range.lowerBound..<range.lowerBound
    if let last = range.last, bytes[last] == UInt8(ascii: ">") {
      guard let open = range.last(where: { bytes[$0] == UInt8(ascii: "<") }) else { return nil }
      name = FieldText.trim(bytes, range.lowerBound..<open)
      address = FieldText.trim(bytes, open &+ 1..<last)
    }
    address = withoutScheme(bytes, address)
    guard address != range, EmailRule.holds(bytes, address), isName(bytes, name, of: address) else { return nil }
    return address
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
