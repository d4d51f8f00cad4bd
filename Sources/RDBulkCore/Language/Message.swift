/// A text for a person, in any of the languages that the program speaks.
///
/// It is written where it is needed, in English, as a string literal: `"Row \(row) of \(name) has no address."` The
/// literal's fixed parts are its **key**, with a numbered placeholder for each interpolation (`Row %1 of %2 has no
/// address.`), and the ``Catalog`` has a template for each key. `text(in:)` puts the arguments into the language's
/// template; a key without a template is shown in English.
///
/// What may be interpolated:
///
/// | written | shown | in the key |
/// |---|---|---|
/// | `\(text)` of a string | as it is, never translated | `%1` |
/// | `\(row)` of a whole number | `1234`: numbers that name something, like rows, lines and statuses | `%1` |
/// | `\(count: rows)` | `1,234` or `1.234`: numbers that count something | `%1` |
/// | `\(decimal: rate, places: 1)` | `0.4` or `0,4` | `%1` |
/// | `\(rows, "row", "rows")` | `1 row`, `1,234 rows` | `%1 %1{row|rows}` |
/// | `\(form: rows, "it", "them")` | one of the two, without the number | `%1{it|them}` |
/// | `\(message)` or `\(isOne ? "this" : "that")` | the message in the same language | `%1` |
/// | `\(clause: message)` | the same without the full stop at its end | `%1` |
///
/// A template may put the placeholders in another order, use one more than once, and give forms (`%1{…|…}`) for any
/// number: `"%1 %1{linha|linhas} %1{pronta|prontas}"`. `%%` is a percent sign, and so in keys.
///
/// `+` joins the keys of two messages, so that a sentence that is broken over source lines has one entry in the catalog.
/// A part that depends on something is interpolated and not joined: `"Stopped\(isLate ? " late" : "")."` A word that
/// stands alone can't be told from other strings of a program by the test that looks for keys without a translation:
/// write `Message("accepted")`. Words that an interpolation chooses between are found.
package struct Message: Equatable, Hashable, Sendable {
  /// The English template.
  package private(set) var key: String
  package private(set) var arguments: [Argument]

  package enum Argument: Equatable, Hashable, Sendable {
    case text(String)
    case number(Int)
    case count(Int)
    case decimal(Double, places: Int)
    case message(Message)
    case clause(Message)
  }

  private init(key: String, arguments: [Argument]) {
    self.key = key
    self.arguments = arguments
  }

  /// Nothing to show. Unlike `""` it costs nothing, which counts where every row has one.
  package init() { self.init(key: "", arguments: []) }

  /// A text that is shown as it is in every language: somebody else's words.
  package init(verbatim text: String) {
    self = text.isEmpty ? Message() : Message(key: Template.placeholder(1), arguments: [.text(text)])
  }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { key.isEmpty }

  package static func + (left: Message, right: Message) -> Message {
    if right.arguments.isEmpty { return Message(key: left.key + right.key, arguments: left.arguments) }
    guard left.arguments.count + right.arguments.count <= Template.mostArguments else { return "\(left)\(right)" }
    let shifted = Template(right.key).renumbered(by: left.arguments.count)
    return Message(key: left.key + shifted.text, arguments: left.arguments + right.arguments)
  }

  package static func += (left: inout Message, right: Message) { left = left + right }

  /// The message in `language`. `isASCII`: without the accents of the catalog, for a terminal that can't show them;
  /// arguments stay as they are, since a file's name must not change.
  package func text(in language: Language, isASCII: Bool = false) -> String {
    guard !isEmpty else { return "" }
    var template = language == .portuguese ? Catalog.portuguese[key] ?? key : key
    if isASCII { template = PlainLetters.text(template) }
    return Template.fill(template, arguments, in: language, isASCII: isASCII)
  }
}

extension Message.Argument {
  /// The number that decides between the forms of a template; nil where it is none.
  var quantity: Int? {
    switch self {
    case .number(let number), .count(let number): number
    case .text, .decimal, .message, .clause: nil
    }
  }

  func text(in language: Language, isASCII: Bool) -> String {
    switch self {
    case .text(let text): return text
    case .number(let number): return String(number)
    case .count(let number): return language.grouped(number)
    case .decimal(let value, let places): return language.decimal(value, places: places)
    case .message(let message): return message.text(in: language, isASCII: isASCII)
    case .clause(let message):
      let text = message.text(in: language, isASCII: isASCII)
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
  }
}

extension Message: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var key = ""
    fileprivate var arguments: [Argument] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + 2 * interpolationCount)
      arguments.reserveCapacity(interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { key += Template.escaped(literal) }

    // Disfavoured, so that a literal in an interpolation is a message, which can be translated, and not a string.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ text: some StringProtocol) { append(.text(String(text))) }

    package mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

    package mutating func appendInterpolation(clause message: Message) { append(.clause(message)) }

    package mutating func appendInterpolation(_ number: some BinaryInteger) { append(.number(Int(clamping: number))) }

    package mutating func appendInterpolation(count number: Int) { append(.count(number)) }

    package mutating func appendInterpolation(decimal value: Double, places: Int) {
      append(.decimal(value, places: places))
    }

    /// The number and the form that goes with it: `one` for exactly 1, else `others`.
    package mutating func appendInterpolation(_ number: Int, _ one: String, _ others: String) {
      append(.count(number))
      key += " " + Template.forms(arguments.count, one, others)
    }

    /// The form alone.
    package mutating func appendInterpolation(form number: Int, _ one: String, _ others: String) {
      makeRoom()
      arguments.append(.count(number))
      key += Template.forms(arguments.count, one, others)
    }

    private mutating func append(_ argument: Argument) {
      makeRoom()
      arguments.append(argument)
      key += Template.placeholder(arguments.count)
    }

    /// A template has a limited number of placeholders; what is beyond it finds room by nesting.
    private mutating func makeRoom() {
      guard arguments.count == Template.mostArguments else { return }
      arguments = [.message(Message(key: key, arguments: arguments))]
      key = Template.placeholder(1)
    }
  }

  package init(stringLiteral literal: String) { self.init(key: Template.escaped(literal), arguments: []) }

  package init(stringInterpolation interpolation: StringInterpolation) {
    self.init(key: interpolation.key, arguments: interpolation.arguments)
  }
}

extension Sequence<Message> {
  /// The messages in one, with `separator`, which is not translated, between them.
  package func joined(separator: String) -> Message {
    var result: Message?
    for part in self { result = result.map { "\($0)\(separator)\(part)" } ?? part }
    return result ?? ""
  }
}

extension DefaultStringInterpolation {
  // A warning is an error here: a message that is put into a string would lose its translation without anyone noticing.
  @available(
    *, deprecated, message: "A message in a string has no language; use text(in:), or make the string a Message"
  )
  package mutating func appendInterpolation(_ message: Message) { appendLiteral(message.text(in: .english)) }
}
