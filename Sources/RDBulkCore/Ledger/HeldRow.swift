/// A row that waits until the input is known to be the same.
package struct HeldRow: Sendable {
  /// Event, address and raw bytes, as `row` says.
  package var text: [UInt8]
  package var row: BatchRow
  package var verdict: RowVerdict

  package init(text: [UInt8], row: BatchRow, verdict: RowVerdict) {
    self.text = text
    self.row = row
    self.verdict = verdict
  }
}
