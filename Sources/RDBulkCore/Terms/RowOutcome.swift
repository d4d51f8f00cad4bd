/// A row's outcome, and where its bytes are until the outcomes are cleared.
package struct RowOutcome: Equatable, Sendable {
  package var slot: Int
  package var index: Int
  package var outcome: Outcome
}
