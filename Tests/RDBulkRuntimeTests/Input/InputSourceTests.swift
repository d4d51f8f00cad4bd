import Foundation
import RDBulkCore
import RDBulkSystem
import Testing

@testable import RDBulkRuntime

/// One input, given in pieces of different sizes: records, lines and raw bytes must come out the same.
@Suite("Input: the source of rows") struct InputSourceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var settings = ReaderSettings(format: .csv)
    /// The records' fields, as UTF-8.
    let records: [[String]]
    var testDescription: String { name }
  }

  private static func utf16(_ text: String, big: Bool = false) -> [UInt8] {
    text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static let long = String(repeating: "ab", count: 200_000)

  static let cases = [
    Case(name: "plain", bytes: Array("a,b\n1,2\r\n3,4".utf8), records: [["1", "2"], ["3", "4"]]),
    Case(name: "UTF-8 mark", bytes: Array("\u{FEFF}a,b\n1,é\n".utf8), records: [["1", "é"]]),
    Case(
      name: "UTF-16 little-endian", bytes: utf16("\u{FEFF}a;b\r\n1;é😀\r\n2;€\r\n"),
      records: [["1", "é😀"], ["2", "€"]]),
    Case(name: "UTF-16 big-endian", bytes: utf16("\u{FEFF}a;b\n1;é😀\n", big: true), records: [["1", "é😀"]]),
    Case(
      name: "UTF-16 by name", bytes: utf16("a,b\n1,😀\n"),
      settings: ReaderSettings(format: .csv, encoding: .utf16LittleEndian), records: [["1", "😀"]]),
    Case(
      name: "line breaks in quotes", bytes: Array("a,b\n\"1\r\n\"\"x\",2\n".utf8), records: [["1\r\n\"x", "2"]]),
    Case(
      name: "a record longer than a read", bytes: Array("a,b\n1,\(long)\n2,3\n".utf8),
      records: [["1", long], ["2", "3"]]),
    Case(name: "UTF-16, long", bytes: utf16("\u{FEFF}a,b\n1,\(long)\n2,3\n"), records: [["1", long], ["2", "3"]]),
    Case(name: "no rows", bytes: Array("a,b\n".utf8), records: []),
  ]

  /// What came out of an input: everything that anyone asks it for.
  private struct Reading: Equatable {
    var records: [[String]] = []
    var preamble: [UInt8] = []
    var raw: [UInt8] = []
    var bytesRead = 0
  }

  private func read(_ source: consuming InputSource) throws -> Reading {
    var reading = Reading()
    // The wait ends with the input: nothing else is watched.
    while true {
      switch try source.next() {
      case .header: reading.preamble = source.preamble()
      case .record:
        let fields = (0..<source.reader.fieldCount).map { index in
          var value: [UInt8] = []
          source.reader.appendValue(source.window.span, source.reader.field(index), to: &value)
          return String(decoding: value, as: UTF8.self)
        }
        reading.records.append(fields)
        source.appendRaw(to: &reading.raw)
      case .skipped: Issue.record("no record is over-long")
      case .needMore: source.waitForInput(orSignal: source.pollDescriptor)
      case .end:
        reading.bytesRead = source.bytesRead
        return reading
      }
    }
  }

  private func check(_ reading: Reading, _ input: Case) {
    #expect(reading.records == input.records)
    #expect(reading.bytesRead == input.bytes.count)
    let whole = reading.preamble + reading.raw
    // A last line without an end gets one, so that another row can follow it.
    #expect(whole == input.bytes || whole == input.bytes + [0x0A])
  }

  @Test("A file is read as a whole", arguments: cases) func file(_ input: Case) throws {
    let place = try TestFolder()
    try place.write("in", input.bytes)
    check(try read(try InputSource(try OpenInput(place.path("in")), input.settings)), input)
  }

  @Test("A pipe is read in whatever pieces arrive", arguments: cases, [1, 7, 4_096, 1 << 20]) func pipe(
    _ input: Case, _ piece: Int
  ) throws {
    // A byte at a time the long ones take long.
    let piece = input.bytes.count > 100_000 ? max(piece, 1_001) : piece
    let (reading, writing) = try makePipe()
    let bytes = input.bytes
    Thread.detachNewThread {
      let writer = Descriptor(owning: writing)
      for start in stride(from: 0, to: bytes.count, by: piece) {
        try? writer.write(bytes[start..<min(start + piece, bytes.count)].span, action: "")
        // Gives the reader a chance to see the pieces one by one.
        if start < 400 { Thread.sleep(forTimeInterval: 0.000_2) }
      }
    }
    let owner = Descriptor(owning: reading)
    check(try read(try InputSource(try OpenInput("/dev/fd/\(owner.number)"), input.settings)), input)
  }

  @Test("The error names what can't be read") func errors() throws {
    let place = try TestFolder()
    let settings = ReaderSettings()
    for (path, text) in [(place.path("absent"), "no such file"), (place.folder, "folder")] {
      let error = #expect(throws: Failure.self) {
        let source = try InputSource(try OpenInput(path), settings)
        _ = source.bytesRead
      }
      #expect(error?.message.english.contains(text) == true)
    }
  }
}
