/// A field whose column may be the wrong one of two.
package struct RivalDoubt: Equatable, Sendable {
  /// Which columns, and what they hold.
  package var message: Message
  /// The flags that settle it.
  package var hint: Message
}

/// The columns that one field could be taken from: the one whose name was preferred, and others that mean it as well.
///
/// A preference among names doesn't show which of two is right: where the preferred one is empty in every row and
/// another isn't, or both have different texts, somebody has to say it.
struct RivalColumns: Sendable {
  let field: Field
  /// The column that the field is taken from.
  let used: Int
  /// Whether its name is the API's own, letter by letter, which settles what it is.
  let isExact: Bool
  /// Whether it had anything in any row.
  private(set) var isFilled = false
  private(set) var others: [Other]
  private var usedText: [UInt8] = []
  private var otherText: [UInt8] = []

  struct Other: Sendable {
    let column: Int
    var isFilled = false
    /// The first row in which both have a text, and not the same one.
    var difference: (line: Int, used: String, other: String)?
  }

  /// The fields that say whose event it is, and what it is about.
  private static let fields: Set = ["email", "reason", "value", "price", "cancel_reason"]

  /// Words of columns with another address of the same contact: their order of preference is known.
  private static let otherAddresses: Set = [
    "home", "other", "work", "outro", "outros", "pessoal", "residencial", "secundario", "secondary", "alternativo",
    "additional", "adicional", "personal", "1", "2", "3", "4", "trabalho", "comercial", "business", "profissional",
    "corporativo", "billing", "principal", "primary",
  ]

  /// nil for a field that isn't found by its column's name, and for one of little weight.
  init?(_ planned: PlannedField, _ settings: FieldSettings, _ headers: [String], unused: [Int]) {
    let field = planned.field
    guard case .column(let column) = planned.source, column < headers.count, Self.fields.contains(field.name),
      !settings.maps.contains(where: { FieldPlan.names($0.field, field) })
    else { return nil }
    self.field = field
    used = column
    isExact = headers[column] == field.name
    let names = field.normalizedNames
    let isAnother = { (column: Int) in
      field.kind == .email
        && !Self.otherAddresses.isDisjoint(with: HeaderReading.words(headers[column]).map(\.word))
    }
    others = unused.filter { place in
      HeaderReading(headers[place]).rank(among: names, of: field.entity) != nil && !isAnother(place)
        && !isAnother(column)
    }.map { Other(column: $0) }
  }

  /// Whether further rows may still bring something.
  var isOpen: Bool { !isFilled || others.contains { !isExact && $0.difference == nil } }

  /// Takes the record in `reader`, which lies in `bytes`.
  mutating func take(_ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    guard isOpen else { return }
    Self.read(used, &reader, bytes, to: &usedText)
    if !usedText.isEmpty { isFilled = true }
    for place in others.indices where others[place].difference == nil {
      Self.read(others[place].column, &reader, bytes, to: &otherText)
      guard !otherText.isEmpty else { continue }
      others[place].isFilled = true
      guard !isExact, !usedText.isEmpty, usedText != otherText, !isSameNumber else { continue }
      others[place].difference = (
        reader.recordLine, String(decoding: usedText, as: UTF8.self), String(decoding: otherText, as: UTF8.self)
      )
    }
  }

  /// Whether both texts are one number: `50` and `50,00`.
  private var isSameNumber: Bool {
    guard field.kind.isNumeric, let used = Self.number(usedText), let other = Self.number(otherText) else {
      return false
    }
    return used == other
  }

  private static func number(_ text: [UInt8]) -> [UInt8]? {
    guard let number = NumberText(text.span, 0..<text.count) else { return nil }
    var digits: [UInt8] = []
    // A mark before three digits groups them in both.
    if number.append(text.span, style: .comma, to: &digits).hasFraction { return digits }
    return Array(digits.prefix { $0 != UInt8(ascii: ".") })
  }

  private static func read(_ column: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>, to text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    guard column < reader.fieldCount else { return }
    reader.appendValue(bytes, reader.field(column), to: &text)
    let value = FieldText.value(text.span, 0..<text.count)
    guard !EmptyWord.holds(text.span, value) else { return text.removeAll(keepingCapacity: true) }
    text.removeSubrange(value.upperBound...)
    text.removeSubrange(..<value.lowerBound)
  }

  /// What has to be settled after the rows taken so far; nil where nothing has.
  func doubt(_ headers: [String]) -> RivalDoubt? {
    guard isFilled else { return nil }
    for other in others {
      guard let difference = other.difference else { continue }
      let matcher = ColumnMatcher(columns: headers)
      return RivalDoubt(
        message:
          "The columns \(Quoted.path(headers[used])) and \(Quoted.path(headers[other.column])) both mean \(field.name), "
          + "and they differ: on line \(difference.line) they hold \(Quoted.path(difference.used)) and "
          + "\(Quoted.path(difference.other)).",
        hint:
          "Add \(matcher.mapSetting(field, used)) or \(matcher.mapSetting(field, other.column)).")
    }
    return nil
  }
}

extension RivalDoubt {
  /// `field` is taken from a column or key that is empty everywhere; the one called `other` looks like it. `keep` and
  /// `map` are the flags for either.
  static func empty(
    _ used: String, _ field: Field, other: String, examples: [String], keep: String, map: String,
    noun: ColumnDoubt.Noun
  ) -> RivalDoubt {
    let shown = examples.map(Quoted.path).joined(separator: ", ")
    let hint: Message = "Add \(map) if that is right; if not, \(keep)."
    switch noun {
    case .column:
      return RivalDoubt(
        message:
          "The column \(Quoted.path(used)) is read as \(field.name) and is empty in every row, and the unused column "
          + "\(Quoted.path(other)) looks like it: it holds \(shown).", hint: hint)
    case .key:
      return RivalDoubt(
        message:
          "The key \(Quoted.path(used)) is read as \(field.name) and is empty in every row, and the unused key "
          + "\(Quoted.path(other)) looks like it: it holds \(shown).", hint: hint)
    }
  }
}
