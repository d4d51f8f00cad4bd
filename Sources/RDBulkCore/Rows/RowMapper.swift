/// Turns records into requests: one body per row, compact, with keys in the reference's order, and a path if the
/// operation needs one.
package struct RowMapper: Sendable {
  package let plan: FieldPlan
  /// The path of the row mapped last, if each row has its own.
  package internal(set) var path: [UInt8] = []
  /// Whether rows' addresses are needed apart from their events.
  package var copiesEmail = true
  /// Whether there is nothing to do for the row mapped last: a row of an earlier run that wasn't accepted.
  package internal(set) var isIgnored = false
  /// How the input's unambiguous numbers are written; the ambiguous ones are read like them.
  package var decimalEvidence: DecimalEvidence {
    get { reading.evidence }
    set { reading.evidence = newValue }
  }
  /// Unused keys of JSON rows, with how many of the mapped rows have them.
  package var unusedKeys: [UnusedKey] { members.census.keys }
  /// The unambiguous numbers among those mapped.
  package var countedDecimals: DecimalEvidence { reading.counted }
  /// Forgets what was counted since `earlier` where `problem` says that the row mapped last is not a row of the kind: a
  /// total below the rows, which has no address, doesn't tell how they are written.
  package mutating func forgetDecimals(since earlier: DecimalEvidence, _ problem: RowProblem?) {
    guard let code = problem?.code, [.missingField, .invalidEmail, .malformedRow].contains(code) else { return }
    reading.counted = earlier
  }
  /// Whether a row had an ambiguous number that nothing says how to read: without evidence, it is invalid.
  package var lacksDecimalEvidence: Bool { reading.lacksEvidence }
  /// The ambiguous number read last that could not be settled.
  package var ambiguousNumber: AmbiguousNumber? { reading.ambiguous }
  /// What JSON members for the account's own fields are compared with; nil sends them as they are.
  package var account: ContactFields?
  /// The names of such members in the rows mapped so far.
  package var customNames: Set<String> { members.customNames }
  /// What was noticed about the rows so far that were taken.
  package var notices: RowNotices {
    var notices = RowNotices()
    notices.unusedKeys = members.census.keys
    notices.emptyWords = emptyWords
    notices.unevenRows = unevenRows
    return notices
  }
  /// The number of values taken as empty so far because they are an ``EmptyWord``.
  package private(set) var emptyWords = 0

  /// What the loops need to know about each field, stored flat: nothing in it is retained or copied per row.
  let rules: [FieldWriting]
  /// The body's fixed parts; `head`, `tail` and the rules refer to ranges of it.
  let literals: [UInt8]
  let head: Range<Int>
  let tail: Range<Int>
  /// Whether the body is an event of texts: nearly all are, and take the shortest way.
  private let isSimple: Bool
  /// Whether texts in the record's own bytes are already the content of JSON strings and need no escapes.
  let hasJSONTexts: Bool
  /// The shortest way: the fields with a source, and the literal after the last one's value.
  let steps: [TextStep]
  let end: Range<Int>
  /// The fields with a CSV column, and their columns.
  private let columns: [(field: Int, column: Int)]
  /// How many cells a record must have so that those that are used are there. Others may use more than the mapper.
  package var usedWidth: Int
  /// The rows so far that have fewer or more cells than the header and were taken.
  package internal(set) var unevenRows = 0
  /// The fields that are converted, or checked for more than their length.
  let readFields: [Int]
  /// Where the body's fields begin, after those that identify the contact.
  let bodyStart: Int
  private let hasConstants: Bool
  let emailField: Int?
  let uuidField: Int?
  let statusField: Int?
  var values: [FieldValue]
  /// Whether values of an earlier row must be cleared; each row sets all those of CSV columns anyway.
  private var isDirty = false
  var scratch: [UInt8] = []
  /// Values as JSON: those of the constants, then those of the row, then slack for block copies.
  var converted: [UInt8] = []
  var reading: FieldReading
  private var constants: [Constant] = []
  /// The length of the constants in `converted`.
  private(set) var constantsEnd = 0
  /// How many more rows are searched for unused keys; the first ones show them all.
  private var explanationsLeft = 1_000
  /// The line of JSON Lines mapped last that had to be transcoded.
  private(set) var line: [UInt8] = []
  var members: JSONMembers

  private struct Constant: Sendable {
    var field: Int
    /// Empty if its JSON is what counts.
    var text: [UInt8]
    var json: Range<Int>
  }

  /// The longest event that a request can carry, in bytes: the API's limit for a batch, unless a smaller one is set.
  package var eventLimit = Self.defaultEventLimit
  /// The API's limit, in bytes.
  package static let defaultEventLimit = 200_000

  /// A mapper for the rows of an input that `plan` was made for.
  package init(_ plan: FieldPlan) {
    self.plan = plan
    var literals: [UInt8] = []
    let operation = plan.operation
    switch operation.body {
    case .event(let type): literals = Array("{\"event_type\":\"\(type)\",\"event_family\":\"CDP\",\"payload\":{}}".utf8)
    case .members: literals = Array("{}".utf8)
    case .none: break
    }
    let braces = operation.body == .members ? 1 : operation.body == .none ? 0 : 2
    head = 0..<literals.count - braces
    tail = literals.count - braces..<literals.count
    let rules = plan.fields.map { FieldWriting($0, isCSV: plan.width != nil, &literals) }
    self.rules = rules
    (steps, end) = Self.textSteps(plan.fields, rules, head: head, tail: tail, &literals)
    columns = rules.indices.filter { rules[$0].column >= 0 }.map { ($0, rules[$0].column) }
    usedWidth = (rules.map(\.column).max() ?? -1) + 1
    // Copied in blocks, which reach past the last literal.
    literals.append(contentsOf: repeatElement(0, count: ByteWord.blockSlack))
    self.literals = literals
    readFields = rules.indices.filter { rules[$0].isRead }
    bodyStart = plan.fields.prefix { $0.field.isIdentifier }.count
    hasConstants = plan.fields.contains { if case .constant = $0.source { true } else { false } }
    emailField = plan.fields.firstIndex { $0.field.kind == .email }
    uuidField = plan.fields.firstIndex { $0.field == .contactUUID }
    statusField = plan.fields.firstIndex { $0.field == .status }
    let isEvent = if case .event = operation.body { true } else { false }
    hasJSONTexts = plan.width == nil
    isSimple = isEvent && readFields.isEmpty && (plan.width != nil || operation.extraColumns == .nothing)
    values = Array(repeating: .absent, count: plan.fields.count)
    members = JSONMembers(plan)
    reading = FieldReading(decimal: plan.decimal, listSeparator: plan.listSeparator)
    convertConstants()
  }

  /// Constants are read once; the plan has checked that they can be.
  private mutating func convertConstants() {
    for (index, planned) in plan.fields.enumerated() {
      guard case .constant(let text) = planned.source else { continue }
      let start = converted.count
      let outcome =
        rules[index].isRead
        ? reading.read(text.span, 0..<text.count, as: planned.field, to: &converted) : FieldReading.Conversion.asIs
      let isText = outcome != .json
      constants.append(Constant(field: index, text: isText ? text : [], json: start..<converted.count))
    }
    constantsEnd = converted.count
    padConverted()
  }

  /// Blocks are copied from it, and reach past its last value.
  mutating func padConverted() { converted.append(contentsOf: repeatElement(0, count: ByteWord.blockSlack)) }

  /// Appends the row's event to `event` and its address to `email`. For a refused row, appends only the address, if
  /// there is one, and returns the reason.
  ///
  /// `reader` must hold the current record, in `bytes`; it is inout for the reason given at
  /// ``RecordReader/describe(_:)``.
  package mutating func map(
    _ reader: inout RecordReader, _ bytes: Span<UInt8>, event: inout [UInt8], email: inout [UInt8]
  ) -> RowProblem? {
    if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    if isDirty {
      for index in values.indices { values[index] = .absent }
      isDirty = false
    }
    if hasConstants { collectConstants() }
    guard reader.format?.isJSON == true else {
      return finish(collectFields(&reader, bytes), bytes, &event, &email)
    }
    isDirty = true
    if let fault = reader.fault { return finish(RowProblem(fault), bytes, &event, &email) }
    guard reader.singleByte != nil else {
      let range = reader.recordRange
      return explained(finish(collectMembers(&reader, bytes, range), bytes, &event, &email), bytes, range)
    }
    // Taken out of `self` while it is read, and put back for its capacity.
    var text: [UInt8] = []
    swap(&text, &line)
    defer { swap(&text, &line) }
    text.removeAll(keepingCapacity: true)
    reader.appendLine(bytes, to: &text)
    let problem = finish(collectMembers(&reader, text.span, 0..<text.count), text.span, &event, &email)
    return explained(problem, text.span, 0..<text.count)
  }

  /// Maps a row once more that was mapped last, with evidence that it lacked. What is noticed about it is not counted
  /// twice.
  package mutating func mapAgain(
    _ reader: inout RecordReader, _ bytes: Span<UInt8>, event: inout [UInt8], email: inout [UInt8]
  ) -> RowProblem? {
    let counts = (emptyWords, unevenRows, members.census)
    defer { (emptyWords, unevenRows, members.census) = counts }
    return map(&reader, bytes, event: &event, email: &email)
  }

  @inline(__always)
  private mutating func finish(
    _ problem: RowProblem?, _ bytes: Span<UInt8>, _ event: inout [UInt8], _ email: inout [UInt8]
  ) -> RowProblem? {
    guard isSimple else { return finishOther(problem, bytes, &event, &email) }
    let verdict = problem ?? finishTexts(bytes, &event)
    // Only now is the address known without the text around it.
    if copiesEmail { appendEmail(bytes, to: &email) }
    return verdict
  }

  mutating func refuseLong(_ event: inout [UInt8], from start: Int) -> RowProblem {
    event.removeSubrange(start...)
    return RowProblem(.fieldTooLong, "The event is longer than the \(eventLimit) bytes that the API accepts.")
  }

  // MARK: - Values

  /// From now on, the values of these JSON keys are found as well: they follow those of the fields in `values`.
  mutating func watch(_ keys: [FieldSource]) {
    members = members.watching(keys, plan)
    values = Array(repeating: .absent, count: plan.fields.count + keys.count)
  }

  private mutating func collectConstants() {
    for constant in constants {
      if constant.text.isEmpty {
        values[constant.field] = .json(constant.json)
      } else {
        let start = scratch.count
        scratch.append(contentsOf: constant.text)
        values[constant.field] = .scratch(start..<scratch.count)
      }
    }
  }

  private mutating func collectFields(_ reader: inout RecordReader, _ bytes: Span<UInt8>) -> RowProblem? {
    if let fault = reader.fault {
      for source in columns { values[source.field] = .absent }
      return RowProblem(fault)
    }
    let count = reader.fieldCount
    let start = reader.recordStart
    let isUTF8 = reader.singleByte == nil
    for position in columns.indices {
      let (index, column) = columns[position]
      guard column < count else {
        values[index] = .absent
        continue
      }
      let field = reader.field(column)
      if isUTF8, !field.hasDoubledQuotes {
        let range = FieldText.trim(bytes, start &+ Int(field.start)..<start &+ Int(field.end))
        values[index] = .window(range)
        if EmptyWord.holds(bytes, range) { dropWord(index) }
      } else {
        let start = scratch.count
        reader.appendValue(bytes, field, to: &scratch)
        let range = FieldText.value(scratch.span, start..<scratch.count)
        values[index] = .scratch(range)
        if EmptyWord.holds(scratch.span, range) { dropWord(index) }
      }
    }
    if !scratch.isEmpty { padScratch() }
    guard let width = plan.width, width > 0, count != width else { return nil }
    return problemOfUneven(&reader, bytes, count, width)
  }

  /// The value is what a database or a spreadsheet writes for nothing.
  @inline(never)
  mutating func dropWord(_ index: Int) {
    values[index] = .absent
    emptyWords += 1
  }

  private mutating func collectMembers(
    _ reader: inout RecordReader, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> RowProblem? {
    var problem: RowProblem?
    do throws(JSONError) {
      if let found = try members.find(bytes, range, into: &values, &scratch) {
        problem = .notAnObject(found, isLine: reader.format == .jsonLines)
      }
    } catch {
      problem =
        reader.format == .jsonLines
        ? RowProblem(error, inLineFrom: range.lowerBound)
        : RowProblem(error, inElementFrom: range.lowerBound, of: bytes, line: reader.recordLine)
    }
    if !members.isPlain || hasConstants { problem = finishMembers(bytes, range, problem) }
    return problem
  }

  /// The problem with the object in `range`; if it has no key for a field, with the keys it has.
  @inline(__always)
  private mutating func explained(_ problem: RowProblem?, _ bytes: Span<UInt8>, _ range: Range<Int>) -> RowProblem? {
    guard let problem, problem.code == .missingField else { return problem }
    return explain(problem, bytes, range)
  }

  @inline(never)
  private mutating func explain(_ problem: RowProblem, _ bytes: Span<UInt8>, _ range: Range<Int>) -> RowProblem {
    let name = problem.field ?? emailField.map { plan.fields[$0].field.name }
    guard explanationsLeft > 0, let planned = plan.fields.first(where: { $0.field.name == name }),
      let explanation = ObjectKeys(bytes, range).missing(planned)
    else { return problem }
    explanationsLeft -= 1
    var explained = problem
    explained.message = "\(problem.message) \(explanation)"
    return explained
  }

  /// Trims the texts, and reports values of the wrong type unless there is already a `problem`.
  @inline(never)
  private mutating func finishMembers(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ problem: RowProblem?
  ) -> RowProblem? {
    var problem = problem
    if problem == nil { problem = repeatProblem(bytes) ?? settleRivals(bytes) }
    for index in rules.indices {
      if values[index].storage == .pathIntoList, problem == nil { problem = pathProblem(index, bytes, range) }
      if let type = values[index].wrongType, problem == nil {
        problem = RowProblem(.invalidType, "\(plan.fields[index].field.name) is \(type); it must be a text.")
      }
      values[index] = values[index].trimmed(bytes, scratch.span)
      let isWord = values[index].withText(bytes, scratch.span) { text, range in EmptyWord.holds(text, range) }
      // A constant is used as typed.
      if isWord == true, !constants.contains(where: { $0.field == index }) { dropWord(index) }
    }
    emptyWords += members.dropEmptyWords(bytes)
    if !scratch.isEmpty { padScratch() }
    return problem
  }

  /// What to say about a field whose path leads into a list in the object in `range`.
  private func pathProblem(_ index: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> RowProblem? {
    guard case .path(let key, let steps) = plan.fields[index].source else { return nil }
    let name = plan.fields[index].field.name
    let path = String(decoding: key, as: UTF8.self)
    let list = ObjectKeys(bytes, range).list(on: steps) ?? path
    return RowProblem(
      .invalidType,
      "--map \(name)=\(Quoted.bare(path)): \(Quoted.bare(list)) is a list, and a field can't be read from inside a list.",
      field: name)
  }

  /// Texts are copied from it in blocks, which reach past the last one.
  @inline(__always)
  private mutating func padScratch() {
    // Not from a constant array: counting its references for each row is expensive.
    scratch.append(addingCapacity: ByteWord.blockSlack) { space in
      space.append(repeating: 0, count: ByteWord.blockSlack)
    }
  }

  // MARK: - Rules

  /// What is wrong with a text's length, in characters.
  static func lengthProblem(_ text: Span<UInt8>, _ range: Range<Int>, _ field: Field) -> RowProblem? {
    guard let limit = field.maxLength, range.count > limit else { return nil }
    var characters = 0
    for index in range where text[index] & 0xC0 != 0x80 { characters += 1 }
    guard characters > limit else { return nil }
    return RowProblem(
      .fieldTooLong, "\(field.name) has \(characters) characters; the API accepts \(limit).", field: field.name)
  }

  mutating func appendEmail(_ bytes: Span<UInt8>, to email: inout [UInt8]) {
    guard let emailField else { return }
    values[emailField].withText(bytes, scratch.span) { text, range in email.append(text, range) }
  }
}
