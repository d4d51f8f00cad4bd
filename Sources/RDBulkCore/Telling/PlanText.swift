/// The plan: what the check found, shown to a person before anything is sent.
package struct PlanText {
  private let check: InputCheck
  private let fields: FieldPlan
  private let input: CheckedInput
  private let plan: JobPlan
  /// The account by its name, where the API tells it.
  private let account: String?
  /// Rows of the job that have their result already.
  private let done: Int

  private static let shownProblems = 5
  private static let shownColumns = 8
  /// Longer names of columns are cut, in terminal cells.
  private static let nameWidth = 40

  package init(
    _ check: InputCheck, _ fields: FieldPlan, _ input: CheckedInput, _ plan: JobPlan, account: String? = nil,
    done: Int = 0
  ) {
    self.check = check
    self.fields = fields
    self.input = input
    self.plan = plan
    self.account = account
    self.done = done
  }

  /// The plan in lines; `width` is that of the terminal, in columns.
  package func lines(width: Int) -> [Message] {
    rows + columns(width: width) + unused + notices + destination
  }

  /// What is asked before rows are sent.
  package var question: Message {
    let rows = max(0, check.tally.accepted - done)
    switch plan.command {
    case .funnelSet:
      return account.map { "Change \(rows, "funnel", "funnels") in \(Quoted.line($0))? [y/N]" }
        ?? "Change \(rows, "funnel", "funnels") in RD Station? [y/N]"
    default:
      return account.map { "Send \(rows, "event", "events") to \(Quoted.line($0))? [y/N]" }
        ?? "Send \(rows, "event", "events") to RD Station? [y/N]"
    }
  }

  /// Whether only the contacts' identifiers are wanted, so that the rest need not be named.
  private var isReading: Bool { plan.operation.method == .get }

  // MARK: - Rows

  private var rows: [Message] {
    let tally = check.tally
    var lines: [Message] = [
      check.lastRow.map { "\(input.name): read up to row \($0), as --first asks; \(input.kind)" }
        ?? "\(input.name): \(tally.rows + tally.skipped, "row", "rows"), \(input.kind)"
    ]
    switch plan.operation.method {
    case .get: lines.append("  \(count: tally.accepted) to be read")
    case .put: lines.append("  \(count: tally.accepted) to be changed")
    case .post: lines.append("  \(count: tally.accepted) to be sent as \(plan.operation.name)")
    }
    if done > 0 { lines.append("  \(count: done) of them had their results from earlier runs") }
    if tally.skipped > 0 { lines.append("  \(count: tally.skipped) not chosen: \(plan.input.rows.flags)") }
    let repeated = tally.duplicate - check.known
    if check.known > 0 { lines.append("  \(count: check.known) accepted before, as the history says, left out") }
    if check.possible > 0 {
      lines.append(
        plan.engine.onUnknown == .retry
          ? "  \(count: check.possible) of them may have been processed before; they are sent again"
          : "  \(count: check.possible) may have been processed before, left out as unknown")
    }
    if repeated > 0 { lines.append("  \(count: repeated) the same as an earlier row, left out") }
    if tally.invalid > 0 { lines.append("  \(count: tally.invalid) invalid, not sent:") }
    for problem in tally.problems.sorted(by: { $0.count > $1.count }).prefix(Self.shownProblems) {
      lines.append(
        "    \(count: problem.count) × \(problem.code), first in row \(problem.row) (line \(problem.line)): "
          + "\(problem.message)")
    }
    let others = tally.problems.sorted(by: { $0.count > $1.count }).dropFirst(Self.shownProblems)
    if !others.isEmpty { lines.append("    \(count: others.reduce(0) { $0 + $1.count }) × other errors") }
    return lines
  }

  /// The flags that leave rows out, as typed.
  // MARK: - Columns

  /// Each field with where it comes from and an example, side by side; one below the other if the terminal is narrow.
  private func columns(width: Int) -> [Message] {
    let entries = fields.fields.compactMap { planned -> (from: String, field: String, example: String)? in
      guard let from = source(planned.source) else { return nil }
      let example = check.examples[planned.field.name] ?? ""
      // A key of JSON may occur in no row.
      if from.isEmpty, example.isEmpty || example == planned.field.fallback { return nil }
      return (from, planned.field.name, Quoted.line(example))
    }
    guard !entries.isEmpty else { return [] }
    let second = entries.map { StyledText.cells(of: $0.field) }.max() ?? 0
    let first = min(width - 5 - second, width * 2 / 5, entries.map { StyledText.cells(of: $0.from) }.max() ?? 0)
    let indent = 2 + first + (first == 0 ? 0 : 3) + second + 2
    let isNarrow = width - indent < Self.exampleWidth
    var lines: [Message] = ["Columns:"]
    for entry in entries {
      let arrow = first == 0 ? "" : entry.from.isEmpty ? "   " : " → "
      let head = "  \(Self.fitted(entry.from, first))\(arrow)\(Self.fitted(entry.field, second))"
      guard !entry.example.isEmpty, isNarrow else {
        lines.append(Self.line("\(head)  \(Self.shortened(entry.example, width - indent))"))
        continue
      }
      lines += [Self.line(head), Self.line("    \(Self.shortened(entry.example, width - 4))")]
    }
    return lines
  }

  /// Examples narrower than this say little.
  private static let exampleWidth = 16

  /// The column or key of a field; empty for a key that has one of the field's names, nil if there is none.
  private func source(_ source: FieldSource) -> String? {
    switch source {
    case .absent: nil
    case .column(let column):
      fields.columns.indices.contains(column) && !fields.columns[column].isEmpty
        ? Quoted.line(fields.columns[column]) : "\(column + 1)"
    case .names: ""
    case .path(let key, _): Quoted.line(String(decoding: key, as: UTF8.self))
    case .constant: "--set"
    }
  }

  private var unused: [Message] {
    let unused = fields.unusedColumns
    guard !unused.isEmpty, plan.input.reader.hasHeader, !isReading else { return [] }
    let shown = unused.prefix(Self.shownColumns).map { Self.shortened(Quoted.line($0), Self.nameWidth) }
      .joined(separator: ", ")
    return ["Not used: \(shown)\(unused.count > Self.shownColumns ? ", …" : "")"]
  }

  /// Keys that go nowhere, cells that count as empty, rows with other cells than the header.
  private var notices: [Message] {
    [
      isReading ? nil : UnusedKey.note(check.notices.unusedKeys), check.notices.unevenNote,
      check.notices.emptyWordsNote,
    ]
    .compactMap(\.self)
  }

  // MARK: - Where to, and how long

  private var destination: [Message] {
    var lines: [Message] = []
    if let account { lines.append("Account: \(Quoted.line(account))") }
    let rows = max(0, check.tally.accepted - done)
    // Where funnels are read first, most rows take two.
    let requests =
      Self.requests(rows, eventBytes: check.eventBytes / max(1, check.tally.accepted), plan.engine.batch)
      * (plan.engine.looksFirst ? 2 : 1)
    if let rate = plan.engine.rate {
      let time = Estimate.duration(requests: requests, rate)
      lines.append("\(requests, "request", "requests") at \(Message.rate(rate)): \(Estimate.roughly(time))")
    } else {
      lines.append("\(requests, "request", "requests"), with no rate limit")
    }
    return lines
  }

  /// How many requests `rows` take where each has `eventBytes` on average.
  static func requests(_ rows: Int, eventBytes: Int, _ batch: BatchLimits?) -> Int {
    guard let batch, rows > 0 else { return rows }
    // A comma follows each event.
    let size = max(1, min(batch.rows, (batch.bytes - 2) / max(1, eventBytes + 1)))
    return (rows + size - 1) / size
  }

  // MARK: - The first rows

  /// The first rows as a table of their fields, no wider than `width` columns. Fields that don't fit are left out.
  package func table(width: Int) -> [Message] {
    let names = fields.fields.map(\.field.name).filter { name in
      check.preview.contains { row in row.contains { $0.key == name } }
    }.prefix(max(1, width / (Self.cellWidth + 2)))
    guard !names.isEmpty else { return [] }
    let rows =
      [Array(names)]
      + check.preview.map { row in
        names.map { name in row.first { $0.key == name }.map { Quoted.line($0.value.plainText) } ?? "" }
      }
    let wanted = names.indices.map { index in rows.map { StyledText.cells(of: $0[index]) }.max() ?? 0 }
    let widths = Self.widths(wanted, in: width - 2)
    let lines = rows.map { row in
      Self.line("  \(zip(row, widths).map(Self.fitted).joined(separator: "  "))")
    }
    return ["First rows:"] + lines
  }

  /// Narrower cells say little.
  private static let cellWidth = 8

  /// `wanted` widths of columns with two blanks between them, cut down from the widest until they fit `width`.
  static func widths(_ wanted: [Int], in width: Int) -> [Int] {
    var widths = wanted
    let room = width - 2 * (widths.count - 1)
    while widths.reduce(0, +) > room, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 4
    {
      widths[widest] -= 1
    }
    return widths
  }

  /// `text` on exactly `width` columns: with blanks after it, or with an ellipsis for what is cut off.
  private static func fitted(_ text: String, _ width: Int) -> String {
    let text = shortened(text, width)
    return text + String(repeating: " ", count: max(0, width - StyledText.cells(of: text)))
  }

  private static func shortened(_ text: String, _ width: Int) -> String {
    width > 0 ? StyledText(text).cut(to: width, mark: "…").text : ""
  }

  private static func line(_ text: String) -> Message {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return Message(verbatim: String(text))
  }
}
