import RDBulkCore

/// The string literals of Swift source text, read as far as it takes to tell what their keys would be as messages.
///
/// Literals that `+` joins are one; those within an interpolation are found, too. It knows comments, raw strings and
/// literals of many lines, and it does not know types: whether a literal is a message is for its reader to tell.
struct SourceLiterals {
  struct Literal: Equatable, Sendable {
    /// As `Message` would have it.
    var key: String
    /// The placeholders whose interpolation is a number that a template may choose forms by.
    var quantities: Set<Int>
    var line: Int
    /// Written `Message("…")`.
    var isMarked = false
    /// One of those that an interpolation chooses between: `\(isOne ? "this" : "that")`.
    var isChoice = false
    /// `+` joins it with something that is no literal, so that its key is not what stands in the source.
    var isJoinedWithOther = false
  }

  private(set) var literals: [Literal] = []
  private let text: [UInt8]
  private var place = 0

  init(_ source: String) {
    text = Array(source.utf8)
    readCode(untilParenthesis: false)
  }

  /// Reads code up to the end, or to the parenthesis that closes an interpolation.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    /// The end of the last thing that is no blank and no comment.
    var lastToken: [UInt8] = []
    /// The chain of literals at hand, and whether a `+` followed it.
    var open: Literal?
    var plus = false
    func note(_ token: [UInt8]) { lastToken = token }
    while place < text.count {
      let byte = text[place]
      if skipBlank() { continue }
      if let hashes = literalStart() {
        let joined = plus && lastToken == Array("+".utf8)
        let isMarked = lastToken == Array("Message(".utf8)
        let isChoice = untilParenthesis && [Array("?".utf8), Array(":".utf8)].contains(lastToken)
        let afterOther = !joined && lastToken == Array("+".utf8)
        var literal = readLiteral(hashes: hashes)
        literal.isMarked = isMarked
        literal.isChoice = isChoice
        literal.isJoinedWithOther = afterOther
        if joined, let first = open {
          open = Self.join(first, literal)
        } else {
          if let first = open { literals.append(first) }
          open = literal
        }
        plus = false
        note(Array("\"".utf8))
        continue
      }
      if byte == UInt8(ascii: "+"), place + 1 < text.count, text[place + 1] != UInt8(ascii: "="), open != nil,
        lastToken == Array("\"".utf8)
      {
        plus = true
        place += 1
        note([byte])
        continue
      }
      if let first = open {
        var first = first
        // A chain that ends in `+` goes on with something else.
        if plus { first.isJoinedWithOther = true }
        literals.append(first)
        open = nil
        plus = false
      }
      if untilParenthesis {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          depth -= 1
          if depth < 0 { break }
        }
      }
      let token = readToken(after: lastToken)
      note(token)
      if Self.contracts.contains(String(decoding: token, as: UTF8.self)), starts("(") { skipCall() }
    }
    if let open { literals.append(open) }
  }

  /// Calls whose texts are for whoever works on the program.
  private static let contracts: Set = ["assert", "assertionFailure", "precondition", "preconditionFailure"]

  /// Reads the call at hand without its literals.
  private mutating func skipCall() {
    let count = literals.count
    place += 1
    readCode(untilParenthesis: true)
    place += 1
    literals.removeLast(literals.count - count)
  }

  /// A word, with `(` where it follows at once, or a single byte; `+` where that is all.
  private mutating func readToken(after last: [UInt8]) -> [UInt8] {
    let start = place
    while place < text.count, isWord(text[place]) { place += 1 }
    if place == start {
      place += 1
      let byte = text[start]
      return byte == UInt8(ascii: "(") && last == Array("Message".utf8) ? Array("Message(".utf8) : [byte]
    }
    return Array(text[start..<place])
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private mutating func skipBlank() -> Bool {
    if text[place] <= 0x20 {
      place += 1
      return true
    }
    if starts("//") {
      while place < text.count, text[place] != 0x0A { place += 1 }
      return true
    }
    guard starts("/*") else { return false }
    place += 2
    while place < text.count, !starts("*/") { place += 1 }
    place += 2
    return true
  }

  private func starts(_ mark: String, at offset: Int = 0) -> Bool {
    text[min(text.count, place + offset)...].starts(with: mark.utf8)
  }

  /// How many `#` stand before the quote at hand; nil where there is no literal.
  private func literalStart() -> Int? {
    var hashes = 0
    while starts("#", at: hashes) { hashes += 1 }
    return starts("\"", at: hashes) ? hashes : nil
  }

  private mutating func readLiteral(hashes: Int) -> Literal {
    let line = text[..<place].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    place += hashes
    let mark = String(repeating: "#", count: hashes)
    let isLong = starts("\"\"\"")
    let quote = (isLong ? "\"\"\"" : "\"") + mark
    place += isLong ? 3 : 1
    var literal = Literal(key: "", quantities: [], line: line)
    var bytes: [UInt8] = []
    var count = 0
    while place < text.count, !starts(quote) {
      if starts("\\" + mark) {
        place += 1 + hashes
        if starts("(") {
          literal.key += Self.escaped(bytes)
          bytes = []
          count += 1
          literal.key += readInterpolation(count, &literal.quantities)
        } else {
          bytes += readEscape()
        }
        continue
      }
      bytes.append(text[place])
      place += 1
    }
    place += quote.utf8.count
    literal.key += Self.escaped(bytes)
    return literal
  }

  private mutating func readEscape() -> [UInt8] {
    defer { place += 1 }
    guard place < text.count else { return [] }
    switch text[place] {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "0"): return [0]
    case UInt8(ascii: "u"):
      var digits = ""
      while place < text.count, text[place] != UInt8(ascii: "}") {
        digits.unicodeScalars.append(Unicode.Scalar(text[place]))
        place += 1
      }
      let scalar = UInt32(digits.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
      return scalar.map { Array(String(Character($0)).utf8) } ?? []
    case let byte: return [byte]
    }
  }

  /// What the interpolation at hand is in the key.
  private mutating func readInterpolation(_ number: Int, _ quantities: inout Set<Int>) -> String {
    place += 1
    let isCount = starts("count:")
    let isForm = starts("form:")
    let start = literals.count
    let first = place
    readCode(untilParenthesis: true)
    let inside = text[first..<min(place, text.count)]
    place += 1
    let digits = Array("123456789abcdefghijklmnopqrstuvwxyz")
    let placeholder = digits.indices.contains(number - 1) ? "%\(digits[number - 1])" : ""
    if isCount || isForm { quantities.insert(number) }
    // Only the plural has two literals as its last arguments, straight behind one another.
    let found = literals[start...]
    guard found.count >= 2, let others = found.last, let one = found.dropLast().last,
      Self.endsWithTwoLiterals(Array(inside))
    else { return placeholder }
    literals.removeLast(2)
    quantities.insert(number)
    let forms = "\(placeholder){\(Self.form(one.key))|\(Self.form(others.key))}"
    return isForm ? forms : "\(placeholder) \(forms)"
  }

  /// Whether `code` is `…, "…", "…"`.
  private static func endsWithTwoLiterals(_ code: [UInt8]) -> Bool {
    let parts = String(decoding: code, as: UTF8.self).split(separator: ",").map { $0.drop { $0 == " " || $0 == "\n" } }
    return parts.count >= 3 && parts.suffix(2).allSatisfy { $0.hasPrefix("\"") && $0.hasSuffix("\"") }
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: "%%")
  }

  private static func form(_ key: String) -> String {
    key.map { $0 == "|" || $0 == "}" ? "%\($0)" : "\($0)" }.joined()
  }

  private static func join(_ left: Literal, _ right: Literal) -> Literal {
    let shift = left.quantities.union(Template(left.key).arguments).max() ?? 0
    var result = left
    result.key += shifted(right.key, by: shift)
    result.quantities.formUnion(right.quantities.map { $0 + shift })
    result.isJoinedWithOther = left.isJoinedWithOther || right.isJoinedWithOther
    return result
  }

  /// `key` with its placeholders renumbered.
  private static func shifted(_ key: String, by shift: Int) -> String {
    let digits = Array("123456789abcdefghijklmnopqrstuvwxyz")
    var result = ""
    var isEscape = false
    for character in key {
      if isEscape, let index = digits.firstIndex(of: character) {
        result.append(digits[min(digits.count - 1, index + shift)])
      } else {
        result.append(character)
      }
      isEscape = character == "%" && !isEscape
    }
    return result
  }
}
