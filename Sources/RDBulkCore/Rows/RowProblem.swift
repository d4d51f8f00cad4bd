/// Why a row is refused before it is sent: the `error` and `message` of its result.
package struct RowProblem: Equatable, Sendable {
  /// The results' `error` column.
  package enum Code: String, Sendable {
    case malformedRow = "MALFORMED_ROW"
    case rowTooLong = "ROW_TOO_LONG"
    case doubtfulRow = "DOUBTFUL_ROW"
    case missingField = "MISSING_FIELD"
    case invalidEmail = "INVALID_EMAIL"
    case invalidType = "INVALID_TYPE"
    case fieldTooLong = "FIELD_TOO_LONG"
    case invalidNumber = "INVALID_NUMBER"
    case shortenedNumber = "SHORTENED_NUMBER"
    case ambiguousNumber = "AMBIGUOUS_NUMBER"
    case invalidOption = "INVALID_OPTION"
    case invalidDate = "INVALID_DATE"
    case invalidUUID = "INVALID_UUID"
    case invalidList = "INVALID_LIST"
    case unknownField = "UNKNOWN_FIELD"
    case nothingToSet = "NOTHING_TO_SET"

    /// Whether the row could not be read, so that what it holds isn't known.
    var isUnread: Bool { [.malformedRow, .rowTooLong, .doubtfulRow].contains(self) }
  }

  package var code: Code
  /// One sentence: what is wrong, where, and what to do.
  package var message: Message
  /// The field whose value is wrong, if it is about one.
  package var field: String?

  /// A problem with one sentence and, if there is one, the field it is about.
  package init(_ code: Code, _ message: Message, field: String? = nil) {
    self.field = field
    self.code = code
    self.message = message
  }

  /// What is wrong with a line of JSON Lines that begins at `start`.
  init(_ error: JSONError, inLineFrom start: Int) {
    self.init(.malformedRow, "At byte \(error.offset - start + 1) of the line: \(error.text).")
  }

  /// What is wrong with an element that begins at `start` of `bytes`, on `line`.
  init(_ error: JSONError, inElementFrom start: Int, of bytes: Span<UInt8>, line: Int) {
    let position = LineCounter.position(of: error.offset, in: bytes, from: start, line: line)
    self.init(
      .malformedRow,
      position.line == line
        ? "At character \(position.column) of this element: \(error.text)."
        : "Line \(position.line), column \(position.column): \(error.text).")
  }

  /// A row that is JSON, but `what` instead of an object.
  static func notAnObject(_ what: Message, isLine: Bool) -> RowProblem {
    RowProblem(
      .malformedRow,
      isLine
        ? "This line is \(what); each line must be one JSON object like {\"email\":\"…\"}. --format json reads an "
          + "array of them."
        : "This element is \(what); each must be an object like {\"email\":\"…\"}.")
  }

  /// A record's fault in words.
  package init(_ fault: RecordFault, encoding: String = "UTF-8") {
    switch fault {
    case .unclosedQuote(let line, let column):
      self.init(
        .malformedRow,
        "The quote that opens in column \(column) on line \(line) is never closed; close it, or double it (\"\") "
          + "if it belongs to the text."
      )
    case .bareQuote(let column):
      self.init(
        .malformedRow,
        "Column \(column) has a quote in the middle of unquoted text; put the whole value in quotes and double the "
          + "ones inside (\"\")."
      )
    case .textAfterQuote(let column):
      self.init(
        .malformedRow,
        "Column \(column) has text after its closing quote; double the quotes that belong to the text (\"\")."
      )
    case .escapedQuote(let column):
      self.init(
        .malformedRow,
        "Column \(column) has a backslash before its closing quote, and its text may continue; double the quotes that belong "
          + "to the text (\"\") instead.")
    case .backslash(let column):
      self.init(
        .malformedRow,
        "Column \(column) ends in a backslash, and its text may continue on the next line; put the whole value in quotes."
      )
    case .strayLineEnd(let column):
      self.init(
        .malformedRow,
        "Column \(column) has a line break unlike the header's, and its text may continue on the next line; put the whole "
          + "value in quotes.")
    case .nulByte(let column):
      self.init(.malformedRow, "Column \(column) has a NUL byte in it; save the file again as UTF-8 text.")
    case .invalidUTF8(let column):
      self.init(
        .malformedRow,
        "\(column == 0 ? "This line" : "Column \(column)") has bytes that are not valid \(encoding); save the file as UTF-8, or name its encoding with "
          + "--encoding."
      )
    case .json(let fault):
      self.init(.malformedRow, fault.message)
    case .tooLong(let limit, nil):
      self.init(.rowTooLong, "This row is longer than \(limit) bytes; --max-row-bytes allows more.")
    case .tooLong(let limit, let line?):
      self.init(
        .rowTooLong,
        "This row is longer than \(limit) bytes, and the quote that opens on line \(line) is not closed within them; "
          + "close it, or allow longer rows with --max-row-bytes."
      )
    case .doubtful(let line, let column):
      self.init(
        .doubtfulRow,
        "This line may belong to the text of column \(column) on line \(line), which does not end as it should; fix that "
          + "row, or take such lines as rows with --doubtful send."
      )
    }
  }
}

extension Outcome {
  /// The end of a row that is refused before it is sent.
  package init(_ problem: RowProblem) {
    self.init(.invalid)
    error = problem.code.rawValue
    message = problem.message
  }
}
