import RDBulkCore
import Testing

/// How lines are broken to fit a terminal.
@Suite("Language: the layout of text") struct TextLayoutTests {
  private static let cases: [(text: String, width: Int, lines: [String])] = [
    ("  one two three four", 12, ["  one two", "    three", "    four"]),
    ("averyverylongword b", 6, ["averyverylongword", "  b"]),
    ("Add --where a=b for the rows.", 14, ["Add", "  --where a=b", "  for the", "  rows."]),
    ("Add --where 'a=b c d' for it.", 14, ["Add", "  --where 'a=b c d'", "  for it."]),
    ("if all are, --all-rows. Nothing", 16, ["if all are,", "  --all-rows.", "  Nothing"]),
    ("the column 'Motivo da perda' is", 16, ["the column", "  'Motivo da perda'", "  is"]),
    ("it can't be read, and 'open is", 12, ["it can't be", "  read, and", "  'open is"]),
  ]

  @Test("Lines are broken between words, and never within a flag's value or a quoted text", arguments: cases)
  func wrap(_ value: (text: String, width: Int, lines: [String])) {
    let indent = value.text.prefix { $0 == " " }.count
    let lines = TextLayout.wrap(value.text, indent: indent, following: indent + 2, width: value.width)
    #expect(lines == value.lines)
  }
}
