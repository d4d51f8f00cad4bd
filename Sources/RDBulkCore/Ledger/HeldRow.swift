/// A row held until the input is known to be the same.
package struct HeldRow: Sendable {
  /// The event, address and raw bytes, as `row` describes them.
  package var text: [UInt8]
  package var row: BatchRow
  package var verdict: RowVerdict

  /// `row` has its ranges within `text`.
  package init(text: [UInt8], row: BatchRow, verdict: RowVerdict) {
    self.text = text
    self.row = row
    self.verdict = verdict
  }
}
