import RDBulkCore
import Testing

@Suite("Telling: the report's page")
struct ReportPageTests {
  private static let start = ReportCases.start
  private static let rate = Rate(requests: 120, window: 60)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A run with so many rows of each status.
  private static func report(_ counts: [RowStatus: Int], error: String = "CODE") -> RunReport {
    var report = RunReport(start: start, rate: rate)
    let email = Array("ana.souza@example.com".utf8)
    for status in RowStatus.allCases {
      for row in 0..<(counts[status] ?? 0) {
        report.count(
          ReportCases.outcome(status, status == .accepted ? "" : error, "It is wrong."), row: row + 1, line: row + 2,
          email: 0..<email.count, in: email.span, at: start.advanced(by: .milliseconds(Int64(row))))
      }
    }
    return report
  }

  struct Headline: Sendable {
    var counts: [RowStatus: Int]
    var isWhole = true
    var english: String
    var portuguese: String
  }

  @Test(
    "The headline says in one sentence how the run went",
    arguments: [
      Headline(
        counts: [.accepted: 4_812, .rejected: 100, .invalid: 88],
        english: "4,812 of 5,000 rows were accepted; 188 need a look.",
        portuguese: "4.812 de 5.000 registros foram aceitos; 188 precisam de atenção."),
      Headline(
        counts: [.accepted: 2, .failed: 1], english: "2 of 3 rows were accepted; 1 needs a look.",
        portuguese: "2 de 3 registros foram aceitos; 1 precisa de atenção."),
      Headline(
        counts: [.accepted: 5_000], english: "All 5,000 rows were accepted.",
        portuguese: "Todos os 5.000 registros foram aceitos."),
      Headline(
        counts: [.accepted: 1], english: "The one row was accepted.", portuguese: "O único registro foi aceito."),
      Headline(
        counts: [.accepted: 9, .duplicate: 1], english: "9 of 10 rows were accepted; 1 was a duplicate.",
        portuguese: "9 de 10 registros foram aceitos; 1 era repetido."),
      Headline(
        counts: [.unknown: 12], english: "None of the 12 rows was accepted; all need a look.",
        portuguese: "Nenhum dos 12 registros foi aceito; todos precisam de atenção."),
      Headline(
        counts: [.invalid: 1], english: "The one row was not accepted; it needs a look.",
        portuguese: "O único registro não foi aceito; ele precisa de atenção."),
      Headline(
        counts: [:], english: "There was nothing to send: the input has no rows.",
        portuguese: "Não havia nada a enviar: a entrada não tem registros."),
      Headline(
        counts: [:], isWhole: false, english: "The run stopped before any row had a result.",
        portuguese: "A execução parou antes que algum registro tivesse resultado."),
    ])
  func headline(_ example: Headline) {
    let report = Self.report(example.counts)
    let facts = ReportCases.facts(end: Self.start.advanced(by: .seconds(2_500)), isWhole: example.isWhole)
    let english = Self.text(report.html(facts, .english))
    let portuguese = Self.text(report.html(facts, .portuguese))
    #expect(english.contains("<h1>\(example.english)</h1>"))
    #expect(portuguese.contains("<h1>\(example.portuguese)</h1>"))
    #expect(english.contains("<html lang=\"en\">") && portuguese.contains("<html lang=\"pt-BR\">"))
    #expect(english.contains("Stopped before the end") == !example.isWhole)
    #expect(MarkupCheck.fault(in: english) == nil)
    #expect(MarkupCheck.fault(in: portuguese) == nil)
  }

  @Test("The page is self-contained: no script, no link, nothing loaded, and a policy that forbids it")
  func selfContained() {
    let run = ReportCases.run(rows: 500, rate: Self.rate, badness: 0.2)
    let page = Self.text(run.report.html(ReportCases.facts(end: run.end), .english))
    #expect(
      page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""))
    for word in ["<script", "<link", "<img", "<iframe", "http://", "https://", "url(", "@import", "src=", "href="] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(!page.contains(/\ on[a-z]+=/))
  }

  @Test("The page shows the run's numbers")
  func numbers() {
    var report = Self.report([.accepted: 300, .rejected: 40, .unknown: 2])
    var earlier = Tally()
    for row in 1...700 { earlier.count(ReportCases.outcome(.accepted), row: row, line: row) }
    earlier.count(ReportCases.outcome(.invalid, "OLD_CODE", "of ana@x.com"), row: 701, line: 702)
    report.include(earlier: earlier)
    for second in 0..<180 {
      report.requestSent(at: Self.start.advanced(by: .seconds(Int64(second))))
      report.requestEnded(after: .milliseconds(Int64(100 + second)))
    }
    report.throttled(at: Self.start.advanced(by: .seconds(60)))
    report.observe(Self.start.advanced(by: .seconds(60)), isPaused: true)
    report.observe(Self.start.advanced(by: .seconds(70)), isPaused: false)
    report.observe(Self.start.advanced(by: .seconds(171)), isPaused: true)
    let page = Self.text(report.html(ReportCases.facts(end: Self.start.advanced(by: .seconds(180))), .english))
    for part in [
      "1,000 of 1,043 rows were accepted; 43 need a look.", "In this run: 342 rows, 180 requests, 3 min 0 s; ",
      "<code>CODE</code>", ">42 rows<", "<code>OLD_CODE</code>", "of a***@x.com", "Row 701 (line 702)",
      "a***@example.com", "21 November 2026 at 17:50", "3 min 0 s", "180 requests", "limit 120/min", ">60.0<",
      "1 time the quota was spent", "Pauses", "Half of 180 answers came within 197 ms", ">fix.csv<",
      "Fix the rows in fix.csv", "Limit: 120/min",
      "<th scope=\"row\">0:00</th>",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("ana"))
  }

  @Test("The page of a rehearsal says so before anything else", arguments: Language.allCases)
  func rehearsal(_ language: Language) throws {
    var facts = ReportCases.facts(end: Self.start.advanced(by: .seconds(1)))
    let report = Self.report([.accepted: 1])
    #expect(!Self.text(report.html(facts, language)).contains("class=\"rehearsal\""))
    facts.isRehearsal = true
    let page = Self.text(report.html(facts, language))
    #expect(page.contains("<main><p class=\"rehearsal\">"))
    let told = language == .english ? "nothing reached RD Station." : "nada chegou ao RD Station."
    #expect(page.contains(told) && MarkupCheck.fault(in: page) == nil)
  }

  @Test("A command to type is a block of its own, whose words stay whole")
  func commands() {
    var facts = ReportCases.facts(end: Self.start.advanced(by: .seconds(1)))
    let line = "rdbulk lost 'my file.csv' -o it.csv --sandbox"
    facts.ending = [
      "Next: fix the rows.", Message(verbatim: "  \(line)"), "To continue: \(Message(verbatim: line + " --resume"))",
      "Log in again with rdbulk auth login: \("then")",
    ]
    let page = Self.text(Self.report([.invalid: 1]).html(facts, .english)).replacing("\n", with: "")
    let block =
      "<span>rdbulk</span> <span>lost</span> <span>&#39;my file.csv&#39;</span> <span>-o</span> "
      + "<span>it.csv</span> <span>--sandbox</span>"
    #expect(
      page.contains("<p>Next: fix the rows.</p><pre tabindex=\"0\"><code>\(block)</code></pre><p>To continue: </p>"))
    #expect(page.contains("<code>\(block) <span>--resume</span></code>"))
    #expect(page.contains("<p>Log in again with rdbulk auth login: then</p>"))
  }

  @Test("The values of accepted sales are summed")
  func values() {
    var report = Self.report([.accepted: 4])
    let facts = ReportCases.facts(end: Self.start.advanced(by: .seconds(1)))
    var value = AcceptedValue()
    report.acceptedValue = value
    #expect(!Self.text(report.html(facts, .english)).contains("Value accepted"))
    for event in [
      #"{"payload":{"email":"\"value\":7","value":1234567.89}}"#, #"{"payload":{"value":0.1,"cf_x":"y"}}"#,
      #"{"payload":{"value":1e2}}"#, #"{"payload":{"email":"a"}}"#, #"{"payload":{"value":1e300}}"#,
    ] {
      let text = Array(("{}" + event).utf8)
      value.add(text.span, 2..<text.count)
    }
    #expect(value.hundredths == 123_466_799 && value.sales == 3)
    report.acceptedValue = value
    #expect(Self.text(report.html(facts, .english)).contains(">1,234,667.99<"))
    let page = Self.text(report.html(facts, .portuguese))
    #expect(page.contains("Valor aceito") && page.contains(">1.234.667,99<") && page.contains("3 vendas com valor"))
  }

  @Test("Everything from outside is escaped")
  func escaping() {
    let evil = "</style><script>alert('x\"')</script>&amp;\u{0}\u{1B}[31m\u{202E}\u{FFFE}\u{2028}]]>\r\n"
    var report = RunReport(start: Self.start, rate: nil)
    let email = Array((evil + "@x.com").utf8)
    report.count(
      ReportCases.outcome(.rejected, evil, evil), row: 1, line: 2, email: 0..<email.count, in: email.span,
      at: Self.start)
    // A range that is none of the text's is no reason to stop.
    report.count(
      ReportCases.outcome(.rejected, "RANGE", ""), row: 1, line: 2, email: 5..<900, in: email.span, at: Self.start)
    var facts = ReportFacts(end: Self.start.advanced(by: .seconds(1)))
    facts.command = evil
    facts.input = evil
    facts.ending = ["\(evil)"]
    facts.settings = [ReportFacts.Setting("\(evil)", "\(evil)")]
    for language in Language.allCases {
      let page = Self.text(report.html(facts, language))
      #expect(MarkupCheck.fault(in: page) == nil)
      #expect(!page.contains("<script"))
      #expect(
        page.contains(
          "&lt;script&gt;alert(&#39;x&quot;&#39;)&lt;/script&gt;&amp;amp;\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD} ]]&gt;"))
    }
  }

  @Test("The page stays small and the same for ten million rows")
  func hugeRun() {
    let run = ReportCases.run(
      rows: 10_000_000, rate: Rate(requests: 500, window: 60), batch: 200, badness: 0.02, seed: 9)
    let facts = ReportCases.facts(end: run.end)
    let page = run.report.html(facts, .portuguese)
    #expect(page.count < 100_000)
    #expect(MarkupCheck.fault(in: Self.text(page)) == nil)
    #expect(page == run.report.html(facts, .portuguese))
  }

  @Test("The page stays below 1 MB with everything at its longest")
  func longest() {
    let long = String(repeating: "\"'&<>\u{0}", count: 20_000)
    var report = RunReport(start: Self.start, rate: Rate(requests: 1_000_000, window: 1))
    let email = Array(long.utf8)
    for code in 0..<100 {
      for row in 0..<4 {
        report.count(
          ReportCases.outcome(.rejected, "\(code)\(long)", "\(row)\(long)"), row: .max - row, line: .max,
          email: 0..<email.count, in: email.span, at: Self.start.advanced(by: .seconds(Int64(code) << 20)))
        report.requestSent(at: Self.start.advanced(by: .seconds(Int64(code) << 20)))
        report.requestEnded(after: 1 << Int64(code % 62))
      }
    }
    var facts = ReportFacts(end: Self.start.advanced(by: .seconds(100 << 20)))
    facts.command = "lost"
    facts.input = long
    facts.ending = Array(repeating: "\(long)", count: 1_000)
    facts.settings = Array(repeating: ReportFacts.Setting("\(long)", "\(long)"), count: 1_000)
    let page = report.html(facts, .english)
    #expect(page.count < 1_000_000)
    #expect(MarkupCheck.fault(in: Self.text(page)) == nil)
  }

  @Test(
    "The page survives clocks that make no sense",
    arguments: [Int64.min, -1, 0, 1, .max - 6_000_000_000, .max])
  func clocks(_ nanoseconds: Int64) {
    var report = Self.report([.accepted: 3, .failed: 1])
    let moment = Instant(nanoseconds: nanoseconds)
    report.requestSent(at: moment)
    report.requestEnded(after: nanoseconds)
    report.observe(moment, isPaused: true)
    var facts = ReportCases.facts(end: moment)
    facts.startedAt = nanoseconds
    #expect(MarkupCheck.fault(in: Self.text(report.html(facts, .english))) == nil)
  }
}
