import RDBulkCore
import Testing

@Suite("Command: flags that go on to the next line")
struct CommandKeptFlagsTests {
  @Test(
    "are those of the server, the login and the columns; not the run's own files",
    arguments: [
      ("lost in.csv -o out.csv --rejects r.csv --summary s --report p.html --resume", "", ""),
      (
        "lost --sandbox in.csv --map email=1 -qo out.csv --overwrite --batch max",
        "--sandbox --map email=1 --quiet --batch max",
        ""
      ),
      (
        "--lang pt won in.csv --base-url http://127.0.0.1:1 --profile a --set value=1 --lang=en",
        "--base-url http://127.0.0.1:1 --profile a --set value=1 --lang en",
        "--base-url http://127.0.0.1:1 --profile a --lang en"
      ),
      ("event --batch 5 conversion in.csv --api-key", "--batch 5 --api-key", ""),
      (
        "funnel set in.csv --ca-file c.pem --token-file t", "--ca-file c.pem --token-file t",
        "--ca-file c.pem --token-file t"
      ),
    ])
  func kept(_ line: String, _ sending: String, _ connecting: String) throws {
    let words = line.split(separator: " ").map(String.init)
    guard case .send(let options) = try CommandLineParser.parse(words) else {
      Issue.record("\(line)")
      return
    }
    let kept = try #require(KeptFlags(words, of: options.command))
    #expect(kept.sending.joined(separator: " ") == sending)
    #expect(kept.connecting.joined(separator: " ") == connecting)
  }

  @Test("a line that may hold a secret is not repeated")
  func secret() {
    #expect(KeptFlags(["lost", "in.csv", "--proxy", "http://me:password@proxy:3128"], of: .lost) == nil)
    #expect(EndText.next(tally(), .lost, nil, output: "o.csv", rejects: "r.csv").count == 1)
  }

  private func tally() -> Tally {
    var tally = Tally()
    tally.count(Outcome(.rejected), row: 1, line: 2)
    return tally
  }
}
