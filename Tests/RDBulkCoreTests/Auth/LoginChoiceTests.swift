import RDBulkCore
import Testing

@Suite("Auth: which login is used")
struct LoginChoiceTests {
  private static let url = "https://api.rd.services"
  private static let client = OAuthClient(id: "c", secret: "s")
  private static let named = ProfileName("acme") ?? .standard

  struct Case: Sendable {
    var environment = LoginEnvironment()
    var hasFile = false
    var isNamed = false
    let token: LoginChoice.Source
    let renewal: RenewalSource?
    let profile: ProfileName
  }

  private static let all = LoginEnvironment(accessToken: "a", clientID: "c", clientSecret: "s", refreshToken: "r")
  private static let renewing = LoginEnvironment(clientID: "c", clientSecret: "s", refreshToken: "r")
  private static let byEnvironment = RenewalSource.environment(client, refreshToken: "r")
  private static let environmentName = ProfileName.environment(refreshToken: "r", baseURL: url)

  static let cases = [
    Case(token: .profile, renewal: .profile, profile: .standard),
    Case(isNamed: true, token: .profile, renewal: .profile, profile: named),
    Case(environment: LoginEnvironment(accessToken: "a"), token: .environment, renewal: nil, profile: .standard),
    Case(
      environment: LoginEnvironment(accessToken: "a"), hasFile: true, token: .tokenFile, renewal: nil,
      profile: .standard),
    Case(environment: all, token: .environment, renewal: byEnvironment, profile: environmentName),
    Case(environment: all, hasFile: true, token: .tokenFile, renewal: byEnvironment, profile: environmentName),
    Case(environment: renewing, token: .profile, renewal: byEnvironment, profile: environmentName),
    Case(environment: renewing, isNamed: true, token: .profile, renewal: byEnvironment, profile: named),
    Case(
      environment: LoginEnvironment(clientID: "c", clientSecret: "s"), token: .profile, renewal: .profile,
      profile: .standard),
    Case(
      environment: LoginEnvironment(clientID: "c", refreshToken: "r"), token: .profile, renewal: .profile,
      profile: .standard),
  ]

  @Test("Flags and environment decide which login is used", arguments: cases)
  func choice(_ each: Case) {
    let choice = LoginChoice(
      each.environment, hasTokenFile: each.hasFile, profile: each.isNamed ? Self.named : nil, baseURL: Self.url)
    #expect(choice.token == each.token)
    #expect(choice.renewal == each.renewal)
    #expect(choice.profile == each.profile)
  }

  private func profile(_ url: String = Self.url, origin: String? = nil, expiresAt: Int64? = nil) -> Profile {
    var profile = Profile(baseURL: url)
    profile.accessToken = "stored"
    profile.refreshOrigin = origin
    profile.expiresAt = expiresAt
    return profile
  }

  private func choice(_ environment: LoginEnvironment, named: Bool = false, file: Bool = false) -> LoginChoice {
    LoginChoice(environment, hasTokenFile: file, profile: named ? Self.named : nil, baseURL: Self.url)
  }

  @Test("Tokens for another server and two logins at once are refused")
  func checks() throws {
    let other = profile("http://127.0.0.1:1")
    #expect(throws: Failure.self) { try choice(LoginEnvironment()).check(other, baseURL: Self.url) }
    #expect(throws: Failure.self) { try choice(Self.renewing).check(other, baseURL: Self.url) }
    try choice(LoginEnvironment(accessToken: "a")).check(other, baseURL: Self.url)
    try choice(LoginEnvironment()).check(other, baseURL: other.baseURL)
    try choice(LoginEnvironment()).check(nil, baseURL: Self.url)
    for environment in [LoginEnvironment(accessToken: "a"), Self.renewing, Self.all] {
      #expect(throws: Failure.self) { try choice(environment, named: true).check(profile(), baseURL: Self.url) }
    }
    try choice(Self.renewing, named: true).check(profile(origin: "x"), baseURL: Self.url)
    try choice(LoginEnvironment(), named: true, file: true).check(other, baseURL: Self.url)
  }

  @Test("A stored token is used only if it came from what renews it")
  func stored() {
    let origin = RefreshOrigin.of("r")
    #expect(choice(LoginEnvironment()).storedToken(profile(), 5) == "stored")
    #expect(choice(LoginEnvironment()).storedToken(profile(expiresAt: 5), 5) == nil)
    #expect(choice(LoginEnvironment()).storedToken(nil, 5) == nil)
    #expect(choice(Self.renewing).storedToken(profile(origin: origin), 5) == "stored")
    #expect(choice(Self.renewing).storedToken(profile(origin: "other"), 5) == nil)
    #expect(choice(Self.renewing).storedToken(profile(origin: origin, expiresAt: 4), 5) == nil)
  }
}
