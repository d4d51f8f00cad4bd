/// The ways in which the quotes from a malformed one on can be read, all followed at once.
///
/// A malformed quote says that whoever wrote the file does not escape quotes as RFC 4180 asks, so what it means is open:
/// the lines behind it may be rows, or text of the cell that it stands in. Two kinds of reader are followed:
///
/// - **literal**: a quote inside plain text is a letter; text behind a closing quote goes on as plain text. So read Python's
///   `csv`, and most others.
/// - **opening**: a quote inside plain text opens quoted text, which the next quote closes that does not itself look like
///   an opening one (behind a delimiter or line end); inside quoted text only a quote before a delimiter or a line end
///   closes. So does a person read text whose writer forgot to double its quotes. A quote right behind a letter or digit
///   and before a blank, a delimiter or a line end opens nothing: it is an inch mark, or closes.
///
/// Each is deterministic, so they only ever merge. A line is certain to be a row where both are at a record's start when
/// it begins. That makes a doubt as short as it can be without sending what one of them takes for text: of
/// `"He said "hello" to me",x`, `João "Zé" Silva,x` and `TV 42",x` only the row itself is lost; after `"abc"def,x` or
/// `a"b,x` the doubt lasts until the next quoted cell closes; after a quote that is never closed, to the input's end.
struct QuoteReadings: Equatable, Sendable {
  /// Where a reader of either kind stands.
  enum Place: UInt8, CaseIterable {
    case recordStart, fieldStart
    /// Behind a `=` that begins a field: a quote opens it (`="00123"`, as spreadsheets keep digits).
    case equals
    case plain, quoted
    /// Behind a quote that may be an inch mark: what comes next tells.
    case mark
    /// Behind a quote in quoted text; behind blanks after that.
    case afterQuote, afterBlanks
    /// In text that a quote in the middle of plain text opened; the same behind a delimiter or line end in it.
    case opened, openedFieldStart
  }

  private enum Kind {
    case quote, delimiter, lineEnd, blank, equals
    case letter
    /// Any other byte.
    case other
  }

  /// A bit for each place of a literal reader, above them one for each place of an opening one.
  private var places: UInt32 = 0
  private var last = Kind.quote

  private static let width = UInt32(Place.allCases.count)
  private static let ends: UInt32 = 1 | 1 << width

  /// No reader.
  init() {}

  init(literal: [Place], opening: [Place]) {
    for place in literal { places |= 1 << UInt32(place.rawValue) }
    for place in opening { places |= 1 << (UInt32(place.rawValue) + Self.width) }
  }

  /// Behind a quote in plain text; `behindLetter`: the byte before it is a letter or digit.
  static func behindBareQuote(behindLetter: Bool) -> QuoteReadings {
    QuoteReadings(literal: [.plain], opening: [behindLetter ? .mark : .opened])
  }

  /// Behind an opening quote whose text has no proper end: it may also have been meant as a letter.
  static var behindOpeningQuote: QuoteReadings { QuoteReadings(literal: [.plain, .quoted], opening: [.quoted]) }

  /// Behind a closing quote that no delimiter follows, and before what follows instead.
  static var behindClosingQuote: QuoteReadings { QuoteReadings(literal: [.afterQuote], opening: [.afterQuote]) }

  /// Whether every reader is at a record's start, so that all agree on what follows.
  var agree: Bool { places & ~Self.ends == 0 }

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
      let bit = UInt32(rest.trailingZeroBitCount)
      rest &= rest - 1
      let isOpening = bit >= Self.width
      guard let place = Place(rawValue: UInt8(isOpening ? bit - Self.width : bit)) else { continue }
      let next = Self.next(place, kind, isOpening: isOpening, behindLetter: behindLetter)
      places |= 1 << (UInt32(next.rawValue) + (isOpening ? Self.width : 0))
    }
  }

  private static func kind(_ byte: UInt8, _ delimiter: UInt8) -> Kind {
    switch byte {
    case delimiter: .delimiter
    case ASCII.quote: .quote
    case ASCII.lineFeed, ASCII.carriageReturn: .lineEnd
    case ASCII.space, ASCII.tab: .blank
    case ASCII.equals: .equals
    default: isLetter(byte) ? .letter : .other
    }
  }

  /// A letter or digit; of what is not ASCII, every byte counts as one.
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
    }
  }
}
