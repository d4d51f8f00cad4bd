/// What to read, and what to do with its columns.
package struct InputPlan: Equatable, Sendable {
  /// nil: standard input.
  package var path: String?
  package var reader: ReaderSettings
  /// What to do with rows that may be the text of a cell; nil: the user didn't say.
  package var doubtful: DoubtfulRows?
  /// The names of the columns, if there is no header line.
  package var columns: [String]
  package var fields: FieldSettings
  /// Which rows to take.
  package var rows: RowChoice
  /// Whether a flag was given that only makes sense for CSV, so that other input is a mistake.
  package var isCSVOnly: Bool
  /// Whether `cf_` columns are compared with the account's fields. A sandbox inside this process has only samples of them,
  /// unless a file says which it has.
  package var isHeldAgainstAccount: Bool
  /// Which rows are left out because they repeat an earlier one.
  package var repeats: Repeats
  /// Whether a row's address is needed apart from its event.
  package var copiesEmail: Bool
  /// The longest event that a request can carry, in bytes.
  package var eventLimit: Int
  /// A field that most inputs of this command have, so that its absence is worth mentioning.
  package var expectedField: String?

  /// Which rows count as repeated.
  package enum Repeats: Equatable, Sendable {
    case none
    /// `--dedupe`: those with the same email and payload.
    case rows
    /// Those about the same contact: verification is about contacts, not rows.
    case contacts
  }

  /// Whether the names of the columns, or of a row's keys, are those of rdbulk's own results, and nobody said that
  /// these are selected.
  package func isOwnResults(_ names: [String]) -> Bool {
    names.starts(with: ResultFormat.columns.prefix(4))
      && !fields.maps.contains { ColumnName.normalized($0.field) == Field.email.name }
  }
}
