/// A line on the way to be read as a row: its cells, whether its quotes are sound, whether it has an address.
struct RowLine: Sendable {
  private enum Place { case cellStart, plain, quoted, afterQuote, stray }

  /// The number of cells so far.
  private(set) var cells = 1
  /// Whether each quote opens a cell or is in one that a quote opens, text follows each that opens one, and no
  /// backslash comes before what ends a cell.
  private(set) var isSound = true
  private(set) var hasAddress = false
  /// Whether a quote inside a quoted cell follows something other than a digit, so that it is not an inch mark.
  private(set) var hasPhrase = false
  /// Whether it is more than a blank line.
  private(set) var isStarted = false
  private(set) var isBehindReturn: Bool
  private var place = Place.cellStart
  private var isBehindBackslash = false
  private var isBehindDigit = false
  private var isBehindOpening = false
  private var spansLines = false
  private var address = AddressTrace()

  /// `behindReturn`: an LF as the first byte belongs to the line end before.
  init(behindReturn: Bool = false) { isBehindReturn = behindReturn }

  /// Takes the next byte and returns whether the line ends with it. After that, only ``isBehindReturn`` may be asked once
  /// more before the next line.
  mutating func take(_ byte: UInt8, delimiter: UInt8) -> Bool {
    let behindReturn = isBehindReturn
    isBehindReturn = byte == ASCII.carriageReturn
    let isLineEnd = LineEnd.isEnd(byte)
    if !isStarted, byte == ASCII.lineFeed, behindReturn { return false }
    defer { isBehindBackslash = byte == ASCII.backslash && !isBehindBackslash }
    if isBehindBackslash, place != .quoted, isLineEnd || byte == delimiter { isSound = false }
    if isLineEnd, place != .quoted {
      endCell()
      return true
    }
    if place != .cellStart || cells > 1 || byte == delimiter || !ASCII.isBlank(byte) { isStarted = true }
    if byte == delimiter, place != .quoted {
      endCell()
      cells += 1
      return false
    }
    takeInside(byte, isLineEnd: isLineEnd, isDelimiter: byte == delimiter)
    return false
  }

  /// Whether a quote is open.
  var isOpen: Bool { place == .quoted }

  /// The input has ended here.
  mutating func end() {
    if place == .quoted { isSound = false }
    endCell()
  }

  private mutating func takeInside(_ byte: UInt8, isLineEnd: Bool, isDelimiter: Bool) {
    switch place {
    case .cellStart where byte == ASCII.quote:
      place = .quoted
      isBehindOpening = true
    case .afterQuote where byte == ASCII.quote: place = .quoted
    case .cellStart where ASCII.isBlank(byte), .cellStart where byte == ASCII.equals,
      .afterQuote where ASCII.isBlank(byte):
      break
    case .quoted where byte == ASCII.quote:
      place = .afterQuote
      isBehindOpening = false
    case .quoted:
      if isBehindOpening, isLineEnd || isDelimiter || ASCII.isBlank(byte) { isSound = false }
      isBehindOpening = false
      isBehindDigit = ASCII.isDigit(byte)
      if isLineEnd { spansLines = true }
      address.take(byte)
    case .afterQuote:
      // Text after a closing quote: the line's own fault, if the cell began on it.
      if spansLines { isSound = false }
      if !isBehindDigit { hasPhrase = true }
      place = .stray
      address.spoil()
    case .plain where byte == ASCII.quote: isSound = false
    case .cellStart, .plain:
      place = .plain
      address.take(byte)
    case .stray: break
    }
  }

  private mutating func endCell() {
    if address.isAddress { hasAddress = true }
    address = AddressTrace()
    place = .cellStart
    spansLines = false
  }
}

/// Whether a cell looks like an address: one `@` with text before it and a dot after it, no blank inside.
private struct AddressTrace: Sendable {
  private var length = 0
  private var signs = 0
  private var hasDot = false
  private var isBehindBlank = false
  private var isSpoilt = false

  var isAddress: Bool { !isSpoilt && signs == 1 && hasDot }

  mutating func spoil() { isSpoilt = true }

  mutating func take(_ byte: UInt8) {
    if ASCII.isBlank(byte) || LineEnd.isEnd(byte) {
      isBehindBlank = length > 0
      return
    }
    if isBehindBlank || byte == ASCII.backslash { isSpoilt = true }
    if byte == UInt8(ascii: "@") {
      signs += 1
      if length == 0 { isSpoilt = true }
    } else if byte == UInt8(ascii: "."), signs > 0 {
      hasDot = true
    }
    length += 1
  }
}
