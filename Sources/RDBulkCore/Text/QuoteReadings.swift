/// The ways in which the quotes from a malformed one on can be read, all followed at once.
///
/// A malformed quote shows that the file's author doesn't escape quotes as RFC 4180 requires, so its meaning is open:
/// the lines after it may be rows, or text of the same cell. Two kinds of reader are followed:
///
/// - **literal**: a quote inside plain text is a letter; text after a closing quote continues as plain text. Python's
///   `csv` and most others read this way.
/// - **opening**: a quote inside plain text opens quoted text, which ends at the next quote that doesn't itself look
///   like an opening one (after a delimiter or line end); inside quoted text, only a quote before a delimiter or a line
///   end closes. This is how a person reads text whose author forgot to double its quotes. A quote directly after a
///   letter or digit and before a blank, a delimiter or a line end opens nothing: it is an inch mark, or closes. After
///   a closing quote without a delimiter there is one more of this kind: what follows is a phrase in quotes, after
///   which the cell's text continues.
///
/// Where something other than a quote leaves in doubt where a record ends, two more readers are followed: one that
/// takes a backslash for an escape, as MySQL writes them, and one that knows the file's own line end alone.
///
/// All are deterministic, so they can only converge. A line is certain to be a row if all are at the start of a
/// record when it begins. That makes a doubt as short as possible without sending what one of them reads as text: in
/// `"He said "hello" to me",x`, `João "Zé" Silva,x` and `TV 42",x` only the row itself is lost; after `"abc"def,x` or
/// `a"b,x` the doubt lasts until the next quoted cell closes; after a quote that is never closed, to the end of the
/// input.
struct QuoteReadings: Equatable, Sendable {
  /// The state of a reader of either kind.
  enum Place: UInt8, CaseIterable {
    case recordStart, fieldStart
    /// After a `=` that begins a field: a quote opens it (`="00123"`, with which spreadsheets keep digits).
    case equals
    case plain, quoted
    /// After a quote that may be an inch mark: the next byte decides.
    case mark
    /// After a quote in quoted text; after blanks that follow it.
    case afterQuote, afterBlanks
    /// In text opened by a quote inside plain text; the same after a delimiter or line end in it.
    case opened, openedFieldStart
    /// In a phrase in quotes within quoted text (`"Disse "sim"`); after it, still in the text; after a quote there.
    case phrase, outer, afterOuterQuote
    /// Where a backslash is an escape: in plain text, after a backslash there, after an escaped CR; in quoted text,
    /// after a backslash there; after a quote there; after a delimiter.
    case slashPlain, slashPlainEscape, slashReturn, slashQuoted, slashQuotedEscape, slashAfterQuote, slashFieldStart
    /// Before the next LF, CR or CR LF, whichever ends the file's lines; after the CR of what may be a CR LF.
    case untilLineFeed, untilReturn, untilBoth, behindReturn
  }

  private enum Kind {
    case quote, delimiter, lineEnd, blank, equals, backslash
    case letter
    /// Any other byte.
    case other
  }

  /// A bit for each state of a literal reader, above them one for each state of an opening reader.
  private var places: UInt64 = 0
  private var last = Kind.quote

  private static let width = UInt64(Place.allCases.count)
  private static let ends: UInt64 = 1 | 1 << width

  /// No reader.
  init() {}

  init(literal: [Place], opening: [Place]) {
    for place in literal { places |= 1 << UInt64(place.rawValue) }
    for place in opening { places |= 1 << (UInt64(place.rawValue) + Self.width) }
  }

  /// After a quote in plain text; `afterLetter`: the byte before it is a letter or digit.
  static func behindBareQuote(behindLetter: Bool) -> QuoteReadings {
    QuoteReadings(literal: [.plain], opening: [behindLetter ? .mark : .opened])
  }

  /// After an opening quote whose text has no proper end: it may also have been meant as a letter.
  static var behindOpeningQuote: QuoteReadings {
    QuoteReadings(literal: [.plain, .quoted], opening: [.quoted, .outer])
  }

  /// After a closing quote without a delimiter, before whatever follows instead.
  static var behindClosingQuote: QuoteReadings {
    QuoteReadings(literal: [.afterQuote], opening: [.afterQuote, .phrase])
  }

  /// After a closing quote that comes after a backslash.
  static var behindEscapedQuote: QuoteReadings {
    QuoteReadings(literal: [.afterQuote], opening: [.afterQuote, .slashQuoted])
  }

  /// Before a backslash at the end of a line.
  static var beforeBackslash: QuoteReadings { QuoteReadings(literal: [.plain], opening: [.plain, .slashPlain]) }

  /// Before a line end that is not the file's own.
  static func before(otherThan own: LineEnd.Kind) -> QuoteReadings {
    let place: Place =
      switch own {
      case .lineFeed: .untilLineFeed
      case .carriageReturn: .untilReturn
      case .both: .untilBoth
      }
    return QuoteReadings(literal: [.plain], opening: [.plain, place])
  }

  /// Whether every reader is at the start of a record, so that all agree on what follows.
  var agree: Bool { places & ~Self.ends == 0 }

  /// Follows `others`, too, which have come as far.
  mutating func join(_ others: QuoteReadings) { places |= others.places }

  mutating func advance(_ bytes: Span<UInt8>, _ range: Range<Int>, delimiter: UInt8) {
    for index in range { advance(bytes[index], delimiter: delimiter) }
  }

  mutating func advance(_ byte: UInt8, delimiter: UInt8) {
    let kind = Self.kind(byte, delimiter)
    // A second letter changes nothing.
    if kind == .letter, last == .letter { return }
    let behindLetter = last == .letter
    last = kind
    var rest = places
    places = 0
    while rest != 0 {
      let bit = UInt64(rest.trailingZeroBitCount)
      rest &= rest - 1
      let isOpening = bit >= Self.width
      guard let place = Place(rawValue: UInt8(isOpening ? bit - Self.width : bit)) else { continue }
      let next =
        place.rawValue < Place.phrase.rawValue
        ? Self.next(place, kind, isOpening: isOpening, behindLetter: behindLetter)
        : place.rawValue < Place.slashPlain.rawValue
          ? Self.inPhrases(place, kind) : Self.besides(place, kind, isReturn: byte == ASCII.carriageReturn)
      places |= 1 << (UInt64(next.rawValue) + (isOpening ? Self.width : 0))
    }
  }

  private static func kind(_ byte: UInt8, _ delimiter: UInt8) -> Kind {
    switch byte {
    case delimiter: .delimiter
    case ASCII.quote: .quote
    case ASCII.lineFeed, ASCII.carriageReturn: .lineEnd
    case ASCII.space, ASCII.tab: .blank
    case ASCII.equals: .equals
    case ASCII.backslash: .backslash
    default: isLetter(byte) ? .letter : .other
    }
  }

  /// Whether the byte is a letter or digit; every non-ASCII byte counts as one.
  static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

  private static func next(_ place: Place, _ kind: Kind, isOpening: Bool, behindLetter: Bool) -> Place {
    switch (place, kind) {
    case (.mark, .blank): .plain
    case (.mark, .delimiter): .fieldStart
    case (.mark, .lineEnd): .recordStart
    case (.mark, .quote): .plain
    case (.mark, _): .opened
    case (.quoted, .quote): .afterQuote
    case (.quoted, _): .quoted
    case (.opened, .quote): .plain
    case (.openedFieldStart, .quote): .opened
    case (.opened, .delimiter), (.opened, .lineEnd), (.openedFieldStart, .delimiter), (.openedFieldStart, .lineEnd),
      (.openedFieldStart, .blank):
      .openedFieldStart
    case (.opened, _), (.openedFieldStart, _): .opened
    case (_, .delimiter): .fieldStart
    case (_, .lineEnd): .recordStart
    case (.recordStart, .quote), (.fieldStart, .quote), (.equals, .quote), (.afterQuote, .quote): .quoted
    case (.recordStart, .blank), (.fieldStart, .blank): .fieldStart
    case (.recordStart, .equals), (.fieldStart, .equals): .equals
    case (.recordStart, _), (.fieldStart, _), (.equals, _): .plain
    case (.plain, .quote): !isOpening ? .plain : behindLetter ? .mark : .opened
    case (.plain, _): .plain
    case (.afterQuote, .blank), (.afterBlanks, .blank): .afterBlanks
    case (.afterBlanks, .quote) where isOpening: .afterQuote
    case (.afterQuote, _), (.afterBlanks, _): isOpening ? .quoted : .plain
    // The other places have tables of their own.
    default: place
    }
  }

  private static func inPhrases(_ place: Place, _ kind: Kind) -> Place {
    switch (place, kind) {
    case (.phrase, .quote): .outer
    case (.phrase, _): .phrase
    case (.outer, .quote): .afterOuterQuote
    case (.outer, _), (.afterOuterQuote, .quote): .outer
    case (.afterOuterQuote, .delimiter): .fieldStart
    case (.afterOuterQuote, .lineEnd): .recordStart
    case (.afterOuterQuote, .blank): .afterOuterQuote
    default: .phrase
    }
  }

  private static func besides(_ place: Place, _ kind: Kind, isReturn: Bool) -> Place {
    switch (place, kind) {
    case (.untilLineFeed, .lineEnd): isReturn ? .untilLineFeed : .recordStart
    case (.untilReturn, .lineEnd): isReturn ? .recordStart : .untilReturn
    case (.behindReturn, .lineEnd) where !isReturn: .recordStart
    case (.untilBoth, _), (.behindReturn, _): isReturn ? .behindReturn : .untilBoth
    case (.untilLineFeed, _), (.untilReturn, _): place
    case (.slashQuoted, .backslash): .slashQuotedEscape
    case (.slashQuoted, .quote): .slashAfterQuote
    case (.slashQuoted, _), (.slashQuotedEscape, _): .slashQuoted
    case (.slashReturn, .lineEnd) where !isReturn: .slashPlain
    case (.slashPlainEscape, _): isReturn ? .slashReturn : .slashPlain
    case (_, .delimiter): .slashFieldStart
    case (_, .lineEnd): .recordStart
    case (.slashFieldStart, .quote), (.slashAfterQuote, .quote): .slashQuoted
    case (.slashFieldStart, .blank), (.slashAfterQuote, .blank): place
    case (.slashAfterQuote, _): .slashQuoted
    case (_, .backslash): .slashPlainEscape
    default: .slashPlain
    }
  }
}
