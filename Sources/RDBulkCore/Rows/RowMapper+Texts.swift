/// The shortest way to an event: all its values are texts, as in nearly every row.
extension RowMapper {
  /// A field with a source, and what is written before its value or instead of it, fixed members included.
  struct TextStep: Sendable {
    var field: Int
    /// Before a value: up to its opening quote.
    var key: Range<Int>
    /// Instead of an empty value: nothing, or the fallback.
    var empty: Range<Int>
    var isRequired: Bool
    var text: TextRule
    /// `Int.max` if there is no limit.
    var maxLength: Int
  }

  /// The steps to an event of `fields`, and the literal after the last one; all literals are appended to `literals`.
  static func textSteps(
    _ fields: [PlannedField], _ rules: [FieldWriting], head: Range<Int>, tail: Range<Int>, _ literals: inout [UInt8]
  ) -> (steps: [TextStep], end: Range<Int>) {
    var steps: [TextStep] = []
    // What every event has between the previous step and the next. The first member has no comma before it.
    var fixed = Array(literals[head])
    var comma = 1
    func add(_ parts: ArraySlice<UInt8>...) -> Range<Int> {
      let start = literals.count
      for part in parts { literals.append(contentsOf: part) }
      return start..<literals.count
    }
    for (index, rule) in rules.enumerated() {
      let fallback = rule.fallback.isEmpty ? [] : literals[rule.fallback.lowerBound + comma..<rule.fallback.upperBound]
      if fields[index].source == .absent {
        fixed += fallback
        if !fallback.isEmpty { comma = 0 }
        continue
      }
      let key = literals[rule.key.lowerBound + comma..<rule.key.upperBound]
      steps.append(
        TextStep(
          field: index, key: add(fixed[...], key), empty: add(fixed[...], fallback), isRequired: rule.isRequired,
          text: rule.text, maxLength: rule.maxLength
        )
      )
      fixed = []
      comma = 0
    }
    return (steps, add(fixed[...], literals[tail]))
  }

  /// Checks the values and appends the event to `event`.
  @inline(__always)
  mutating func finishTexts(_ bytes: Span<UInt8>, _ event: inout [UInt8]) -> RowProblem? {
    var length = 0
    // Without the first member, the next one would have a comma before it.
    var isShort = steps.isEmpty || !values[steps[0].field].isEmpty
    for index in steps.indices {
      let count = values[steps[index].field].count
      length &+= count
      if count == 0 {
        if steps[index].isRequired { return check(bytes) }
      } else {
        let isGood: Bool
        switch steps[index].text {
        case .any: isGood = true
        case .address: isGood = isAddress(steps[index].field, bytes)
        case .code: isGood = isCode(steps[index].field, bytes)
        case .only: isGood = false
        }
        if !isGood || count > steps[index].maxLength, let problem = check(bytes) { return problem }
      }
    }
    let start = event.count
    if length > Self.textLimit { isShort = false }
    if !isShort || !writeTexts(bytes, length, to: &event) {
      if !writeBlocks(bytes, to: &event) { write(bytes, to: &event) }
    }
    return event.count &- start > eventLimit ? refuseLong(&event, from: start) : nil
  }

  /// Values with at most this many bytes in total are written in one go.
  private static let textLimit = 2_048

  /// Writes the event of values with `length` bytes in total. Returns false, with nothing written, if one of them needs
  /// a long escape.
  @inline(__always)
  private mutating func writeTexts(_ bytes: Span<UInt8>, _ length: Int, to event: inout [UInt8]) -> Bool {
    var isWritten = false
    let capacity = literals.count &+ 2 &* length
    event.append(addingCapacity: capacity &+ ByteWord.blockSlack) { space in
      // All literals, each value twice, and the slack: what the writer's invariant requires. Only bytes written are
      // counted as initialized.
      unsafe space.withUnsafeMutableBufferPointer { buffer, count in
        guard let base = buffer.baseAddress else { return }
        var writer = unsafe BlockWriter(UnsafeMutableRawPointer(base), capacity: capacity)
        isWritten = unsafe fillTexts(&writer, bytes)
        count = isWritten ? unsafe writer.count : 0
      }
    }
    return isWritten
  }

  @inline(__always)
  private mutating func fillTexts(_ writer: inout BlockWriter, _ bytes: Span<UInt8>) -> Bool {
    let literals = self.literals.span
    for index in steps.indices {
      let value = values[steps[index].field]
      guard !value.isEmpty else {
        unsafe writer.copy(literals, steps[index].empty)
        continue
      }
      unsafe writer.copy(literals, steps[index].key)
      switch value.storage {
      case .window:
        if hasJSONTexts, value.range.upperBound &+ ByteWord.blockSlack <= bytes.count {
          unsafe writer.copy(bytes, value.range)
        } else {
          guard unsafe writer.copyEscaped(bytes, value.range) else { return false }
        }
      case .scratch: guard unsafe writer.copyEscaped(scratch.span, value.range) else { return false }
      case .member, .json, .object, .list, .truth, .pathIntoList: return false
      }
      unsafe writer.put(ASCII.quote)
    }
    unsafe writer.copy(literals, end)
    return true
  }
}
