/// Selects rows by the values in their columns and by their count (``RowChoice``).
///
/// It must see every row once, in order. It needs no memory per row: cells are compared in one buffer.
package struct RowFilter: Sendable {
  /// A condition with its column resolved.
  private struct Test: Sendable {
    /// From 0; for JSON Lines, the field among `members`.
    var column: Int
    /// Folded (``FoldedText``).
    var values: [[UInt8]]
    var isNegated: Bool
    /// How many rows had each of the values.
    var counts: [Int]
    /// All values as one with commas in it, without blanks around them; nil where they can't be meant so.
    var whole: [UInt8]?
    /// Whether the column has that value.
    var hasWhole = false
    /// How many rows had anything in the column.
    var filled = 0
    /// The first texts in the column, folded and as they are written, for whoever typed one that no row has.
    var seen: [(folded: [UInt8], text: String)] = []

    /// Whether another text is worth keeping.
    var wantsMore: Bool { seen.count <= RowFilter.shownValues && counts.contains(0) }
  }

  /// What to do with a row.
  package enum Verdict: Equatable, Sendable {
    case chosen
    case notChosen
    /// The rows that `first` allows have all been taken.
    case behindFirst
  }

  private let choice: RowChoice
  private var tests: [Test] = []
  /// The width of a CSV record; nil for JSON Lines.
  private let width: Int?
  private var members: JSONMembers
  private var values: [FieldValue]
  private var scratch: [UInt8] = []
  private var folded: [UInt8] = []
  private var line: [UInt8] = []
  /// Rows for which all conditions hold.
  private var matches = 0
  private var rows = 0

  /// `columns` are the CSV header's names, nil for JSON Lines. Throws a ``Failure`` if a condition's column doesn't
  /// exist.
  package init(_ choice: RowChoice, columns: [String]?) throws(Failure) {
    self.choice = choice
    width = columns.map(\.count)
    let matcher = ColumnMatcher(columns: columns)
    var fields: [PlannedField] = []
    for condition in choice.conditions {
      let source = try matcher.source(of: condition)
      let column = if case .column(let column) = source { column } else { fields.count }
      fields.append(PlannedField(field: .custom(condition.column), source: source, isRequired: false))
      let values = condition.values.map { value in
        var folded = FoldedText.folded(value)
        Self.squeeze(&folded)
        return folded
      }
      tests.append(
        Test(
          column: column, values: values, isNegated: condition.isNegated,
          counts: Array(repeating: 0, count: values.count),
          whole: condition.isUnquoted ? Self.withoutBlanks(values.joined(separator: [ASCII.comma])) : nil))
    }
    guard fields.count <= JSONMembers.fieldLimit else {
      throw .usage("There are \(fields.count) --where; the limit is \(JSONMembers.fieldLimit).")
    }
    members = JSONMembers(FieldPlan(looking: fields))
    self.values = Array(repeating: .absent, count: fields.count)
  }

  /// Whether no row after the last one can be selected.
  package var isSpent: Bool { choice.first.map { matches >= choice.skip + $0 } ?? false }

  /// Judges the next row: the record in `reader`, which lies in `bytes`. An unreadable record is selected, so that it
  /// gets a result that says why.
  package mutating func judge(_ reader: inout RecordReader, _ bytes: Span<UInt8>) -> Verdict {
    rows &+= 1
    guard reader.fault != nil || holds(&reader, bytes) else { return .notChosen }
    matches &+= 1
    if matches <= choice.skip { return .notChosen }
    if let first = choice.first, matches - choice.skip > first { return .behindFirst }
    return .chosen
  }

  /// Whether the row's number of cells differs from the header's, so that its values may have shifted into other
  /// columns.
  package func isShifted(_ reader: inout RecordReader) -> Bool {
    guard let width, width > 0, !tests.isEmpty else { return false }
    return reader.fieldCount != width
  }

  /// How many cells a CSV record must have so that those that are looked at are there.
  package var usedWidth: Int { width == nil ? 0 : (tests.map(\.column).max() ?? -1) + 1 }

  // MARK: - Conditions

  private mutating func holds(_ reader: inout RecordReader, _ bytes: Span<UInt8>) -> Bool {
    guard !tests.isEmpty else { return true }
    guard width == nil else {
      var holds = true
      for index in tests.indices {
        folded.removeAll(keepingCapacity: true)
        foldCell(index, &reader, bytes)
        if !compare(index) { holds = false }
      }
      return holds
    }
    guard reader.singleByte != nil else { return membersHold(bytes, reader.recordRange) }
    var text: [UInt8] = []
    swap(&text, &line)
    defer { swap(&text, &line) }
    text.removeAll(keepingCapacity: true)
    reader.appendLine(bytes, to: &text)
    return membersHold(text.span, 0..<text.count)
  }

  private mutating func foldCell(_ index: Int, _ reader: inout RecordReader, _ bytes: Span<UInt8>) {
    let column = tests[index].column
    guard column < reader.fieldCount else { return }
    let field = reader.field(column)
    if reader.singleByte == nil, !field.hasDoubledQuotes {
      let start = reader.recordStart
      let range = start &+ Int(field.start)..<start &+ Int(field.end)
      Self.fold(bytes, range, to: &folded)
      if tests[index].wantsMore { see(index, bytes, range) }
    } else {
      scratch.removeAll(keepingCapacity: true)
      reader.appendValue(bytes, field, to: &scratch)
      Self.fold(scratch, 0..<scratch.count, to: &folded)
      if tests[index].wantsMore { seeScratch(index, 0..<scratch.count) }
    }
  }

  /// Whether the conditions hold for a JSON object. An unreadable one is left to the mapper.
  private mutating func membersHold(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in values.indices { values[index] = .absent }
    scratch.removeAll(keepingCapacity: true)
    do throws(JSONError) {
      guard try members.find(bytes, range, into: &values, &scratch) == nil else { return true }
    } catch {
      return true
    }
    var holds = true
    for index in tests.indices {
      folded.removeAll(keepingCapacity: true)
      let value = values[index]
      switch value.storage {
      case .window, .member:
        Self.fold(bytes, value.range, to: &folded)
        if tests[index].wantsMore { see(index, bytes, value.range) }
      case .scratch:
        Self.fold(scratch, value.range, to: &folded)
        if tests[index].wantsMore { seeScratch(index, value.range) }
      case .json, .object, .list, .truth, .pathIntoList: break
      }
      if !compare(index) { holds = false }
    }
    // Of a key that is there twice, both values must be meant.
    for again in members.repeats {
      guard let index = again.field, again.first.storage == .window || again.first.storage == .scratch else { continue }
      folded.removeAll(keepingCapacity: true)
      if again.first.storage == .window {
        Self.fold(bytes, again.first.range, to: &folded)
      } else {
        Self.fold(scratch, again.first.range, to: &folded)
      }
      if !compare(index) { holds = false }
    }
    return holds
  }

  // Separate parameters, so that the compiler sees that the two buffers don't overlap.
  private static func fold(_ scratch: [UInt8], _ range: Range<Int>, to folded: inout [UInt8]) {
    fold(scratch.span, range, to: &folded)
  }

  /// A word for nothing, such as NULL, counts as an empty cell.
  private static func fold(_ bytes: Span<UInt8>, _ range: Range<Int>, to folded: inout [UInt8]) {
    let text = FieldText.trim(bytes, range)
    guard !EmptyWord.holds(bytes, text) else { return }
    FoldedText.append(bytes, text, to: &folded)
    squeeze(&folded)
  }

  /// Leaves one blank of several together: nobody sees that there are two.
  @inline(__always)
  private static func squeeze(_ folded: inout [UInt8]) {
    var last: UInt8 = 0
    for byte in folded {
      guard byte != ASCII.space || last != ASCII.space else { return removeBlanks(&folded) }
      last = byte
    }
  }

  @inline(never)
  private static func removeBlanks(_ folded: inout [UInt8]) {
    var last: UInt8 = 0
    folded.removeAll { byte in
      defer { last = byte }
      return byte == ASCII.space && last == ASCII.space
    }
  }

  /// Without blanks around commas.
  private static func withoutBlanks(_ folded: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in folded {
      if byte == ASCII.space, bytes.last == ASCII.comma { continue }
      if byte == ASCII.comma { while bytes.last == ASCII.space { bytes.removeLast() } }
      bytes.append(byte)
    }
    return bytes
  }

  /// Notes that the column has all values as one.
  @inline(never)
  private mutating func noteWhole(_ index: Int) {
    guard !tests[index].hasWhole, folded.contains(ASCII.comma) else { return }
    tests[index].hasWhole = Self.withoutBlanks(folded) == tests[index].whole
  }

  /// Keeps the text whose folded form was just made, if it is a new one.
  @inline(never)
  private mutating func see(_ index: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !folded.isEmpty, !tests[index].seen.contains(where: { $0.folded == folded }) else { return }
    tests[index].seen.append((folded, String(bytes, FieldText.trim(bytes, range))))
  }

  private mutating func seeScratch(_ index: Int, _ range: Range<Int>) {
    let text = scratch
    see(index, text.span, range)
  }

  /// Whether the content of `folded` meets the condition at `index`.
  private mutating func compare(_ index: Int) -> Bool {
    if !folded.isEmpty { tests[index].filled &+= 1 }
    if tests[index].whole != nil { noteWhole(index) }
    for position in tests[index].values.indices where tests[index].values[position] == folded {
      tests[index].counts[position] &+= 1
      return !tests[index].isNegated
    }
    return tests[index].isNegated
  }

  // MARK: - What no row has

  /// A value with a comma that was typed as several; nil where there is none. It need not wait for the last row.
  package var commaProblem: Message? {
    for (condition, test) in zip(choice.conditions, tests) {
      guard test.hasWhole else { continue }
      let value = condition.values.joined(separator: ", ")
      let quoted = RowCondition(condition.column, [value], isNegated: condition.isNegated)
      let each = condition.values.map { "\"\($0)\"" }.joined(separator: ",")
      let several = "\(condition.column)\(condition.isNegated ? "!=" : "=")\(each)"
      return "--where \(ShellWord.quoted(condition.text)): \(Quoted.path(value)) is one value of "
        + "\(Quoted.path(condition.column)). Write --where \(ShellWord.quoted(quoted.text)) for that value, or "
        + "--where \(ShellWord.quoted(several)) for each by itself."
    }
    return nil
  }

  /// Why the conditions can't be what was intended, once all rows were seen; nil if they are fine. A column may be
  /// empty in every row, or a value may not occur in it.
  package var problem: Message? {
    if let commaProblem { return commaProblem }
    if matches > 0, matches <= choice.skip {
      return "--skip \(choice.skip) skips all \(matches, "row", "rows") that could be sent."
    }
    for (condition, test) in zip(choice.conditions, tests) {
      let typed = ShellWord.quoted(condition.text)
      if test.filled == 0, condition.values.contains(where: { !$0.isEmpty }) {
        return "--where \(typed): no row has anything in \(Quoted.path(condition.column))."
      }
      if let missing = test.counts.firstIndex(of: 0) {
        let value = condition.values[missing]
        return value.isEmpty
          ? "--where \(typed): \(Quoted.path(condition.column)) is empty in no row."
          : "--where \(typed): no row has \(Quoted.path(value)) in \(Quoted.path(condition.column)).\(Self.shown(test))"
      }
    }
    guard rows > 0, matches == 0, let condition = choice.conditions.first else { return nil }
    return choice.conditions.count == 1
      ? "--where \(ShellWord.quoted(condition.text)): no row matches."
      : "No row matches all \(choice.conditions.count) --where together."
  }

  /// What is in the column.
  private static func shown(_ test: Test) -> Message {
    guard !test.seen.isEmpty else { return "" }
    let shown = test.seen.prefix(shownValues).map { Quoted.path($0.text) }.joined(separator: ", ")
    return " It has \(shown)\(test.seen.count > shownValues ? ", …" : ".")"
  }

  private static let shownValues = 8

  /// The number of rows with each value of each condition, in the order they were typed.
  package var counts: [[Int]] { tests.map(\.counts) }
}
