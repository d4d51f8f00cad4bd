/// Flags about the input file and what its columns mean.
enum InputFlags {
  static let all = [
    format, delimiter, encoding, headerLine, noHeader, columns, map, set, require, `where`, skip, first,
    allRows, dedupe, decimal, listSeparator, uncheckedFields, verifiedEvent,
    maxRowBytes, doubtful,
  ]

  static let format = Flag(
    "format", value: "csv|jsonl|json", in: .input, for: .sending,
    help: "What INPUT is: CSV, JSON Lines or JSON.",
    more:
      "By default the extension decides (.csv .tsv .txt, .jsonl .ndjson, .json), else the first bytes; JSON is an array of "
      + "objects, or objects one after the other, over any number of lines."
  ) { (draft, value) throws(UsageError) in
    draft.send.format = try value.choice(InputFormat.self)
  }

  static let delimiter = Flag(
    "delimiter", value: "CHAR", in: .input, for: .sending,
    help: "What separates CSV cells: one character, or tab, comma, semicolon, pipe.",
    more: "By default the header line shows it."
  ) { (draft, value) throws(UsageError) in
    draft.send.delimiter = try value.delimiter()
  }

  static let encoding = Flag(
    "encoding", value: "NAME", in: .input, for: .sending,
    help: "utf-8, utf-16le, utf-16be, windows-1252, latin1, macintosh or cp850.",
    more:
      "By default a byte order mark or zero bytes decide; otherwise UTF-8 if the bytes are valid, else the one of "
      + "windows-1252, macintosh and cp850 that gives readable words; in doubt, nothing is sent."
  ) { (draft, value) throws(UsageError) in
    draft.send.encoding = try value.encoding()
  }

  static let headerLine = Flag(
    "header-line", value: "N", in: .input, for: .sending,
    help: "The line of INPUT that names the columns, from 1; lines before it are skipped."
  ) { (draft, value) throws(UsageError) in
    draft.send.headerLine = try value.integer("a line's number", in: 1...1_000_000, example: "3")
  }

  static let noHeader = Flag(
    "no-header", in: .input, for: .sending,
    help: "The first CSV line is data; use it with --columns, or with --map by number."
  ) { (draft, _) throws(UsageError) in
    draft.send.noHeader = true
  }

  static let columns = Flag(
    "columns", value: "A,B,...", in: .input, for: .sending,
    help: "The names of the columns, with --no-header."
  ) { (draft, value) throws(UsageError) in
    draft.send.columns = try value.columns()
  }

  static let map = Flag(
    "map", value: "FIELD=COLUMN", in: .input, for: .sending,
    help: "Read a field from this column; can be repeated for other fields.",
    more: "COLUMN is a CSV header name or its number from 1, a JSON key or a dotted path of keys; none: the field has "
      + "no column."
  ) { (draft, value) throws(UsageError) in
    draft.send.maps.put(try value.setting("FIELD=COLUMN", example: "email=Contact"))
  }

  static let set = Flag(
    "set", value: "FIELD=VALUE", in: .input, for: .sending,
    help: "Set this value in every row; can be repeated for other fields."
  ) { (draft, value) throws(UsageError) in
    draft.send.sets.put(try value.setting("FIELD=VALUE", example: "funnel_name=default"))
  }

  static let require = Flag(
    "require", value: "FIELD", in: .input, for: .sending,
    help: "A row without this field is invalid; can be repeated."
  ) { (draft, value) throws(UsageError) in
    let field = try value.field(example: "reason")
    if !draft.send.required.contains(field) { draft.send.required.append(field) }
  }

  static let `where` = Flag(
    "where", value: "COLUMN=VALUE,...", in: .input, for: .sending,
    help: "Only rows with one of these values in the column; can be repeated, and all must match.",
    more: "COLUMN!=VALUE,... means rows with none of them. Case and accents don't count; nothing after the = means an "
      + "empty cell. A value with a comma goes in double quotes: 'COLUMN=\"A, B\",C'."
  ) { (draft, value) throws(UsageError) in
    draft.send.rows.conditions.append(try value.condition())
  }

  static let skip = Flag(
    "skip", value: "N", in: .input, for: .sending,
    help: "Skip the first N of the rows that --where selects."
  ) { (draft, value) throws(UsageError) in
    draft.send.rows.skip = try value.integer("a number of rows", in: 0...RowSet.rowLimit, example: "10")
  }

  static let first = Flag(
    "first", value: "N", in: .input, for: .sending,
    help: "Send only the first N of the rows left by --where and --skip.",
    more: "A pilot: look at its results, then the same command without it and with --resume continues with the rest."
  ) { (draft, value) throws(UsageError) in
    draft.send.rows.first = try value.integer("a number of rows", in: 1...RowSet.rowLimit, example: "10")
  }

  static let allRows = Flag(
    "all-rows", in: .input, for: .sending,
    help: "Send rows of every state, even if a column says lost, won or open."
  ) { (draft, _) throws(UsageError) in
    draft.send.rows.takesAllStates = true
  }

  static let dedupe = Flag(
    "dedupe", in: .input, for: .sending,
    help: "Don't send a row whose email and payload were seen before."
  ) { (draft, _) throws(UsageError) in
    draft.send.dedupe = true
  }

  static let uncheckedFields = Flag(
    "unchecked-fields", in: .input, for: .events,
    help: "Send cf_ columns as they are, without asking which custom fields the account has."
  ) { (draft, _) throws(UsageError) in
    draft.send.uncheckedFields = true
  }

  static let decimal = Flag(
    "decimal", value: "point|comma", in: .input, for: .events,
    help: "How numbers are written in texts: 1234.56 or 1234,56.",
    more: "By default each number is read on its own; the file's other numbers decide if it is ambiguous."
  ) { (draft, value) throws(UsageError) in
    draft.send.decimal = try value.choice(DecimalStyle.self)
  }

  static let listSeparator = Flag(
    "list-separator", value: "TEXT", in: .input, for: .events,
    help: "What separates the elements of a list in one cell (,)."
  ) { (draft, value) throws(UsageError) in
    draft.send.listSeparator = try value.separator()
  }

  static let verifiedEvent = Flag(
    "of", value: "lost|opportunity|won", in: .input, for: .verifyCommand,
    help: "The event whose RESULTS these are, if there is no journal next to them."
  ) { (draft, value) throws(UsageError) in
    draft.send.verifiedEvent = try value.choice(VerifiedEvent.self)
  }

  static let maxRowBytes = Flag(
    "max-row-bytes", value: "N", in: .input, for: .sending,
    help: "A longer row is invalid: 1K to 64M (1M)."
  ) { (draft, value) throws(UsageError) in
    draft.send.maxRowBytes = try value.size(example: "4M")
  }

  static let doubtful = Flag(
    "doubtful", value: "skip|send", in: .input, for: .sending,
    help: "Lines that may be text of a cell, after a bad quote in CSV: invalid (skip), or rows.",
    more: "A quote is bad if it is never closed, or if it is in the middle of text without being doubled."
  ) { (draft, value) throws(UsageError) in
    draft.send.doubtful = try value.choice(DoubtfulRows.self)
  }
}

extension [FieldSetting] {
  /// Adds `setting`; the last one for a field wins.
  fileprivate mutating func put(_ setting: FieldSetting) {
    removeAll { $0.field == setting.field }
    append(setting)
  }
}

extension FlagValue {
  /// One ASCII character that can separate cells, or its name.
  fileprivate func delimiter() throws(UsageError) -> UInt8 {
    switch text.lowercased() {
    case "tab", "\\t": return ASCII.tab
    case "comma": return ASCII.comma
    case "semicolon": return ASCII.semicolon
    case "pipe": return ASCII.bar
    default: break
    }
    let never: [UInt8] = [0, ASCII.quote, ASCII.lineFeed, ASCII.carriageReturn]
    guard text.utf8.count == 1, let byte = text.utf8.first, !never.contains(byte) else {
      throw refusal("one ASCII character that is not a quote, or tab, comma, semicolon or pipe", example: "semicolon")
    }
    return byte
  }

  /// One or more characters that can separate elements, or the name of a character that a shell would interpret.
  fileprivate func separator() throws(UsageError) -> String {
    switch text.lowercased() {
    case "tab", "\\t": return "\t"
    case "comma": return ","
    case "semicolon": return ";"
    case "pipe": return "|"
    default: break
    }
    guard !text.isEmpty, text.utf8.count <= 16, !text.contains("\"") else {
      throw refusal("what separates elements, a few characters without quotes", example: "pipe")
    }
    return text
  }

  /// An encoding by any of its names, ignoring case, `-`, `_` and blanks.
  fileprivate func encoding() throws(UsageError) -> TextEncoding {
    switch text.lowercased().filter({ !"-_ ".contains($0) }) {
    case "utf8": return .utf8
    case "utf16le": return .utf16LittleEndian
    case "utf16be": return .utf16BigEndian
    case "windows1252", "win1252", "cp1252", "1252", "ansi": return .windows1252
    case "latin1", "iso88591", "l1": return .latin1
    case "macintosh", "macroman", "macosroman", "xmacroman", "mac": return .macintosh
    case "cp850", "ibm850", "850", "dos", "msdos": return .cp850
    case "utf16":
      throw UsageError(
        "\(flag) takes utf-16le or utf-16be, because \(Quoted.value(text)) does not say the byte order.",
        hint: "A file that begins with a byte order mark needs no \(flag)."
      )
    default:
      throw wordRefusal(["utf-8", "utf-16le", "utf-16be", "windows-1252", "latin1", "iso-8859-1", "macintosh", "cp850"])
    }
  }

  /// `COLUMN=VALUE,…` or `COLUMN!=VALUE,…`; a value in double quotes may hold commas.
  func condition() throws(UsageError) -> RowCondition {
    let example = "'Status=Lost'"
    guard let equals = text.firstIndex(of: "=") else {
      throw refusal("COLUMN=VALUE or COLUMN!=VALUE", example: example)
    }
    var column = text[..<equals]
    let isNegated = column.last == "!"
    if isNegated { column.removeLast() }
    let name = Numeral.trimmed(column)
    guard !name.isEmpty else { throw refusal("COLUMN=VALUE or COLUMN!=VALUE", example: example) }
    guard let values = Self.values(text[text.index(after: equals)...]) else {
      throw refusal("values with commas between them, each double quote closed", example: #"'City="Rio,RJ",Natal'"#)
    }
    var condition = RowCondition(name, values, isNegated: isNegated)
    condition.isUnquoted = values.count > 1 && !text[equals...].contains("\"")
    return condition
  }

  /// The trimmed items of a comma-separated list; nil if a quote isn't closed or something follows it.
  private static func values(_ list: Substring) -> [String]? {
    var values: [String] = []
    var rest = list.drop(while: \.isWhitespace)
    while true {
      var value = ""
      if rest.first == "\"" {
        rest.removeFirst()
        while true {
          guard let end = rest.firstIndex(of: "\"") else { return nil }
          value += rest[..<end]
          rest = rest[rest.index(after: end)...]
          guard rest.first == "\"" else { break }
          value += "\""
          rest.removeFirst()
        }
        rest = rest.drop(while: \.isWhitespace)
        guard rest.isEmpty || rest.first == "," else { return nil }
      } else {
        let end = rest.firstIndex(of: ",") ?? rest.endIndex
        value = String(rest[..<end])
        rest = rest[end...]
      }
      values.append(Numeral.trimmed(value[...]))
      guard rest.first == "," else { return values }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
    }
  }

  /// Comma-separated names, trimmed; all different, none empty.
  fileprivate func columns() throws(UsageError) -> [String] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map { Numeral.trimmed($0) }
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw refusal("column names with commas between them, none of them empty", example: "email,reason")
    }
    guard Set(names).count == names.count else {
      throw refusal("column names that are all different", example: "email,reason")
    }
    return names
  }
}
