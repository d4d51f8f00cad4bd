/// Which rows of the input are meant: what the command line says of it.
package struct RowChoice: Equatable, Sendable {
  /// All must hold.
  package var conditions: [RowCondition] = []
  /// How many of the rows for which they hold are passed over.
  package var skip = 0
  /// How many come after those, at most; nil: all.
  package var first: Int?
  /// `--all-rows`: rows of every state are meant.
  package var takesAllStates = false

  package init() {}

  /// Whether some rows may be left out.
  package var isPartial: Bool { !conditions.isEmpty || skip > 0 || first != nil }
}
