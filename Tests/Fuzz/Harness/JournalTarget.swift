/// Reading a journal back. Input: a byte that says whether the lines' checksums are made right, then the file.
func fuzzJournal(_ input: [UInt8]) {
  var choices = Choices(input)
  let isSummed = choices.pick([true, false])
  let file = isSummed ? summed(choices.rest) : Array(choices.rest)
  var known: [UInt8] = []
  for line in file.split(separator: 0x0A) {
    guard let record = JournalRecord(line: Substring(decoding: line, as: UTF8.self)) else { continue }
    var written: [UInt8] = []
    record.append(to: &written)
    require(written.last == 0x0A, "no line: \(shown(written))")
    let again = JournalRecord(line: Substring(decoding: written.dropLast(), as: UTF8.self))
    require(again == record, "\(record) is written as \(shown(written)), which reads as \(again as Any)")
    known += written
  }
  guard let state = try? JournalState(file) else { return }
  require(state.length <= file.count, "longer than the file")
  let again = try? JournalState(Array(file[..<state.length]))
  require(again == state, "another state without the torn end: \(shown(file))")
}

/// Each line with the checksum that it must have, so that the fuzzer need not find it.
private func summed(_ lines: ArraySlice<UInt8>) -> [UInt8] {
  var file: [UInt8] = []
  for line in lines.split(separator: 0x0A) {
    let body = Array(String(decoding: line, as: UTF8.self).utf8)
    let digits = String(Checksum.crc32(body.span, 0..<body.count), radix: 16)
    file += body + [0x20] + Array(String(repeating: "0", count: 8 - digits.count).utf8) + Array(digits.utf8) + [0x0A]
  }
  return file
}
