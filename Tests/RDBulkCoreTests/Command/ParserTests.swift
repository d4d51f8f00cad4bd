import RDBulkCore
import Testing

@Suite("Command: parsing")
struct ParserTests {
  private static let commands =
    "lost, opportunity, won, event, funnel, verify, auth, sandbox, history, summary, completions and help"

  @Test(
    "A command line gives the options it asks for", arguments: GoodLine.values + GoodLine.grammar + GoodLine.commands)
  func good(_ good: GoodLine) throws {
    #expect(try CommandLineParser.parse(words(good.line)) == .send(good.expected))
  }

  @Test("A command line gives the sandbox options it asks for", arguments: GoodSandboxLine.own + GoodSandboxLine.shared)
  func goodSandbox(_ good: GoodSandboxLine) throws {
    #expect(try CommandLineParser.parse(words("sandbox \(good.line)")) == .sandbox(good.expected))
  }

  @Test("--sandbox may come before or after its options", arguments: GoodSandboxLine.shared)
  func goodRehearsal(_ good: GoodSandboxLine) throws {
    var expected = SendOptions()
    expected.sandbox = good.expected
    #expect(try CommandLineParser.parse(words("lost --sandbox \(good.line)")) == .send(expected))
    #expect(try CommandLineParser.parse(words("lost \(good.line) --sandbox")) == .send(expected))
  }

  @Test(
    "A wrong command line gets one sentence and a hint",
    arguments: BadLine.inputAndResults + BadLine.sendingAndSandbox + BadLine.auth + BadLine.grammar
      + BadLine.commands)
  func bad(_ bad: BadLine) {
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(words(bad.line)) }
    #expect(error?.message.english == bad.message)
    #expect(error?.hint?.english == bad.hint)
  }

  @Test("Delimiters that no command line can contain are refused", arguments: ["\n", "\"", "\0", "é", ""])
  func delimiters(_ text: String) {
    #expect(throws: UsageError.self) { try CommandLineParser.parse(["lost", "--delimiter", text]) }
  }

  @Test("A flag with a missing or empty value is refused", arguments: CommandTable.all.map(\.name))
  func missing(_ command: String) {
    guard let entry = CommandTable.named(command) else { return }
    for flag in FlagTable.flags(of: entry) {
      guard let value = flag.valueName else { continue }
      let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(words(command) + [flag.spelling]) }
      #expect(error?.message.english == "\(flag.spelling) needs a value: \(flag.spelling) \(value).")
      let empty = #expect(throws: UsageError.self) {
        try CommandLineParser.parse(words(command) + ["\(flag.spelling)="])
      }
      #expect(empty?.message.english.hasPrefix("\(flag.spelling) takes ") == true, "\(flag.spelling)")
    }
  }

  @Test("Values may contain blanks")
  func blanks() throws {
    var expected = SendOptions()
    expected.noHeader = true
    expected.columns = ["E-mail do lead", "Motivo"]
    expected.sets = [FieldSetting("reason", "Sem verba = sem compra")]
    let line = [
      "lost", "--no-header", "--columns", " E-mail do lead , Motivo", "--set", "reason = Sem verba = sem compra ",
    ]
    #expect(try CommandLineParser.parse(line) == .send(expected))
  }

  @Test("A line without a command asks for one")
  func nothing() {
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse([]) }
    #expect(error?.message.english == "A command is missing: \(Self.commands.replacing(" and ", with: " or ")).")
    #expect(error?.hint?.english == "Try: rdbulk help")
  }

  @Test("Every flag of the table has a good and a bad line in these tests")
  func coverage() {
    var good = GoodHistoryLine.all.map(\.line)
    good +=
      (GoodLine.values + GoodLine.commands).map(\.line) + GoodAuthLine.all.map(\.line)
      + (GoodSandboxLine.own + GoodSandboxLine.shared).map(\.line)
      + HelpTests.questions.map { $0.joined(separator: " ") }
    let bad = (BadLine.inputAndResults + BadLine.sendingAndSandbox + BadLine.auth + BadLine.commands).map(\.line)
    for flag in FlagTable.all {
      #expect(good.contains { mentions(flag, $0) }, "no good line has \(flag.spelling)")
      #expect(bad.contains { mentions(flag, $0) }, "no bad line has \(flag.spelling)")
    }
  }

  private func mentions(_ flag: Flag, _ line: String) -> Bool {
    words(line).contains { $0 == flag.spelling || $0.hasPrefix("\(flag.spelling)=") }
  }

  @Test(
    "Errors never repeat what may be a token",
    arguments: [
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "9f86d081884c7d659a2feaa0c55ad015",
      "https://ana:secret@api.example.com", "https://api.example.com/?access_token=secret",
    ])
  func secrets(_ secret: String) {
    var lines = FlagTable.all.flatMap { flag in
      CommandTable.all.flatMap {
        [words($0.name) + [flag.spelling, secret], words($0.name) + ["\(flag.spelling)=\(secret)"]]
      }
    }
    lines += [
      [secret], ["help", secret], ["--\(secret)"], ["lost", "--\(secret)"], ["lost", "--token=\(secret)"],
      ["lost", secret, "b"], ["lost", "a", secret], ["sandbox", secret], ["lost", "-x\(secret)"],
      ["lost", "--fault", "\(secret)=1"], ["lost", "--map", "a=\(secret)", "--quiet", "-v"],
    ]
    for line in lines {
      do {
        _ = try CommandLineParser.parse(line)
      } catch {
        let said = error.message.english + (error.hint?.english ?? "")
        #expect(!said.contains(secret) && !said.contains("secret@") && !said.contains("=secret"), "\(line): \(said)")
      }
    }
  }

  @Test("A repeated value can't move the cursor or fill the screen")
  func echo() {
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(["lost\u{1B}[2J\n"]) }
    #expect(error?.message.english == "rdbulk has no command 'lost?[2J?'; the commands are \(Self.commands).")
    let long = #expect(throws: UsageError.self) { try CommandLineParser.parse([String(repeating: "x", count: 500)]) }
    #expect((long?.message.english.count ?? 500) < 220)
  }
}
