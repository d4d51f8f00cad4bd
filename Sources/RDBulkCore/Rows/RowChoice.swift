/// Which rows of the input the command line selects.
package struct RowChoice: Equatable, Sendable {
  /// All must hold.
  package var conditions: [RowCondition] = []
  /// How many matching rows to skip.
  package var skip = 0
  /// The most to take after those; nil: all.
  package var first: Int?
  /// `--all-rows`: takes rows of every state.
  package var takesAllStates = false

  /// All rows.
  package init() {}

  /// Whether some rows may be left out.
  package var isPartial: Bool { !conditions.isEmpty || skip > 0 || first != nil }
}
