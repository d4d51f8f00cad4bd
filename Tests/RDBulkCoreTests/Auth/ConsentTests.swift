import RDBulkCore
import Testing

@Suite("Auth: the consent page")
struct ConsentTests {
  @Test("The address keeps every parameter intact")
  func address() {
    #expect(
      Consent.address(
        baseURL: "https://api.x", clientID: "a b&c", redirectURI: "https://y/é?q=1#z", state: "s+/=")
        == "https://api.x/auth/dialog?client_id=a%20b%26c&redirect_uri=https%3A%2F%2Fy%2F%C3%A9%3Fq%3D1%23z"
        + "&state=s%2B%2F%3D")
  }

  static let goodTexts: [(text: String, state: String?, code: String)] = [
    ("abc", nil, "abc"), ("  abc\r", "s", "abc"), ("a=b/c", "s", "a=b/c"),
    ("https://localhost/callback?code=abc&state=s", "s", "abc"),
    ("https://localhost/callback?state=s&code=a%2Fb%3D", "s", "a/b="),
    ("https://localhost/callback?code=abc", nil, "abc"),
    ("https://localhost/callback?code=abc&state=other", nil, "abc"),
    ("https://localhost/callback?x=1&code=abc&code=def&state=s#code=ghi", "s", "abc"),
    ("?code=abc&state=s", "s", "abc"),
  ]

  @Test("The code is found alone or in an address", arguments: goodTexts)
  func good(_ text: String, _ state: String?, _ code: String) throws {
    #expect(try Consent.code(in: text, state: state) == code)
  }

  static let badTexts: [(text: String, state: String?, message: String)] = [
    ("", nil, "There is no code."), (" \t", nil, "There is no code."),
    ("two words", nil, "That is neither a code nor an address with one."),
    ("cod\u{e9}", nil, "That is neither a code nor an address with one."),
    (String(repeating: "x", count: 4_097), nil, "That is neither a code nor an address with one."),
    ("https://localhost/callback", "s", "That address holds no code."),
    ("https://localhost/callback#code=abc", "s", "That address holds no code."),
    ("https://localhost/callback?code=%zz&state=s", "s", "That address holds no code."),
    ("https://localhost/callback?code=%ff&state=s", "s", "That address holds no code."),
    ("https://localhost/callback?code=&state=s", "s", "There is no code."),
    ("https://localhost/callback?code=a%0Ab&state=s", "s", "That is neither a code nor an address with one."),
    (
      "https://localhost/callback?error=access_denied&state=s", "s",
      "The consent page answered 'access_denied' and gave no code."
    ),
    (
      "https://localhost/callback?code=abc&state=other", "s",
      "That address belongs to another login: its state does not match the page opened for this one."
    ),
    (
      "https://localhost/callback?code=abc", "s",
      "That address belongs to another login: its state does not match the page opened for this one."
    ),
  ]

  @Test("A text without a usable code is refused with the reason", arguments: badTexts)
  func bad(_ text: String, _ state: String?, _ message: String) {
    let error = #expect(throws: Failure.self) { try Consent.code(in: text, state: state) }
    #expect(error?.message.english == message)
    #expect(error?.hint?.english.contains("abc") != true)
  }
}
