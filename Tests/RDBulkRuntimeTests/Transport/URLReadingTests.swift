import RDBulkCore
import Testing

@testable import RDBulkRuntime

/// What libcurl reads in a URL and what the rules make of that: tokens go where these let them.
@Suite("Transport: reading URLs") struct URLReadingTests {
  @Test(
    "A base URL is accepted if libcurl connects to the host as written, over https or on this machine",
    arguments: [
      ("https://api.example.com", "https://api.example.com"),
      ("https://API.example.com:8443/v1/", "https://api.example.com:8443/v1"),
      ("HTTPS://api.example.com//", "https://api.example.com"),
      ("https://api.example.com/a/../b", "https://api.example.com/a/../b"),
      ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
      ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
      ("http://127.3.2.1", "http://127.3.2.1"),
      ("HTTP://localhost/", "http://localhost"),
      ("http://[::1]:8080/", "http://[::1]:8080"),
    ])
  func taken(_ text: String, _ base: String) {
    #expect(EndpointURL.base(of: text, .libcurl) == base)
    // What is stored is read again for each request.
    #expect(EndpointURL.base(of: base, .libcurl) == base)
  }

  /// What is said of each, by a part of it.
  static let attacks: [(text: String, says: String)] = [
    ("http://127.0.0.1@evil.example", "user name"),
    ("https://127.0.0.1:80@evil.example", "user name"),
    ("http://localhost:pw@evil.example/", "user name"),
    ("https://a@b@evil.example", "is not one"),
    ("http://localhost\\@evil.example", "is not one"),
    ("https://good.example\\.evil.example", "is not one"),
    ("http://[::1]:80#@evil.example", "fragment"),
    ("http://127.0.0.1?@evil.example", "query"),
    ("https://good.example?", "query"),
    ("http://127.0.0.1.evil.example", "way to '127.0.0.1.evil.example'"),
    ("http://localhost.evil.example", "way to 'localhost.evil.example'"),
    ("http://localhost.", "way to 'localhost.'"),
    ("http://127.1", "read as '127.0.0.1'; write --base-url http://127.0.0.1."),
    ("http://0x7f.1:80", "read as '127.0.0.1'; write --base-url http://127.0.0.1:80."),
    ("http://0177.0.0.1", "read as '127.0.0.1'"),
    ("http://2130706433", "read as '127.0.0.1'"),
    ("http://127.0.0.01:80", "read as '127.0.0.1'"),
    ("https://0x08080808", "read as '8.8.8.8'"),
    ("https://%65vil.example", "read as 'evil.example'"),
    ("http://%6c%6fcalhost", "read as 'localhost'"),
    ("http://127.0.0.1%2eevil.example", "way to '127.0.0.1.evil.example'"),
    ("http://127.0.0.1%40evil.example", "is not one"),
    ("https://good.example%2f.evil.example", "is not one"),
    ("https://good.example%00.evil.example", "is not one"),
    ("http://0.0.0.0", "way to '0.0.0.0'"),
    ("http://[::]", "way to '[::]'"),
    ("http://[::ffff:127.0.0.1]", "way to"),
    ("https://ex\u{E4}mple.com", "is not one"),
    ("http://\u{2460}27.0.0.1", "is not one"),
    ("https://good.example\t.evil.example", "is not one"),
    ("https://good.example\n.evil.example", "is not one"),
    (" https://good.example", "is not one"),
    ("https://good.example ", "is not one"),
    ("https:good.example", "is not one"),
    ("https:///good.example", "read as 'good.example'"),
    ("https://", "is not one"),
    ("https://:443", "is not one"),
    ("https://good.example:0", "is not one"),
    ("https://good.example:65536", "is not one"),
    ("https://good.example:80:90", "is not one"),
    ("https://[::1", "is not one"),
    ("https://[::1]x", "is not one"),
    ("//good.example", "is not one"),
    ("good.example", "is not one"),
    ("", "is not one"),
    ("ftp://good.example", "begins with ftp"),
    ("file:///etc/passwd", "is not one"),
    ("javascript://good.example", "begins with javascript"),
  ]

  @Test("A base URL is refused if it can be read as another one or would expose the token", arguments: attacks)
  func attack(_ text: String, _ says: String) {
    #expect(EndpointURL.base(of: text, .libcurl) == nil)
    let error = #expect(throws: UsageError.self) {
      try CommandLineParser.parse(["lost", "--base-url", text], .libcurl)
    }
    let message = error?.message.english ?? ""
    #expect(message.hasPrefix("--base-url "))
    #expect(message.contains(says), "\(message)")
  }

  @Test(
    "A proxy is read as libcurl reads its own option",
    arguments: [
      ("proxy.example.com:3128", true), ("http://proxy.example.com", true), ("https://u:p@proxy.example.com:1", true),
      ("socks5h://ana:secret@[fe80::1]:1080", true), ("SOCKS4a://proxy", true), ("ftp://proxy", false),
      // A scheme is guessed by the host's name.
      ("ftp.example.com:21", false),
      ("http://u:secret@", false), ("http://proxy/path", false), ("http://proxy?x", false), ("http://pro xy", false),
    ])
  func proxy(_ text: String, _ isTaken: Bool) {
    let invocation = try? CommandLineParser.parse(["lost", "--proxy", text], .libcurl)
    #expect((invocation != nil) == isTaken)
    if case .send(let options)? = invocation { #expect(options.proxy == text) }
  }
}
