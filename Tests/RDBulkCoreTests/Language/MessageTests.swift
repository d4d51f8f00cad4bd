import RDBulkCore
import Testing

@Suite("Language: messages")
struct MessageTests {
  struct Case: Sendable {
    var message: Message
    var key: String
    var english: String
    /// nil: as in English.
    var portuguese: String?
  }

  private static let two = [0, 0].count

  @Test(
    "A message keeps its key and arguments and is shown in each language",
    arguments: [
      Case(message: "Nothing.", key: "Nothing.", english: "Nothing."),
      Case(message: "Row \(7) of \("a.csv")", key: "Row %1 of %2", english: "Row 7 of a.csv"),
      Case(message: "Row \(12_345)", key: "Row %1", english: "Row 12345"),
      Case(message: "\(count: 1_234)", key: "%1", english: "1,234", portuguese: "1.234"),
      Case(message: "\(count: -1_234_567)", key: "%1", english: "-1,234,567", portuguese: "-1.234.567"),
      Case(message: "\(count: 999)", key: "%1", english: "999"),
      Case(
        message: "\(count: .min)", key: "%1", english: "-9,223,372,036,854,775,808",
        portuguese: "-9.223.372.036.854.775.808"),
      Case(message: "\(decimal: 0.44, places: 1) s", key: "%1 s", english: "0.4 s", portuguese: "0,4 s"),
      Case(message: "\(decimal: 1_234.5, places: 2)", key: "%1", english: "1,234.50", portuguese: "1.234,50"),
      Case(message: "\(decimal: .infinity, places: 1)", key: "%1", english: "0"),
      Case(message: "\(1, "row", "rows")", key: "%1 %1{row|rows}", english: "1 row", portuguese: "1 registro"),
      Case(message: "\(0, "row", "rows")", key: "%1 %1{row|rows}", english: "0 rows", portuguese: "0 registros"),
      Case(
        message: "\(2_000, "row", "rows")", key: "%1 %1{row|rows}", english: "2,000 rows", portuguese: "2.000 registros"
      ),
      Case(message: "mend \(form: 1, "it", "them")", key: "mend %1{it|them}", english: "mend it"),
      Case(message: "\(two, "a|b", "c}d%e")", key: "%1 %1{a%|b|c%}d%%e}", english: "2 c}d%e"),
      Case(message: "50% of \("%1")", key: "50%% of %1", english: "50% of %1"),
      Case(message: "\(1)\(2)3", key: "%1%23", english: "123"),
      Case(
        message: "\(Message("Accepted")): \(two == 2 ? "From" : "Up to")", key: "%1: %2", english: "Accepted: From",
        portuguese: "Aceitos: De"),
      Case(
        message: "one \(1) " + "two \(2) " + "\(3, "x", "y")", key: "one %1 two %2 %3 %3{x|y}",
        english: "one 1 two 2 3 y"),
      Case(
        message: "Stopped before " + "the end", key: "Stopped before the end", english: "Stopped before the end",
        portuguese: "Parou antes do fim"),
      Case(
        message: ["a", "\(1)", "From"].joined(separator: ", "), key: "%1%2%3", english: "a, 1, From",
        portuguese: "a, 1, De"),
      Case(message: [].joined(separator: ", "), key: "", english: ""),
      Case(message: Message(), key: "", english: ""), Case(message: Message(verbatim: ""), key: "", english: ""),
      Case(message: Message(verbatim: "50% of %1"), key: "%1", english: "50% of %1"),
      Case(
        message: "So \(clause: "There is no limit."): \(clause: Message(verbatim: "a.b")).", key: "So %1: %2.",
        english: "So There is no limit: a.b.", portuguese: "So Não há limite: a.b."),
    ])
  func shown(_ example: Case) {
    #expect(example.message.key == example.key)
    #expect(example.message.text(in: .english) == example.english)
    #expect(example.message.text(in: .portuguese) == example.portuguese ?? example.english)
  }

  @Test("A message in ASCII loses its own accents but not those of its arguments")
  func plain() {
    let message: Message = "\(2, "row", "rows") of \(String("maçã")): \(Message("Pace")) × \(Message("DESCRIPTION"))"
    #expect(message.text(in: .portuguese, isASCII: true) == "2 rows of maçã: Ritmo x DESCRICAO")
  }

  @Test("A message has room for more arguments than a template has placeholders")
  func manyArguments() {
    let ten: Message = "\(0) \(1) \(2) \(3) \(4) \(5) \(6) \(7) \(8) \(9)"
    #expect(ten.key == "%1 %2 %3 %4 %5 %6 %7 %8 %9 %a")
    let fifty = ten + "," + ten + "," + ten + "," + ten + "," + ten
    let digits = "0 1 2 3 4 5 6 7 8 9"
    #expect(fifty.text(in: .english) == Array(repeating: digits, count: 5).joined(separator: ","))
  }

  struct Template: Sendable {
    var text: String
    var arguments: Set<Int>
    /// How it is written again; nil: the same.
    var again: String?
  }

  @Test(
    "Every text is read as a template, even a broken one",
    arguments: [
      Template(text: "", arguments: []),
      Template(text: "%", arguments: [], again: ""),
      Template(text: "a%%b", arguments: []),
      Template(text: "%z and %1", arguments: [35, 1]),
      Template(text: "%0", arguments: [], again: "0"),
      Template(text: "%2{one|more}", arguments: [2]),
      Template(text: "%2{one", arguments: [2]),
      Template(text: "%2{one|more", arguments: [2]),
      Template(text: "%2{one%", arguments: [2], again: "%2{one"),
      Template(text: "%2{%|%}%%|}", arguments: [2]),
      Template(text: "100%", arguments: [], again: "100"),
    ])
  func templates(_ example: Template) {
    let template = RDBulkCore.Template(example.text)
    #expect(template.arguments == example.arguments)
    #expect(template.text == example.again ?? example.text)
  }

  @Test(
    "Quantities are shown with their units in each language",
    arguments: [
      (Message.duration(0), "0.0 s", "0,0 s"), (.duration(9_940_000_000), "9.9 s", "9,9 s"),
      (.duration(.seconds(59)), "59 s", "59 s"), (.duration(.seconds(250)), "4 min 10 s", "4 min 10 s"),
      (.duration(.seconds(7_500)), "2 h 5 min", "2 h 5 min"),
      (.duration(.seconds(3 * 86_400 + 4 * 3_600)), "3 days 4 h", "3 dias 4 h"), (.duration(-5), "0.0 s", "0,0 s"),
      (.duration(.max), "106,751 days 23 h", "106.751 dias 23 h"), (.latency(800_000), "0.8 ms", "0,8 ms"),
      (.latency(35_400_000), "35 ms", "35 ms"), (.latency(1_240_000_000), "1.2 s", "1,2 s"),
      (.latency(12_000_000_000), "12 s", "12 s"), (.latency(.seconds(70)), "1 min 10 s", "1 min 10 s"),
      (.percent(0, of: 0), "0%", "0%"), (.percent(1, of: 1_000), "<1%", "<1%"),
      (.percent(999, of: 1_000), ">99%", ">99%"),
      (.percent(5, of: 5), "100%", "100%"), (.percent(1, of: 8), "13%", "13%"),
      (.rate(Rate(requests: 1_200, window: 60)), "1,200/min", "1.200/min"),
      (.rate(Rate(requests: 5, window: 10)), "5 in 10 s", "5 em 10 s"),
    ])
  func quantities(_ message: Message, _ english: String, _ portuguese: String) {
    #expect(message.text(in: .english) == english)
    #expect(message.text(in: .portuguese) == portuguese)
  }
}
