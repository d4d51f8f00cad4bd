import RDBulkCore
import Testing

@testable import RDBulkRuntime

@Suite("Transport: secrets in a server's answers") struct RedactionTests {
  private static let secret = "secret-token-1"

  /// Secrets, what a server answered, and what is left of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var secrets: [String]
    var text: String
    var redacted: String

    init(_ secrets: String..., text: String, gives redacted: String) {
      self.secrets = secrets
      self.text = text
      self.redacted = redacted
    }

    var testDescription: String { "\(secrets) in \(text)" }
  }

  static let texts = [
    Case(secret, text: "Bearer secret-token-1", gives: "Bearer **************"),
    Case(secret, text: "secret-token-1secret-token-1", gives: "****************************"),
    Case(secret, text: "secret-token-2", gives: "secret-token-2"),
    Case(secret, text: "secret-token-", gives: "secret-token-"),
    Case(secret, text: "SECRET-TOKEN-1", gives: "SECRET-TOKEN-1"),
    Case(secret, text: "", gives: ""),
    // Found from an overlapping beginning.
    Case("aab-aab-c", text: "aab-aab-aab-c", gives: "aab-*********"),
    // As a JSON writer may escape it.
    Case("abc/def/ghi", text: #"{"token":"abc\/def\/ghi"}"#, gives: #"{"token":"*************"}"#),
    Case("abc/def/ghi", text: "abc/def/ghi", gives: "***********"),
    // Escaped in any way, all of it or a part, and in base64.
    Case(secret, text: #"<\u0073ecret-token-1>"#, gives: "<*******************>"),
    Case(secret, text: #"<\\u0073ecret-token-1>"#, gives: "<********************>"),
    Case(secret, text: "a=secret%2dtoken%2D1&b", gives: "a=******************&b"),
    Case(secret, text: "<secret&#45;token&#x2d;1>", gives: "<***********************>"),
    Case(secret, text: "Basic YTpzZWNyZXQtdG9rZW4tMQ==", gives: "Basic YTp******************Q=="),
    Case("%2541-secret", text: "%2541-secret", gives: "************"),
    // One secret is part of another: the longer one is covered whole.
    Case("token-12", "token-12345", text: "token-12345 token-12", gives: "*********** ********"),
    Case("token-12345", "token-12", text: "token-12345 token-12", gives: "*********** ********"),
    Case("first-secret", "other-secret", text: "first-secret, other-secret", gives: "************, ************"),
    Case("é-segredo-é", text: "<é-segredo-é>", gives: "<*************>"),
    // Shorter than a secret is: its letters may be part of any word.
    Case("request", text: "the request failed", gives: "the request failed"),
    Case("requests", text: "the requests failed", gives: "the ******** failed"),
    Case("", text: "nothing", gives: "nothing"),
    Case(text: "secret-token-1", gives: "secret-token-1"),
  ]

  @Test("A secret is covered wherever it occurs, and nothing else is", arguments: texts)
  func covered(_ example: Case) {
    let redaction = Redaction(example.secrets)
    var bytes = Array(example.text.utf8)
    let isFound = redaction.occurs(in: bytes.span, 0..<bytes.count)
    #expect(isFound == (example.text != example.redacted))
    redaction.blot(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == example.redacted)
    #expect(redaction.clean(APIError("CODE", Message(verbatim: example.text))).message.english == example.redacted)
    #expect(redaction.clean(APIError(example.text, "A message.")).code == example.redacted)
  }

  @Test(
    "A message that was cut within a secret keeps nothing of its beginning",
    arguments: [
      ("Bad secret-tok…", "Bad **********…"), ("Bad secr….", "Bad ****…."), ("Bad sec…", "Bad sec…"),
      ("Bad secret-tok", "Bad secret-tok"), ("Bad other…", "Bad other…"),
      ("Bad secret-token-1…", "Bad **************…"),
    ])
  func cut(_ text: String, _ redacted: String) {
    let error = APIError("CODE", Message(verbatim: text))
    #expect(Redaction([Self.secret]).clean(error).message.english == redacted)
  }

  @Test("A secret is found only within the given range")
  func range() {
    let bytes = Array("<secret-token-1>".utf8)
    let redaction = Redaction([Self.secret])
    let found = [1..<15, 2..<16, 0..<14, 0..<16].map { redaction.occurs(in: bytes.span, $0) }
    #expect(found == [true, false, false, true])
  }

  @Test("A secret added later is covered as well, and one added twice once")
  func added() {
    var redaction = Redaction([])
    var text = Array("secret-token-1".utf8)
    redaction.blot(&text)
    #expect(text == Array("secret-token-1".utf8))
    redaction.add([Self.secret])
    redaction.add([Self.secret])
    redaction.blot(&text)
    #expect(text == Array("**************".utf8))
  }

  private static let leak = APIError(secret, Message(verbatim: "Bad \(secret)."))
  private static let clean = APIError("**************", Message(verbatim: "Bad **************."))

  /// Every way a delivery can carry an error.
  static let deliveries: [(delivery: Delivery, redacted: Delivery)] = [
    (.answered(.accepted, status: 200), .answered(.accepted, status: 200)),
    (.answered(.unreadable(leak), status: 200), .answered(.unreadable(clean), status: 200)),
    (.answered(.rejected(leak), status: 400), .answered(.rejected(clean), status: 400)),
    (
      .answered(.partlyRejected([RejectedEvent(0, leak), RejectedEvent(7, leak)]), status: 400),
      .answered(.partlyRejected([RejectedEvent(0, clean), RejectedEvent(7, clean)]), status: 400)
    ),
    (.answered(.unauthorized(leak), status: 401), .answered(.unauthorized(clean), status: 401)),
    (.answered(.accountLimit(leak, wait: 5), status: 429), .answered(.accountLimit(clean, wait: 5), status: 429)),
    (.answered(.contactLimit(leak, wait: nil), status: 429), .answered(.contactLimit(clean, wait: nil), status: 429)),
    (.answered(.failure(leak, wait: 7), status: 503), .answered(.failure(clean, wait: 7), status: 503)),
    (
      .answered(.lostBehindGateway(leak, wait: nil), status: 502),
      .answered(.lostBehindGateway(clean, wait: nil), status: 502)
    ),
    (.unsent(leak, isPermanent: true), .unsent(clean, isPermanent: true)),
    (.lost(leak, status: 0), .lost(clean, status: 0)),
  ]

  @Test("No delivery keeps a secret in its errors, and everything else stays", arguments: deliveries.indices)
  func delivery(_ index: Int) {
    let example = Self.deliveries[index]
    #expect(Redaction([Self.secret]).clean(example.delivery) == example.redacted)
    #expect(Redaction([]).clean(example.delivery) == example.delivery)
  }

  @Test("A funnel loses the members that hold a secret")
  func funnel() throws {
    let body = Array(#"{"lifecycle_stage":"Client","contact_owner_email":"x secret-token-1","interest":12}"#.utf8)
    let parsed = Funnel(body.span)
    let funnel = try #require(parsed)
    let redacted = Redaction([Self.secret]).clean(funnel)
    #expect(redacted.values == [.string("Client"), .null, .null, .null, .number("12")])
    #expect(Redaction([]).clean(funnel) == funnel)
  }

  @Test("A message with a secret loses it in every language, and others keep their translation")
  func messages() {
    let redaction = Redaction([Self.secret])
    let hidden = redaction.clean(APIError("HTTP_500", "The server answered \(500): \("see \(Self.secret)!")"))
    for language in Language.allCases {
      #expect(hidden.message.text(in: language) == "The server answered 500: see **************!")
    }
    let nested: Message = "\(clause: Message(verbatim: Self.secret + ".")) (\(7))"
    #expect(redaction.clean(APIError("A", nested)).message.english == "************** (7)")
    let harmless = APIError("HTTP_500", "The server answered \(500).")
    #expect(redaction.clean(harmless) == harmless)
    #expect(harmless.message.text(in: .portuguese) == "O servidor respondeu 500.")
  }
}
