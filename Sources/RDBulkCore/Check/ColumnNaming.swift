/// How the columns of a file are named in messages and flags: by their headers, or JSON values by their keys.
enum ColumnNaming: Sendable {
  case headers([String])
  case keys

  /// What messages call them.
  var noun: ColumnDoubt.Noun {
    switch self {
    case .headers: .column
    case .keys: .key
    }
  }

  /// The `--map` that takes `field` from the column at `place`, or from the key called `name`.
  func map(_ field: Field, _ place: Int, called name: String) -> String {
    switch self {
    case .headers(let headers): ColumnMatcher(columns: headers).mapSetting(field, place)
    case .keys: "--map \(ShellWord.quoted("\(field.name)=\(name)"))"
    }
  }

  /// The `--map` that takes `field` from `column`.
  func map(_ field: Field, _ column: FieldLookalike.Column) -> String {
    switch self {
    case .headers(let headers): ColumnMatcher(columns: headers).mapSetting(field, column.place)
    case .keys: "--map \(ShellWord.quoted("\(field.name)=\(column.header)"))"
    }
  }

  /// What stands for `column` in a `--where`.
  func name(_ column: FieldLookalike.Column) -> String {
    switch self {
    case .headers(let headers): ColumnMatcher(columns: headers).name(of: column.place)
    case .keys: column.header
    }
  }

  /// Whether `condition` is about `column`.
  func means(_ condition: RowCondition, _ column: FieldLookalike.Column) -> Bool {
    switch self {
    case .headers(let headers):
      guard case .column(let place)? = try? ColumnMatcher(columns: headers).source(of: condition) else { return false }
      return place == column.place
    case .keys: return condition.column == column.header
    }
  }
}
