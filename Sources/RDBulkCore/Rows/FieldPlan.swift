/// Why the columns of an input do not serve a command. Nothing was sent.
package struct MappingError: Error, Equatable, Sendable {
  /// One sentence for a person, with what is there and what to do.
  package var message: String

  package init(_ message: String) { self.message = message }
}

/// Where a field's value comes from.
package enum FieldSource: Equatable, Sendable {
  case absent
  /// A CSV column, from 0.
  case column(Int)
  /// Any top-level key of a JSON object whose normalized name is one of these.
  case names([String])
  /// A JSON key that was named outright, and the same text taken as a dotted path; both in UTF-8.
  case path(key: [UInt8], steps: [[UInt8]])
  /// The same UTF-8 text for every row.
  case constant([UInt8])
}

/// One field of the payload with its source.
package struct PlannedField: Equatable, Sendable {
  package var field: Field
  package var source: FieldSource
  /// Whether a row without a value is `invalid`.
  package var isRequired: Bool
}

/// The fields of an event matched with the columns of an input.
package struct FieldPlan: Equatable, Sendable {
  package let operation: Operation
  package let fields: [PlannedField]
  /// The number of fields that a CSV record must have; nil for JSON Lines.
  package let width: Int?
  package let columns: [String]

  /// Matches columns by name, `--map`, `--set` and `--require`.
  ///
  /// `columns` are the CSV header's names (or those of `--columns`; without either, empty), nil for JSON Lines.
  /// Throws ``MappingError`` where a needed column is absent or a setting names what is not there.
  package init(_ operation: Operation, columns: [String]?, options: SendOptions) throws(MappingError) {
    try Self.checkNames(operation, options)
    self.operation = operation
    self.columns = columns ?? []
    width = columns.map { $0.count }
    let matcher = ColumnMatcher(columns: columns)
    var fields: [PlannedField] = []
    for field in operation.fields {
      var source = FieldSource.absent
      if let constant = options.sets.last(where: { Self.names($0.field, field) }) {
        source = .constant(Array(FieldText.trimmed(Array(constant.value.utf8))))
      } else if let map = options.maps.last(where: { Self.names($0.field, field) }) {
        source = try matcher.source(named: map.value, for: field)
      } else {
        source = try matcher.source(for: field)
      }
      // What the API wants and has a fallback for need not be in the input, unless the user says so.
      let isRequired =
        field.isRequired && field.fallback == nil || options.required.contains { Self.names($0, field) }
      if isRequired, source == .absent { throw matcher.missing(field) }
      fields.append(PlannedField(field: field, source: source, isRequired: isRequired))
    }
    self.fields = fields
  }

  /// A plan without fields: what there is before the columns are known.
  package init(unmatched operation: Operation) {
    self.operation = operation
    fields = []
    width = nil
    columns = []
  }

  private static func names(_ setting: String, _ field: Field) -> Bool {
    let name = ColumnName.normalized(setting)
    return name == ColumnName.normalized(field.name) || field.aliases.contains { ColumnName.normalized($0) == name }
  }

  private static func checkNames(_ operation: Operation, _ options: SendOptions) throws(MappingError) {
    let settings =
      options.maps.map { ("--map", $0.field) } + options.sets.map { ("--set", $0.field) }
      + options.required.map { ("--require", $0) }
    let known = operation.fields.map(\.name)
    for (flag, name) in settings where !operation.fields.contains(where: { names(name, $0) }) {
      let nearest = NearestName.find(name, among: known).map { " Did you mean '\($0)'?" } ?? ""
      throw MappingError(
        "\(flag) names the field '\(name)', which \(operation.name) does not have; its fields are "
          + "\(known.joined(separator: ", ")).\(nearest)"
      )
    }
  }
}

/// Finds the column of a field among those that are there.
private struct ColumnMatcher {
  let columns: [String]?
  private let normalized: [String]

  init(columns: [String]?) {
    self.columns = columns
    normalized = (columns ?? []).map(ColumnName.normalized)
  }

  /// The column that is meant by the field's name or one of its aliases, the likeliest name first.
  func source(for field: Field) throws(MappingError) -> FieldSource {
    let names = ([field.name] + field.aliases).map(ColumnName.normalized)
    guard columns != nil else { return .names(names) }
    for name in names {
      let places = normalized.indices.filter { normalized[$0] == name }
      if places.count > 1 { throw ambiguous(places, field) }
      if let place = places.first { return .column(place) }
    }
    return .absent
  }

  /// What `--map FIELD=COLUMN` names: a header name or 1-based number, a JSON key or dotted path.
  func source(named name: String, for field: Field) throws(MappingError) -> FieldSource {
    guard let columns else {
      let steps = name.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) }
      return .path(key: Array(name.utf8), steps: steps)
    }
    let exact = columns.indices.filter { columns[$0] == name }
    let wanted = ColumnName.normalized(name)
    let places = exact.isEmpty && !wanted.isEmpty ? columns.indices.filter { normalized[$0] == wanted } : exact
    if places.count > 1 { throw ambiguous(places, field) }
    if let place = places.first { return .column(place) }
    let setting = "--map \(field.name)=\(Echo.plain(name))"
    guard let number = Int(name) else {
      let known = columns.isEmpty ? "Without a header a column is named by its number." : thereIs(nearestTo: name)
      throw MappingError("\(setting): no column has that name. \(known)")
    }
    guard number >= 1 else { throw MappingError("\(setting): columns are counted from 1.") }
    guard columns.isEmpty || number <= columns.count else {
      let count = columns.count == 1 ? "1 column" : "\(columns.count) columns"
      throw MappingError("\(setting): the input has \(count), counted from 1.")
    }
    return .column(number - 1)
  }

  func missing(_ field: Field) -> MappingError {
    let name = field.name
    guard let columns, !columns.isEmpty else {
      return MappingError("No column is named for \(name); say which one it is, for example --map \(name)=1.")
    }
    let taken = [field.name] + field.aliases
    let nearest = taken.lazy.compactMap { NearestName.find($0, among: columns) }.first
    let advice =
      if let nearest {
        "Did you mean \(Echo.path(nearest))? Then add \(mapSetting(field, columns.firstIndex(of: nearest) ?? 0))."
      } else {
        "If one of them is the \(name), say so: --map '\(name)=COLUMN'."
      }
    return MappingError("No column for \(name) was found. \(thereIs(nearestTo: nil)) \(advice)")
  }

  private func ambiguous(_ places: [Int], _ field: Field) -> MappingError {
    let list = places.map { "\($0 + 1) (\(Echo.path((columns ?? [])[$0])))" }.joined(separator: " and ")
    return MappingError(
      "Columns \(list) \(places.count == 2 ? "both" : "all") mean \(field.name); say which one it is, for example "
        + "--map \(field.name)=\(places[0] + 1)."
    )
  }

  /// The words for the command line that name a column: by its name, or by its number where a shell or a terminal
  /// would not take the name as it is.
  private func mapSetting(_ field: Field, _ place: Int) -> String {
    let name = (columns ?? [])[place]
    let isPlain = Echo.path(name) == "'\(name)'" && !name.contains("'")
    return isPlain ? "--map '\(field.name)=\(name)'" : "--map \(field.name)=\(place + 1)"
  }

  private func thereIs(nearestTo name: String?) -> String {
    let shown = (columns ?? []).prefix(30).map(Echo.path).joined(separator: ", ")
    let more = (columns ?? []).count > 30 ? ", …" : ""
    let nearest = name.flatMap { NearestName.find($0, among: columns ?? []) }
    return "The columns are \(shown)\(more)." + (nearest.map { " Did you mean \(Echo.path($0))?" } ?? "")
  }
}
