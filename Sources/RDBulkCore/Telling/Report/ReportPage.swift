/// The page of a run: a single self-contained HTML file for screens of any size, for paper and for screen readers.
///
/// It uses and allows no script and loads nothing. Everything it shows has a maximum length, so that it stays below 1
/// MB for any run.
extension RunReport {
  /// The page in `language`. The same run gives the same bytes.
  package func html(_ facts: ReportFacts, _ language: Language) -> [UInt8] {
    var report = self
    report.observe(facts.end, isPaused: false)
    return ReportPage(report: report, facts: facts, language: language).html()
  }
}

struct ReportPage {
  let report: RunReport
  let facts: ReportFacts
  let language: Language

  /// Limits on text from outside, in items and in Unicode scalars.
  private static let mostSettings = 60
  private static let longestName = 300

  var elapsed: Int64 { facts.end > report.start ? facts.end.since(report.start) : 0 }

  func html() -> [UInt8] {
    var writer = HTMLWriter(language)
    writer.markup("<!DOCTYPE html>")
    writer.element("html", [("lang", language.tag)]) { writer in
      writer.element("head") { writeHead(&$0) }
      writer.element("body") { writer in
        writer.element("main") { writer in
          writeRehearsal(&writer)
          writeHeader(&writer)
          writeValue(&writer)
          writeTiles(&writer)
          writeOutcomes(&writer)
          writeEnding(&writer)
          writeErrors(&writer)
          writePace(&writer)
          writeLatencies(&writer)
          writeSettings(&writer)
        }
        writeFooter(&writer)
      }
    }
    return writer.bytes
  }

  private var title: String {
    let input = facts.input.map { Message("\(Self.cut($0, Self.longestName))") } ?? Message("standard input")
    return "rdbulk \(facts.command) · \(input.text(in: language))"
  }

  private func writeHead(_ writer: inout HTMLWriter) {
    writer.markup(#"<meta charset="utf-8"/>"#)
    writer.markup(
      #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>"#
    )
    writer.markup(#"<meta name="viewport" content="width=device-width, initial-scale=1"/>"#)
    writer.markup(#"<meta name="referrer" content="no-referrer"/>"#)
    writer.markup(#"<meta name="color-scheme" content="light dark"/>"#)
    writer.element("title", verbatim: title)
    writer.markup(ReportStyle.sheet)
  }

  // MARK: - At a glance

  private func writeHeader(_ writer: inout HTMLWriter) {
    writer.element("header") { writer in
      writer.element("p", [("class", "kicker")], verbatim: title)
      writer.element("h1", [], headline)
      writer.element("p", [("class", "when")]) { writer in
        if !facts.isWhole { writer.element("span", [("class", "pill")], Message("Stopped before the end")) }
        writer.text("\(facts.date) · \(Message.duration(facts.job?.elapsed ?? elapsed))")
      }
    }
  }

  private var headline: Message {
    let accepted = report.count(of: .accepted)
    let rows = report.rows
    let open = report.open
    if rows == 0 {
      return facts.isWhole
        ? "There was nothing to send: the input has no rows." : "The run stopped before any row had a result."
    }
    if accepted == rows { return rows == 1 ? "The one row was accepted." : "All \(count: rows) rows were accepted." }
    if open == 0 {
      return
        "\(count: accepted) of \(rows, "row was", "rows were") accepted; \(rows - accepted, "was a duplicate", "were duplicates")."
    }
    if open == rows {
      return rows == 1
        ? "The one row was not accepted; it needs a look."
        : "None of the \(count: rows) rows was accepted; all need a look."
    }
    return "\(count: accepted) of \(rows, "row was", "rows were") accepted; \(open, "needs", "need") a look."
  }

  private func writeTiles(_ writer: inout HTMLWriter) {
    let rows = report.rows
    let accepted = report.count(of: .accepted)
    var tiles: [Tile] = [
      (
        "Accepted", "\(count: accepted)",
        rows > 0 ? "\(Message.percent(accepted, of: rows)) of \(rows, "row", "rows")" : "no rows"
      ),
      (
        "To look at", "\(count: report.open)",
        report.open == 0 ? "nothing to fix" : "\(Message.percent(report.open, of: rows)) of \(rows, "row", "rows")"
      ),
      (
        "Time", .duration(facts.job?.elapsed ?? elapsed),
        "\(facts.job?.requests ?? report.requests, "request", "requests")"
      ),
    ]
    if report.requests > 1 {
      tiles.append(
        (
          "Requests a minute", "\(decimal: perMinute, places: perMinute < 1_000 ? 1 : 0)",
          report.rate.map { "limit \(Message.rate($0))" } ?? "no limit"
        ))
    }
    writeTiles(&writer, "tiles", tiles)
  }

  /// What was sold, with a line of its own: it may be a long number.
  private func writeValue(_ writer: inout HTMLWriter) {
    guard let value = report.acceptedValue, value.sales > 0 else { return }
    let note: Message =
      report.earlierRows > 0
      ? "\(value.sales, "sale", "sales") with a value in this run" : "\(value.sales, "sale", "sales") with a value"
    writeTiles(
      &writer, "tiles sum", [("Value accepted", "\(decimal: Double(value.hundredths) / 100, places: 2)", note)])
  }

  private typealias Tile = (name: Message, value: Message, note: Message)

  private func writeTiles(_ writer: inout HTMLWriter, _ style: String, _ tiles: [Tile]) {
    writer.element("dl", [("class", style)]) { writer in
      for tile in tiles {
        writer.element("div") { writer in
          writer.element("dt", [], tile.name)
          writer.element("dd", [("class", "big")], tile.value)
          writer.element("dd", [("class", "note")], tile.note)
        }
      }
    }
  }

  /// This run's average.
  private var perMinute: Double {
    Rate.shown(Double(report.requests) * 60e9 / Double(max(1, elapsed)), within: report.rate)
  }

  // MARK: - The rest

  private func writeSettings(_ writer: inout HTMLWriter) {
    guard !facts.settings.isEmpty else { return }
    section(&writer, "Settings of this run") { writer in
      writer.element("table", [("class", "settings")]) { writer in
        writer.element("tbody") { writer in
          for setting in facts.settings.prefix(Self.mostSettings) {
            writer.element("tr") { writer in
              writer.element(
                "th", [("scope", "row")], verbatim: Self.cut(setting.name.text(in: language), Self.longestName))
              writer.element("td", verbatim: Self.cut(setting.value.text(in: language), Self.longestName))
            }
          }
        }
      }
    }
  }

  private func writeFooter(_ writer: inout HTMLWriter) {
    writer.element("footer") { writer in
      writer.element(
        "p", [],
        "Written by \(Version.text). This page holds no access token and loads nothing from the network."
      )
    }
  }

  func section(_ writer: inout HTMLWriter, _ heading: Message, _ content: (inout HTMLWriter) -> Void) {
    writer.element("section") { writer in
      writer.element("h2", [], heading)
      content(&writer)
    }
  }

  static func cut(_ text: String, _ limit: Int) -> String { ErrorGroups.cut(text, limit) }
}
