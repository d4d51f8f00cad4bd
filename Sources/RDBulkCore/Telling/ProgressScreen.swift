/// Draws a block of lines over the previous one at the bottom of a terminal.
///
/// The cursor stays on the line below the block, so that a killed program leaves the prompt where it belongs. Anything
/// written between two drawings must follow `erase`.
package struct ProgressScreen: Equatable, Sendable {
  /// The cells of each line on the screen.
  private var shown: [Int] = []

  /// A screen that shows no block yet.
  package init() {}

  package var isEmpty: Bool { shown.isEmpty }

  /// What to write to replace the block with `lines`. `width` is the terminal's current number of columns: it may have
  /// become narrower since the last drawing, so that what was one line now takes several.
  package mutating func draw(_ lines: [StyledText], width: Int, colour: Bool) -> String {
    let text = erase(width: width) + lines.map { $0.rendered(colour: colour) + "\n" }.joined()
    shown = lines.map(\.width)
    return text
  }

  /// What to write to remove the block, which leaves the cursor where the block began. Empty if nothing is shown.
  package mutating func erase(width: Int) -> String {
    guard !shown.isEmpty else { return "" }
    let columns = max(1, width)
    let rows = shown.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
    shown = []
    // ECMA-48: to the first column, up by the number of lines (CUU), clear to the end of the screen (ED).
    return "\r\u{1B}[\(rows)A\u{1B}[J"
  }
}
