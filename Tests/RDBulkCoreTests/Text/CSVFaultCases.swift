import RDBulkCore

extension CSVCase {
  static let faulty = quotes + overLong + brokenText

  static let quotes = [
    CSVCase("a quote in plain text", "a,b\"c\"d\n\"e\",f\n", [.fault(1, .bareQuote(column: 2)), .row(2, ["e", "f"])]),
    CSVCase("a quote as plain text's end", "ab\"\ne", [.fault(1, .bareQuote(column: 1)), .row(2, ["e"])]),
    CSVCase("an inch mark", "TV 42\" LED,1\ne,2", [.fault(1, .bareQuote(column: 1)), .row(2, ["e", "2"])]),
    CSVCase("a nickname in quotes", "a,José \"Zé\" Sá\nb,c", [.fault(1, .bareQuote(column: 2)), .row(2, ["b", "c"])]),
    CSVCase(
      "quotes in quoted text that were not doubled", "\"he said \"oi\" to me\",1\ne,2\n",
      [.fault(1, .textAfterQuote(column: 1)), .row(2, ["e", "2"])]),
    CSVCase(
      "a quote after a closing quote and a blank", "\"a\" \"b\"\nc\n",
      [.fault(1, .textAfterQuote(column: 1)), .row(2, ["c"])]),
    CSVCase("a faulty last line", "a\nb\"c", [.row(1, ["a"]), .fault(2, .bareQuote(column: 1))]),
    CSVCase("an unclosed quote at the end", "a,\"b", [.fault(1, .unclosedQuote(line: 1, column: 2))]),
    CSVCase("a quote alone", "\"", [.fault(1, .unclosedQuote(line: 1, column: 1))]),
  ]

  static let overLong = [
    CSVCase("a line past the limit", "12345678\na\n", limit: 7, [.fault(1, .tooLong(limit: 7)), .row(2, ["a"])]),
    CSVCase("a last line past the limit", "a\n12345678", limit: 7, [.row(1, ["a"]), .fault(2, .tooLong(limit: 7))]),
    CSVCase(
      "line breaks in what is skipped", "123456789,\"a\nb\"\"\n,\",\"\n\" ,c\nd\n", limit: 7,
      [.fault(1, .tooLong(limit: 7)), .row(5, ["d"])]),
    CSVCase(
      "a cell of many lines past the limit", "a,\"b\n1234567\n8,9\n\"\n10\n", limit: 10,
      [.fault(1, .tooLong(limit: 10, quoteLine: 1)), .row(5, ["10"])]),
    CSVCase(
      "half of a doubled quote at the limit", "\"1\n3456789\"\"1\nb\",\"c\"\nd\n", limit: 11,
      [.fault(1, .tooLong(limit: 11, quoteLine: 1)), .row(4, ["d"])]),
    CSVCase(
      "a closing quote at the limit", "\"123456\"\nb\n", limit: 7,
      [.fault(1, .tooLong(limit: 7, quoteLine: 1)), .row(2, ["b"])]),
    CSVCase(
      "a line end as the first byte past the limit", "\"234567\nb\"\nc\n", limit: 7,
      [.fault(1, .tooLong(limit: 7, quoteLine: 1)), .row(3, ["c"])]),
    CSVCase(
      "the line of the quote that is open is told, not the record's", "\"a\nb\",\"xyz12345678\nc\"\nd", limit: 12,
      [.fault(1, .tooLong(limit: 12, quoteLine: 2)), .row(4, ["d"])]),
    CSVCase(
      "digits as spreadsheets keep them in what is skipped", "12345678,=\"0\n\",=,\"\n\"\nb\n", limit: 7,
      [.fault(1, .tooLong(limit: 7)), .row(4, ["b"])]),
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
      "a fault before the limit stays the fault", "a\" 45678901\nb\n", limit: 7,
      [.fault(1, .bareQuote(column: 1)), .row(2, ["b"])]),
    CSVCase(
      "accents where the line is cut", "ééééééé\nb\n", limit: 7, [.fault(1, .tooLong(limit: 7)), .row(2, ["b"])]),
  ]

  static let brokenText = [
    CSVCase("a NUL byte", "a,b\0c\nd\n", [.fault(1, .nulByte(column: 2)), .row(2, ["d"])]),
    CSVCase("a NUL byte in quotes", "a,\"b\0\n\",c\nd\n", [.fault(1, .nulByte(column: 2)), .row(3, ["d"])]),
    CSVCase("a NUL byte first", "\0\nd\n", [.fault(1, .nulByte(column: 1)), .row(2, ["d"])]),
    CSVCase(
      "a NUL byte after a quote", "\"a\"\0\"\nd\n", [.fault(1, .textAfterQuote(column: 1)), .doubtful(2, quote: 1, 1)]),
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
