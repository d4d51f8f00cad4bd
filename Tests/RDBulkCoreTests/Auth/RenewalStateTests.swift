import RDBulkCore
import Testing

/// Whole renewals as scripts: what happened on the left, what comes out on the right. A second is a second of a clock
/// that the test holds.
@Suite("Auth: the steps of a renewal")
struct RenewalStateTests {
  private static let url = "https://api.rd.services"
  private static let client = OAuthClient(id: "c", secret: "s")
  private static let byEnvironment = RenewalSource.environment(client, refreshToken: "env-r")
  private static let broken = APIError("CONNECTION_FAILED", "Nobody answers.")

  /// A login of `auth login`.
  private static func login(_ access: String?, _ refresh: String?, expiresAt: Int64? = nil) -> Profile {
    var profile = Profile(baseURL: url)
    profile.clientID = client.id
    profile.clientSecret = client.secret
    profile.accessToken = access
    profile.refreshToken = refresh
    profile.expiresAt = expiresAt
    return profile
  }

  /// What is stored of the environment's refresh token.
  private static func kept(_ access: String?, _ refresh: String?, origin: String = "env-r") -> Profile {
    var profile = Profile(baseURL: url)
    profile.accessToken = access
    profile.refreshToken = refresh
    profile.refreshOrigin = RefreshOrigin.of(origin)
    return profile
  }

  /// What the state answers to a lock that it got.
  private func locked(
    _ source: RenewalSource, failed: String, _ stored: Profile?, unixSeconds: Int64 = 1_000
  ) -> RenewalState.Step {
    var state = RenewalState(source, baseURL: Self.url, patience: .run)
    #expect(state.begin(failed: failed) == .lock)
    return state.locked(stored, unixSeconds: unixSeconds)
  }

  private static func send(_ refresh: String) -> RenewalState.Step {
    .send(.renewal(client, refreshToken: refresh))
  }

  @Test("A renewal uses the login stored last, or a token another process has stored")
  func afterLock() {
    let code = { (step: RenewalState.Step) -> String? in if case .refused(let error) = step { error.code } else { nil }
    }
    var elsewhere = Self.login("a1", "r1")
    elsewhere.baseURL = "https://other.example"
    var clientless = Self.login("a1", "r1")
    clientless.clientSecret = nil
    #expect(locked(.profile, failed: "a1", Self.login("a1", "r1")) == Self.send("r1"))
    #expect(locked(.profile, failed: "a1", Self.login("a2", "r2")) == .renewed("a2"))
    #expect(locked(.profile, failed: "a1", Self.login("a2", "r2", expiresAt: 1_001)) == .renewed("a2"))
    #expect(locked(.profile, failed: "a1", Self.login("a2", "r2", expiresAt: 1_000)) == Self.send("r2"))
    #expect(locked(.profile, failed: "", Self.login(nil, "r1")) == Self.send("r1"))
    #expect(code(locked(.profile, failed: "a1", nil)) == "NO_LOGIN")
    #expect(code(locked(.profile, failed: "a1", elsewhere)) == "LOGIN_CHANGED")
    #expect(code(locked(.profile, failed: "a1", Self.login("a1", nil))) == "NO_REFRESH_TOKEN")
    #expect(code(locked(.profile, failed: "a1", clientless)) == "NO_REFRESH_TOKEN")
    #expect(locked(Self.byEnvironment, failed: "a1", nil) == Self.send("env-r"))
    #expect(locked(Self.byEnvironment, failed: "a1", Self.kept("a1", "r2")) == Self.send("r2"))
    #expect(locked(Self.byEnvironment, failed: "a1", Self.kept("a2", "r2")) == .renewed("a2"))
    #expect(locked(Self.byEnvironment, failed: "a1", Self.kept("a1", nil)) == Self.send("env-r"))
    #expect(locked(Self.byEnvironment, failed: "a1", Self.kept("a2", "r2", origin: "old")) == Self.send("env-r"))
    #expect(code(locked(Self.byEnvironment, failed: "a1", elsewhere)) == "LOGIN_CHANGED")
    #expect(code(locked(Self.byEnvironment, failed: "a1", Self.login("a2", "r2"))) == "LOGIN_CHANGED")
  }

  private static func granted(_ access: String, _ refresh: String?) -> RenewalAnswer {
    .answered(.granted(TokenGrant(accessToken: access, refreshToken: refresh, expiresIn: 60)))
  }

  /// A state that has sent its request, with the numbers that its waits are drawn from.
  private func sent(
    _ source: RenewalSource = .profile, _ stored: Profile? = login("a1", "r1"), patience: RenewalState.Patience = .run
  ) -> (RenewalState, SeededRandom) {
    var state = RenewalState(source, baseURL: Self.url, patience: patience)
    _ = state.begin(failed: "a1")
    _ = state.locked(stored, unixSeconds: 1_000)
    return (state, SeededRandom(seed: 1))
  }

  private static func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: .seconds(seconds)) }

  @Test("A granted token is stored before anyone gets it", arguments: ["r2", nil])
  func granted(_ refresh: String?) {
    for (source, stored) in [
      (RenewalSource.profile, Self.login("a1", "r1")), (Self.byEnvironment, Self.kept("a1", "r1")),
    ] {
      var (state, random) = sent(source, stored)
      var expected = stored
      expected.accessToken = "a2"
      expected.refreshToken = refresh ?? "r1"
      expected.expiresAt = 1_070
      #expect(state.take(Self.granted("a2", refresh), Self.at(1), unixSeconds: 1_010, &random) == .store(expected))
      #expect(state.stored() == .renewed("a2"))
    }
  }

  @Test("Of the environment's login, only what was granted for it is stored")
  func environmentFirst() {
    var old = Self.kept("x", "y", origin: "old")
    old.others = [JSONValue.Member("note", .bool(true))]
    var (state, random) = sent(Self.byEnvironment, old)
    var expected = Self.kept("a2", nil)
    expected.expiresAt = 1_070
    expected.others = old.others
    #expect(state.take(Self.granted("a2", nil), Self.at(1), unixSeconds: 1_010, &random) == .store(expected))
  }

  @Test("If a grant can't be stored, the error says what was lost")
  func storeFailed() throws {
    var (state, random) = sent()
    _ = state.take(Self.granted("a2", "r2"), Self.at(1), unixSeconds: 1_010, &random)
    guard case .failed(let error) = state.storeFailed("The disk is full.") else {
      Issue.record("no failure")
      return
    }
    #expect(error.code == "LOGIN_NOT_STORED")
    #expect(error.message.english.contains("The disk is full.") && error.message.english.contains("log in again"))
    #expect(!error.message.english.contains("a2") && !error.message.english.contains("r2"))
    #expect(state.stored() == nil)
  }

  @Test("If the login can't be locked or read, nothing is requested")
  func noStore() {
    var state = RenewalState(.profile, baseURL: Self.url, patience: .run)
    _ = state.begin(failed: "a1")
    #expect(state.storeFailed("It is full.") == .failed(APIError("LOGIN_NOT_STORED", "It is full.")))
  }

  @Test("A refusal ends the renewal and mentions an earlier attempt that may be the cause")
  func refused() {
    let refusal = RenewalAnswer.answered(.refused(APIError("INVALID_REFRESH_TOKEN", "Bad.")))
    for (doubt, isDoubtful) in [
      (RenewalAnswer.lost(Self.broken), true), (.unsent(Self.broken, isPermanent: false), false),
      (.answered(.unavailable(Self.broken, wait: nil)), true),
    ] {
      var (state, random) = sent()
      guard case .wait(let until)? = state.take(doubt, Self.at(0), unixSeconds: 0, &random) else {
        Issue.record("no further try after \(doubt)")
        return
      }
      #expect(state.wake(until) == .lock)
      #expect(state.locked(Self.login("a1", "r1"), unixSeconds: 0) == Self.send("r1"))
      guard case .refused(let error)? = state.take(refusal, until, unixSeconds: 0, &random) else {
        Issue.record("no refusal after \(doubt)")
        return
      }
      #expect(error.code == "INVALID_REFRESH_TOKEN" && (error.message.english != "Bad.") == isDoubtful)
    }
  }

  /// Repeats one answer until the renewal ends; the length in seconds, the number of requests and the end.
  private func repeated(
    _ answer: RenewalAnswer, patience: RenewalState.Patience = .run
  ) -> (seconds: Int64, requests: Int, end: RenewalState.Step?) {
    var (state, random) = sent(patience: patience)
    var now = Self.at(0)
    var requests = 0
    while requests < 1_000 {
      requests += 1
      let step = state.take(answer, now, unixSeconds: 0, &random)
      guard case .wait(let until)? = step else { return (now.since(Self.at(0)) / .seconds(1), requests, step) }
      #expect(until >= now)
      // Too early is no harm.
      #expect(state.wake(Instant(nanoseconds: until.nanoseconds - 1)) == .wait(until: until))
      now = until
      #expect(state.wake(now) == .lock)
      _ = state.locked(Self.login("a1", "r1"), unixSeconds: 0)
    }
    return (now.since(Self.at(0)) / .seconds(1), requests, nil)
  }

  @Test("A server without an answer is given up on after five minutes, for a person at once")
  func outage() {
    for answer in [
      RenewalAnswer.lost(Self.broken), .unsent(Self.broken, isPermanent: false),
      .answered(.unavailable(Self.broken, wait: nil)),
    ] {
      let (seconds, requests, end) = repeated(answer)
      #expect((300...330).contains(seconds) && (15...40).contains(requests), "\(seconds) s, \(requests) requests")
      #expect(end == .failed(Self.broken))
      #expect(repeated(answer, patience: .command).requests == 1)
    }
    #expect(repeated(.unsent(Self.broken, isPermanent: true)).requests == 1)
  }

  @Test("A renewal waits as long as the server asks, within reason")
  func asked() {
    let wait = { RenewalAnswer.answered(.unavailable(Self.broken, wait: .seconds($0))) }
    let (seconds, requests, end) = repeated(wait(60))
    #expect(requests == 61 && seconds >= 3_600 && end == .failed(Self.broken))
    #expect(repeated(wait(3_601)).requests == 1)
    #expect(repeated(wait(60), patience: .command).requests == 1)
  }

  @Test("A lock held by another process is waited for as long as a server")
  func busy() {
    var state = RenewalState(.profile, baseURL: Self.url, patience: .run)
    _ = state.begin(failed: "a1")
    var now = Self.at(0)
    while case .wait(let until) = state.busy(now) {
      #expect(until.since(now) == RenewalState.lockPause)
      now = until
      #expect(state.wake(now) == .lock)
    }
    #expect(now == Self.at(300))
    _ = state.begin(failed: "a1")
    #expect(state.busy(now) == .wait(until: now.advanced(by: RenewalState.lockPause)))
  }

  @Test("Events that a renewal isn't waiting for are ignored")
  func outOfOrder() {
    var state = RenewalState(.profile, baseURL: Self.url, patience: .run)
    var random = SeededRandom(seed: 1)
    #expect(state.wake(Self.at(1)) == nil)
    #expect(state.stored() == nil)
    #expect(state.take(.lost(Self.broken), Self.at(1), unixSeconds: 0, &random) == nil)
  }
}
