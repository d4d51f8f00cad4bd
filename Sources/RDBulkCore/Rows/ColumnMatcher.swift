/// Finds a field's column among those of the input.
struct ColumnMatcher {
  let columns: [String]?
  private let readings: [HeaderReading]

  init(columns: [String]?) {
    self.columns = columns
    readings = (columns ?? []).map(HeaderReading.init)
  }

  /// The column meant by the field's name or one of its aliases: the likeliest name first, and for one name the most
  /// literal reading.
  func source(for field: Field) throws(Failure) -> FieldSource {
    let names = field.normalizedNames
    guard columns != nil else { return .names(names) }
    // A key in the plural has a list.
    for name in names + (field.kind == .email ? ["emails"] : []) {
      for level in HeaderReading.Level.allCases {
        let matches = readings.indices.filter { readings[$0].means(name, of: field.entity, level) }
        if matches.count > 1 { throw ambiguous(matches, field) }
        if let match = matches.first { return .column(match) }
      }
    }
    return .absent
  }

  /// What `--map FIELD=COLUMN` names: a header name or number from 1, a JSON key or a dotted path.
  func source(named name: String, for field: Field) throws(Failure) -> FieldSource {
    guard let columns else {
      let steps = name.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) }
      return .path(key: Array(name.utf8), steps: steps)
    }
    let matches = matches(named: name)
    if matches.count > 1 { throw ambiguous(matches, field) }
    if let match = matches.first { return .column(match) }
    let setting = "--map \(field.name)=\(Quoted.bare(name))"
    guard let number = Int(name) else {
      let known: Message =
        columns.isEmpty ? "Without a header, a column is named by its number." : thereIs(nearestTo: name)
      throw .usage("\(setting): no column has that name. \(known)")
    }
    guard number >= 1 else { throw .usage("\(setting): columns are counted from 1.") }
    guard columns.isEmpty || number <= columns.count else {
      throw .usage("\(setting): the input has \(columns.count, "column", "columns"), counted from 1.")
    }
    return .column(number - 1)
  }

  /// The column of a `--where`: a header name or number from 1, a JSON key or a dotted path.
  func source(of condition: RowCondition) throws(Failure) -> FieldSource {
    let name = condition.column
    guard let columns else {
      let steps = name.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) }
      return .path(key: Array(name.utf8), steps: steps)
    }
    let matches = matches(named: name)
    if let match = matches.first, matches.count == 1 { return .column(match) }
    let setting = "--where \(ShellWord.quoted(condition.text))"
    if matches.count > 1 {
      let list = Sentence.list(matches.map { "\($0 + 1) (\(Quoted.path(columns[$0])))" }, joiner: .and)
      throw .usage("\(setting): columns \(list) have that name; use the number of the right one.")
    }
    if let number = Int(name), number >= 1, columns.isEmpty || number <= columns.count { return .column(number - 1) }
    let known: Message =
      columns.isEmpty ? "Without a header, a column is named by its number." : thereIs(nearestTo: name)
    throw .usage("\(setting): no column has that name. \(known)")
  }

  /// The columns called `name`; if none is called exactly that, ignoring case, accents and blanks.
  private func matches(named name: String) -> [Int] {
    let columns = columns ?? []
    let exact = columns.indices.filter { columns[$0] == name }
    let wanted = ColumnName.normalized(name)
    return exact.isEmpty && !wanted.isEmpty ? columns.indices.filter { readings[$0].whole == wanted } : exact
  }

  /// Whether a CSV column is called exactly that.
  func hasColumn(_ name: String) -> Bool { columns?.contains(name) ?? false }

  /// The error for a required field without a column; `isSettled` if `--map` says that it has none.
  func missing(_ field: Field, isSettled: Bool = false) -> Failure {
    let name = field.name
    if isSettled {
      return .usage("--map \(name)=none: this command needs the \(name) of each row; name its column.")
    }
    guard let columns, !columns.isEmpty else {
      return .usage("No column matches \(name); say which one it is, for example --map \(name)=1.")
    }
    let taken = [field.name] + field.aliases
    // The address of whoever looks after a contact is not the contact's.
    let possible = field.kind == .email ? columns.filter { !ColleagueWords.isIn($0) } : columns
    let nearest = taken.lazy.compactMap { NearestName.find($0, among: possible) }.first
    let advice: Message =
      if let nearest {
        "Did you mean \(Quoted.path(nearest))? Then add \(mapSetting(field, columns.firstIndex(of: nearest) ?? 0))."
      } else {
        "If one of them is the \(name), say so: --map '\(name)=COLUMN'."
      }
    return .usage("No column for \(name) was found. \(thereIs(nearestTo: nil)) \(advice)")
  }

  /// The error for fields of which one is required and none has a column.
  func missing(oneOf fields: [Field]) -> Failure {
    let names = fields.map(\.name)
    let example = names.last ?? ""
    guard let columns, !columns.isEmpty else {
      return .usage(
        "No column matches \(Sentence.list(names)); say which one it is, for example --map \(example)=1.")
    }
    return .usage(
      "No column for \(Sentence.list(names)) was found. \(thereIs(nearestTo: nil)) If one of them is right, add it, "
        + "for example --map '\(example)=COLUMN'.")
  }

  /// The columns sent under their own names, except those in `used`; the first is the lowest.
  func extras(_ extraColumns: Operation.ExtraColumns, besides used: Set<Int>, _ names: Set<String>) throws(Failure)
    -> [(name: String, column: Int)]
  {
    var found: [(name: String, column: Int)] = []
    var seen: [String: Int] = [:]
    for (column, header) in (columns ?? []).enumerated() where !used.contains(column) {
      guard let name = ExtraName.name(header, extraColumns), !names.contains(name) else { continue }
      if let first = seen[name] { throw ambiguous([first, column], .custom(name)) }
      seen[name] = column
      found.append((name, column))
    }
    return found
  }

  private func ambiguous(_ matches: [Int], _ field: Field) -> Failure {
    let list = Sentence.list(matches.map { "\($0 + 1) (\(Quoted.path((columns ?? [])[$0])))" }, joiner: .and)
    let setting = "\(field.name)=\(matches[0] + 1)"
    return .usage(
      matches.count == 2
        ? "Columns \(list) both mean \(field.name); say which one it is, for example --map \(setting)."
        : "Columns \(list) all mean \(field.name); say which one it is, for example --map \(setting).")
  }

  /// The words for the command line that name a column: by name, or by number if a shell or a terminal wouldn't accept
  /// the name as it is.
  func mapSetting(_ field: Field, _ column: Int) -> String {
    let name = (columns ?? [])[column]
    let isPlain = Quoted.path(name) == "'\(name)'" && !name.contains("'")
    return isPlain ? "--map '\(field.name)=\(name)'" : "--map \(field.name)=\(column + 1)"
  }

  /// What names a column on the command line: its name, or its number where the name would not say which it is.
  func name(of column: Int) -> String {
    let name = (columns ?? [])[column]
    let isPlain = Quoted.path(name) == "'\(name)'" && !name.contains { "='!\"".contains($0) } && Int(name) == nil
    return isPlain && !name.isEmpty && matches(named: name) == [column] ? name : "\(column + 1)"
  }

  func thereIs(nearestTo name: String?) -> Message {
    let shown = (columns ?? []).prefix(30).map(Quoted.path).joined(separator: ", ")
    let more = (columns ?? []).count > 30 ? ", …" : ""
    let nearest = name.flatMap { NearestName.find($0, among: columns ?? []) }
    let question: Message = nearest.map { " Did you mean \(Quoted.path($0))?" } ?? ""
    return "The columns are \(shown)\(more).\(question)"
  }
}
