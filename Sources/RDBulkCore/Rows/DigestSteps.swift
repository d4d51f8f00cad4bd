/// The digests that an event's key is made of.
struct DigestSteps: Sendable {
  let key: KeyedDigest.Key

  /// What a value's digest begins with, so that a text never has that of a number.
  enum Tag: UInt64 {
    case key, element, string, number, yes, no, null, emptyObject, emptyArray, unreadable
  }

  init(_ key: KeyedDigest.Key) { self.key = key }

  @inline(__always)
  func begin(_ tag: Tag, _ path: UInt128) -> KeyedDigest {
    var digest = KeyedDigest(key)
    digest.update(tag.rawValue)
    digest.update(UInt64(truncatingIfNeeded: path))
    digest.update(UInt64(truncatingIfNeeded: path &>> 64))
    return digest
  }

  func element(_ path: UInt128, _ index: Int) -> UInt128 {
    var digest = begin(.element, path)
    digest.update(UInt64(index))
    return digest.finish()
  }

  func member(_ path: UInt128, _ bytes: Span<UInt8>, _ token: JSONToken) -> UInt128 {
    var digest = begin(.key, path)
    guard token.hasEscapes else {
      digest.update(bytes, token.range)
      return digest.finish()
    }
    var name: [UInt8] = []
    JSONText.appendUnescaped(bytes, token.range, to: &name)
    digest.update(name.span, 0..<name.count)
    return digest.finish()
  }

  @inline(__always)
  func digest(_ tag: Tag, _ path: UInt128, _ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt128 {
    var digest = begin(tag, path)
    digest.update(bytes, range)
    return digest.finish()
  }

  func text(_ path: UInt128, _ bytes: Span<UInt8>, _ token: JSONToken, isAddress: Bool) -> UInt128 {
    if !token.hasEscapes, !isAddress { return digest(.string, path, bytes, Self.trimmed(bytes, token.range)) }
    if !token.hasEscapes {
      var digest = begin(.string, path)
      for index in Self.trimmed(bytes, token.range) { digest.update(byte: ASCII.lowercased(bytes[index])) }
      return digest.finish()
    }
    var text: [UInt8] = []
    JSONText.appendUnescaped(bytes, token.range, to: &text)
    if isAddress {
      for index in text.indices { text[index] = ASCII.lowercased(text[index]) }
    }
    return digest(.string, path, text.span, Self.trimmed(text.span, 0..<text.count))
  }

  /// Without blanks and line ends around it.
  private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= ASCII.space { start &+= 1 }
    while end > start, bytes[end &- 1] <= ASCII.space { end &-= 1 }
    return start..<end
  }
}
