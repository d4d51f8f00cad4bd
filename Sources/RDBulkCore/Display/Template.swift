/// The text of a message with places for its arguments.
///
/// `%1` to `%9`, then `%a` to `%z`, are the first to the 35th argument, so that a digit of the text may follow a
/// placeholder; `%1{row|rows}` is the first form where argument 1 is the number 1, else the second; `%` before any other
/// character is that character.
package struct Template: Equatable, Sendable {
  package enum Piece: Equatable, Sendable {
    case text(String)
    /// Arguments count from 1.
    case argument(Int)
    case forms(Int, one: String, others: String)
  }

  package private(set) var pieces: [Piece] = []

  static let mostArguments = 35
  private static let digits = Array("123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars)

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

  /// The arguments that are used, by number.
  package var arguments: Set<Int> {
    Set(
      pieces.compactMap { piece in
        switch piece {
        case .text: nil
        case .argument(let number), .forms(let number, _, _): number
        }
      })
  }

  /// The template in writing.
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

  /// An argument that is not there shows as nothing.
  func text(_ arguments: [Message.Argument], in language: Language, isASCII: Bool = false) -> String {
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

  static func escaped(_ text: String) -> String { escaped(text, ["%"]) }

  static func placeholder(_ number: Int) -> String {
    digits.indices.contains(number - 1) ? "%\(digits[number - 1])" : ""
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

    /// The number of a placeholder whose `%` was read.
    mutating func number() -> Int? {
      guard let scalar = rest.first, let index = Template.digits.firstIndex(of: scalar) else { return nil }
      rest.removeFirst()
      return index + 1
    }

    /// What stands in braces; nil, and nothing is read, where no two forms do.
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
