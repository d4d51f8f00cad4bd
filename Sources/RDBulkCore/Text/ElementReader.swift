/// Splits a JSON text into its elements: those of one array, or consecutive values. The contract is that of
/// ``CSVReader``: bytes in, one record per call, pieces of any size; it stores at most one element.
///
/// An error between two elements costs one record, which has a ``JSONFault`` and, if there is no element, no bytes.
/// After a fault that ends the reading, the rest is skipped.
struct ElementReader: Sendable {
  private enum Phase: Sendable {
    case beginning
    /// In an array: before its first element, after a comma, after an element.
    case firstElement, element, separator
    case behindArray
    /// Between values outside any array.
    case sequence
    case inElement
    /// In an element whose first part was returned as too long.
    case inLongElement
    /// The last fault is known, and its record is still to be returned.
    case breaking
    case broken
  }

  /// The fault that ends the reading, once it is reached.
  private(set) var lastFault: JSONFault?

  private let limit: Int
  private var phase = Phase.beginning
  private var isArray = false
  private var walker = JSONWalker()
  private var lines: LineCounter
  /// The line the element starts on.
  private var elementLine = 1
  /// What is wrong before the element being read.
  private var faultBefore: JSONFault?
  /// How many unconsumed bytes were examined.
  private var walked = 0
  /// The number of bytes consumed since the start of the text.
  private var consumed = 0

  /// `limit` is the longest element in bytes, at least 1; `line` is the input line of the first byte.
  init(limit: Int, line: Int = 1) {
    self.limit = limit
    lines = LineCounter(line: line)
  }

  /// Looks for the next element in `bytes[start..<end]` and stores it in `record`; `final` says that nothing follows
  /// `end`. Always continue from `record.next`.
  mutating func next(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, final: Bool, _ record: inout Record
  ) -> ReadStep {
    let base = consumed - start
    record.next = start
    defer { consumed = base + record.next }
    switch phase {
    case .beginning, .firstElement, .element, .separator, .behindArray, .sequence:
      if let step = findElement(bytes, start, end, final, base, &record) { return step }
      return readElement(bytes, record.next, end, final, base, &record)
    case .inElement: return readElement(bytes, start, end, final, base, &record)
    case .inLongElement: return passElement(bytes, start, end, final, base, &record)
    case .breaking: return giveLastFault(start, start, &record)
    case .broken:
      guard start < end else { return final ? .end : .needMore }
      record.next = end
      return .skipped(start..<end)
    }
  }

  // MARK: - Between elements

  /// Reads up to the next element's first byte, then at `record.next`; returns a step if there is none.
  private mutating func findElement(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool, _ base: Int, _ record: inout Record
  ) -> ReadStep? {
    var index = start
    while true {
      while index < end, JSONWalker.isSpace(bytes[index]) {
        lines.take(bytes[index], at: base + index)
        index += 1
      }
      record.next = index
      guard index < end else {
        guard final else { return .needMore }
        guard isArray, phase != .behindArray else { return .end }
        return breakOff(.unclosedArray, index, index, base, &record)
      }
      let byte = bytes[index]
      if phase == .beginning {
        isArray = byte == ASCII.openBracket
        phase = isArray ? .firstElement : .sequence
        if isArray { index += 1 }
      } else if let kind = lastFault(at: byte) {
        return breakOff(kind, index, index, base, &record)
      } else if lacksElement(byte) {
        phase = .separator
        elementLine = lines.line
        give(index, index, .json(fault(.missingElement, index, base)), &record)
        return .record
      } else if takeSeparator(byte) {
        index += 1
      } else {
        begin(phase == .separator ? fault(.missingComma, index, base) : nil)
        return nil
      }
    }
  }

  private mutating func begin(_ fault: JSONFault?) {
    walker = JSONWalker()
    walked = 0
    elementLine = lines.line
    faultBefore = fault
    phase = .inElement
  }

  /// Whether `byte` is a comma or bracket of the array.
  private mutating func takeSeparator(_ byte: UInt8) -> Bool {
    switch (phase, byte) {
    case (.separator, ASCII.comma): phase = .element
    case (.separator, ASCII.closeBracket), (.firstElement, ASCII.closeBracket): phase = .behindArray
    default: return false
    }
    return true
  }

  /// Whether there should be an element where `byte` is.
  private func lacksElement(_ byte: UInt8) -> Bool {
    switch phase {
    case .firstElement: byte == ASCII.comma
    case .element: byte == ASCII.comma || byte == ASCII.closeBracket
    default: false
    }
  }

  /// What is wrong with a byte after which nothing can be trusted.
  private func lastFault(at byte: UInt8) -> JSONFault.Kind? {
    switch (phase, byte) {
    case (.separator, ASCII.comma), (.separator, ASCII.closeBracket), (.separator, ASCII.openBrace): nil
    case (.separator, _): .syntax(.unexpectedByte)
    case (.behindArray, ASCII.openBracket): .secondArray
    case (.behindArray, _): .afterArray
    case (.sequence, ASCII.comma): .commaOutsideArray
    case (.sequence, ASCII.openBrace), (.sequence, ASCII.openBracket), (.sequence, UInt8(ascii: "-")),
      (.sequence, UInt8(ascii: "0")...UInt8(ascii: "9")), (.sequence, UInt8(ascii: "t")),
      (.sequence, UInt8(ascii: "f")), (.sequence, UInt8(ascii: "n")):
      nil
    case (.sequence, _): .syntax(.unexpectedByte)
    default: nil
    }
  }

  // MARK: - Elements

  private mutating func readElement(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool, _ base: Int, _ record: inout Record
  ) -> ReadStep {
    let bound = min(end, start + limit + 1)
    var here = bound
    do throws(JSONError) {
      here = try walker.walk(bytes, start + walked, bound, &lines, base: base)
    } catch {
      return breakOff(.syntax(error.reason), start, error.offset, base, &record)
    }
    if here - start > limit { return cut(bytes, start, here, &record) }
    guard walker.isDone || (final && walker.finish()) else {
      if final { return breakOff(.syntax(.unexpectedEnd), start, end, base, &record) }
      walked = here - start
      return .needMore
    }
    give(start, here, faultBefore.map(RecordFault.json), &record)
    endElement()
    return .record
  }

  private mutating func endElement() {
    phase = isArray ? .separator : .sequence
    walked = 0
  }

  private func give(_ start: Int, _ end: Int, _ fault: RecordFault?, _ record: inout Record) {
    record.line = elementLine
    record.start = start
    record.end = end
    record.next = end
    record.fault = fault
    record.hasNonASCII = true
  }

  /// Returns the first part of an element that is too long, examined up to `here`.
  private mutating func cut(_ bytes: Span<UInt8>, _ start: Int, _ here: Int, _ record: inout Record) -> ReadStep {
    let end = UTF8Check.sequenceStart(bytes, start..<here)
    give(start, end, .tooLong(limit: limit), &record)
    walked = here - end
    phase = .inLongElement
    return .record
  }

  private mutating func passElement(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ final: Bool, _ base: Int, _ record: inout Record
  ) -> ReadStep {
    var here = start + walked
    do throws(JSONError) {
      if !walker.isDone { here = try walker.walk(bytes, here, end, &lines, base: base) }
    } catch {
      here = error.offset
      stop(.syntax(error.reason), here, base)
      guard here > start else { return giveLastFault(start, start, &record) }
    }
    if phase == .inLongElement, walker.isDone || (final && walker.finish()) { endElement() }
    walked = 0
    record.next = here
    if here > start { return .skipped(start..<here) }
    // A number may have ended with the bytes before these.
    if phase != .inLongElement { return next(bytes, from: start, to: end, final: final, &record) }
    guard final else { return .needMore }
    return breakOff(.syntax(.unexpectedEnd), start, start, base, &record)
  }

  // MARK: - Faults

  private func fault(_ kind: JSONFault.Kind, _ offset: Int, _ base: Int) -> JSONFault {
    JSONFault(kind, line: lines.line, column: lines.column(at: base + offset))
  }

  private mutating func stop(_ kind: JSONFault.Kind, _ offset: Int, _ base: Int) {
    lastFault = fault(kind, offset, base)
    elementLine = lines.line
    phase = .breaking
  }

  /// Nothing after `offset` can be trusted; what can't be used begins at `start`.
  private mutating func breakOff(
    _ kind: JSONFault.Kind, _ start: Int, _ offset: Int, _ base: Int, _ record: inout Record
  ) -> ReadStep {
    let line = phase == .inElement ? elementLine : lines.line
    stop(kind, offset, base)
    elementLine = line
    return giveLastFault(start, offset, &record)
  }

  private mutating func giveLastFault(_ start: Int, _ end: Int, _ record: inout Record) -> ReadStep {
    give(start, end, lastFault.map(RecordFault.json), &record)
    phase = .broken
    return .record
  }
}
