/// The charts: the run's pace against its limit, and how long answers took. Each also has its numbers as a table.
extension ReportPage {
  // MARK: - Pace

  func writePace(_ writer: inout HTMLWriter) {
    let intervals = report.series.intervals(until: facts.end)
    guard report.requests > 0 else { return }
    section(&writer, report.earlierRows > 0 ? "Pace of this run" : Message("Pace")) { writer in
      figure(&writer, "requests", "Requests a minute", requestsKeys) { writer in
        plotRequests(&writer, intervals)
      }
      if report.rows > report.earlierRows {
        figure(&writer, "rows", "Rows done a minute", rowsKeys) { writer in plotRows(&writer, intervals) }
      }
      writer.element("details") { writer in
        writer.element("summary", [], Message("The pace in numbers"))
        writePaceTable(&writer, intervals)
      }
    }
  }

  private var requestsKeys: [Key] {
    var keys = [Key("area", Message("Requests"))]
    if let rate = report.rate { keys.append(Key("limit", "Limit: \(Message.rate(rate))")) }
    if report.series.hasPauses { keys.append(Key("pause", Message("Pauses"))) }
    if report.throttled > 0 {
      keys.append(Key("throttle", "\(report.throttled, "time", "times") the quota was spent"))
    }
    return keys
  }

  private var rowsKeys: [Key] {
    var keys = [Key("s-accepted", Message("Done"))]
    if report.open > 0 { keys.append(Key("s-rejected", Message("To look at"))) }
    return keys
  }

  /// Requests a minute in `interval`.
  private func pace(_ interval: TimeSeries.Interval) -> Double {
    Rate.shown(interval.perMinute(interval.slot.requests), within: report.rate)
  }

  private func plotRequests(_ writer: inout HTMLWriter, _ intervals: [TimeSeries.Interval]) {
    let values = intervals.map(pace)
    let top = Chart.roundedUp(max(report.rate?.perMinute ?? 0, values.max() ?? 0) * 1.08)
    let length = Double(elapsed)
    let limit: Message = report.rate.map { "The limit is \(Message.rate($0))." } ?? "There is no limit."
    let description: Message =
      "Up to \(decimal: values.max() ?? 0, places: 1) requests a minute in \(Message.duration(elapsed)). \(limit)"
    plot(&writer, "requests", "Requests a minute over time", description, top: top) { writer in
      for interval in intervals where interval.slot.paused > 0 {
        let width = Double(interval.length) * Chart.width / length
        rectangle(
          &writer, "pause", x: Double(interval.start) * Chart.width / length,
          width: width * min(1, Double(interval.slot.paused) / Double(interval.length)), height: Chart.height)
      }
      writer.empty("path", [("class", "area"), ("d", Chart.columns(columns(intervals, values, top)))])
      for interval in intervals where interval.slot.throttled > 0 {
        let x = Chart.number((Double(interval.start) + Double(interval.length) / 2) * Chart.width / length)
        writer.empty("line", [("class", "throttle"), ("x1", x), ("x2", x), ("y1", "0"), ("y2", "16")])
      }
      if let rate = report.rate {
        let y = Chart.number(Chart.height * (1 - rate.perMinute / top))
        writer.empty(
          "line", [("class", "limit"), ("x1", "0"), ("x2", Chart.number(Chart.width)), ("y1", y), ("y2", y)])
      }
    }
    timeAxis(&writer)
  }

  private func plotRows(_ writer: inout HTMLWriter, _ intervals: [TimeSeries.Interval]) {
    let all = intervals.map { $0.perMinute($0.slot.rows) }
    let done = intervals.map { $0.perMinute($0.slot.done) }
    let top = Chart.roundedUp((all.max() ?? 0) * 1.08)
    let description: Message =
      "Up to \(decimal: all.max() ?? 0, places: 0) rows a minute, of \(report.rows - report.earlierRows, "row", "rows") in this run."
    plot(&writer, "rows", "Rows done a minute over time", description, top: top) { writer in
      writer.empty("path", [("class", "s-rejected"), ("d", Chart.columns(columns(intervals, all, top)))])
      writer.empty("path", [("class", "s-accepted"), ("d", Chart.columns(columns(intervals, done, top)))])
    }
    timeAxis(&writer)
  }

  private func columns(
    _ intervals: [TimeSeries.Interval], _ values: [Double], _ top: Double
  ) -> [(x: Double, end: Double, height: Double)] {
    let scale = Chart.width / Double(max(1, elapsed))
    return zip(intervals, values).map { interval, value in
      let x = Double(interval.start) * scale
      return (x, min(Chart.width, x + Double(interval.length) * scale), min(1, value / top) * Chart.height)
    }
  }

  private func timeAxis(_ writer: inout HTMLWriter) {
    writer.element("div", [("class", "axis"), ("aria-hidden", "true")]) { writer in
      label(&writer, "0", at: 0)
      for tick in Chart.ticks(elapsed) { label(&writer, tick.label, at: Double(tick.time) / Double(max(1, elapsed))) }
    }
  }

  private func writePaceTable(_ writer: inout HTMLWriter, _ intervals: [TimeSeries.Interval]) {
    let heads: [Message] = [
      Message("From"), Message("Requests/min"), Message("Done"), "To look at", "Quota spent", Message("Paused"),
    ]
    table(&writer, heads) { writer in
      for interval in intervals {
        writer.element("tr") { writer in
          writer.element("th", [("scope", "row")], verbatim: Chart.clock(interval.start))
          for cell: Message in [
            "\(decimal: pace(interval), places: 1)", "\(count: interval.slot.done)",
            "\(count: interval.slot.open)", "\(count: interval.slot.throttled)",
            interval.slot.paused > 0 ? Message.duration(interval.slot.paused) : "–",
          ] {
            writer.element("td", [("class", "number")], cell)
          }
        }
      }
    }
  }

  // MARK: - Latencies

  private static let shares: [(name: String, share: Double)] = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)]

  func writeLatencies(_ writer: inout HTMLWriter) {
    let latencies = report.latencies
    guard let median = latencies.percentile(0.5) else { return }
    section(&writer, "How long answers took") { writer in
      writer.element(
        "p", [],
        "Half of \(latencies.count, "answer", "answers") came within \(Message.latency(median)); the slowest took \(Message.latency(latencies.longest))."
      )
      figure(&writer, "latency", "Answers by the time they took", []) { writer in plotLatencies(&writer) }
      writer.element("dl", [("class", "tiles small")]) { writer in
        for (name, share) in Self.shares {
          tile(&writer, Message(verbatim: name), latencies.percentile(share) ?? 0, Self.meaning(name))
        }
        tile(&writer, "max", latencies.longest, "the slowest answer")
      }
      writer.element("details") { writer in
        writer.element("summary", [], Message("The times in numbers"))
        table(&writer, [Message("From"), Message("Up to"), Message("Answers")]) { writer in
          for bar in latencies.bars where bar.count > 0 {
            writer.element("tr") { writer in
              writer.element("th", [("scope", "row")], Message.latency(bar.start))
              writer.element("td", [("class", "number")], Message.latency(bar.end))
              writer.element("td", [("class", "number")], "\(count: bar.count)")
            }
          }
        }
      }
    }
  }

  private static func meaning(_ name: String) -> Message {
    switch name {
    case "p50": "half were faster"
    case "p90": "9 of 10 were faster"
    default: "99 of 100 were faster"
    }
  }

  private func tile(_ writer: inout HTMLWriter, _ name: Message, _ time: Int64, _ note: Message) {
    writer.element("div") { writer in
      writer.element("dt", [], name)
      writer.element("dd", [("class", "big")], Message.latency(time))
      writer.element("dd", [("class", "note")], note)
    }
  }

  private func plotLatencies(_ writer: inout HTMLWriter) {
    let bars = report.latencies.bars
    let most = Double(bars.map(\.count).max() ?? 1)
    let step = 1 / Double(max(1, bars.count))
    let top = Chart.roundedUp(most * 1.08)
    let marks = Self.shares.compactMap { name, share in
      report.latencies.percentile(share).map { (name: name, position: Self.position(of: $0, in: bars)) }
    }
    writer.element("div", [("class", "marks"), ("aria-hidden", "true")]) { writer in
      for mark in marks {
        writer.element("div") { writer in label(&writer, "\(mark.name)", at: mark.position) }
      }
    }
    let description: Message =
      "\(report.latencies.count, "answer", "answers"); times grow to the right, and each doubling takes the same width."
    plot(&writer, "latency", "Answers by the time they took", description, top: top) { writer in
      for (index, bar) in bars.enumerated() where bar.count > 0 {
        // Even the rarest times stay visible.
        let height = max(2, Double(bar.count) * Chart.height / top)
        rectangle(
          &writer, "area", x: (Double(index) + 0.06) * step * Chart.width, width: step * Chart.width * 0.88,
          height: height)
      }
      for mark in marks {
        let x = Chart.number(mark.position * Chart.width)
        writer.empty(
          "line", [("class", "mark"), ("x1", x), ("x2", x), ("y1", "0"), ("y2", Chart.number(Chart.height))])
      }
    }
    writer.element("div", [("class", "axis"), ("aria-hidden", "true")]) { writer in
      for part in 0..<4 {
        let index = bars.count * part / 4
        label(&writer, Message.latency(bars[index].start), at: Double(index) * step)
      }
    }
  }

  /// Where a time lies on the bars' axis, 0 to 1.
  private static func position(of time: Int64, in bars: [LatencyHistogram.Bar]) -> Double {
    guard let index = bars.firstIndex(where: { time <= $0.end }) else { return 1 }
    let bar = bars[index]
    let part = Double(max(0, time - bar.start)) / Double(max(1, bar.end - bar.start))
    return (Double(index) + part) / Double(bars.count)
  }
}
