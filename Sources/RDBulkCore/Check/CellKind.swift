/// What a cell holds, judged without its column's name.
enum CellKind: Int, CaseIterable, Sendable {
  case address
  /// An amount of money with its currency, or with exactly two decimals.
  case amount
  case integer
  /// Any other number.
  case number
  case phone
  case date
  case uuid
  case link
  /// Yes or no.
  case truth
  /// A contact's stage in RD Station.
  case stage
  /// A deal's state.
  case state
  /// Why a deal was lost, in a common phrase.
  case reason
  case text

  /// The kind of the text in `range` of `bytes`, which is trimmed and not empty. `folded` is used as a buffer.
  static func of(_ bytes: Span<UInt8>, _ range: Range<Int>, _ folded: inout [UInt8]) -> CellKind {
    let first = bytes[range.lowerBound]
    if ASCII.isDigit(first) || "+-($R€U.B£".utf8.contains(first), range.count <= 40 {
      if let kind = figures(bytes, range) { return kind }
    }
    if isAddress(bytes, range) { return .address }
    if UUIDRule.holds(bytes, range) { return .uuid }
    folded.removeAll(keepingCapacity: true)
    FoldedText.append(bytes, range, to: &folded)
    if DealState.named(folded) != nil { return .state }
    if let kind = named(folded) { return kind }
    if folded.starts(with: "http://".utf8) || folded.starts(with: "https://".utf8) || folded.starts(with: "www.".utf8) {
      return .link
    }
    return .text
  }

  // MARK: - Figures

  private static func figures(_ bytes: Span<UInt8>, _ range: Range<Int>) -> CellKind? {
    if isDate(bytes, range) { return .date }
    var number = range
    let hasCurrency = dropCurrency(bytes, &number)
    if let text = NumberText(bytes, number) {
      if hasCurrency { return .amount }
      if range.count == 1, bytes[range.lowerBound] == 0x30 || bytes[range.lowerBound] == 0x31 { return .truth }
      if text.style == .none { return isPlainPhone(bytes, range) ? .phone : .integer }
      let end = range.upperBound
      let hasCents = range.count > 3 && [ASCII.comma, UInt8(ascii: ".")].contains(bytes[end - 3])
      return hasCents ? .amount : .number
    }
    return isPhone(bytes, range) ? .phone : nil
  }

  private static let currencies: [[UInt8]] = ["r$", "us$", "brl", "usd", "eur", "$", "€", "£"].map { Array($0.utf8) }

  /// Removes a currency from either end of a number, with surrounding blanks.
  private static func dropCurrency(_ bytes: Span<UInt8>, _ range: inout Range<Int>) -> Bool {
    for currency in currencies where currency.count < range.count {
      if matches(bytes, at: range.lowerBound, currency) {
        range = FieldText.trim(bytes, range.lowerBound + currency.count..<range.upperBound)
        return true
      }
      if matches(bytes, at: range.upperBound - currency.count, currency) {
        range = FieldText.trim(bytes, range.lowerBound..<range.upperBound - currency.count)
        return true
      }
    }
    return false
  }

  private static func matches(_ bytes: Span<UInt8>, at start: Int, _ text: [UInt8]) -> Bool {
    for (offset, byte) in text.enumerated() where ASCII.lowercased(bytes[start + offset]) != byte { return false }
    return true
  }

  /// `2026-01-05 …`, `05/01/2026 …`, `5.1.2026`, `05-01-26`.
  private static func isDate(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var groups: [Int] = []
    var digits = 0
    var mark: UInt8 = 0
    for index in range {
      let byte = bytes[index]
      if ASCII.isDigit(byte) {
        digits += 1
      } else {
        guard digits > 0 else { return false }
        groups.append(digits)
        digits = 0
        if groups.count == 3 { break }
        guard "-/.".utf8.contains(byte), mark == 0 || mark == byte else { return false }
        mark = byte
      }
    }
    if groups.count == 2 { groups.append(digits) }
    guard groups.count == 3, groups[1] <= 2 else { return false }
    if groups[0] == 4 { return groups[2] <= 2 }
    return groups[0] <= 2 && (groups[2] == 4 || groups[2] == 2 && mark != UInt8(ascii: "."))
  }

  /// A Brazilian number with its country code, written without marks: 55, an area code, eight or nine digits.
  private static func isPlainPhone(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    (12...13).contains(range.count) && bytes[range.lowerBound] == 0x35 && bytes[range.lowerBound + 1] == 0x35
  }

  /// Digits with the marks of a phone number: `+55 11 90000-0001`, `(11) 3333-4444`, `11 90000-0001`.
  private static func isPhone(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var digits = 0
    var lastGroup = 0
    var hasSign = false
    for index in range {
      let byte = bytes[index]
      if ASCII.isDigit(byte) {
        digits += 1
        lastGroup += 1
        continue
      }
      guard " ()-+".utf8.contains(byte) else { return false }
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") { hasSign = true }
      lastGroup = 0
    }
    // A postal code ends in three digits.
    return (8...15).contains(digits) && (hasSign || lastGroup == 4)
  }

  /// Whether it is an address, valid or not.
  private static func isAddress(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 5, range.count <= 400 else { return false }
    var at: Int?
    for index in range where bytes[index] == UInt8(ascii: "@") {
      at = index
      break
    }
    guard let at, at > range.lowerBound, bytes[at - 1] > ASCII.space, at + 1 < range.upperBound,
      bytes[at + 1] > ASCII.space
    else { return false }
    for index in at + 1..<range.upperBound {
      if bytes[index] == UInt8(ascii: ".") { return true }
      if bytes[index] <= ASCII.space { return false }
    }
    return false
  }
}
