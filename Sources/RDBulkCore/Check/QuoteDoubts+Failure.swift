extension QuoteDoubts {
  /// Why nothing is sent from a file whose quotes leave rows in doubt; nil if they don't. `--doubtful` settles it, so
  /// there is no failure if that was given.
  package var failure: Failure? {
    guard let doubt = first.first else { return nil }
    let others: Message =
      count > 1 ? " There \(form: count - 1, "is", "are") \(count - 1, "more place", "more places") like it." : ""
    return .usage(
      "\(Self.cause(doubt)); \(Self.consequence(doubt))\(others)",
      hint: "\(Self.correction(doubt)) Or leave the lines in doubt out with --doubtful skip, or take them as rows with "
        + "--doubtful send.")
  }

  private static func correction(_ doubt: QuoteDoubt) -> Message {
    switch doubt.cause {
    case .unclosed, .bare, .textAfter: "Correct the quote: double it (\"\") where it belongs to the text."
    case .escapedQuote: "Export the file with quotes doubled (\"\") instead of backslashes before them."
    case .backslash, .lineEnd: "Put the cell that has the line break in quotes."
    }
  }

  private static func cause(_ doubt: QuoteDoubt) -> Message {
    switch doubt.cause {
    case .unclosed: "The quote that opens in column \(doubt.column) on line \(doubt.line) is never closed"
    case .bare: "Column \(doubt.column) on line \(doubt.line) has a quote in the middle of unquoted text"
    case .textAfter: "Column \(doubt.column) on line \(doubt.line) has text after its closing quote"
    case .escapedQuote:
      "Column \(doubt.column) on line \(doubt.line) has a backslash before its closing quote, so its text may "
        + "continue"
    case .backslash: "Line \(doubt.line) ends in a backslash, so its last cell may continue"
    case .lineEnd: "Line \(doubt.line) does not end the way the header does, so its last cell may continue"
    }
  }

  private static func consequence(_ doubt: QuoteDoubt) -> Message {
    guard let lines = doubt.lines else {
      return "its row, and possibly everything up to the end of the file, is incomplete."
    }
    return lines.count == 1
      ? "line \(lines.lowerBound) may belong to its text."
      : "lines \(lines.lowerBound) to \(lines.upperBound) may belong to its text."
  }
}
