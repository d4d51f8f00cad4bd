/// The languages the program speaks.
package enum Language: String, Equatable, Sendable, CaseIterable {
  case english = "en"
  /// Brazilian Portuguese.
  case portuguese = "pt"

  /// The RFC 5646 tag, for HTML's `lang`.
  package var tag: String {
    switch self {
    case .english: "en"
    case .portuguese: "pt-BR"
    }
  }

  var groupMark: String { self == .english ? "," : "." }
  var decimalMark: String { self == .english ? "." : "," }

  /// Digits in groups of three: `1,234` or `1.234`.
  package func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += groupMark }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  /// `value` with `places` decimals, rounding the last one, and its thousands in groups. Outside 0 to 1e15 it shows as
  /// 0.
  package func decimal(_ value: Double, places: Int) -> String {
    let parts = DecimalText.text(value, places: places).split(separator: ".")
    guard let whole = parts.first.flatMap({ Int($0) }) else { return "0" }
    return parts.count > 1 ? grouped(whole) + decimalMark + parts[1] : grouped(whole)
  }
}
