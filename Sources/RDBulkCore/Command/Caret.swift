/// Points to the wrong argument of a command line.
package enum Caret {
  /// The command line, and below it marks under the argument at `index`; no line is longer than `width`. Empty if the
  /// line may hold a secret, which isn't repeated.
  package static func lines(_ arguments: [String], at index: Int, width: Int = 80) -> [String] {
    guard arguments.indices.contains(index), !Quoted.mayBeSecret(arguments) else { return [] }
    let words = (["rdbulk"] + arguments).map { Quoted.bare(ShellWord.quoted($0)) }
    let marked = index + 1
    // The words before it explain it better than those after it.
    var first = 0
    var last = words.count - 1
    func text() -> String {
      (first > 0 ? "... " : "") + words[first...last].joined(separator: " ") + (last < words.count - 1 ? " ..." : "")
    }
    while text().count > width - 2, last > marked { last -= 1 }
    while text().count > width - 2, first < marked { first += 1 }
    guard text().count <= width - 2 else { return [] }
    let before = words[first..<marked].reduce(first > 0 ? 4 : 0) { $0 + $1.count + 1 }
    return ["  " + text(), "  " + marks(before, words[marked].count)]
  }

  private static func marks(_ before: Int, _ count: Int) -> String {
    String(repeating: " ", count: before) + "^" + String(repeating: "~", count: max(0, count - 1))
  }

  /// A line of a file, and below it marks under `cell`, in characters; no line is longer than `width`.
  package static func lines(_ line: String, cell: Range<Int>, width: Int = 80) -> [String] {
    let characters = Array(Quoted.line(line))
    let room = width - 2
    guard cell.upperBound <= characters.count, cell.lowerBound >= 0, room > 8 else { return [] }
    // The start of the cell must be visible.
    let first = cell.upperBound <= room ? 0 : max(0, min(cell.lowerBound - 3, characters.count - room))
    let shown = characters[first..<min(characters.count, first + room)]
    let end = min(cell.upperBound, first + room)
    guard cell.lowerBound < first + room else { return [] }
    return ["  " + String(shown), "  " + marks(cell.lowerBound - first, end - cell.lowerBound)]
  }
}
