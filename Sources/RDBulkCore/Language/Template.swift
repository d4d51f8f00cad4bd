/// A message's text with placeholders for its arguments.
///
/// `%1` to `%9`, then `%a` to `%z`, stand for the first to the 35th argument: one character each, so that a digit of
/// the text may follow. `%1{row|rows}` is the first form if argument 1 is the number 1, otherwise the second. `%`
/// before any other character yields that character.
package struct Template: Equatable, Sendable {
  /// A part of a template.
  package enum Piece: Equatable, Sendable {
    case text(String)
    /// Arguments count from 1.
    case argument(Int)
    case forms(Int, one: String, others: String)
  }

  package private(set) var pieces: [Piece] = []

  static let mostArguments = 35
  private static let digits = Array("123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars)
  private static let placeholders = digits.map { "%\($0)" }

  /// Parses a template; every text is a valid one.
  package init(_ text: String) {
    var reader = Reader(rest: text.unicodeScalars[...])
    var literal = ""
    while let scalar = reader.next() {
      guard scalar == "%" else {
        literal.unicodeScalars.append(scalar)
        continue
      }
      guard let number = reader.number() else {
        if let escaped = reader.next() { literal.unicodeScalars.append(escaped) }
        continue
      }
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
      pieces.append(reader.forms(number) ?? .argument(number))
    }
    if !literal.isEmpty { pieces.append(.text(literal)) }
  }

  /// The numbers of the arguments it uses.
  package var arguments: Set<Int> {
    Set(
      pieces.compactMap { piece in
        switch piece {
        case .text: nil
        case .argument(let number), .forms(let number, _, _): number
        }
      })
  }

  /// The template in source form.
  package var text: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): Self.escaped(text)
      case .argument(let number): Self.placeholder(number)
      case .forms(let number, let one, let others): Self.forms(number, one, others)
      }
    }.joined()
  }

  func renumbered(by shift: Int) -> Template {
    var result = self
    result.pieces = pieces.map { piece in
      switch piece {
      case .text: piece
      case .argument(let number): .argument(number + shift)
      case .forms(let number, let one, let others): .forms(number + shift, one: one, others: others)
      }
    }
    return result
  }

  /// Fills in the arguments; a missing one shows as nothing.
  package func text(_ arguments: [Message.Argument], in language: Language, isASCII: Bool = false) -> String {
    func argument(_ number: Int) -> Message.Argument? {
      arguments.indices.contains(number - 1) ? arguments[number - 1] : nil
    }
    return pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .argument(let number): argument(number)?.text(in: language, isASCII: isASCII) ?? ""
      case .forms(let number, let one, let others): argument(number)?.quantity == 1 ? one : others
      }
    }.joined()
  }

  /// Same as `Template(template).text(arguments, in: language)`, but doesn't parse a template that has only plain
  /// placeholders: every row of a long file may have a message.
  package static func fill(
    _ template: String, _ arguments: [Message.Argument], in language: Language, isASCII: Bool
  ) -> String {
    let bytes = template.utf8
    var result = ""
    var start = bytes.startIndex
    while let mark = bytes[start...].firstIndex(of: UInt8(ascii: "%")) {
      let digit = bytes.index(after: mark)
      guard digit < bytes.endIndex, let number = number(bytes[digit]), arguments.indices.contains(number - 1) else {
        return Template(template).text(arguments, in: language, isASCII: isASCII)
      }
      let next = bytes.index(after: digit)
      if next < bytes.endIndex, bytes[next] == UInt8(ascii: "{") {
        return Template(template).text(arguments, in: language, isASCII: isASCII)
      }
      result += template[start..<mark]
      result += arguments[number - 1].text(in: language, isASCII: isASCII)
      start = next
    }
    return result.isEmpty && start == bytes.startIndex ? template : result + template[start...]
  }

  /// The argument that a placeholder's digit stands for, or nil if it isn't one.
  private static func number(_ digit: UInt8) -> Int? {
    switch digit {
    case UInt8(ascii: "1")...UInt8(ascii: "9"): Int(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit - UInt8(ascii: "a")) + 10
    default: nil
    }
  }

  static func escaped(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "%")) ? escaped(text, ["%"]) : text
  }

  static func placeholder(_ number: Int) -> String {
    placeholders.indices.contains(number - 1) ? placeholders[number - 1] : ""
  }

  static func forms(_ number: Int, _ one: String, _ others: String) -> String {
    "\(placeholder(number)){\(escaped(one, ["%", "|", "}"]))|\(escaped(others, ["%", "|", "}"]))}"
  }

  private static func escaped(_ text: String, _ marks: [Unicode.Scalar]) -> String {
    guard text.unicodeScalars.contains(where: marks.contains) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if marks.contains(scalar) { result.append("%") }
      result.append(scalar)
    }
    return String(result)
  }

  private struct Reader {
    var rest: Substring.UnicodeScalarView

    mutating func next() -> Unicode.Scalar? { rest.popFirst() }

    /// Reads a placeholder's number, after its `%`.
    mutating func number() -> Int? {
      guard let scalar = rest.first, let index = Template.digits.firstIndex(of: scalar) else { return nil }
      rest.removeFirst()
      return index + 1
    }

    /// Reads two forms in braces; returns nil and reads nothing if there aren't two.
    mutating func forms(_ number: Int) -> Piece? {
      var ahead = self
      guard ahead.next() == "{", let one = ahead.form(until: "|"), let others = ahead.form(until: "}") else {
        return nil
      }
      self = ahead
      return .forms(number, one: one, others: others)
    }

    private mutating func form(until end: Unicode.Scalar) -> String? {
      var text = ""
      while let scalar = next() {
        if scalar == end { return text }
        guard scalar == "%" else {
          text.unicodeScalars.append(scalar)
          continue
        }
        if let escaped = next() { text.unicodeScalars.append(escaped) }
      }
      return nil
    }
  }
}
