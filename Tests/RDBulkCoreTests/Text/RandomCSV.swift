import RDBulkCore

/// Writes random rows as RFC 4180 allows, any line end behind each.
struct RandomCSV {
  private(set) var text: [UInt8] = []
  var quotesAll = false
  private let delimiter: UInt8
  private var numbers: SeededNumbers

  init(delimiter: UInt8, numbers: SeededNumbers) {
    self.delimiter = delimiter
    self.numbers = numbers
  }

  mutating func row(atLeast: Int = 1) -> [String] {
    var fields = (0..<atLeast + numbers.below(5)).map { _ in field() }
    // A row of nothing but what writes no text is a blank line.
    let nothing: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0x22, delimiter]
    if fields.allSatisfy({ $0.utf8.allSatisfy(nothing.contains) }) { fields[0] += "x" }
    for (index, value) in fields.enumerated() {
      if index > 0 { text.append(delimiter) }
      append(value, isAlone: fields.count == 1)
    }
    text += Array(numbers.pick(["\n", "\r\n", "\r"]).utf8)
    return fields
  }

  private mutating func field() -> String {
    let parts = [
      "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "a", "é", "ção", "😀", "\u{A0}", "=1",
      "texto mais longo",
      "ana@example.com",
    ]
    return (0..<numbers.below(6)).map { _ in numbers.pick(parts) }.joined()
  }

  private mutating func append(_ value: String, isAlone: Bool) {
    let bytes = Array(value.utf8)
    let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    let isPlain = bytes.allSatisfy { $0 != delimiter && ![0x22, 0x0A, 0x0D].contains($0) } && !(isAlone && isBlank)
    if isPlain, !quotesAll, !numbers.chance(3) {
      text += bytes
      return
    }
    // Blanks around the quotes are not the value's; a tab may be the delimiter.
    if numbers.chance(4) { text.append(0x20) }
    text.append(0x22)
    text += bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
    text.append(0x22)
    if numbers.chance(4) { text.append(0x20) }
  }
}
