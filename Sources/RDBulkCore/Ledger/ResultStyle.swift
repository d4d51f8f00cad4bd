/// What `--results-format` says.
package enum ResultFormatChoice: String, Equatable, Sendable, CaseIterable {
  case csv, jsonl, excel
}

/// How CSV results are written: for programs, or as a spreadsheet opens them.
package struct ResultStyle: Equatable, Sendable {
  /// What separates cells.
  package private(set) var delimiter = ASCII.comma
  /// Whether the results are for a spreadsheet: a byte order mark says that they are UTF-8, and numbers that it would
  /// shorten stay texts.
  package private(set) var isForSpreadsheet = false
  /// The language of the messages.
  package private(set) var language = Language.english

  /// For programs: commas, English.
  package static let plain = ResultStyle()

  /// `.tsv`.
  package static let tabs = ResultStyle(delimiter: ASCII.tab)

  /// For cells between those of others, who separate them so.
  static func delimited(by delimiter: UInt8) -> ResultStyle { ResultStyle(delimiter: delimiter) }

  /// As a spreadsheet in `language` opens it: where commas are decimal marks, semicolons separate cells.
  package static func spreadsheet(_ language: Language) -> ResultStyle {
    let delimiter = language.decimalMark == "," ? ASCII.semicolon : ASCII.comma
    return ResultStyle(delimiter: delimiter, isForSpreadsheet: true, language: language)
  }

  /// The style of results that begin with these bytes, which must reach beyond the name of the first column.
  fileprivate init(of beginning: ArraySlice<UInt8>) {
    isForSpreadsheet = beginning.starts(with: Self.mark)
    let line = isForSpreadsheet ? beginning.dropFirst(Self.mark.count) : beginning
    let found = line.dropFirst(ResultFormat.columns[0].utf8.count).first
    if let found, found == ASCII.semicolon || found == ASCII.tab { delimiter = found }
  }

  private init(delimiter: UInt8 = ASCII.comma, isForSpreadsheet: Bool = false, language: Language = .english) {
    self.delimiter = delimiter
    self.isForSpreadsheet = isForSpreadsheet
    self.language = language
  }

  /// A byte order mark.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

extension ResultFormat {
  /// The format of results to be read that begin with `beginning`, whoever wrote them.
  package init(of beginning: [UInt8], raw: Bool, extras: Extras) {
    let kind: Kind = beginning.first == UInt8(ascii: "{") ? .jsonLines : .csv
    self.init(kind, raw: raw, extras: extras, style: ResultStyle(of: beginning[...]))
    input = .unknown
  }
}
