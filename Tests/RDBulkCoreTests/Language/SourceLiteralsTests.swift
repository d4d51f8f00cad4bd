import RDBulkCore
import Testing

@Suite("Language: literals in the sources")
struct SourceLiteralsTests {
  struct Case: Sendable {
    var source: String
    var keys: [String]
  }

  @Test(
    "The reader finds the keys that literals would have as messages",
    arguments: [
      Case(source: #"let a: Message = "Row \(row) of \(name)""#, keys: ["Row %1 of %2"]),
      Case(source: #"f("one " + "two \(a) " + "three \(b)")"#, keys: ["one two %1 three %2"]),
      Case(source: "f(\"one \"\n  + \"two\") // \"no\"", keys: ["one two"]),
      Case(source: #"/* "no" */ "yes" /* "no" */"#, keys: ["yes"]),
      Case(source: #""\(n, "row", "rows") done""#, keys: ["%1 %1{row|rows} done"]),
      Case(source: #""\(form: n, "it", "them") \(count: m)""#, keys: ["%1{it|them} %2"]),
      Case(source: #""\(f(a, b), "row", "rows")""#, keys: ["%1 %1{row|rows}"]),
      Case(source: #""\(n == 1 ? "this" : "that \(x)") is""#, keys: ["this", "that %1", "%1 is"]),
      Case(source: #""100% of \"\(x)\" \u{41}\n""#, keys: ["100%% of \"%1\" A\n"]),
      Case(source: ##"#"a "quoted" \(b)"#"##, keys: [#"a "quoted" \(b)"#]),
      Case(source: "\"\"\"\n  two \"lines\"\n  \"\"\"", keys: ["\n  two \"lines\"\n  "]),
      Case(source: #""a \(x)" + "b \(y, "c", "d")""#, keys: ["a %1b %2 %2{c|d}"]),
      Case(source: #"["one": "two", "three": "four"]"#, keys: ["one", "two", "three", "four"]),
      Case(source: #"f("a", "b")"#, keys: ["a", "b"]),
    ])
  func keys(_ example: Case) {
    #expect(SourceLiterals(example.source).literals.map(\.key) == example.keys)
  }

  @Test("The reader tells marked messages from joined parts without a key of their own")
  func marks() {
    let marked = SourceLiterals(#"f(Message("word"), "other", Message("two " + "words"))"#).literals
    #expect(marked.map(\.isMarked) == [true, false, true])
    let chosen = SourceLiterals(#"x ? "a" : "\(y ? "b" : "c \(z)") \(f("d"))""#).literals
    #expect(chosen.filter(\.isChoice).map(\.key) == ["b", "c %1"])
    let joined = SourceLiterals(#"a = "one " + x; b = x + "two"; c = "three" + "four"; d = "five" + "six" + y"#)
      .literals
    #expect(joined.map(\.isJoinedWithOther) == [true, true, false, true])
  }

  @Test("The reader leaves out the texts of assertions")
  func contracts() {
    let source = #"assert(f("a b") == (1), "no \(x("y z")) word"); tell("one two"); precondition(z, "three four")"#
    #expect(SourceLiterals(source).literals.map(\.key) == ["one two"])
  }

  @Test("The reader's keys agree with those the compiler builds")
  func agreement() {
    let row = [0].count
    let name = "x"
    let examples: [(message: Message, source: String)] = [
      ("Row \(row) of \(name): 5%.", #""Row \(row) of \(name): 5%.""#),
      ("a \(row)" + "b \(row, "c", "d|e")" + "f", #""a \(row)" + "b \(row, "c", "d|e")" + "f""#),
      (
        "\(form: row, "it", "them") \(decimal: 1, places: 2)0",
        #""\(form: row, "it", "them") \(decimal: 1, places: 2)0""#
      ),
      ("\(row == 1 ? "this" : "that") one", #""\(row == 1 ? "this" : "that") one""#),
    ]
    for (message, source) in examples {
      #expect(SourceLiterals(source).literals.last?.key == message.key)
    }
  }
}
