/// Draws a block of lines in place of the one before it, at the bottom of what a terminal shows.
///
/// The cursor stays on the line below the block: a program that is killed leaves the prompt where it belongs. Whatever is
/// written between two drawings must come after `erase`.
package struct ProgressScreen: Equatable, Sendable {
  /// The cells of each line that is on the screen.
  private var shown: [Int] = []

  package init() {}

  package var isEmpty: Bool { shown.isEmpty }

  /// What to write to show `lines` where the block was. `width`: the terminal's columns as they are at present; it may
  /// have become narrower since, and what was one line then takes more.
  package mutating func draw(_ lines: [StyledText], width: Int, colour: Bool) -> String {
    let text = erase(width: width) + lines.map { $0.rendered(colour: colour) + "\n" }.joined()
    shown = lines.map(\.width)
    return text
  }

  /// What to write to take the block away; the cursor is then where it began. Empty where nothing is shown.
  package mutating func erase(width: Int) -> String {
    guard !shown.isEmpty else { return "" }
    let columns = max(1, width)
    let rows = shown.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
    shown = []
    // ECMA-48: to the first column, up so many lines (CUU), clear to the end of the screen (ED).
    return "\r\u{1B}[\(rows)A\u{1B}[J"
  }
}
