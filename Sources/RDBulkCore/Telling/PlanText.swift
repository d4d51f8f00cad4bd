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
    rows + columns(width: width) + unused + destination
  }

  /// What is asked before rows are sent.
  package var question: Message {
    let rows = max(0, check.tally.accepted - done)
    switch plan.command {
    case .funnelSet: return "Change \(rows, "funnel", "funnels") in \(place)? [y/N]"
    default: return "Send \(rows, "event", "events") to \(place)? [y/N]"
    }
  }

  private var place: Message { account.map(Message.init(verbatim:)) ?? "RD Station" }

  // MARK: - Rows

  private var rows: [Message] {
    let tally = check.tally
    var lines: [Message] = ["\(input.name): \(tally.rows, "row", "rows"), \(input.kind)"]
    let name = plan.operation.name
    lines.append(
      plan.operation.method == .get
        ? "  \(count: tally.accepted) to be read" : "  \(count: tally.accepted) to be sent as \(name)")
    if done > 0 { lines.append("  \(count: done) of them had their results from earlier runs") }
    if tally.duplicate > 0 { lines.append("  \(count: tally.duplicate) the same as an earlier row, left out") }
    if tally.invalid > 0 { lines.append("  \(count: tally.invalid) invalid, not sent:") }
    for problem in tally.problems.sorted(by: { $0.count > $1.count }).prefix(Self.shownProblems) {
      lines.append(
        "    \(count: problem.count) × \(problem.code), first in row \(problem.row) (line \(problem.line)): "
          + "\(problem.message)")
    }
    return lines
  }

  // MARK: - Columns

  /// Each field with where it comes from and an example, in columns; one below the other where the terminal is narrow.
  private func columns(width: Int) -> [Message] {
    let entries = fields.fields.compactMap { planned -> (from: String, field: String, example: String)? in
      guard let from = source(planned.source) else { return nil }
      return (from, planned.field.name, check.examples[planned.field.name] ?? "")
    }
    guard !entries.isEmpty else { return [] }
    let first = min(width * 2 / 5, entries.map(\.from.count).max() ?? 0)
    let second = entries.map(\.field.count).max() ?? 0
    var lines: [Message] = ["Columns:"]
    for entry in entries {
      let head = "  \(Self.padded(entry.from, first)) → \(Self.padded(entry.field, second))"
      let room = width - head.count - 3
      let example = entry.example.isEmpty ? "" : "  \(Self.shortened(Quoted.line(entry.example), max(8, room)))"
      lines.append(Message(verbatim: (head + example).trimmingBlanksAtEnd))
    }
    return lines
  }

  private func source(_ source: FieldSource) -> String? {
    switch source {
    case .absent: nil
    case .column(let column):
      fields.columns.indices.contains(column) && !fields.columns[column].isEmpty
        ? Quoted.line(fields.columns[column]) : "\(column + 1)"
    case .names(let names): names.first
    case .path(let key, _): Quoted.line(String(decoding: key, as: UTF8.self))
    case .constant: "--set"
    }
  }

  private var unused: [Message] {
    let unused = fields.unusedColumns
    guard !unused.isEmpty, plan.input.reader.hasHeader else { return [] }
    let shown = unused.prefix(Self.shownColumns).map(Quoted.line).joined(separator: ", ")
    return ["Not used: \(shown)\(unused.count > Self.shownColumns ? ", …" : "")"]
  }

  // MARK: - Where to, and how long

  private var destination: [Message] {
    var lines: [Message] = []
    if let account { lines.append("Account: \(account)") }
    let rows = max(0, check.tally.accepted - done)
    // Where funnels are read first, most rows take two.
    let requests =
      Self.requests(rows, eventBytes: check.eventBytes / max(1, check.tally.accepted), plan.engine.batch)
      * (plan.engine.looksFirst ? 2 : 1)
    if let rate = plan.engine.rate {
      let time = Estimate.duration(requests: requests, rate)
      lines.append("\(requests, "request", "requests") at \(Message.rate(rate)): \(Estimate.roughly(time))")
    } else {
      lines.append("\(requests, "request", "requests"), with no limit to their rate")
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

  /// The first rows as a table of their fields, no wider than `width` columns.
  package func table(width: Int) -> [Message] {
    let names = fields.fields.map(\.field.name).filter { name in
      check.preview.contains { row in row.contains { $0.key == name } }
    }
    guard !names.isEmpty else { return [] }
    let rows =
      [names]
      + check.preview.map { row in
        names.map { name in row.first { $0.key == name }.map { Quoted.line($0.value.plainText) } ?? "" }
      }
    let widths = Self.widths(names.indices.map { index in rows.map { $0[index].count }.max() ?? 0 }, in: width - 2)
    return rows.map { row in
      let cells = zip(row, widths).map { Self.padded(Self.shortened($0, $1), $1) }
      return Message(verbatim: "  \(cells.joined(separator: "  "))".trimmingBlanksAtEnd)
    }
  }

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

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func shortened(_ text: String, _ width: Int) -> String {
    text.count > width ? text.prefix(max(1, width - 1)) + "…" : text
  }
}

extension String {
  fileprivate var trimmingBlanksAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
