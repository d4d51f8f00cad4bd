import RDBulkCore

extension CSVCase {
  static let faulty = quotes + unclosed + overLong + brokenText

  static let quotes = [
    CSVCase("a quote in plain text", "a,b\"c,d\ne,f\n", [.fault(1, .bareQuote(column: 2)), .row(2, ["e", "f"])]),
    CSVCase("a quote as plain text's end", "ab\"\ne", [.fault(1, .bareQuote(column: 1)), .row(2, ["e"])]),
    CSVCase(
      "a bare quote hides what follows", "a\"b,\"c\nd\"\n",
      [.fault(1, .bareQuote(column: 1)), .fault(2, .bareQuote(column: 1))]),
    CSVCase(
      "text after a closing quote", "\"a\"b,c\nd,e\n", [.fault(1, .textAfterQuote(column: 1)), .row(2, ["d", "e"])]),
    CSVCase(
      "a quote after a closing quote and a blank", "\"a\" \"b\"\nc\n",
      [.fault(1, .textAfterQuote(column: 1)), .row(2, ["c"])]),
    CSVCase(
      "a quote opened on an earlier line ends that line's row", "a,\"b\nc,\"d\ne,f\n",
      [
        .fault(1, .textAfterQuote(column: 2)), .fault(2, .unclosedQuote(line: 2, column: 2)), .row(3, ["e", "f"]),
      ]),
    CSVCase(
      "of two quoted fields the last one counts", "\"a\nb\",\"c\nd\"e\nf\n",
      [
        .fault(1, .textAfterQuote(column: 2)), .fault(3, .bareQuote(column: 1)), .row(4, ["f"]),
      ]),
    CSVCase(
      "a bare quote after a field of two lines", "\"a\nb\",c\"d\ne\n",
      [.fault(1, .bareQuote(column: 2)), .row(3, ["e"])]),
    CSVCase("a faulty last line", "a\nb\"c", [.row(1, ["a"]), .fault(2, .bareQuote(column: 1))]),
  ]

  static let unclosed = [
    CSVCase("an unclosed quote at the end", "a,\"b", [.fault(1, .unclosedQuote(line: 1, column: 2))]),
    CSVCase(
      "an unclosed quote takes its own line only", "a,\"b\nc,d\ne,f\n",
      [
        .fault(1, .unclosedQuote(line: 1, column: 2)), .row(2, ["c", "d"]), .row(3, ["e", "f"]),
      ]),
    CSVCase(
      "the line where it opened is named", "\"x\ny\",\"b\nc,d\n",
      [
        .fault(1, .unclosedQuote(line: 2, column: 2)), .row(3, ["c", "d"]),
      ]),
    CSVCase(
      "doubled quotes don't close", "\"a\"\"\nb\n", [.fault(1, .unclosedQuote(line: 1, column: 1)), .row(2, ["b"])]),
    CSVCase("a quote alone", "\"", [.fault(1, .unclosedQuote(line: 1, column: 1))]),
    CSVCase("a quote alone on its line", "\"\na\n", [.fault(1, .unclosedQuote(line: 1, column: 1)), .row(2, ["a"])]),
    CSVCase(
      "an unclosed quote past the limit", "a,\"b\n1234567\n8,9\n", limit: 10,
      [
        .fault(1, .unclosedQuote(line: 1, column: 2)), .row(2, ["1234567"]), .row(3, ["8", "9"]),
      ]),
    CSVCase(
      "half of a doubled quote at the limit", "\"1\n3456789\"\"1\nb\n", limit: 11,
      [
        .fault(1, .unclosedQuote(line: 1, column: 1)), .fault(2, .bareQuote(column: 1)), .row(3, ["b"]),
      ]),
    CSVCase(
      "an unclosed quote on a line past the limit", "\"234567890123\nb\n", limit: 7,
      [
        .fault(1, .unclosedQuote(line: 1, column: 1)), .row(2, ["b"]),
      ]),
    CSVCase(
      "a line end as the first byte past the limit", "\"234567\nb\n", limit: 7,
      [
        .fault(1, .unclosedQuote(line: 1, column: 1)), .row(2, ["b"]),
      ]),
    CSVCase(
      "an unclosed quote on a later line past the limit", "\"a\nb\",\"xyz12345678\nc\n", limit: 12,
      [
        .fault(1, .unclosedQuote(line: 2, column: 2)), .row(3, ["c"]),
      ]),
  ]

  static let overLong = [
    CSVCase("a line past the limit", "12345678\na\n", limit: 7, [.fault(1, .tooLong(limit: 7)), .row(2, ["a"])]),
    CSVCase("a last line past the limit", "a\n12345678", limit: 7, [.row(1, ["a"]), .fault(2, .tooLong(limit: 7))]),
    CSVCase(
      "a quote in what is read past", "123456789,\"a\nb\n", limit: 7, [.fault(1, .tooLong(limit: 7)), .row(2, ["b"])]),
    CSVCase(
      "many lines past the limit", "12345678\n12345678\n\n12345678901234567890\nb", limit: 7,
      [
        .fault(1, .tooLong(limit: 7)), .fault(2, .tooLong(limit: 7)), .fault(4, .tooLong(limit: 7)), .row(5, ["b"]),
      ]),
    CSVCase("blanks past the limit", "a,          \nb\n", limit: 7, [.fault(1, .tooLong(limit: 7)), .row(2, ["b"])]),
    CSVCase(
      "blanks after a quote past the limit", "\"a\"         \nb\n", limit: 7,
      [.fault(1, .tooLong(limit: 7)), .row(2, ["b"])]),
    CSVCase(
      "a fault before the limit stays the fault", "a\"345678901\nb\n", limit: 7,
      [.fault(1, .bareQuote(column: 1)), .row(2, ["b"])]),
    CSVCase(
      "accents where the line is cut", "ééééééé\nb\n", limit: 7, [.fault(1, .tooLong(limit: 7)), .row(2, ["b"])]),
  ]

  static let brokenText = [
    CSVCase("a NUL byte", "a,b\0c\nd\n", [.fault(1, .nulByte(column: 2)), .row(2, ["d"])]),
    CSVCase("a NUL byte in quotes", "a,\"b\0\n\",c\nd\n", [.fault(1, .nulByte(column: 2)), .row(3, ["d"])]),
    CSVCase("a NUL byte first", "\0\nd\n", [.fault(1, .nulByte(column: 1)), .row(2, ["d"])]),
    CSVCase("a NUL byte after a quote", "\"a\"\0\nd\n", [.fault(1, .textAfterQuote(column: 1)), .row(2, ["d"])]),
    CSVCase(
      "bytes that are not UTF-8", bytes: Array("a,b".utf8) + [0xE9, 0x2C, 0x63, 0x0A, 0x64],
      [
        .fault(1, .invalidUTF8(column: 2)), .row(2, ["d"]),
      ]),
    CSVCase(
      "half a character before a closing quote", bytes: Array("\"a\",\"".utf8) + [0xC3, 0x22, 0x0A, 0x64],
      [
        .fault(1, .invalidUTF8(column: 2)), .row(2, ["d"]),
      ]),
    CSVCase(
      "half a character as the last byte", bytes: Array("a,b,c".utf8) + [0xC3], [.fault(1, .invalidUTF8(column: 3))]),
  ]
}
