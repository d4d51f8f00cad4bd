extension HeaderDoubt {
  /// Why nothing is sent, with the flag that settles it.
  package var failure: Failure {
    switch self {
    case .row(let line, let text, let columns):
      let names = columns.joined(separator: ",")
      let known: Message =
        columns.contains { $0.hasPrefix("column") } ? " with the right names in place of column1 …" : ""
      return .usage(
        "Line \(line) was read as the header but is a row: \(Quoted.path(text)).",
        hint:
          "Add --no-header --columns \(names)\(known) if the file has no header, or --header-line \(line) if this is one."
      )
    case .furtherDown(let from, let line, let text):
      return .usage(
        "Line \(from) is not the header; the header seems to be on line \(line): \(Quoted.path(text)).",
        hint: "Add --header-line \(line) to skip the lines before it.")
    case .delimiter(let delimiter, let text):
      return .usage(
        "The header's columns seem to be separated by something else: \(Quoted.path(text)).",
        hint: "Add --delimiter \(Self.word(delimiter)).")
    case .severalBlanks(let text):
      return .usage(
        "The header's columns seem to be separated by several blanks: \(Quoted.path(text)).",
        hint: "Save the file as CSV, with one delimiter between two cells.")
    case .quotedLines(let text):
      return .usage(
        "Each whole line is in quotes and so is a single cell: \(Quoted.path(text)).",
        hint: "Open the file in a spreadsheet, split its column (Data, Text to Columns), and save it as CSV.")
    }
  }

  /// The delimiter as a shell takes it.
  private static func word(_ delimiter: UInt8) -> String {
    switch delimiter {
    case ASCII.tab: "tab"
    case ASCII.comma: "comma"
    case ASCII.semicolon: "semicolon"
    case ASCII.bar: "pipe"
    case 0x1F: "$'\\x1f'"
    default: "'\(String(decoding: [delimiter], as: UTF8.self))'"
    }
  }
}
