import RDBulkCore

extension CSVCase {
  static let good = plain + quoted + blanks + mixedLineEnds

  static let plain = [
    CSVCase("nothing", "", []),
    CSVCase("one field without a line end", "a", [.row(1, ["a"])]),
    CSVCase("two lines", "a,b\nc,d\n", [.row(1, ["a", "b"]), .row(2, ["c", "d"])]),
    CSVCase("last line without an end", "a,b\nc,d", [.row(1, ["a", "b"]), .row(2, ["c", "d"])]),
    CSVCase(
      "empty fields", ",,a\na,\n,b", [.row(1, ["", "", "a"]), .row(2, ["a", ""]), .row(3, ["", "b"])]),
    CSVCase("delimiter as the last byte", "a,", [.row(1, ["a", ""])]),
    CSVCase("ragged rows", "a,b\nc\nd,e,f\n", [.row(1, ["a", "b"]), .row(2, ["c"]), .row(3, ["d", "e", "f"])]),
    CSVCase("accents", "josé,São João\n", [.row(1, ["josé", "São João"])]),
    CSVCase(
      "fields of eight bytes and more", "12345678,123456789\n1234567,é234567890123456\n",
      [
        .row(1, ["12345678", "123456789"]), .row(2, ["1234567", "é234567890123456"]),
      ]),
    CSVCase("tabs", "a\tb, c\n", delimiter: 0x09, [.row(1, ["a", "b, c"])]),
    CSVCase(
      "empty fields between tabs", "\t\t\na\t\t", delimiter: 0x09, [.row(2, ["a", "", ""])]),
    CSVCase("quotes between tabs", "\"a\tb\"\t \"c\" \t\n", delimiter: 0x09, [.row(1, ["a\tb", "c", ""])]),
    CSVCase("blanks as delimiters", "a \"b c\" d\n", delimiter: 0x20, [.row(1, ["a", "b c", "d"])]),
    CSVCase("semicolons", "a;b,c\n", delimiter: 0x3B, [.row(1, ["a", "b,c"])]),
    CSVCase("bars", "a|\"|\"\n", delimiter: 0x7C, [.row(1, ["a", "|"])]),
    CSVCase(
      "control bytes other than line ends", "a\u{1}b,\u{B}c\u{1F}\u{7F}\n",
      [.row(1, ["a\u{1}b", "\u{B}c\u{1F}\u{7F}"])]),
    CSVCase("a record as long as the limit", "123,567\n12\n", limit: 7, [.row(1, ["123", "567"]), .row(2, ["12"])]),
    CSVCase("a record as long as the limit at the end", "123,567", limit: 7, [.row(1, ["123", "567"])]),
    CSVCase("an apostrophe is a letter", "'a,b'\n", [.row(1, ["'a", "b'"])]),
    CSVCase(
      "digits as spreadsheets keep them", "=\"00123\",a\nb,  =\"1,2\" \n=\"a\"\"b\nc\",d\n",
      [.row(1, ["00123", "a"]), .row(2, ["b", "1,2"]), .row(3, ["a\"b\nc", "d"])]),
    CSVCase(
      "an equals sign of a text", "=a,=\n=1,==\n=", [.row(1, ["=a", "="]), .row(2, ["=1", "=="]), .row(3, ["="])]),
    CSVCase("text after digits as spreadsheets keep them", "=\"a\"b", [.fault(1, .textAfterQuote(column: 1))]),
    CSVCase("equals signs as delimiters", "a=\"b\"=\n", delimiter: 0x3D, [.row(1, ["a", "b", ""])]),
  ]

  static let quoted = [
    CSVCase("quoted fields", "\"a\",\"b\"\n\"c\",d\n", [.row(1, ["a", "b"]), .row(2, ["c", "d"])]),
    CSVCase("delimiters in quotes", "\"a,b\",\",\"\n", [.row(1, ["a,b", ","])]),
    CSVCase("doubled quotes", "\"a\"\"b\",\"\"\"\",\"\"\"x\"\"\"\n", [.row(1, ["a\"b", "\"", "\"x\""])]),
    CSVCase("empty quoted field", "a,\"\",\"\"\n\"\",a\n", [.row(1, ["a", "", ""]), .row(2, ["", "a"])]),
    CSVCase(
      "line breaks in quotes", "\"a\nb\",c\nd,\"e\n\nf\"\ng,h\n",
      [
        .row(1, ["a\nb", "c"]), .row(3, ["d", "e\n\nf"]), .row(6, ["g", "h"]),
      ]),
    CSVCase("line break first and last in quotes", "\"\na\n\",b\nc", [.row(1, ["\na\n", "b"]), .row(4, ["c"])]),
    CSVCase("quoted field at the end", "a,\"b\"", [.row(1, ["a", "b"])]),
    CSVCase("quoted field with blanks at the end", "a,\"b\"  ", [.row(1, ["a", "b"])]),
    CSVCase("blanks around a quoted field", " \"a\" ,\t\"b\"\t, \" c \" \n", [.row(1, ["a", "b", " c "])]),
    CSVCase("a doubled quote beside blanks", "\" \"\" \",a\n", [.row(1, [" \" ", "a"])]),
    CSVCase(
      "long quoted text with accents", "\"Não é o momento; talvez \"\"depois\"\" das férias\"\n",
      [
        .row(1, ["Não é o momento; talvez \"depois\" das férias"])
      ]),
  ]

  static let blanks = [
    CSVCase("blank lines", "\n\na\n\n\nb\n\n", [.row(3, ["a"]), .row(6, ["b"])]),
    CSVCase("lines of blanks", " \na\n \t \nb\n  ", [.row(2, ["a"]), .row(4, ["b"])]),
    CSVCase("only blank lines", "\n \n\n", []),
    CSVCase("lines of delimiters", ",,\n , \na,\n,\n\n,", [.row(3, ["a", ""])]),
    CSVCase("lines of quotes and blanks", "\" \"\n\"\",\"\n\"\n\"\"\"\", ,\na\n", [.row(5, ["a"])]),
    CSVCase(
      "a quote that is never closed is no blank line", "a\n\"",
      [.row(1, ["a"]), .fault(2, .unclosedQuote(line: 2, column: 1))]),
    CSVCase("blanks around plain values are theirs", " a , b \n", [.row(1, [" a ", " b "])]),
    CSVCase("blanks as the last field", "a,  ", [.row(1, ["a", "  "])]),
    CSVCase("blanks as the last field of a line", "a,  \nb,c", [.row(1, ["a", "  "]), .row(2, ["b", "c"])]),
  ]

  /// CR and LF stand for themselves.
  static let mixedLineEnds = [
    CSVCase(
      "all line ends in one file", "a\nb\r\nc\rd\r\ne", anyLineEnd: false,
      [
        .row(1, ["a"]), .row(2, ["b"]), .row(3, ["c"]), .row(4, ["d"]), .row(5, ["e"]),
      ]),
    CSVCase(
      "a CR LF after lines that end in CR", "a\rb\rc\r\nd", anyLineEnd: false,
      [
        .row(1, ["a"]), .row(2, ["b"]), .row(3, ["c"]), .row(4, ["d"]),
      ]),
    CSVCase("LF CR is two line ends", "a\n\rb", anyLineEnd: false, [.row(1, ["a"]), .row(3, ["b"])]),
    CSVCase("CR CR LF is two line ends", "a\r\r\nb", anyLineEnd: false, [.row(1, ["a"]), .row(3, ["b"])]),
    CSVCase("a CR at the very end", "a\r", anyLineEnd: false, [.row(1, ["a"])]),
    CSVCase(
      "line ends in quotes stay as they are", "\"a\rb\r\nc\nd\n\re\",f\ng", anyLineEnd: false,
      [
        .row(1, ["a\rb\r\nc\nd\n\re", "f"]), .row(7, ["g"]),
      ]),
    CSVCase(
      "a CR before a closing quote", "\"a\r\",b\nc", anyLineEnd: false, [.row(1, ["a\r", "b"]), .row(3, ["c"])]),
  ]
}
