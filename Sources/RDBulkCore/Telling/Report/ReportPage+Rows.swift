/// What became of the rows, and why some weren't accepted.
extension ReportPage {
  // MARK: - What became of the rows

  func writeOutcomes(_ writer: inout HTMLWriter) {
    guard report.rows > 0 else { return }
    section(&writer, "What became of the rows") { writer in
      writer.element(
        "svg",
        [
          ("class", "outcomes"), ("viewBox", "0 0 1000 10"), ("preserveAspectRatio", "none"), ("role", "img"),
          ("aria-labelledby", "outcomes-title"),
        ]
      ) { writer in
        writer.element(
          "title", [("id", "outcomes-title")], "The share of each status; the table below has the numbers.")
        writeShares(&writer)
      }
      writer.element("table", [("class", "legend")]) { writer in
        writer.element("tbody") { writer in
          for status in RowStatus.allCases where report.count(of: status) > 0 { writeLegend(&writer, status) }
        }
      }
      if report.earlierRows > 0 {
        let run =
          facts.thisRun
          ?? Summary.Part(
            rows: report.rows - report.earlierRows, requests: report.requests, elapsed: elapsed)
        writer.element("p", [("class", "aside")], EndText.part(run))
      }
    }
  }

  private func writeShares(_ writer: inout HTMLWriter) {
    var start = 0.0
    for status in RowStatus.allCases where report.count(of: status) > 0 {
      let share = Double(report.count(of: status)) * 1_000 / Double(report.rows)
      // Even a tiny share stays visible.
      let width = max(3, share)
      writer.empty(
        "rect",
        [
          ("class", "s-\(status.rawValue)"), ("x", Chart.number(min(start, 1_000 - width))), ("y", "0"),
          ("width", Chart.number(width)), ("height", "10"),
        ])
      start += share
    }
  }

  private func writeLegend(_ writer: inout HTMLWriter, _ status: RowStatus) {
    let count = report.count(of: status)
    writer.element("tr") { writer in
      writer.element("th", [("scope", "row")]) { writer in
        writer.element("span", [("class", "swatch s-\(status.rawValue)")], verbatim: "")
        writer.text(Self.name(status))
      }
      writer.element("td", [("class", "number")], "\(count: count)")
      writer.element("td", [("class", "number")], Message.percent(count, of: report.rows))
      writer.element("td", [("class", "meaning")], Self.meaning(status))
    }
  }

  private static func name(_ status: RowStatus) -> Message {
    switch status {
    case .accepted: Message("Accepted")
    case .rejected: Message("Rejected")
    case .invalid: Message("Invalid")
    case .duplicate: Message("Duplicate")
    case .failed: Message("Failed")
    case .unknown: Message("Unknown")
    }
  }

  private static func meaning(_ status: RowStatus) -> Message {
    switch status {
    case .accepted: "RD Station accepted them."
    case .rejected: "RD Station refused them; fix them before sending again."
    case .invalid: "They can't be sent as they are; fix them first."
    case .duplicate: "The same as an earlier row, so not sent."
    case .failed: "Certainly not processed; safe to send again."
    case .unknown: "Sent, but the answer was lost: they may have been processed."
    }
  }

  // MARK: - Why

  func writeErrors(_ writer: inout HTMLWriter) {
    let (groups, rest) = report.errors.shown
    guard !groups.isEmpty else { return }
    section(&writer, "Why rows were not accepted") { writer in
      writer.element("ol", [("class", "errors")]) { writer in
        for group in groups { writeError(&writer, group) }
      }
      if rest > 0 {
        writer.element(
          "p", [("class", "aside")], "\(rest, "row", "rows") had other errors; the results file has them all.")
      }
      writer.element(
        "p", [("class", "aside")],
        "The rows named are the first of each kind. Addresses are shortened here; the results file has them whole."
      )
    }
  }

  private func writeError(_ writer: inout HTMLWriter, _ group: ErrorGroups.Group) {
    writer.element("li") { writer in
      writer.element("h3") { writer in
        writer.element("code", verbatim: group.code)
        writer.element("span", [("class", "count")], "\(group.count, "row", "rows")")
      }
      writer.element("ul") { writer in
        for examples in Self.byMessage(group.examples) {
          writer.element("li") { writer in
            for example in examples { writePlace(&writer, example) }
            writer.text(examples.first?.message ?? Message())
          }
        }
      }
    }
  }

  private func writePlace(_ writer: inout HTMLWriter, _ example: ErrorGroups.Example) {
    let place: Message = "Row \(example.row) (line \(example.line))"
    writer.element("span", [("class", "place")]) { writer in
      writer.text(place)
      if !example.address.isEmpty { writer.text(" · \(example.address)") }
    }
  }

  /// Groups examples by message, so that each is read once.
  private static func byMessage(_ examples: [ErrorGroups.Example]) -> [[ErrorGroups.Example]] {
    var result: [[ErrorGroups.Example]] = []
    for example in examples {
      if let place = result.firstIndex(where: { $0.first?.message == example.message }) {
        result[place].append(example)
      } else {
        result.append([example])
      }
    }
    return result
  }
}
