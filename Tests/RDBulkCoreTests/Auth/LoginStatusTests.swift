import RDBulkCore
import Testing

@Suite("Auth: what auth status shows")
struct LoginStatusTests {
  private static let now: Int64 = 1_795_306_565

  private func profile(_ change: (inout Profile) -> Void) -> Profile {
    var profile = Profile(baseURL: "https://api.rd.services")
    profile.clientID = "0123456789abcdef"
    profile.clientSecret = "client-secret-1"
    profile.accessToken = "access-token-1"
    profile.refreshToken = "refresh-token-1"
    profile.expiresAt = Self.now + 3_600
    change(&profile)
    return profile
  }

  @Test("The status is complete and shows no secret")
  func whole() {
    let status = LoginStatus(
      profile { $0.account = "Acme Ltda" }, name: "acme", file: "/home/ana/acme.json", canRenew: true,
      unixSeconds: Self.now)
    #expect(
      status.lines(in: .english) == [
        "Profile:        acme",
        "Account:        Acme Ltda",
        "Client id:      0123...cdef",
        "Server:         https://api.rd.services",
        "Access token:   valid until 2026-11-22T01:16:05Z (1 h 0 min)",
        "Refresh token:  stored",
        "File:           /home/ana/acme.json",
      ])
    #expect(status.isGood)
  }

  @Test("The status says whether the login still works")
  func goodness() {
    let cases: [(Profile, Bool, Bool, String, String)] = [
      (profile { $0.expiresAt = Self.now }, true, true, "expired 2026-11-22T00:16:05Z", "stored"),
      (profile { $0.expiresAt = Self.now - 5 }, false, false, "expired 2026-11-22T00:16:00Z", "stored, but"),
      (
        profile {
          $0.expiresAt = nil; $0.refreshToken = nil
        }, false, true, "did not say", "none"
      ),
      (
        profile {
          $0.accessToken = nil; $0.refreshToken = nil
        }, false, false, "none", "none"
      ),
      (profile { $0.refreshToken = nil }, true, true, "valid until", "in the environment"),
      (profile { $0.expiresAt = .max }, true, true, "valid until 9999-12-31T23:59:59Z", "stored"),
    ]
    for (profile, canRenew, isGood, access, refresh) in cases {
      let status = LoginStatus(profile, name: "p", file: "f", canRenew: canRenew, unixSeconds: Self.now)
      #expect(status.isGood == isGood)
      let lines = status.lines(in: .english)
      #expect(lines[4].contains(access), "\(lines[4])")
      #expect(lines[5].contains(refresh), "\(lines[5])")
    }
  }

  @Test("The list has a line for each login, shows no secret, and says whether runs would get through")
  func list() throws {
    let cases: [(name: String, profile: Profile?, canRenew: Bool, isGood: Bool)] = [
      ("acme", profile { $0.account = "Acme Ltda" }, true, true),
      ("beta", profile { $0.expiresAt = Self.now }, true, true),
      ("gone", profile { $0.expiresAt = Self.now - 5 }, false, false),
      ("lent", profile { $0.account = "Loja Três" }, false, true),
      ("none", profile { $0.accessToken = nil }, false, false),
      ("open", nil, false, false),
      ("over", profile { $0.expiresAt = nil }, true, true),
    ]
    var entries: [LoginList.Entry] = []
    for (name, profile, canRenew, isGood) in cases {
      let name = try #require(ProfileName(name))
      let entry =
        profile.map { LoginList.Entry($0, name: name, canRenew: canRenew, unixSeconds: Self.now) }
        ?? LoginList.Entry(unusable: name)
      #expect(LoginList([entry]).areAllGood == isGood, "\(name.text)")
      entries.append(entry)
    }
    #expect(
      LoginList(entries).lines(in: .english) == [
        "profile  account    server                   valid until",
        "acme     Acme Ltda  https://api.rd.services  2026-11-22T01:16:05Z, then renewed",
        "beta     -          https://api.rd.services  renewed by the next run",
        "gone     -          https://api.rd.services  expired 2026-11-22T00:16:00Z",
        "lent     Loja Três  https://api.rd.services  2026-11-22T01:16:05Z",
        "none     -          https://api.rd.services  none",
        "open     -          -                        can't be used",
        "over     -          https://api.rd.services  not known",
      ])
  }

  @Test(
    "A shortened id doesn't give a short id away",
    arguments: [("", "..."), ("abc", "ab..."), ("sandbox-client", "sa..."), ("0123456789abcdef", "0123...cdef")])
  func shortened(_ id: String, _ shown: String) {
    #expect(LoginStatus.shortened(id) == shown)
  }
}
