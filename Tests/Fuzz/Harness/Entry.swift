import Glibc

/// What libFuzzer calls for each input. `FUZZ_TARGET` says which target it is for.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // libFuzzer lends `count` bytes until this returns; they are copied at once.
  unsafe FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// One of the machines that read what others wrote.
enum FuzzTarget: String, CaseIterable {
  case rows, json, utf16, results, journal, answers, check

  /// Settled at the first input.
  static let chosen: FuzzTarget = {
    let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      violated("FUZZ_TARGET must be one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()

  func run(_ input: [UInt8]) {
    switch self {
    case .rows: fuzzRows(input)
    case .json: fuzzJSON(input)
    case .utf16: fuzzUTF16(input)
    case .results: fuzzResults(input)
    case .journal: fuzzJournal(input)
    case .answers: fuzzAnswers(input)
    case .check: fuzzCheck(input)
    }
  }
}

/// Ends the process with a message: libFuzzer then keeps the input.
func violated(_ what: String, file: StaticString = #fileID, line: UInt = #line) -> Never {
  let text = Array("\nPROPERTY VIOLATED (\(file):\(line)): \(what)\n".utf8)
  // The buffer is valid inside the closure. What can't be written is lost, and the input says it all.
  _ = unsafe text.withUnsafeBytes { bytes in unsafe write(2, bytes.baseAddress, bytes.count) }
  abort()
}

func require(_ holds: Bool, _ what: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line) {
  if !holds { violated(what(), file: file, line: line) }
}

/// Bytes as they can be read in a message.
func shown(_ bytes: some Sequence<UInt8>) -> String {
  "«" + bytes.map { $0 >= 0x20 && $0 < 0x7F ? String(UnicodeScalar($0)) : "\\x" + String($0, radix: 16) }.joined() + "»"
}
