import RDBulkCore
import Testing

@Suite("Command: auth")
struct CommandAuthTests {
  @Test("A command line gives the login options it asks for", arguments: GoodAuthLine.all)
  func good(_ good: GoodAuthLine) throws {
    #expect(try CommandLineParser.parse(words(good.line)) == .auth(good.expected))
  }

  @Test("An error never repeats a code", arguments: ["k9x", "two words", "https://localhost/?code=k9x"])
  func code(_ code: String) {
    for line in [["auth", "status", "--code", code], ["auth", "login", "--code", code, "--code", ""]] {
      let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(line) }
      #expect(error?.message.english.contains("k9x") == false && error?.hint?.english.contains("k9x") != true)
    }
  }
}
