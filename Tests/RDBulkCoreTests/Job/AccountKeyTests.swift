import RDBulkCore
import Testing

@Suite("Job: which runs share a quota")
struct AccountKeyTests {
  private static let api = "https://api.rd.services"
  private static let renewing = LoginEnvironment(clientID: "c", clientSecret: "s", refreshToken: "r")

  /// A run's login and what is known of its account.
  private struct Run: Sendable {
    var environment = LoginEnvironment(accessToken: "t")
    var profile: ProfileName?
    var baseURL = AccountKeyTests.api
    var name: String?
    var token: String? = "t"
    var command = SendCommand.lost

    var login: LoginPlan {
      .token(
        LoginChoice(environment, hasTokenFile: false, profile: profile, baseURL: baseURL), file: nil, baseURL: baseURL)
    }

    var isLoopback: Bool { baseURL.hasPrefix("http:") }

    var key: String? {
      AccountKey(
        login,
        AccountKey.Known(baseURL: baseURL, isLoopback: isLoopback, name: name, token: token, apiKey: nil),
        command.operation)?.fileName
    }
  }

  @Test("Runs share a quota if they send to the same account")
  func same() {
    #expect(Run().key == Run(command: .won).key)
    #expect(Run(command: .funnelSet).key == Run(command: .verify).key)
    let stored = Run(environment: LoginEnvironment(), token: "1")
    var renewed = stored
    renewed.token = "2"
    #expect(stored.key == renewed.key, "the stored login stays the same when its token is renewed")
    #expect(Run(environment: Self.renewing, token: "1").key == Run(environment: Self.renewing, token: "2").key)
    #expect(Run(name: "Acme", token: "1").key == Run(name: "Acme", token: "2").key)
    #expect(Run(baseURL: "http://127.0.0.1:1", token: "1").key == Run(baseURL: "http://127.0.0.1:1", token: "2").key)
  }

  @Test("Different accounts, servers and kinds of call have different quotas")
  func different() {
    var environment = Self.renewing
    environment.refreshToken = "other"
    let runs = [
      Run(), Run(token: "u"), Run(command: .funnelGet), Run(name: "Acme"), Run(name: "Other"),
      Run(environment: LoginEnvironment()), Run(environment: LoginEnvironment(), profile: ProfileName("acme")),
      Run(environment: Self.renewing), Run(environment: environment), Run(baseURL: "http://127.0.0.1:1"),
      Run(baseURL: "http://127.0.0.1:2"), Run(baseURL: "https://other.example"),
    ]
    #expect(Set(runs.map(\.key)).count == runs.count)
  }

  @Test("The name of the file tells nothing")
  func name() throws {
    for run in [Run(name: "Acme", token: "secret"), Run(token: "secret"), Run(environment: Self.renewing)] {
      let name = try #require(run.key)
      #expect(name.hasPrefix("quota-") && name.count == 22)
      let isHex = name.dropFirst(6).allSatisfy { $0.isHexDigit }
      #expect(isHex)
    }
  }

  @Test("A sandbox in the process is nobody else's, and a key is an account of its own")
  func others() {
    let known = AccountKey.Known(baseURL: Self.api, isLoopback: false, name: nil, token: nil, apiKey: "k")
    #expect(AccountKey(.sandbox(byKey: false), known, SendCommand.lost.operation) == nil)
    #expect(AccountKey(.apiKey, known, SendCommand.lost.operation) != nil)
  }

  @Test("The account's name is asked for only where nothing better is known")
  func needsName() {
    #expect(AccountKey.needsName(Run().login, isLoopback: false))
    #expect(!AccountKey.needsName(Run().login, isLoopback: true))
    #expect(!AccountKey.needsName(Run(environment: LoginEnvironment()).login, isLoopback: false))
    #expect(!AccountKey.needsName(Run(environment: Self.renewing).login, isLoopback: false))
    #expect(!AccountKey.needsName(.apiKey, isLoopback: false))
    #expect(!AccountKey.needsName(.sandbox(byKey: false), isLoopback: false))
  }
}
