/// A flag's text, with the checks that most flags share.
///
/// Each check throws a `UsageError` that names the flag, the text, what is allowed and an example.
struct FlagValue: Sendable {
  /// As typed: `--rate`.
  let flag: String
  let text: String
  /// Parses a value that is a URL.
  let urls: URLReader

  init(flag: String, text: String, urls: URLReader = .none) {
    self.flag = flag
    self.text = text
    self.urls = urls
  }

  /// The error for a value that isn't `allowed` ("a whole number from 1 to 256"), with an example that is.
  func refusal(_ allowed: Message, example: String, hint: Message? = nil) -> UsageError {
    let found = text.isEmpty ? Message("nothing") : Message(verbatim: Quoted.value(text))
    return UsageError("\(flag) takes \(allowed), not \(found); for example \(flag) \(example).", hint: hint)
  }

  /// A whole number in `range`; `what` names its unit.
  func integer(_ what: Message = "a whole number", in range: ClosedRange<Int>, example: String) throws(UsageError)
    -> Int
  {
    guard let number = Numeral.whole(text), range.contains(number) else {
      throw refusal("\(what) from \(range.lowerBound) to \(range.upperBound)", example: example)
    }
    return number
  }

  /// One of a type's words, in upper or lower case.
  func choice<Value: RawRepresentable<String> & CaseIterable>(_: Value.Type) throws(UsageError) -> Value {
    guard let value = Value(rawValue: text.lowercased()) else {
      throw wordRefusal(Value.allCases.map(\.rawValue))
    }
    return value
  }

  /// The error for a word that isn't one of `words`, with the closest of them; `suffix` completes the example.
  func wordRefusal(_ words: [String], suffix: String = "") -> UsageError {
    let nearest = Quoted.mayBeSecret(text) ? nil : NearestName.find(text, among: words)
    return refusal(
      Sentence.list(words),
      example: (nearest ?? words.first ?? "") + suffix,
      hint: nearest.map { "Did you mean \(flag) \($0)\(suffix)?" }
    )
  }

  /// A file's path. `-` is refused: standard input and output belong to the rows and their results.
  func path(example: String) throws(UsageError) -> String {
    guard !text.isEmpty, !text.utf8.contains(0) else { throw refusal("a file's path", example: example) }
    guard text != "-" else {
      throw UsageError(
        "\(flag) takes a file's path, and - means standard input or output only as INPUT and with --output.",
        hint: "A file that is really called - is written ./-"
      )
    }
    return text
  }

  /// `FIELD=…`, as `shape` calls it, split at the first equals sign and trimmed; neither side may be empty.
  func setting(_ shape: Message, example: String) throws(UsageError) -> FieldSetting {
    guard let equals = text.firstIndex(of: "=") else { throw refusal(shape, example: example) }
    let field = Numeral.trimmed(text[..<equals])
    let value = Numeral.trimmed(text[text.index(after: equals)...])
    guard Self.isFieldName(field), !value.isEmpty else { throw refusal(shape, example: example) }
    return FieldSetting(field, value)
  }

  /// The name of one field.
  func field(example: String) throws(UsageError) -> String {
    let field = Numeral.trimmed(text[...])
    guard Self.isFieldName(field) else { throw refusal("the name of one field", example: example) }
    return field
  }

  private static func isFieldName(_ name: String) -> Bool {
    !name.isEmpty && !name.contains { $0 == "," || $0 == "=" || $0.isNewline }
  }
}
