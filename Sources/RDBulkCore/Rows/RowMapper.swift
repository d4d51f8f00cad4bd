/// Turns records into request bodies: one event object a row, keys in the reference's order, compact.
package struct RowMapper: Sendable {
  package let plan: FieldPlan
  /// Where the address stands in the event mapped last, from the event's first byte.
  package private(set) var emailInEvent = 0..<0
  /// Whether `emailInEvent` is wanted: keeping it costs a tenth of a row's time.
  package var locatesEmail = true
  /// The path of the row mapped last, where each row has its own.
  package private(set) var path: [UInt8] = []
  /// Whether rows' addresses are wanted apart from their events.
  package var copiesEmail = true

  /// What the loops ask of each field, flat: nothing in them is counted or copied for a row.
  private let rules: [FieldRule]
  /// The event's fixed parts: ranges of it stand in `head` and in the rules.
  private let literals: [UInt8]
  private let head: Range<Int>
  private let hasConstants: Bool
  private let emailField: Int?
  private var values: [FieldValue]
  /// Whether values of an earlier row must be cleared; those of CSV columns are all set anew by each row.
  private var isDirty = false
  private var scratch: [UInt8] = []
  /// A line of JSON Lines that had to be transcoded.
  private var line: [UInt8] = []
  private var members: JSONMembers

  /// The longest event that a request can carry, in bytes: the API's limit for a batch, unless a smaller one is set.
  package var eventLimit = 200_000

  package init(_ plan: FieldPlan) {
    self.plan = plan
    var literals: [UInt8] = []
    if case .event(let type) = plan.operation.body {
      literals = Array("{\"event_type\":\"\(type)\",\"event_family\":\"CDP\",\"payload\":{".utf8)
    }
    head = 0..<literals.count
    rules = plan.fields.map { FieldRule($0, &literals) }
    // Copied in blocks, which reach behind the last literal.
    literals.append(contentsOf: repeatElement(0, count: Word.blockSlack))
    self.literals = literals
    hasConstants = plan.fields.contains { if case .constant = $0.source { true } else { false } }
    emailField = plan.fields.firstIndex { $0.field.isEmail }
    values = Array(repeating: .absent, count: plan.fields.count)
    members = JSONMembers(plan.fields.map(\.source))
  }

  /// Appends the row's event to `event` and its address to `email`; of a row that is refused, only the address, as far
  /// as there is one, and says why.
  ///
  /// `reader` must hold the record at hand, in `bytes`; it is inout for the reason of ``RecordReader/describe(_:)``.
  package mutating func map(
    _ reader: inout RecordReader, _ bytes: Span<UInt8>, event: inout [UInt8], email: inout [UInt8]
  ) -> RowProblem? {
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    if isDirty {
      for index in values.indices { values[index] = .absent }
      isDirty = false
    }
    if hasConstants { collectConstants() }
    guard reader.format == .jsonLines else {
      return finish(collectFields(&reader, bytes), bytes, &event, &email)
    }
    isDirty = true
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
    if copiesEmail { appendEmail(bytes, to: &email) }
    if let problem { return problem }
    if let problem = check(bytes) { return problem }
    let start = event.count
    if !writeBlocks(bytes, to: &event) { write(bytes, to: &event) }
    if event.count - start > eventLimit {
      event.removeSubrange(start...)
      return RowProblem(.fieldTooLong, "The event is longer than the \(eventLimit) bytes that the API takes.")
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

  private mutating func collectFields(_ reader: inout RecordReader, _ bytes: Span<UInt8>) -> RowProblem? {
    if let fault = reader.fault {
      for index in values.indices where rules[index].column >= 0 { values[index] = .absent }
      return RowProblem(fault)
    }
    let count = reader.fieldCount
    for index in values.indices {
      let column = rules[index].column
      guard column >= 0 else { continue }
      guard column < count else {
        values[index] = .absent
        continue
      }
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
        problem = RowProblem(.invalidType, "\(plan.fields[index].field.name) is \(type.text); it must be a text.")
      }
      values[index] = values[index].trimmed(bytes, scratch.span)
    }
    return problem
  }

  // MARK: - Rules

  // Mutating, as are all that take a row's way, although they change nothing: a mapper is large, and a method that only
  // reads it would be handed a copy.
  private mutating func check(_ bytes: Span<UInt8>) -> RowProblem? {
    for index in values.indices {
      let rule = rules[index]
      if values[index].isEmpty {
        if rule.isRequired {
          return RowProblem(.missingField, "\(plan.fields[index].field.name) is empty; it must have a value.")
        }
      } else if rule.isEmail {
        let problem = values[index].withText(bytes, scratch.span) { text, range in EmailRule.problem(text, range) }
        if let problem {
          return RowProblem(.invalidEmail, "\(plan.fields[index].field.name) is not an address: \(problem).")
        }
      } else if values[index].count > rule.maxLength {
        let excess = values[index].withText(bytes, scratch.span) { text, range in
          Self.excess(text, range, rule.maxLength)
        }
        if let excess {
          let name = plan.fields[index].field.name
          return RowProblem(.fieldTooLong, "\(name) has \(excess) characters; the API takes \(rule.maxLength).")
        }
      }
    }
    return nil
  }

  /// The length in characters where it is over the limit.
  private static func excess(_ text: Span<UInt8>, _ range: Range<Int>, _ limit: Int) -> Int? {
    var characters = 0
    for index in range where text[index] & 0xC0 != 0x80 { characters += 1 }
    return characters > limit ? characters : nil
  }

  // MARK: - The event

  private mutating func appendEmail(_ bytes: Span<UInt8>, to email: inout [UInt8]) {
    guard let emailField else { return }
    values[emailField].withText(bytes, scratch.span) { text, range in email.append(text, range) }
  }

  /// Writes the event in blocks. False, with nothing written, where it is long or holds what takes a long
  /// escape: then `write` does.
  private mutating func writeBlocks(_ bytes: Span<UInt8>, to event: inout [UInt8]) -> Bool {
    var bound = literals.count + Word.blockSlack
    for value in values { bound += 2 * value.count }
    guard bound <= Self.blockLimit else { return false }
    var address = 0..<0
    var isWritten = false
    event.append(addingCapacity: bound) { space in
      // All literals, each value twice, and the slack: what the writer's invariant asks for. Only what was written is
      // counted as initialized.
      unsafe space.withUnsafeMutableBufferPointer { buffer, count in
        guard let base = buffer.baseAddress else { return }
        var writer = unsafe BlockWriter(UnsafeMutableRawPointer(base))
        isWritten = unsafe fill(&writer, bytes, &address)
        count = isWritten ? unsafe writer.count : 0
      }
    }
    if locatesEmail { emailInEvent = address }
    return isWritten
  }

  private static let blockLimit = 4_096

  private mutating func fill(_ writer: inout BlockWriter, _ bytes: Span<UInt8>, _ address: inout Range<Int>) -> Bool {
    let literals = self.literals.span
    let scratch = self.scratch.span
    unsafe writer.copy(literals, head)
    // The first member has no comma before it.
    var comma = 1
    for index in values.indices {
      let rule = rules[index]
      let value = values[index]
      if value.isEmpty {
        guard !rule.fallback.isEmpty else { continue }
        unsafe writer.copy(literals, rule.fallback.lowerBound + comma..<rule.fallback.upperBound)
      } else {
        unsafe writer.copy(literals, rule.key.lowerBound + comma..<rule.key.upperBound)
        let start = unsafe writer.count
        switch value {
        case .window(let range): guard unsafe writer.copyEscaped(bytes, range) else { return false }
        case .scratch(let range): guard unsafe writer.copyEscaped(scratch, range) else { return false }
        case .absent, .wrongType: break
        }
        if rule.isEmail { address = unsafe start..<writer.count }
        unsafe writer.put(ASCII.quote)
      }
      comma = 0
    }
    unsafe writer.put(ASCII.closeBrace)
    unsafe writer.put(ASCII.closeBrace)
    return true
  }

  private mutating func write(_ bytes: Span<UInt8>, to event: inout [UInt8]) {
    let start = event.count
    event.append(literals.span, head)
    // The first member has no comma before it.
    var comma = 1
    for index in values.indices {
      let rule = rules[index]
      if values[index].isEmpty {
        guard !rule.fallback.isEmpty else { continue }
        event.append(literals.span, rule.fallback.lowerBound + comma..<rule.fallback.upperBound)
      } else {
        event.append(literals.span, rule.key.lowerBound + comma..<rule.key.upperBound)
        let valueStart = event.count - start
        values[index].withText(bytes, scratch.span) { text, range in
          JSONText.appendEscaped(text, range, to: &event)
        }
        if rule.isEmail { emailInEvent = valueStart..<event.count - start }
        event.append(ASCII.quote)
      }
      comma = 0
    }
    event.append(ASCII.closeBrace)
    event.append(ASCII.closeBrace)
  }
}

/// What mapping a row asks of a planned field.
private struct FieldRule: Sendable {
  /// The CSV column, from 0; -1 where the value comes from elsewhere.
  var column: Int
  var isRequired: Bool
  var isEmail: Bool
  /// `Int.max` where there is no limit.
  var maxLength: Int
  /// `,"name":"` among the literals.
  var key: Range<Int>
  /// `,"name":"fallback"` among the literals; empty without a fallback.
  var fallback: Range<Int>

  init(_ planned: PlannedField, _ literals: inout [UInt8]) {
    if case .column(let column) = planned.source { self.column = column } else { column = -1 }
    isRequired = planned.isRequired
    isEmail = planned.field.isEmail
    maxLength = planned.field.maxLength ?? .max
    let name = planned.field.name
    let start = literals.count
    literals.append(contentsOf: ",\"\(name)\":\"".utf8)
    key = start..<literals.count
    if let text = planned.field.fallback { literals.append(contentsOf: ",\"\(name)\":\"\(text)\"".utf8) }
    fallback = key.upperBound..<literals.count
  }
}
