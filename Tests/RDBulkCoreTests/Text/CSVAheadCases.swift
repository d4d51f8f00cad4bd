import RDBulkCore

/// Malformed quotes and other places where it is uncertain where a record ends: what stands behind them decides. The rows
/// have as many cells as is given.
extension CSVCase {
  static let ahead = rows + text + backslashes + lineEnds

  private static func a(_ fault: RecordFault, _ rest: [Want]) -> [Want] { [.fault(1, fault)] + rest }
  private static let b = Want.row(2, ["b@e.co", "x"])
  private static let c = Want.row(3, ["c@e.co", "y"])
  private static let inText = [Want.doubtful(2, quote: 1, 2)]

  /// What follows are rows, so that only the malformed one is lost.
  private static let rows = [
    CSVCase(
      "an inch mark in quotes", "a@e.co,\"12\" tubo\"\nb@e.co,x\nc@e.co,y\n", cells: 2,
      a(.textAfterQuote(column: 2), [b, c])),
    CSVCase("an inch mark without quotes", "a@e.co,5\" tubo\nb@e.co,x\n", cells: 2, a(.bareQuote(column: 2), [b])),
    CSVCase(
      "text behind a quoted word", "a@e.co,\"x\" y\nb@e.co,x\nc@e.co,y\n", cells: 2,
      a(.textAfterQuote(column: 2), [b, c])),
    CSVCase(
      "a phrase in quotes at the text's end", "a@e.co,\"disse \"sim\"\"\nb@e.co,x\n", cells: 2,
      a(.textAfterQuote(column: 2), [b])),
    CSVCase(
      "a phrase that nothing closes", "a@e.co,o \"Zé\nb@e.co,x\nc@e.co,y\n", cells: 2, a(.bareQuote(column: 2), [b, c])),
    CSVCase(
      "several inch marks in quotes, and a cell that is quoted as it should be",
      "a@e.co,\"12\" tubo\"\nb@e.co,\"13\" tubo\"\nc@e.co,\"y\"\n\"d@e.co\",\"x, y\"\ne@e.co,z\n", cells: 2,
      [
        .fault(1, .textAfterQuote(column: 2)), .fault(2, .textAfterQuote(column: 2)), c, .row(4, ["d@e.co", "x, y"]),
        .row(5, ["e@e.co", "z"]),
      ]),
    CSVCase(
      "a quoted cell of two lines later on", "a@e.co,\"x\" y\nb@e.co,x\nc@e.co,\"y\nz\"\nd@e.co,z\n", cells: 2,
      a(.textAfterQuote(column: 2), [b, .row(3, ["c@e.co", "y\nz"]), .row(5, ["d@e.co", "z"])])),
    CSVCase(
      "a row without an address, and blank lines", "a@e.co,\"12\" tubo\"\n,x\n\n \nc@e.co,y\n\n", cells: 2,
      a(.textAfterQuote(column: 2), [.row(2, ["", "x"]), .row(5, ["c@e.co", "y"])])),
    CSVCase(
      "a quote that is never closed, behind rows", "a@e.co,\"12\" tubo\"\nb@e.co,x\nc@e.co,\"y\n", cells: 2,
      a(.textAfterQuote(column: 2), [b, .fault(3, .unclosedQuote(line: 3, column: 2))])),
    CSVCase(
      "nothing behind it", "a@e.co,\"12\" tubo\"\n", cells: 2, [.fault(1, .textAfterQuote(column: 2))]),
    CSVCase(
      "addresses alone", "\"A \"B\" C\nb@e.co\nc@e.co\n", cells: 1,
      a(.textAfterQuote(column: 1), [.row(2, ["b@e.co"]), .row(3, ["c@e.co"])])),
    CSVCase(
      "more rows than text can be long",
      "a@e.co,\"12\" tubo\"\n" + String(repeating: "b@e.co,x\n", count: 8_000) + "fim\"\n",
      anyLineEnd: false, cells: 2,
      a(
        .textAfterQuote(column: 2),
        (2...8_001).map { .row($0, ["b@e.co", "x"]) } + [.fault(8_002, .bareQuote(column: 1))])),
  ]

  /// What follows may be text.
  private static let text = [
    CSVCase(
      "a quote that closes what none has opened", "a@e.co,\"disse \"sim\"\nb@e.co,x\nfim\"\nd@e.co,z\n", cells: 2,
      a(.textAfterQuote(column: 2), inText + [.fault(3, .bareQuote(column: 1)), .row(4, ["d@e.co", "z"])])),
    CSVCase(
      "the same, looking like a row", "a@e.co,\"disse \"sim\"\nb@e.co,x\nc@e.co,fim\"\nd@e.co,z\n", cells: 2,
      a(.textAfterQuote(column: 2), inText + [.fault(3, .bareQuote(column: 2)), .row(4, ["d@e.co", "z"])])),
    CSVCase(
      "a sentence", "a@e.co,\"12\" tubo\"\nb@e.co,x\nsem mais\nd@e.co,z\n", cells: 2,
      a(.textAfterQuote(column: 2), inText + [.doubtful(3, quote: 1, 2), .doubtful(4, quote: 1, 2)])),
    CSVCase(
      "a phrase that closes at a line's start", "a@e.co,\"disse \"oi\nb@e.co,x\n\" e foi\",y\nd@e.co,z\n", cells: 2,
      a(.textAfterQuote(column: 2), inText + [.doubtful(3, quote: 1, 2), .row(4, ["d@e.co", "z"])])),
    CSVCase(
      "a phrase that begins a cell of what looks like a row",
      "a@e.co,\"disse \"sim\"\nb@e.co,x\nc@e.co,\"não\" foi\"\nd@e.co,z\n", cells: 2,
      a(
        .textAfterQuote(column: 2),
        inText + [.fault(3, .textAfterQuote(column: 2)), .row(4, ["d@e.co", "z"])])),
    CSVCase(
      "a phrase that closes where a cell begins", "a@e.co,\"disse \"oi\nb@e.co,x\nc@e.co,\" e foi\"\nd@e.co,z\n",
      cells: 2,
      a(.textAfterQuote(column: 2), inText + [.doubtful(3, quote: 1, 2), .row(4, ["d@e.co", "z"])])),
    CSVCase(
      "no address anywhere", "a@e.co,\"12\" tubo\"\nb,x\nc,y\n", cells: 2,
      a(.textAfterQuote(column: 2), inText + [.doubtful(3, quote: 1, 2)])),
    CSVCase(
      "addresses alone, and a line without", "\"A \"B\" C\nb@e.co\nc\n", cells: 1,
      a(.textAfterQuote(column: 1), [.doubtful(2, quote: 1, 1), .doubtful(3, quote: 1, 1)])),
    CSVCase(
      "a quote that opens on an earlier line", "a@e.co,\"x\nb@e.co,\"y\"\nc@e.co,z\n", cells: 2,
      a(.textAfterQuote(column: 2), inText + [.doubtful(3, quote: 1, 2)])),
  ]

  private static let backslashes = [
    CSVCase(
      "a backslash before a line end, and text", "a@e.co,um\\\ndois\\\ntres\nb@e.co,x\n", cells: 2,
      a(.backslash(column: 2), inText + [.doubtful(3, quote: 1, 2), .row(4, ["b@e.co", "x"])])),
    CSVCase(
      "text that looks like an address", "a@e.co,um\\\nv@e.co\nb@e.co,x\n", cells: 2,
      a(.backslash(column: 2), inText + [.row(3, ["b@e.co", "x"])])),
    CSVCase(
      "text that looks like a row but for a backslash", "a@e.co,um\\\nv\\,v@e.co\nb@e.co,x\n", cells: 2,
      a(.backslash(column: 2), inText + [.row(3, ["b@e.co", "x"])])),
    CSVCase("a path", "a@e.co,C:\\\nb@e.co,x\n", cells: 2, [.row(1, ["a@e.co", "C:\\"]), b]),
    CSVCase("an escaped backslash", "a@e.co,C:\\\\\nb\n", cells: 2, [.row(1, ["a@e.co", "C:\\\\"]), .row(2, ["b"])]),
    CSVCase(
      "a backslash before a blank line", "a@e.co,\\\n\nb@e.co,x\n", cells: 2,
      a(.backslash(column: 2), [.row(3, ["b@e.co", "x"])])),
    CSVCase(
      "escaped quotes without others, and a backslash before a line end", "a@e.co,\\\"sim\\\"\\\nv@e.co\nb@e.co,x\n",
      cells: 2,
      a(.bareQuote(column: 2), inText + [.row(3, ["b@e.co", "x"])])),
    CSVCase(
      "a doubt that a blank line ends, and a backslash on the next line",
      "a@e.co,\\\"sim\\\"\\\n\nb@e.co,\\\nv@e.co\\,x\nc@e.co,x\n", cells: 2,
      a(
        .bareQuote(column: 2),
        [.fault(3, .backslash(column: 2)), .doubtful(4, quote: 3, 2), .row(5, ["c@e.co", "x"])])),
    CSVCase(
      "a backslash before a line end in the first of two columns", "um\\\ndois,a@e.co\nx,b@e.co\n", cells: 2,
      [.fault(1, .backslash(column: 1)), .doubtful(2, quote: 1, 1), .row(3, ["x", "b@e.co"])]),
    CSVCase("a path in the last line", "a@e.co,C:\\\n", cells: 2, [.row(1, ["a@e.co", "C:\\"])]),
    CSVCase("a path in quotes", "a@e.co,\"C:\\\"\nb@e.co,x\n", cells: 2, [.row(1, ["a@e.co", "C:\\"]), b]),
    CSVCase(
      "an escaped quote at a line's end", "a@e.co,\"tubo 5\\\"\nb@e.co,x\nfim\"\nd@e.co,z\n", cells: 2,
      a(.escapedQuote(column: 2), inText + [.fault(3, .bareQuote(column: 1)), .row(4, ["d@e.co", "z"])])),
    CSVCase(
      "an escaped quote before a delimiter", "a@e.co,\"5\\\", 6\nb@e.co,x\nfim\"\nd@e.co,z\n", cells: 2,
      a(.escapedQuote(column: 2), inText + [.fault(3, .bareQuote(column: 1)), .row(4, ["d@e.co", "z"])])),
    CSVCase(
      "escaped quotes within a line", "a@e.co,\"disse \\\"sim\\\" e foi\"\nb@e.co,x\n", cells: 2,
      a(.textAfterQuote(column: 2), [b])),
    CSVCase(
      "backslashes where lines in doubt are sent", "a@e.co,um\\\nv@e.co\nb@e.co,\"5\\\"\nfim\n", doubtful: .send,
      cells: 2,
      [.row(1, ["a@e.co", "um\\"]), .row(2, ["v@e.co"]), .row(3, ["b@e.co", "5\\"]), .row(4, ["fim"])]),
  ]

  private static func ends(_ name: String, _ input: String, _ expected: [Want]) -> CSVCase {
    CSVCase(name, input, anyLineEnd: false, cells: 2, expected)
  }

  private static let lineEnds = [
    ends(
      "CR in the last cell of a file with LF, which ends in one", "z@e.co,z\na@e.co,um\rv@e.co\r",
      [.row(1, ["z@e.co", "z"]), .fault(2, .strayLineEnd(column: 2)), .doubtful(3, quote: 2, 2)]),
    ends(
      "LF in a cell of a file with CR LF", "z@e.co,z\r\na@e.co,um\nv@e.co\nfim\r\nb@e.co,x\r\n",
      [
        .row(1, ["z@e.co", "z"]), .fault(2, .strayLineEnd(column: 2)), .doubtful(3, quote: 2, 2),
        .doubtful(4, quote: 2, 2), .row(5, ["b@e.co", "x"]),
      ]),
    ends(
      "CR in a cell of a file with LF", "z@e.co,z\na@e.co,um\rv@e.co\nb@e.co,x\n",
      [
        .row(1, ["z@e.co", "z"]), .fault(2, .strayLineEnd(column: 2)), .doubtful(3, quote: 2, 2),
        .row(4, ["b@e.co", "x"]),
      ]),
    ends(
      "LF in a cell of a file with CR", "z@e.co,z\ra@e.co,um\nv@e.co\rb@e.co,x\r",
      [
        .row(1, ["z@e.co", "z"]), .fault(2, .strayLineEnd(column: 2)), .doubtful(3, quote: 2, 2),
        .row(4, ["b@e.co", "x"]),
      ]),
    ends(
      "text that looks like a row", "z@e.co,z\r\na@e.co,um\nv@e.co,v\r\nb@e.co,x\r\n",
      [
        .row(1, ["z@e.co", "z"]), .fault(2, .strayLineEnd(column: 2)), .doubtful(3, quote: 2, 2),
        .row(4, ["b@e.co", "x"]),
      ]),
    ends(
      "rows with LF that were put behind others", "z@e.co,z\r\na@e.co,um\nb@e.co\nc@e.co,x\n",
      [
        .row(1, ["z@e.co", "z"]), .row(2, ["a@e.co", "um"]), .row(3, ["b@e.co"]), .row(4, ["c@e.co", "x"]),
      ]),
    ends(
      "LF in a cell, and quotes behind", "z@e.co,z\r\na@e.co,um\nv@e.co\r\nb@e.co,o \"x\r\n",
      [
        .row(1, ["z@e.co", "z"]), .fault(2, .strayLineEnd(column: 2)), .doubtful(3, quote: 2, 2),
        .fault(4, .bareQuote(column: 2)),
      ]),
    ends(
      "a backslash before an LF in a file with CR LF", "z@e.co,z\r\na@e.co,um\\\nv@e.co,x\r\nb@e.co,x\r\n",
      [
        .row(1, ["z@e.co", "z"]), .fault(2, .backslash(column: 2)), .doubtful(3, quote: 2, 2),
        .row(4, ["b@e.co", "x"]),
      ]),
    ends(
      "LF in the last row, which has no line end", "z@e.co,z\r\na@e.co,um\nv@e.co",
      [.row(1, ["z@e.co", "z"]), .fault(2, .strayLineEnd(column: 2)), .doubtful(3, quote: 2, 2)]),
    ends(
      "CR LF among LF, blank lines with other ends, LF in quotes",
      "z@e.co,z\na@e.co,um\r\n\r\n\rb@e.co,\"x\r\"\n",
      [
        .row(1, ["z@e.co", "z"]), .row(2, ["a@e.co", "um"]), .row(5, ["b@e.co", "x\r"]),
      ]),
  ]
}
