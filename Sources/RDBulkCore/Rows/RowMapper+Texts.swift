/// The shortest way to an event: its values are texts, and none is left out. That is nearly every row.
extension RowMapper {
  /// A field that has a source, with what stands before its value.
  struct TextStep: Sendable {
    var field: Int
    /// From the value before, or the event's start, to this value: among the literals.
    var literal: Range<Int>
    var isRequired: Bool
    var isEmail: Bool
    /// `Int.max` where there is no limit.
    var maxLength: Int
  }

  /// The steps to an event of `fields`, and the literal behind the last value; all literals are appended to `literals`.
  static func textSteps(
    _ fields: [PlannedField], _ rules: [FieldRule], head: Range<Int>, tail: Range<Int>, _ literals: inout [UInt8]
  ) -> (steps: [TextStep], end: Range<Int>) {
    var steps: [TextStep] = []
    var start = literals.count
    // The first member has no comma before it.
    var comma = 1
    literals.append(contentsOf: literals[head])
    for (index, rule) in rules.enumerated() {
      guard fields[index].source != .absent else {
        guard !rule.fallback.isEmpty else { continue }
        literals.append(contentsOf: literals[rule.fallback.lowerBound + comma..<rule.fallback.upperBound])
        comma = 0
        continue
      }
      literals.append(contentsOf: literals[rule.key.lowerBound + comma..<rule.key.upperBound])
      comma = 0
      steps.append(
        TextStep(
          field: index, literal: start..<literals.count, isRequired: rule.isRequired, isEmail: rule.isEmail,
          maxLength: rule.maxLength
        )
      )
      start = literals.count
      literals.append(ASCII.quote)
    }
    literals.append(contentsOf: literals[tail])
    return (steps, start..<literals.count)
  }

  /// Checks the values and appends the event to `event`.
  @inline(__always)
  mutating func finishTexts(_ bytes: Span<UInt8>, _ event: inout [UInt8]) -> RowProblem? {
    var length = 0
    var isFull = true
    for place in steps.indices {
      let count = values[steps[place].field].count
      length &+= count
      if count == 0 {
        if steps[place].isRequired { return check(bytes) }
        isFull = false
      } else if steps[place].isEmail {
        let problem = values[steps[place].field].withText(bytes, scratch.span) { text, range in
          EmailRule.problem(text, range)
        }
        if problem != nil { return check(bytes) }
      } else if count > steps[place].maxLength, let problem = check(bytes) {
        return problem
      }
    }
    let start = event.count
    let isShort = length <= Self.textLimit
    if !isShort || !isFull || !writeTexts(bytes, length, to: &event) {
      if !writeBlocks(bytes, to: &event) { write(bytes, to: &event) }
    }
    return event.count &- start > eventLimit ? refuseLong(&event, from: start) : nil
  }

  /// Values of so many bytes together are written in one go.
  private static let textLimit = 2_048

  /// Writes the event of values that have `length` bytes together. False, with nothing written, where one holds what
  /// takes a long escape.
  @inline(__always)
  private mutating func writeTexts(_ bytes: Span<UInt8>, _ length: Int, to event: inout [UInt8]) -> Bool {
    var address = 0..<0
    var isWritten = false
    event.append(addingCapacity: literals.count &+ 2 &* length &+ Word.blockSlack) { space in
      // All literals, each value twice, and the slack: what the writer's invariant asks for. Only what was written is
      // counted as initialized.
      unsafe space.withUnsafeMutableBufferPointer { buffer, count in
        guard let base = buffer.baseAddress else { return }
        var writer = unsafe BlockWriter(UnsafeMutableRawPointer(base))
        isWritten = unsafe fillTexts(&writer, bytes, &address)
        count = isWritten ? unsafe writer.count : 0
      }
    }
    if locatesEmail { emailInEvent = address }
    return isWritten
  }

  @inline(__always)
  private mutating func fillTexts(
    _ writer: inout BlockWriter, _ bytes: Span<UInt8>, _ address: inout Range<Int>
  ) -> Bool {
    let literals = self.literals.span
    for place in steps.indices {
      unsafe writer.copy(literals, steps[place].literal)
      let start = unsafe writer.count
      switch values[steps[place].field] {
      case .window(let range): guard unsafe writer.copyEscaped(bytes, range) else { return false }
      case .scratch(let range): guard unsafe writer.copyEscaped(scratch.span, range) else { return false }
      case .absent, .wrongType, .member, .json: return false
      }
      if steps[place].isEmail { address = unsafe start..<writer.count }
    }
    unsafe writer.copy(literals, end)
    return true
  }
}
