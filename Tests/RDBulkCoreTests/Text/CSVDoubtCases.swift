import RDBulkCore

/// Quotes that leave in doubt what stands behind them.
extension CSVCase {
  static let doubtful = skipped + sent

  private static let skipped = [
    CSVCase(
      "an unclosed quote leaves every line behind it in doubt", "a,\"b\nc,d\n\ne,f\n",
      [.fault(1, .unclosedQuote(line: 1, column: 2)), .doubtful(2, quote: 1, 2), .doubtful(4, quote: 1, 2)]),
    CSVCase(
      "the unclosed quote's own line is named", "\"x\ny\",\"b\nc,d\n",
      [.fault(1, .unclosedQuote(line: 2, column: 2)), .doubtful(3, quote: 2, 2)]),
    CSVCase(
      "doubled quotes don't close", "\"a\"\"\nb\n",
      [.fault(1, .unclosedQuote(line: 1, column: 1)), .doubtful(2, quote: 1, 1)]),
    CSVCase(
      "a quote alone on its line", "\"\na\n",
      [.fault(1, .unclosedQuote(line: 1, column: 1)), .doubtful(2, quote: 1, 1)]),
    CSVCase(
      "an unclosed quote past the limit takes the rest of the input with it", "a,\"b\n1234567\n8,9\n", limit: 10,
      [.fault(1, .tooLong(limit: 10, quoteLine: 1))]),
    CSVCase(
      "an unclosed quote in what is skipped", "12345678,\"\nb\n", limit: 7, [.fault(1, .tooLong(limit: 7))]),
    CSVCase(
      "a quote that is known to be unclosed leaves the lines behind it in doubt one by one", "a,\"b\n1234567\n8,9\n",
      limit: 10, unclosedQuoteLine: 1,
      [
        .fault(1, .unclosedQuote(line: 1, column: 2)), .doubtful(2, quote: 1, 2), .doubtful(3, quote: 1, 2),
      ]),
    CSVCase(
      "a quote that is known to be unclosed, on a line past the limit", "\"234567890123\nb\n", limit: 7,
      unclosedQuoteLine: 1, [.fault(1, .unclosedQuote(line: 1, column: 1)), .doubtful(2, quote: 1, 1)]),
    CSVCase(
      "text after a closing quote, until a quoted cell closes", "\"a\"b,c\nd,e\n\"f\ng\",h\ni,j\n",
      [
        .fault(1, .textAfterQuote(column: 1)), .doubtful(2, quote: 1, 1), .doubtful(3, quote: 1, 1),
        .row(5, ["i", "j"]),
      ]),
    CSVCase(
      "text with quotes over several lines", "x,\"ele disse \"oi\" e\nv@example.com,1\nsumiu\",2\ny,3\n",
      [
        .fault(1, .textAfterQuote(column: 2)), .doubtful(2, quote: 1, 2), .fault(3, .bareQuote(column: 1)),
        .row(4, ["y", "3"]),
      ]),
    CSVCase(
      "a phrase in quotes at the end of a line, in text that may go on", "a,\"disse \"sim\"\nb,c\nfim\"\nd,e\n",
      [
        .fault(1, .textAfterQuote(column: 2)), .doubtful(2, quote: 1, 2), .fault(3, .bareQuote(column: 1)),
        .row(4, ["d", "e"]),
      ]),
    CSVCase(
      "quotes behind backslashes", #""a","disse \"x\""# + "\nb,c\nfim\"\nd,e\n",
      [
        .fault(1, .textAfterQuote(column: 2)), .doubtful(2, quote: 1, 2), .fault(3, .bareQuote(column: 1)),
        .row(4, ["d", "e"]),
      ]),
    CSVCase(
      "a quote that may begin a phrase in plain text", "a,disse \"oi\nv@example.com,1\ntchau\",2\nb,3\n",
      [
        .fault(1, .bareQuote(column: 2)), .doubtful(2, quote: 1, 2), .fault(3, .bareQuote(column: 1)),
        .row(4, ["b", "3"]),
      ]),
    CSVCase(
      "a quote that was opened on an earlier line", "a,\"b\nc,\"d\ne,f\n",
      [
        .fault(1, .textAfterQuote(column: 2)), .fault(2, .unclosedQuote(line: 2, column: 2)), .doubtful(3, quote: 1, 2),
      ]),
    CSVCase(
      "of two quoted fields the last one counts", "\"a\nb\",\"c\nd\"e\nf\n",
      [
        .fault(1, .textAfterQuote(column: 2)), .fault(3, .bareQuote(column: 1)), .doubtful(4, quote: 2, 2),
      ]),
    CSVCase(
      "a bare quote after a field of two lines", "\"a\nb\",c\"d\ne\n\"\"\nf\"\n",
      [.fault(1, .bareQuote(column: 2)), .doubtful(3, quote: 2, 2), .fault(5, .bareQuote(column: 1))]),
    CSVCase(
      "a malformed quote in what is skipped of a row", "12345678,\"a\nb\"c\nd\n\"e\"\nf\n", limit: 7,
      [
        .fault(1, .tooLong(limit: 7)), .doubtful(3, quote: 1, 2), .doubtful(4, quote: 1, 2), .row(5, ["f"]),
      ]),
    CSVCase(
      "an over-long row in doubt", "\"a\"b\n12345678\nc,\"x\"\nd\n", limit: 7,
      [
        .fault(1, .textAfterQuote(column: 1)), .fault(2, .tooLong(limit: 7)), .doubtful(3, quote: 1, 1), .row(4, ["d"]),
      ]),
  ]

  private static let sent = [
    CSVCase(
      "an unclosed quote takes its own line only, where lines in doubt are sent", "a,\"b\nc,d\ne,f\n", doubtful: .send,
      [
        .fault(1, .unclosedQuote(line: 1, column: 2)), .row(2, ["c", "d"]), .row(3, ["e", "f"]),
      ]),
    CSVCase(
      "text after a closing quote takes its own line only, where lines in doubt are sent", "\"a\"b,c\nd,e\n",
      doubtful: .send, [.fault(1, .textAfterQuote(column: 1)), .row(2, ["d", "e"])]),
    CSVCase(
      "a quote that is known to be unclosed, where lines in doubt are sent", "a,\"b\n1234567\n8,9\n", limit: 10,
      doubtful: .send, unclosedQuoteLine: 1,
      [
        .fault(1, .unclosedQuote(line: 1, column: 2)), .row(2, ["1234567"]), .row(3, ["8", "9"]),
      ]),
    CSVCase(
      "a quote that is known to be unclosed, on a later line past the limit", "\"a\nb\",\"xyz12345678\nc\n", limit: 12,
      doubtful: .send, unclosedQuoteLine: 2, [.fault(1, .unclosedQuote(line: 2, column: 2)), .row(3, ["c"])]),
    CSVCase(
      "a cell of many lines past the limit is no row, where lines in doubt are sent", "a,\"b\n1234567\n8,9\n\"\n10\n",
      limit: 10, doubtful: .send, [.fault(1, .tooLong(limit: 10, quoteLine: 1)), .row(5, ["10"])]),
  ]
}
