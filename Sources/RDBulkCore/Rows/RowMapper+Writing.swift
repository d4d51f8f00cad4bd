/// Writes bodies.
extension RowMapper {
  /// Writes the event in blocks. Returns false, with nothing written, if it is long or needs a long escape; `write`
  /// handles that.
  mutating func writeBlocks(_ bytes: Span<UInt8>, to event: inout [UInt8]) -> Bool {
    var capacity = literals.count
    for value in values { capacity += 2 * value.count }
    guard capacity <= Self.blockLimit else { return false }
    var isWritten = false
    event.append(addingCapacity: capacity + ByteWord.blockSlack) { space in
      // All literals, each value twice, and the slack: what the writer's invariant requires. Only bytes written are
      // counted as initialized.
      unsafe space.withUnsafeMutableBufferPointer { buffer, count in
        guard let base = buffer.baseAddress else { return }
        var writer = unsafe BlockWriter(UnsafeMutableRawPointer(base), capacity: capacity)
        isWritten = unsafe fill(&writer, bytes)
        count = isWritten ? unsafe writer.count : 0
      }
    }
    return isWritten
  }

  private static let blockLimit = 4_096

  private mutating func fill(_ writer: inout BlockWriter, _ bytes: Span<UInt8>) -> Bool {
    let literals = self.literals.span
    let scratch = self.scratch.span
    unsafe writer.copy(literals, head)
    // The first member has no comma before it.
    var comma = 1
    for index in rules.indices {
      let rule = rules[index]
      let value = values[index]
      if value.isEmpty {
        guard !rule.fallback.isEmpty else { continue }
        unsafe writer.copy(literals, rule.fallback.lowerBound + comma..<rule.fallback.upperBound)
      } else {
        unsafe writer.copy(literals, rule.key.lowerBound + comma..<rule.key.upperBound)
        switch value.storage {
        case .window: guard unsafe writer.copyEscaped(bytes, value.range) else { return false }
        case .scratch: guard unsafe writer.copyEscaped(scratch, value.range) else { return false }
        case .json:
          unsafe writer.copy(converted.span, value.range)
          comma = 0
          continue
        case .member, .object, .list, .truth, .pathIntoList: break
        }
        unsafe writer.put(ASCII.quote)
      }
      comma = 0
    }
    unsafe writer.put(ASCII.closeBrace)
    unsafe writer.put(ASCII.closeBrace)
    return true
  }

  mutating func write(_ bytes: Span<UInt8>, to event: inout [UInt8]) {
    event.append(literals.span, head)
    // The first member has no comma before it.
    var comma = 1
    for index in bodyStart..<rules.count {
      let rule = rules[index]
      if values[index].isEmpty {
        guard !rule.fallback.isEmpty else { continue }
        event.append(literals.span, rule.fallback.lowerBound + comma..<rule.fallback.upperBound)
      } else {
        event.append(literals.span, rule.key.lowerBound + comma..<rule.key.upperBound)
        comma = 0
        if values[index].storage == .json {
          event.append(converted.span, values[index].range)
          continue
        }
        values[index].withText(bytes, scratch.span) { text, range in
          JSONText.appendEscaped(text, range, to: &event)
        }
        event.append(ASCII.quote)
      }
      comma = 0
    }
    for member in members.extras {
      event.append(contentsOf: [ASCII.comma, ASCII.quote].dropFirst(comma))
      let name = members.names[member.name]
      JSONText.appendEscaped(name.span, 0..<name.count, to: &event)
      event.append(contentsOf: [ASCII.quote, ASCII.colon])
      if let range = member.converted { event.append(converted.span, range) } else { event.append(bytes, member.value) }
      comma = 0
    }
    event.append(literals.span, tail)
  }
}

/// What mapping a row needs to know about a planned field.
struct FieldWriting: Sendable {
  /// The CSV column, from 0; -1 if the value comes from elsewhere.
  var column: Int
  var isRequired: Bool
  /// What the value must be if it is sent as it is.
  var text: TextRule
  /// `Int.max` if there is no limit.
  var maxLength: Int
  /// `,"name":"` among the literals, without the last quote if the value is JSON.
  var key: Range<Int>
  /// `,"name":"fallback"` among the literals; empty without a fallback.
  var fallback: Range<Int>

  /// Whether the value is converted to JSON, or checked for more than its length.
  var isRead: Bool

  init(_ planned: PlannedField, isCSV: Bool, _ literals: inout [UInt8]) {
    if case .column(let column) = planned.source { self.column = column } else { column = -1 }
    // The rules for identifiers apply where the path is built.
    let isInBody = !planned.field.isIdentifier
    isRequired = planned.isRequired && isInBody
    text = isInBody ? TextRule(planned.field.kind) : .any
    maxLength = isInBody ? planned.field.maxLength ?? .max : .max
    let kind = planned.field.kind
    // A cell is text, and texts take the shortest way.
    let isText = kind.isPlain || isCSV && kind == .custom
    isRead = !isText && isInBody
    let start = literals.count
    literals.append(ASCII.comma)
    JSONText.appendString(planned.field.name, to: &literals)
    literals.append(ASCII.colon)
    if !isRead || kind.isSentAsText { literals.append(ASCII.quote) }
    key = start..<literals.count
    if let text = planned.field.fallback {
      literals.append(contentsOf: literals[key])
      JSONText.appendEscaped(Array(text.utf8).span, 0..<text.utf8.count, to: &literals)
      literals.append(ASCII.quote)
    }
    fallback = key.upperBound..<literals.count
  }
}
