import RDBulkCore
import Testing

@Suite("Auth: profiles")
struct ProfileTests {
  static let full = #"""
    {"client_id":"c","client_secret":"s\"é","access_token":"a.b-c","refresh_token":"r","base_url":"https://x.example","refresh_origin":"1f","account":"Loja","expires_at":1795306565}
    """#

  @Test("A profile is written and read back unchanged")
  func roundTrip() throws {
    let profile = try #require(Profile(parsing: Array(Self.full.utf8)))
    #expect(profile.clientID == "c" && profile.clientSecret == "s\"é" && profile.accessToken == "a.b-c")
    #expect(profile.refreshToken == "r" && profile.refreshOrigin == "1f" && profile.expiresAt == 1_795_306_565)
    #expect(profile.baseURL == "https://x.example" && profile.account == "Loja")
    #expect(String(decoding: profile.json, as: UTF8.self) == Self.full + "\n")
  }

  @Test("A profile keeps members it doesn't know")
  func others() throws {
    let text = #"{"later":{"a":[1,2.50]},"base_url":"https://x.example","note":null}"#
    var profile = try #require(Profile(parsing: Array(text.utf8)))
    profile.take(TokenGrant(accessToken: "new", refreshToken: nil, expiresIn: nil), 5)
    #expect(
      String(decoding: profile.json, as: UTF8.self)
        == #"{"access_token":"new","base_url":"https://x.example","later":{"a":[1,2.50]},"note":null}"# + "\n")
  }

  @Test(
    "A profile may lack members",
    arguments: [
      #"{"base_url":"https://x.example"}"#, #"{"base_url":"https://x.example","client_id":null,"expires_at":null}"#,
      #"{"base_url":"https://x.example","refresh_token":"","access_token":""}"#,
      #"{"base_url":"https://x.example","expires_at":1e3}"#,
    ])
  func partial(_ text: String) throws {
    #expect(try #require(Profile(parsing: Array(text.utf8))) == Profile(baseURL: "https://x.example"))
  }

  @Test(
    "A file that this program didn't write is refused",
    arguments: [
      "", "{", "[]", "null", "{}", #"{"base_url":""}"#, #"{"base_url":1}"#,
      #"{"base_url":"https://x.example","access_token":"a\r\nX: y"}"#,
      #"{"base_url":"https://x.example","access_token":["a"]}"#,
      #"{"base_url":"https://x.example","expires_at":"tomorrow"}"#,
      #"{"base_url":"https://x.example","refresh_token":7}"#, full + full,
    ])
  func bad(_ text: String) {
    #expect(Profile(parsing: Array(text.utf8)) == nil)
  }

  @Test("A profile longer than its limit is not read")
  func oversize() {
    let text = #"{"base_url":"https://x.example","n":""# + String(repeating: "x", count: Profile.sizeLimit) + #""}"#
    #expect(Profile(parsing: Array(text.utf8)) == nil)
  }

  @Test(
    "A profile knows whether its token has expired",
    arguments: [(nil, "t"), (101, "t"), (100, nil), (99, nil)] as [(Int64?, String?)])
  func expiry(_ expiresAt: Int64?, _ usable: String?) {
    var profile = Profile(baseURL: "https://x.example")
    profile.accessToken = "t"
    profile.expiresAt = expiresAt
    #expect(profile.usableToken(100) == usable)
  }

  @Test("A profile takes the tokens of a grant")
  func grants() {
    var profile = Profile(baseURL: "https://x.example")
    profile.take(TokenGrant(accessToken: "a1", refreshToken: "r1", expiresIn: 60), 1_000)
    #expect(profile.accessToken == "a1" && profile.refreshToken == "r1" && profile.expiresAt == 1_060)
    profile.take(TokenGrant(accessToken: "a2", refreshToken: nil, expiresIn: nil), 2_000)
    #expect(profile.accessToken == "a2" && profile.refreshToken == "r1" && profile.expiresAt == nil)
  }

  static let goodNames = ["default", "a", "A.b_c-9", "-", String(repeating: "x", count: 64)]
  static let badNames = [
    "", ".", "..", ".hidden", "a/b", "../x", "a b", "é", "a\0", "a\n", String(repeating: "x", count: 65),
  ]

  @Test("A profile name that is safe as a file name is accepted", arguments: goodNames)
  func goodName(_ name: String) {
    #expect(ProfileName(name)?.text == name)
  }

  @Test("Any other profile name is refused", arguments: badNames)
  func badName(_ name: String) {
    #expect(ProfileName(name) == nil)
  }

  @Test("Logins of different environments have different profile names")
  func environmentNames() {
    let pairs = [("r1", "https://x"), ("r2", "https://x"), ("r1", "https://y")]
    let names = pairs.map { ProfileName.environment(refreshToken: $0.0, baseURL: $0.1) }
    #expect(Set(names.map(\.text)).count == 3)
    for name in names {
      #expect(ProfileName(name.text) == name && name.text.count == 20)
    }
    #expect(names[0] == ProfileName.environment(refreshToken: "r1", baseURL: "https://x"))
  }
}
