/// Recognises events that are the same, however they are written.
///
/// Two events are the same if they have the same type and the same payload, where these don't count: the case of the
/// contact's address, blanks around a text, the order of an object's keys, escapes, and how a number is written (`12500`,
/// `12500.00`, `1.25e4`). A text is never a number, and the order of a list's elements counts. With
/// ``EventIdentity/email``, only the type and the address count.
///
/// Each value is digested together with its path; the sum of these digests doesn't depend on the order of the keys.
package struct EventDigest: Sendable {
  private let steps: DigestSteps
  private let identity: EventIdentity
  /// The digests of the paths to the open objects and arrays.
  private var levels: [Level] = []
  private var sum: UInt128 = 0
  /// A number's digits.
  private var text: [UInt8] = []
  private var names = DigestMemo()
  private var texts = DigestMemo()

  private struct Level {
    var path: UInt128
    /// In an array, the number of elements so far; in an object, -1.
    var elements: Int
  }

  /// Digests under `key`.
  package init(_ key: KeyedDigest.Key, _ identity: EventIdentity = .payload) {
    steps = DigestSteps(key)
    self.identity = identity
  }

  /// The key of an event, in `range` of `bytes`.
  package mutating func key(of bytes: Span<UInt8>, _ range: Range<Int>) -> EventKey {
    levels.removeAll(keepingCapacity: true)
    sum = 0
    names.begin()
    texts.begin()
    var scanner = JSONScanner(range)
    do throws(JSONError) { try read(bytes, &scanner) } catch {
      // The mapper writes JSON; anything else is the same only as itself.
      sum &+= steps.digest(.unreadable, 0, bytes, range)
    }
    return EventKey(sum)
  }

  /// The key of a request with a path of its own: the same without regard to the path's case, with the same body.
  package mutating func key(path: [UInt8], _ body: Span<UInt8>, _ range: Range<Int>) -> EventKey {
    var digest = KeyedDigest(steps.key)
    digest.update(DigestSteps.Tag.unreadable.rawValue)
    for byte in path { digest.update(byte: ASCII.lowercased(byte)) }
    digest.update(byte: 0)
    digest.update(body, range)
    return EventKey(digest.finish())
  }

  private mutating func read(_ bytes: Span<UInt8>, _ scanner: inout JSONScanner) throws(JSONError) {
    let steps = steps
    // The path of the next value.
    var path: UInt128 = 0
    var isAddress = false
    var counts = identity == .payload
    while true {
      let token = try scanner.next(bytes)
      if let last = levels.indices.last, levels[last].elements >= 0, token.kind != .endArray {
        path = steps.element(levels[last].path, levels[last].elements)
        levels[last].elements &+= 1
      }
      switch token.kind {
      case .key:
        let isOuter = levels.count == 1
        isAddress = levels.count == 2 && isWord(token, bytes, "email")
        if identity == .email { counts = isAddress || (isOuter && isWord(token, bytes, "event_type")) }
        let outer = levels.last?.path ?? 0
        path = names.digest(outer, bytes, token.range) { steps.member(outer, bytes, token) }
      case .beginObject: levels.append(Level(path: path, elements: -1))
      case .beginArray: levels.append(Level(path: path, elements: 0))
      case .endObject, .endArray: levels.removeLast()
      case .string:
        if counts {
          sum &+= texts.digest(path, bytes, token.range) { steps.text(path, bytes, token, isAddress: isAddress) }
        }
      case .number: if counts { addNumber(path, bytes, token.range) }
      case .yes: if counts { add(.yes, path) }
      case .no: if counts { add(.no, path) }
      case .null: if counts { add(.null, path) }
      case .end: return
      }
      if counts, token.kind == .beginArray { add(.emptyArray, path) }
      if counts, token.kind == .beginObject, levels.count > 2 { add(.emptyObject, path) }
    }
  }

  private func isWord(_ token: JSONToken, _ bytes: Span<UInt8>, _ word: StaticString) -> Bool {
    guard token.end - token.start == word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount {
      // The offset is below the length of the literal, which lives as long as the program.
      if unsafe bytes[token.start + offset] != word.utf8Start[offset] { return false }
    }
    return true
  }

  // MARK: - Digests

  private mutating func add(_ tag: DigestSteps.Tag, _ path: UInt128) { sum &+= steps.begin(tag, path).finish() }

  /// A number by its sign, its digits without zeros around them, and its exponent.
  private mutating func addNumber(_ path: UInt128, _ bytes: Span<UInt8>, _ range: Range<Int>) {
    var digits: [UInt8] = []
    swap(&digits, &text)
    digits.removeAll(keepingCapacity: true)
    let exponent = Self.appendDigits(of: bytes, range, to: &digits)
    var digest = steps.begin(.number, path)
    let isZero = digits.isEmpty
    digest.update(isZero ? 0 : UInt64(bitPattern: Int64(exponent)))
    if !isZero, bytes[range.lowerBound] == UInt8(ascii: "-") { digest.update(byte: UInt8(ascii: "-")) }
    digest.update(digits.span, 0..<digits.count)
    sum &+= digest.finish()
    swap(&digits, &text)
  }

  /// Appends the digits of a JSON number without zeros around them, none for zero; returns the power of ten of the last
  /// one.
  private static func appendDigits(of bytes: Span<UInt8>, _ range: Range<Int>, to digits: inout [UInt8]) -> Int {
    var index = range.lowerBound
    var exponent = 0
    var isFraction = false
    while index < range.upperBound {
      let byte = bytes[index]
      index &+= 1
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if ASCII.isDigit(byte) {
        if isFraction { exponent &-= 1 }
        if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte) }
      } else if byte != UInt8(ascii: "-") {
        break
      }
    }
    if index < range.upperBound { exponent &+= written(bytes, index..<range.upperBound) }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent &+= 1
    }
    return exponent
  }

  /// The exponent after `e`; one that is too large for any number stays large.
  private static func written(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var value = 0
    for index in range where ASCII.isDigit(bytes[index]) && value < 1 << 40 {
      value = value &* 10 &+ Int(bytes[index] & 15)
    }
    return bytes[range.lowerBound] == UInt8(ascii: "-") ? -value : value
  }
}
