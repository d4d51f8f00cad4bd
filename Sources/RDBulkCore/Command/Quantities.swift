/// Values with a unit: rates, durations, sizes, percentages.
extension FlagValue {
  /// The highest rate to ask for, in requests per window.
  static let rateLimit = 1_000_000

  /// `N/s`, `N/min`, `N/h` (also `/sec`, `/second`, `/m`, `/minute`, `/hour`), or nil for `unlimited`.
  func rate(example: String) throws(UsageError) -> Rate? {
    if text.lowercased() == "unlimited" { return nil }
    guard let rate else {
      throw refusal(
        "N/s, N/min or N/h with N from 1 to \(Self.rateLimit), or unlimited", example: example, hint: rateHint)
    }
    return rate
  }

  /// As ``rate(example:)``, or `auto`.
  func rateChoice(example: String) throws(UsageError) -> RateChoice {
    switch text.lowercased() {
    case "auto": return .auto
    case "unlimited": return .unlimited
    default: break
    }
    guard let rate else {
      throw refusal(
        "auto, N/s, N/min or N/h with N from 1 to \(Self.rateLimit), or unlimited", example: example, hint: rateHint)
    }
    return .limit(rate)
  }

  /// A number and a window; nil if it isn't written like that.
  private var rate: Rate? {
    let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let requests = Numeral.whole(parts[0]), (1...Self.rateLimit).contains(requests),
      let window = Self.window(parts[1])
    else { return nil }
    return Rate(requests: requests, window: window)
  }

  /// Advice for the two common slips with rates: no unit, and a fraction.
  private var rateHint: Message? {
    if let number = Numeral.whole(text), number > 0 { return "Did you mean \(flag) \(number)/min?" }
    let count = text.prefix { $0 != "/" }
    let isFraction = Numeral.whole(count) == nil && Numeral.decimal(count) != nil
    return isFraction ? "For less than one request, name a longer window: 30/min is one every two seconds." : nil
  }

  /// Seconds, from the name of a rate's unit.
  private static func window(_ unit: Substring) -> Int? {
    switch unit {
    case "s", "sec", "second": 1
    case "m", "min", "minute": 60
    case "h", "hour": 3600
    default: nil
    }
  }

  /// Seconds as a decimal number, optionally followed by `s` or `m` (minutes); 0.001 to 86400.
  ///
  /// Below a millisecond, libcurl would read it as "no limit at all".
  func seconds(example: String) throws(UsageError) -> Double {
    var digits = text[...]
    var unit = 1.0
    if let last = digits.last, last == "s" || last == "m" {
      digits.removeLast()
      unit = last == "m" ? 60 : 1
    }
    guard let number = Numeral.decimal(digits), (0.001...86_400).contains(number * unit) else {
      throw refusal("seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m", example: example)
    }
    return number * unit
  }

  /// Bytes, optionally with `K` (1024) or `M` (1024 × 1024) after the number; 1 KiB to 64 MiB.
  func size(example: String) throws(UsageError) -> Int {
    var digits = text.uppercased()[...]
    var unit = 1
    for (suffix, bytes) in [("KIB", 1 << 10), ("MIB", 1 << 20), ("K", 1 << 10), ("M", 1 << 20)]
    where digits.hasSuffix(suffix) {
      digits = digits.dropLast(suffix.count)
      unit = bytes
      break
    }
    guard let number = Numeral.whole(digits), number <= 64 << 20, (1 << 10...64 << 20).contains(number * unit) else {
      throw refusal("bytes from 1K to 64M", example: example)
    }
    return number * unit
  }

  /// `N` rows, 1 or more, or `N%`, more than 0 and up to 100.
  func failureLimit(example: String) throws(UsageError) -> FailureLimit {
    let allowed: Message = "a number of rows, 1 or more, or a share from 0.001% to 100%"
    if text.hasSuffix("%") {
      guard let percent = Numeral.decimal(text.dropLast()), (0.001...100).contains(percent) else {
        throw refusal(allowed, example: example)
      }
      return .percent(percent)
    }
    guard let rows = Numeral.whole(text), rows > 0 else { throw refusal(allowed, example: example) }
    return .rows(rows)
  }
}
