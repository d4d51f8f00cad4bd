/// A table of rows, chosen by the fuzzer, and how it is written as a file.
struct CheckTable {
  /// How a program writes cells.
  enum Writer: CaseIterable {
    /// As RFC 4180 says: in quotes where it must be, quotes doubled.
    case strict
    /// All cells in quotes, quotes inside not doubled.
    case careless
    /// Quotes as letters: as MySQL writes, with a backslash before quotes, line breaks and delimiters.
    case backslashes
    /// In quotes, with a backslash before quotes.
    case quotedBackslashes
    /// Nothing escaped; line breaks inside are other than those between rows.
    case bare
  }

  struct Row {
    var email: [UInt8]
    var reason: [UInt8]
    var state: [UInt8]
  }

  let delimiter: UInt8
  let namesDelimiter: Bool
  var fields = FieldSettings()
  var choice = RowChoice()
  private(set) var rows: [Row] = []
  private let writer: Writer
  private let lineEnd: [UInt8]
  private let endsWithLine: Bool
  private let hasState: Bool
  private let emailIsLast: Bool

  init(_ choices: inout Choices) {
    delimiter = choices.pick([0x2C, 0x3B, 0x09, 0x7C])
    writer = choices.pick(Writer.allCases)
    // Text without quotes has the other line end inside.
    lineEnd = choices.pick([[0x0A], [0x0D, 0x0A]])
    let flags = choices.byte()
    endsWithLine = flags & 2 == 0
    namesDelimiter = flags & 4 != 0
    hasState = flags & 8 != 0
    emailIsLast = flags & 16 != 0
    if hasState {
      choice.takesAllStates = flags & 32 != 0
      if flags & 64 != 0 { choice.conditions = [RowCondition("Estado", ["Perdida"])] }
    }
    while !choices.rest.isEmpty, rows.count < 40 { addRow(&choices) }
  }

  private mutating func addRow(_ choices: inout Choices) {
    let number = rows.count
    let email = Array("r\(number)@e.co".utf8)
    var reason: [UInt8] = []
    // A byte for each piece; one above the table ends the row.
    while let piece = text(choices.byte()), reason.count < 200 { reason += piece }
    rows.append(
      Row(email: email, reason: reason, state: Array(number % 3 == 1 ? "Vendida".utf8 : "Perdida".utf8)))
  }

  /// A piece of a cell's text; nil ends it.
  private func text(_ choice: Int) -> [UInt8]? {
    let inner: [UInt8] = writer == .bare && lineEnd == [0x0A] ? [0x0D] : [0x0A]
    let mark = String(decoding: [delimiter], as: UTF8.self)
    let pieces: [String?] = [
      nil, "um ", "preço ", "12 ", "\n", "\nv@e.co" + mark + "x", "\nv@e.co\n", "\"sim\" ", "disse \"sim\" ",
      " \"sim" + mark + " não\" ", "\"sim\"", " \"oi\nv@e.co" + mark + "x\n\" ", "tubo de 5\" de aço ",
      "12\" x 5\" cm ", mark,
      mark + " ", "C:", "é", "Perdida", "NULL", "\n\n", "=", "x" + mark + "v@e.co" + mark + "Perdida",
    ]
    guard choice < pieces.count, let piece = pieces[choice] else { return nil }
    let isText: (Character) -> Bool
    switch writer {
    case .strict, .careless, .backslashes, .quotedBackslashes: isText = { _ in true }
    case .bare: isText = { $0 != "\"" && $0 != Character(mark) }
    }
    return Array(String(piece.filter(isText)).utf8).flatMap { $0 == 0x0A ? inner : [$0] }
  }

  // MARK: - Writing

  var written: [UInt8] {
    var file: [UInt8] = []
    var names = ["email", "reason"].map { Array($0.utf8) }
    if emailIsLast { names.reverse() }
    if hasState { names.append(Array("Estado".utf8)) }
    file += names.joined(separator: [delimiter])
    for row in rows {
      file += lineEnd
      var cells = [cell(row.email), cell(row.reason)]
      if emailIsLast { cells.reverse() }
      if hasState { cells.append(cell(row.state)) }
      file += cells.joined(separator: [delimiter])
    }
    return endsWithLine ? file + lineEnd : file
  }

  private func cell(_ text: [UInt8]) -> [UInt8] {
    switch writer {
    case .strict:
      let needs = text.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == delimiter }
      return needs ? [0x22] + text.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22] : text
    case .careless: return [0x22] + text + [0x22]
    case .backslashes:
      return text.flatMap { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == delimiter ? [0x5C, $0] : [$0] }
    case .quotedBackslashes: return [0x22] + text.flatMap { $0 == 0x22 ? [0x5C, $0] : [$0] } + [0x22]
    case .bare: return text
    }
  }

  // MARK: - What is meant

  /// The events that somebody meant.
  var meant: Set<CheckEvent> {
    Set(
      rows.filter { choice.conditions.isEmpty || $0.state == Array("Perdida".utf8) }.map { row in
        var reason = row.reason[...]
        let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
        while let first = reason.first, blanks.contains(first) { reason.removeFirst() }
        while let last = reason.last, blanks.contains(last) { reason.removeLast() }
        let text = Array(reason)
        let isNothing = text == Array("NULL".utf8)
        return CheckEvent(email: row.email, reason: isNothing ? [] : text)
      })
  }
}
