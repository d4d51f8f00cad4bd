/// Turns records into request bodies: one event object a row, keys in the reference's order, compact.
package struct RowMapper: Sendable {
  package let plan: FieldPlan
  /// Where the address stands in the event mapped last, from the event's first byte.
  package private(set) var emailInEvent = 0..<0

  private let head: [UInt8]
  /// `"name":"` of each field.
  private let keys: [[UInt8]]
  private var values: [FieldValue]
  private var scratch: [UInt8] = []
  /// A line of JSON Lines that had to be transcoded.
  private var line: [UInt8] = []
  private var members: JSONMembers

  /// The longest event that a request can carry, in bytes: the API's limit for a batch.
  package static let eventLimit = 200_000

  package init(_ plan: FieldPlan) {
    self.plan = plan
    head = Array("{\"event_type\":\"\(plan.type.name)\",\"event_family\":\"CDP\",\"payload\":{".utf8)
    keys = plan.fields.map { Array("\"\($0.field.name)\":\"".utf8) }
    values = Array(repeating: .absent, count: plan.fields.count)
    members = JSONMembers(plan.fields.map(\.source))
  }

  /// Appends the row's event to `event` and its address to `email`; of a row that is refused, only the address, as far
  /// as there is one, and says why.
  ///
  /// `reader` must hold the record at hand, in `bytes`.
  package mutating func map(
    _ reader: borrowing RecordReader, _ bytes: Span<UInt8>, event: inout [UInt8], email: inout [UInt8]
  ) -> RowProblem? {
    scratch.removeAll(keepingCapacity: true)
    for index in values.indices { values[index] = .absent }
    collectConstants()
    guard reader.format == .jsonLines else {
      return finish(collectFields(reader, bytes), bytes, &event, &email)
    }
    if let fault = reader.fault { return finish(RowProblem(fault), bytes, &event, &email) }
    guard reader.singleByte != nil else {
      return finish(collectMembers(bytes, reader.recordRange), bytes, &event, &email)
    }
    // Taken out of `self` while it is read, and put back for its capacity.
    var text: [UInt8] = []
    swap(&text, &line)
    defer { swap(&text, &line) }
    text.removeAll(keepingCapacity: true)
    reader.appendLine(bytes, to: &text)
    return finish(collectMembers(text.span, 0..<text.count), text.span, &event, &email)
  }

  private mutating func finish(
    _ problem: RowProblem?, _ bytes: Span<UInt8>, _ event: inout [UInt8], _ email: inout [UInt8]
  ) -> RowProblem? {
    appendEmail(bytes, to: &email)
    if let problem = problem ?? check(bytes) { return problem }
    let start = event.count
    write(bytes, to: &event)
    if event.count - start > Self.eventLimit {
      event.removeSubrange(start...)
      return RowProblem(.fieldTooLong, "The event is longer than the \(Self.eventLimit) bytes that the API takes.")
    }
    return nil
  }

  // MARK: - Values

  private mutating func collectConstants() {
    for index in values.indices {
      if case .constant(let text) = plan.fields[index].source {
        let start = scratch.count
        scratch.append(contentsOf: text)
        values[index] = .scratch(start..<scratch.count)
      }
    }
  }

  private mutating func collectFields(_ reader: borrowing RecordReader, _ bytes: Span<UInt8>) -> RowProblem? {
    if let fault = reader.fault { return RowProblem(fault) }
    let count = reader.fieldCount
    for index in values.indices {
      guard case .column(let column) = plan.fields[index].source, column < count else { continue }
      let field = reader.field(column)
      if reader.singleByte == nil, !field.hasDoubledQuotes {
        let start = reader.recordStart
        values[index] = .window(FieldText.trim(bytes, start + Int(field.start)..<start + Int(field.end)))
      } else {
        let start = scratch.count
        reader.appendValue(bytes, field, to: &scratch)
        values[index] = .scratch(FieldText.trim(scratch.span, start..<scratch.count))
      }
    }
    guard let width = plan.width, width > 0, count != width else { return nil }
    return RowProblem(
      .malformedRow,
      "This row has \(count) field\(count == 1 ? "" : "s"), the header has \(width); "
        + (count > width ? "put values that contain the delimiter in quotes." : "a value or a line end is missing.")
    )
  }

  private mutating func collectMembers(_ bytes: Span<UInt8>, _ range: Range<Int>) -> RowProblem? {
    var problem: RowProblem?
    do throws(JSONError) {
      problem = try members.find(bytes, range, into: &values, &scratch)
    } catch {
      problem = RowProblem(.malformedRow, "At byte \(error.offset - range.lowerBound + 1) of the line: \(error.text).")
    }
    for index in values.indices {
      if case .wrongType(let type) = values[index], problem == nil {
        problem = RowProblem(.invalidType, "\(plan.fields[index].field.name) is \(type); it must be a text.")
      }
      values[index] = values[index].trimmed(bytes, scratch.span)
    }
    return problem
  }

  // MARK: - Rules

  private func check(_ bytes: Span<UInt8>) -> RowProblem? {
    for index in values.indices {
      let planned = plan.fields[index]
      let field = planned.field
      guard !values[index].isEmpty else {
        if planned.isRequired {
          return RowProblem(.missingField, "\(field.name) is empty; it must have a value.")
        }
        continue
      }
      if let problem = values[index].withText(bytes, scratch.span, { text, range in Self.problem(field, text, range) })
      {
        return problem
      }
    }
    return nil
  }

  private static func problem(_ field: EventField, _ text: Span<UInt8>, _ range: Range<Int>) -> RowProblem? {
    if field.isEmail {
      return EmailRule.problem(text, range).map { RowProblem(.invalidEmail, "\(field.name) is not an address: \($0).") }
    }
    guard let limit = field.maxLength, range.count > limit else { return nil }
    var characters = 0
    for index in range where text[index] & 0xC0 != 0x80 { characters += 1 }
    guard characters > limit else { return nil }
    return RowProblem(.fieldTooLong, "\(field.name) has \(characters) characters; the API takes \(limit).")
  }

  // MARK: - The event

  private func appendEmail(_ bytes: Span<UInt8>, to email: inout [UInt8]) {
    guard let index = plan.fields.firstIndex(where: { $0.field.isEmail }) else { return }
    values[index].withText(bytes, scratch.span) { text, range in email.append(text, range) }
  }

  private mutating func write(_ bytes: Span<UInt8>, to event: inout [UInt8]) {
    let start = event.count
    event.append(contentsOf: head)
    var isFirst = true
    for index in values.indices {
      let fallback = plan.fields[index].field.fallback
      if values[index].isEmpty, fallback == nil { continue }
      if !isFirst { event.append(ASCII.comma) }
      isFirst = false
      event.append(contentsOf: keys[index])
      let valueStart = event.count - start
      if values[index].isEmpty {
        event.append(contentsOf: (fallback ?? "").utf8)
      } else {
        values[index].withText(bytes, scratch.span) { text, range in
          JSONText.appendEscaped(text, range, to: &event)
        }
      }
      if plan.fields[index].field.isEmail { emailInEvent = valueStart..<event.count - start }
      event.append(ASCII.quote)
    }
    event.append(ASCII.closeBrace)
    event.append(ASCII.closeBrace)
  }
}

/// A field's value while its row is mapped: where its text lies.
enum FieldValue: Equatable, Sendable {
  case absent
  /// In the record's own bytes.
  case window(Range<Int>)
  /// In the mapper's scratch bytes, where a value had to be unescaped or transcoded.
  case scratch(Range<Int>)
  /// A JSON value that can't be a text; the payload says what it is.
  case wrongType(String)

  @inline(__always)
  var isEmpty: Bool {
    switch self {
    case .absent, .wrongType: true
    case .window(let range), .scratch(let range): range.isEmpty
    }
  }

  /// Hands the value's text to `body`; nil where there is none.
  @inline(__always)
  @discardableResult
  func withText<Result>(
    _ bytes: Span<UInt8>, _ scratch: Span<UInt8>, _ body: (Span<UInt8>, Range<Int>) -> Result?
  ) -> Result? {
    switch self {
    case .absent, .wrongType: nil
    case .window(let range): body(bytes, range)
    case .scratch(let range): body(scratch, range)
    }
  }

  func trimmed(_ bytes: Span<UInt8>, _ scratch: Span<UInt8>) -> FieldValue {
    switch self {
    case .absent, .wrongType: self
    case .window(let range): .window(FieldText.trim(bytes, range))
    case .scratch(let range): .scratch(FieldText.trim(scratch, range))
    }
  }
}
