import RDBulkCore
import Testing

@Suite("Telling: the report's parts")
struct ReportPartsTests {
  // MARK: - Addresses

  @Test(
    "An address is masked",
    arguments: [
      ("ana.souza@example.com", "a***@example.com"), ("a@b.c", "a***@b.c"), ("a@b@c.d", "a***@c.d"),
      ("@example.com", "@example.com"), ("joao.silva", "j***"), ("", ""), ("élan@x.y", "é***@x.y"),
      ("'ana'@x.y", "'a***@x.y"), ("..@x.y", "***@x.y"),
    ])
  func mask(_ address: String, _ masked: String) { #expect(AddressMask.masked(address) == masked) }

  @Test(
    "Every address in a sentence is masked",
    arguments: [
      ("No address here.", "No address here."), ("Lead ana@x.com is gone.", "Lead a***@x.com is gone."),
      ("\"email\":\"ana.b@x.com\"", "\"email\":\"a***@x.com\""), ("<ana@x.com>,bob@y.org;", "<a***@x.com>,b***@y.org;"),
      ("nothing after the @; correct it", "nothing after the @; correct it"),
      ("/contacts/email:ana.b%40x.com?a=1", "/contacts/email:a***%40x.com?a=1"), ("o'brien@x.ie", "o***@x.ie"),
      ("ana+tag@x.com", "a***@x.com"), ("mailto:ana@x.com", "mailto:a***@x.com"), ("5%40 off", "5***%40 off"),
    ])
  func maskInText(_ text: String, _ masked: String) { #expect(AddressMask.maskingAddresses(in: text) == masked) }

  // MARK: - Waiting times

  struct Percentile: Sendable {
    /// Nanoseconds.
    var times: [Int64]
    var share: Double
    var exact: Int64
  }

  private static let thousand: [Int64] = (1...1_000).map { .milliseconds($0) }

  @Test(
    "Percentiles are accurate to a sixteenth",
    arguments: [
      Percentile(times: [1_000_000], share: 0.5, exact: 1_000_000),
      Percentile(times: [5, 5, 5], share: 0.99, exact: 5),
      Percentile(times: thousand, share: 0.5, exact: .milliseconds(500)),
      Percentile(times: thousand, share: 0.9, exact: .milliseconds(900)),
      Percentile(times: thousand, share: 1, exact: .milliseconds(1_000)),
      Percentile(times: [0, 0, .max], share: 1, exact: .max),
      Percentile(times: [-5], share: 0.5, exact: 0),
    ])
  func percentiles(_ example: Percentile) {
    var histogram = LatencyHistogram()
    for time in example.times { histogram.add(time) }
    #expect(histogram.count == example.times.count)
    let found = histogram.percentile(example.share) ?? -1
    #expect(found >= example.exact)
    #expect(Double(found) <= Double(example.exact) * 1.07)
  }

  @Test("Every latency is counted in the bar it belongs to")
  func bars() {
    var numbers = SeededNumbers(3)
    for _ in 0..<200 {
      var histogram = LatencyHistogram()
      let time = Int64(1_000 + numbers.below(1 << (10 + numbers.below(40))))
      histogram.add(time)
      let hit = histogram.bars.filter { $0.count > 0 }
      #expect(hit.count == 1)
      #expect(hit.allSatisfy { $0.start <= time && time < $0.end })
      #expect(histogram.bars.count >= 9)
    }
    var wide = LatencyHistogram()
    for shift in 0..<62 { wide.add(1 << Int64(shift)) }
    #expect(wide.bars.count <= 48)
    #expect(wide.bars.reduce(0) { $0 + $1.count } == 62)
    #expect(zip(wide.bars, wide.bars.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(LatencyHistogram().bars.isEmpty)
    #expect(LatencyHistogram().percentile(0.5) == nil)
  }

  // MARK: - Time

  private static let start = Instant(nanoseconds: 1_000)

  @Test("Slots are merged as the run grows, and nothing is lost")
  func merging() {
    var series = TimeSeries(start: Self.start)
    var last = Self.start
    for second in stride(from: Int64(0), to: 100_000, by: 7) {
      last = Self.start.advanced(by: .seconds(second))
      series.change(at: last) {
        $0.done += 1
        $0.requests += 2
      }
      // A moment before the others is no reason to stop.
      series.change(at: Instant(nanoseconds: -50)) { $0.open += 1 }
    }
    let intervals = series.intervals(until: last)
    #expect(intervals.count <= 80)
    #expect(intervals.reduce(0) { $0 + $1.slot.done } == 14_286)
    #expect(intervals.reduce(0) { $0 + $1.slot.requests } == 28_572)
    #expect(intervals.first?.slot.open == 14_286)
    #expect(intervals.reduce(0) { $0 + $1.length } == last.since(Self.start))
    #expect(series.width == .milliseconds(500) << 10)
  }

  @Test("A pause is counted where it was, over any number of slots")
  func pauses() {
    var series = TimeSeries(start: Self.start)
    series.change(at: Self.start) { $0.requests = 1_000 }
    series.addPause(from: Self.start.advanced(by: .milliseconds(1_250)), until: Self.start.advanced(by: .seconds(3)))
    series.addPause(from: Self.start.advanced(by: .seconds(5)), until: Self.start.advanced(by: .seconds(5)))
    let paused = series.intervals(until: Self.start.advanced(by: .seconds(4))).map(\.slot.paused)
    #expect(paused == [0, 0, 250, 500, 500, 500, 0, 0].map { Int64.milliseconds($0) })
    var long = TimeSeries(start: Self.start)
    long.addPause(from: Instant(nanoseconds: .min), until: Self.start.advanced(by: .seconds(1_000_000)))
    let whole = long.intervals(until: Self.start.advanced(by: .seconds(1_000_000)))
    #expect(whole.reduce(0) { $0 + $1.slot.paused } == .seconds(1_000_000))
  }

  // MARK: - Errors

  @Test("The most common errors are kept, with three examples each and a count of the rest")
  func errors() {
    var groups = ErrorGroups()
    for code in 0..<100 {
      for row in 0...code {
        groups.count("CODE_\(code)") {
          let message = Message(verbatim: String(repeating: "ç", count: 9_999))
          return ErrorGroups.Example(row: row, line: row, address: "ana@x.com", message: message)
        }
      }
    }
    let shown = groups.shown
    #expect(shown.groups.count == 20)
    #expect(shown.groups.first?.code == "CODE_63")
    #expect(shown.groups.map(\.count) == Array((45...64).reversed()))
    #expect(shown.groups.reduce(shown.rest) { $0 + $1.count } == 5_050)
    let examples = shown.groups.flatMap(\.examples)
    #expect(examples.count == 60)
    #expect(examples.allSatisfy { $0.address == "a***@x.com" && $0.message.english.unicodeScalars.count == 500 })
  }

  @Test("An example's message keeps its languages unless it names an address")
  func messages() {
    var groups = ErrorGroups()
    let answered: Message = "The server answered \(503)."
    let named: Message = "The server answered \(503): \("no ana@example.com")"
    for message in [answered, named] {
      groups.count("A") { ErrorGroups.Example(row: 1, line: 2, address: "", message: message) }
    }
    let messages = groups.shown.groups.flatMap(\.examples).map(\.message)
    #expect(messages.first == answered)
    #expect(messages.last?.portuguese == "The server answered 503: no a***@example.com")
  }

  @Test("Errors with the same count keep their order of arrival")
  func ties() {
    var groups = ErrorGroups()
    for code in ["B", "A", "C", "C"] {
      groups.count(code) { ErrorGroups.Example(row: 1, line: 1, address: "", message: "") }
    }
    #expect(groups.shown.groups.map(\.code) == ["C", "B", "A"])
  }
}
