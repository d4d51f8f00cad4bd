/// What is read, and what becomes of its columns.
package struct InputPlan: Equatable, Sendable {
  /// nil is standard input.
  package var path: String?
  package var reader: ReaderSettings
  /// What was said of rows that may be the text of a cell; nil: nothing.
  package var doubtful: DoubtfulRows?
  /// The names of the columns, where there is no header line.
  package var columns: [String]
  package var fields: FieldSettings
  /// Which rows are meant.
  package var rows: RowChoice
  /// A flag that speaks of CSV was given, so that other rows are a mistake.
  package var isCSVOnly: Bool
  /// Which rows are left out because an earlier one says the same.
  package var repeats: Repeats
  /// Whether a row's address is wanted apart from its event.
  package var copiesEmail: Bool
  /// The longest event that a request can carry, in bytes.
  package var eventLimit: Int
  /// A field that most inputs of the command have: one without it is worth a word.
  package var expectedField: String?

  package enum Repeats: Equatable, Sendable {
    case none
    /// `--dedupe`: those with the same email and payload.
    case rows
    /// Those of the same contact: what is verified is a contact, not a row.
    case contacts
  }
}
