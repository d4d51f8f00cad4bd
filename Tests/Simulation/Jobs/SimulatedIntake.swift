import RDBulkCore

/// The input as a process reads it: what the program's `InputSource` and `Intake` are.
struct SimulatedIntake: JobInput {
  private let text: [UInt8]
  private let dedupes: Bool
  private let funnels: SimulatedFunnels?
  /// The path of the row mapped last, where rows are about funnels.
  private(set) var path: [UInt8] = []
  private(set) var reader: RecordReader
  /// The text comes in pieces: from a moment on, so much of it is there.
  private let arrival: [(moment: Instant, count: Int)]
  private var start = 0
  private var digest = Digest()
  private let watched: Int
  private var digestThere: UInt64?
  private var seen: Set<[UInt8]> = []
  private var memory: RowMemory<SimulatedHistory>?
  /// What the history says of the row mapped last.
  var event: EventMemory? { memory?.event }

  init(
    _ input: SimulatedInput, dedupes: Bool, funnels: SimulatedFunnels?, arrival: [(moment: Instant, count: Int)],
    watching offset: Int, memory: RowMemory<SimulatedHistory>?
  ) {
    self.memory = memory
    text = input.text
    self.dedupes = dedupes
    self.funnels = funnels
    self.arrival = arrival
    watched = offset
    reader = RecordReader(
      ReaderSettings(
        format: .csv, delimiter: 0x2C, encoding: .utf8, hasHeader: input.hasHeader, limit: SimulatedInput.limit))
  }

  /// When more of the input is there than at `now`.
  func nextArrival(_ now: Instant) -> Instant { arrival.first { $0.moment > now }?.moment ?? .never }

  mutating func next(_ now: Instant) -> ReadStep {
    let there = arrival.last { $0.moment <= now }?.count ?? 0
    let step = Self.look(&reader, text, start..<there, final: there == text.count)
    start = reader.next
    return step
  }

  // Parameters of their own, so that reader and text are seen to be different things.
  private static func look(
    _ reader: inout RecordReader, _ text: [UInt8], _ range: Range<Int>, final: Bool
  ) -> ReadStep {
    reader.next(text.span, from: range.lowerBound, to: range.upperBound, final: final)
  }

  /// The row at hand: its event, which is all of it, its address, and whether it may be sent.
  mutating func map(event: inout [UInt8], email: inout [UInt8]) -> RowVerdict {
    memory?.forget()
    guard reader.fault == nil, reader.fieldCount == 2 else {
      return .invalid(RowProblem(.malformedRow, "Not two fields."))
    }
    reader.appendValue(text.span, reader.field(0), to: &email)
    guard email.contains(0x40) else { return .invalid(RowProblem(.invalidEmail, "No address.")) }
    let row = text[reader.recordRange]
    if let funnels {
      let contact = funnels.contact(Array(row))
      email = Array(funnels.email(contact).utf8)
      path = funnels.path(contact)
      event.append(contentsOf: SimulatedFunnels.body(Array(row)))
    } else {
      event.append(contentsOf: row)
    }
    guard !dedupes || seen.insert(Array(row)).inserted else { return .duplicate(.row(0)) }
    // What can't be read would be noticed when the history is compared.
    return (try? memory?.verdict(SimulatedHistory.key(Array(row)))) ?? .good
  }

  var needsEveryRow: Bool { dedupes }

  mutating func appendInput(_ format: ResultFormat, to output: inout [UInt8]) {
    Self.appendInput(format, &reader, text, &output)
  }

  private static func appendInput(
    _ format: ResultFormat, _ reader: inout RecordReader, _ text: [UInt8], _ output: inout [UInt8]
  ) {
    format.appendInput(&reader, text.span, to: &output)
  }

  func appendRaw(to output: inout [UInt8]) {
    appendRaw(reader.recordStart..<start, to: &output)
    if reader.recordRange.upperBound == start, !reader.isInLongRecord { output.append(0x0A) }
  }

  func appendRaw(_ range: Range<Int>, to output: inout [UInt8]) { output.append(contentsOf: text[range]) }

  // MARK: - Digest

  mutating func consumed() -> Digest {
    var digest = digest
    if watched > digest.count, start >= watched {
      digest.update(text.span, digest.count..<watched)
      digestThere = digest.value
    }
    digest.update(text.span, digest.count..<start)
    self.digest = digest
    return digest
  }

  mutating func rowReaches(behind offset: Int) -> Bool {
    !reader.isInLongRecord && consumed().count - (start - reader.recordRange.upperBound) > offset
  }

  mutating func watchedDigest() -> UInt64? {
    _ = consumed()
    return digestThere
  }
}
