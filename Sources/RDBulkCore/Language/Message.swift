/// Text for a person, in any language the program speaks.
///
/// Write it in English where it is needed, as a string literal: `"Row \(row) of \(name) has no address."` The literal's
/// fixed parts form its **key**, with a numbered placeholder for each interpolation (`Row %1 of %2 has no address.`).
/// The ``Catalog`` maps each key to a template, and `text(in:)` fills that with the arguments. A key without a template
/// is shown in English.
///
/// What can be interpolated:
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
/// A template may reorder the placeholders, use one more than once, and give forms (`%1{…|…}`) for any number: `"%1
/// %1{linha|linhas} %1{pronta|prontas}"`. `%%` is a percent sign, in keys as well.
///
/// `+` joins the keys of two messages, so that a sentence broken over source lines has one entry in the catalog.
/// Interpolate a part that depends on something instead of joining it: `"Stopped\(isLate ? " late" : "")."` The test
/// that looks for keys without a translation can't tell a single word from other strings of the program: write
/// `Message("accepted")`. It does find words that an interpolation chooses between.
package struct Message: Equatable, Hashable, Sendable {
  /// The English template.
  package private(set) var key: String
  package private(set) var arguments: [Argument]

  /// A value that fills a placeholder, and how it is shown.
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

  /// Nothing to show. Unlike `""` this is free, which matters where every row has one.
  package init() { self.init(key: "", arguments: []) }

  /// Text shown as it is in every language, because someone else wrote it.
  package init(verbatim text: String) {
    self = text.isEmpty ? Message() : Message(key: Template.placeholder(1), arguments: [.text(text)])
  }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { key.isEmpty }

  /// Joins two messages into one with a single key; the right one's placeholders are renumbered.
  package static func + (left: Message, right: Message) -> Message {
    if right.arguments.isEmpty { return Message(key: left.key + right.key, arguments: left.arguments) }
    guard left.arguments.count + right.arguments.count <= Template.mostArguments else { return "\(left)\(right)" }
    let shifted = Template(right.key).renumbered(by: left.arguments.count)
    return Message(key: left.key + shifted.text, arguments: left.arguments + right.arguments)
  }

  /// Appends a message, as `+` does.
  package static func += (left: inout Message, right: Message) { left = left + right }

  /// The message in `language`. With `isASCII`, the catalog's accents are dropped for a terminal that can't show them;
  /// arguments stay as they are, since a file's name must not change.
  package func text(in language: Language, isASCII: Bool = false) -> String {
    guard !isEmpty else { return "" }
    var template = language == .portuguese ? Catalog.portuguese[key] ?? key : key
    if isASCII { template = PlainLetters.text(template) }
    return Template.fill(template, arguments, in: language, isASCII: isASCII)
  }
}

extension Message.Argument {
  /// The number that decides between a template's forms; nil if the argument isn't a number.
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
  /// Collects a literal's key and arguments.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var key = ""
    fileprivate var arguments: [Argument] = []

    /// Reserves room for the key and the arguments.
    package init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + 2 * interpolationCount)
      arguments.reserveCapacity(interpolationCount)
    }

    /// Adds a fixed part to the key, with its percent signs escaped.
    package mutating func appendLiteral(_ literal: String) { key += Template.escaped(literal) }

    /// A string, shown as it is. Disfavoured, so that a literal inside an interpolation becomes a message, which can be
    /// translated, rather than a string.
    @_disfavoredOverload
    package mutating func appendInterpolation(_ text: some StringProtocol) { append(.text(String(text))) }

    /// A message, shown in the same language.
    package mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

    /// A message without its final full stop, to use inside a sentence.
    package mutating func appendInterpolation(clause message: Message) { append(.clause(message)) }

    /// A number that names something, such as a row, a line or a status: no grouping.
    package mutating func appendInterpolation(_ number: some BinaryInteger) { append(.number(Int(clamping: number))) }

    /// A number that counts something, with its thousands in groups.
    package mutating func appendInterpolation(count number: Int) { append(.count(number)) }

    /// A decimal with `places` digits after the mark.
    package mutating func appendInterpolation(decimal value: Double, places: Int) {
      append(.decimal(value, places: places))
    }

    /// A count and the form that goes with it: `one` for exactly 1, otherwise `others`.
    package mutating func appendInterpolation(_ number: Int, _ one: String, _ others: String) {
      append(.count(number))
      key += " " + Template.forms(arguments.count, one, others)
    }

    /// Only the form.
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

    /// A template has a limited number of placeholders; nesting makes room for more.
    private mutating func makeRoom() {
      guard arguments.count == Template.mostArguments else { return }
      arguments = [.message(Message(key: key, arguments: arguments))]
      key = Template.placeholder(1)
    }
  }

  /// A message without arguments.
  package init(stringLiteral literal: String) { self.init(key: Template.escaped(literal), arguments: []) }

  /// A message from what the interpolation collected.
  package init(stringInterpolation interpolation: StringInterpolation) {
    self.init(key: interpolation.key, arguments: interpolation.arguments)
  }
}

extension Sequence<Message> {
  /// All messages in one, separated by `separator`, which isn't translated.
  package func joined(separator: String) -> Message {
    var result: Message?
    for part in self { result = result.map { "\($0)\(separator)\(part)" } ?? part }
    return result ?? ""
  }
}

extension DefaultStringInterpolation {
  /// Warns, and a warning is an error here: a message inside a plain string would silently lose its translation.
  @available(
    *, deprecated, message: "A message in a string has no language; use text(in:), or make the string a Message"
  )
  package mutating func appendInterpolation(_ message: Message) { appendLiteral(message.text(in: .english)) }
}
