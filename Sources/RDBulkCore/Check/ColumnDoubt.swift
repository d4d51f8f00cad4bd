/// A doubt about what a column means: nothing is sent until the user settles it.
package enum ColumnDoubt: Equatable, Sendable {
  /// `field` has no column, and the one called `header` looks like it; `examples` are cells of it.
  case field(String, header: String, examples: [String], map: String, noun: Noun = .column)
  /// The column for `funnel_name` holds `value`, but the API has only one funnel.
  case funnel(header: String, value: String, noun: Noun = .column)
  /// The column holds states: several, or one that isn't the command's.
  case states(header: String, values: [Count], operation: String, advice: StateAdvice, noun: Noun = .column)
  /// The column is read as the federal state where contacts live, and holds states of deals.
  case contactState(header: String, values: [Count], noun: Noun = .column)
  /// No row of JSON has a key for a field that is needed, or the one that was named.
  case missingKey(MissingKey)
  /// Two columns may be meant for one field.
  case rival(RivalDoubt)

  /// What a file has for its values.
  package enum Noun: Equatable, Sendable {
    case column, key
  }

  /// The number of rows with a text in the column; an empty text stands for empty cells.
  package struct Count: Equatable, Sendable {
    package var text: String
    package var rows: Int
    /// Whether it stands for all cells that are not empty.
    package var isFilled: Bool

    /// `rows` counts the rows with this text.
    package init(_ text: String, _ rows: Int, isFilled: Bool = false) {
      self.text = text
      self.rows = rows
      self.isFilled = isFilled
    }

    var message: Message {
      if isFilled { return "filled (\(count: rows))" }
      return text.isEmpty ? "empty (\(count: rows))" : "\(Quoted.path(text)) (\(count: rows))"
    }
  }

  /// Whether it is about a field without which nothing can be sent.
  package func concernsNeededField(of operation: Operation) -> Bool {
    guard case .field(let name, _, _, _, _) = self else { return false }
    // A funnel request needs one of several.
    return operation.body == .members
      || operation.fields.contains { $0.name == name && ($0.isRequired || $0.isIdentifier) }
  }

  /// One sentence: where, and what was seen.
  package var message: Message {
    switch self {
    case .field(let field, let header, let examples, _, let noun):
      let shown = examples.map(Quoted.path).joined(separator: ", ")
      if noun == .key {
        return
          "The field \(field) has no key, and the unused key \(Quoted.path(header)) looks like it: it holds \(shown)."
      }
      return
        "The field \(field) has no column, and the unused column \(Quoted.path(header)) looks like it: it holds \(shown)."
    case .funnel(let header, let value, .key):
      return
        "The key \(Quoted.path(header)) is read as funnel_name and holds \(Quoted.path(value)); the API knows "
        + "only the funnel 'default'."
    case .funnel(let header, let value, .column):
      return
        "The column \(Quoted.path(header)) is read as funnel_name and holds \(Quoted.path(value)); the API knows "
        + "only the funnel 'default'."
    case .states(let header, let values, let operation, _, let noun):
      let (states, more) = Self.shown(values)
      if noun == .key {
        return
          "The key \(Quoted.path(header)) gives the state of each row: \(states)\(more). \(Self.fate(operation))"
      }
      return "The column \(Quoted.path(header)) gives the state of each row: \(states)\(more). \(Self.fate(operation))"
    case .contactState(let header, let values, .key):
      let (states, more) = Self.shown(values)
      return
        "The key \(Quoted.path(header)) is read as state, where the contact lives, but says what became of deals: "
        + "\(states)\(more)."
    case .contactState(let header, let values, .column):
      let (states, more) = Self.shown(values)
      return "The column \(Quoted.path(header)) is read as state, where the contact lives, but says what became of "
        + "deals: \(states)\(more)."
    case .missingKey(let missing): return missing.message
    case .rival(let rival): return rival.message
    }
  }

  /// The flags that settle it, ready to paste.
  package var hint: Message {
    switch self {
    case .field(let field, _, _, let map, .key):
      return "Add \(map) if that is right; if the field has no key, --map \(field)=none."
    case .field(let field, _, _, let map, .column):
      return "Add \(map) if that is right; if the field has no column, --map \(field)=none."
    case .funnel:
      return "Add --map funnel_name=none: every row is sent for the funnel 'default'."
    case .states(_, _, _, let advice, _): return advice.message
    case .contactState: return "Add --map state=none: the contact's state is left as it is."
    case .missingKey(let missing): return missing.hint
    case .rival(let rival): return rival.hint
    }
  }

  /// What would become of all rows.
  static func fate(_ operation: String) -> Message {
    operation == SendCommand.funnelSet.operation.name
      ? "The funnels of all of them would be changed." : "All of them would be sent as \(operation)."
  }

  private static let shownValues = 8

  /// The first values, and what says that there are more.
  private static func shown(_ values: [Count]) -> (states: Message, more: String) {
    (values.prefix(shownValues).map(\.message).joined(separator: ", "), values.count > shownValues ? ", …" : "")
  }
}
