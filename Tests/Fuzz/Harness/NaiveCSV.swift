/// The first record of a CSV text, read one byte at a time with everything at hand: the judge of the reader's fields.
enum NaiveCSV: Equatable {
  /// Its values and the length of the record with its line end.
  case fields([[UInt8]], length: Int)
  case malformed

  static func first(_ text: ArraySlice<UInt8>, delimiter: UInt8) -> NaiveCSV {
    let bytes = Array(text)
    var index = 0
    var fields: [[UInt8]] = []
    var hasNUL = false
    func isBlank(_ at: Int) -> Bool { at < bytes.count && [0x20, 0x09].contains(bytes[at]) && bytes[at] != delimiter }
    func endsField(_ at: Int) -> Bool { at == bytes.count || [delimiter, 0x0A, 0x0D].contains(bytes[at]) }
    while true {
      var value: [UInt8] = []
      var quote = index
      while isBlank(quote) { quote += 1 }
      // As spreadsheets keep digits: ="00123".
      if quote + 1 < bytes.count, bytes[quote] == 0x3D, bytes[quote + 1] == 0x22, delimiter != 0x3D { quote += 1 }
      if quote < bytes.count, bytes[quote] == 0x22 {
        index = quote + 1
        while true {
          guard index < bytes.count else { return .malformed }
          if bytes[index] == 0x22 {
            guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { break }
            index += 1
          }
          value.append(bytes[index])
          index += 1
        }
        index += 1
        while isBlank(index) { index += 1 }
        guard endsField(index) else { return .malformed }
      } else {
        let start = index
        while !endsField(index) {
          if bytes[index] == 0x22 { return .malformed }
          index += 1
        }
        value = Array(bytes[start..<index])
      }
      if value.contains(0) { hasNUL = true }
      fields.append(value)
      guard index < bytes.count, bytes[index] == delimiter else { break }
      index += 1
    }
    if hasNUL { return .malformed }
    if index < bytes.count { index += bytes[index...].starts(with: [0x0D, 0x0A]) ? 2 : 1 }
    return .fields(fields, length: index)
  }
}
