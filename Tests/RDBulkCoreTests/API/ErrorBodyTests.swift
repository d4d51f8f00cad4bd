import RDBulkCore
import Testing

@Suite("API: bodies of errors")
struct ErrorBodyTests {
  struct Case: CustomTestStringConvertible {
    var status: Int
    var body: String
    var code: String
    var message: String
    var verdict: AnswerTests.Verdict

    init(_ status: Int, _ body: String, _ code: String, _ message: String, _ verdict: AnswerTests.Verdict = .rejected) {
      self.status = status
      self.body = body
      self.code = code
      self.message = message
      self.verdict = verdict
    }

    var testDescription: String { "\(status) \(body.prefix(60))" }
  }

  /// The shapes of the API's reference and of the gateways before it.
  static let shapes: [Case] = [
    Case(
      400,
      #"{"errors":[{"error_type":"INVALID_OPTION","error_message":"Must be one of the valid options.","validation_rules":{"valid_options":["A"]},"path":"$.body.event_type"}]}"#,
      "INVALID_OPTION", "$.body.event_type: Must be one of the valid options."),
    Case(
      400, #"[{"error_type":"INVALID_OPTION","error_message":"Must be.","path":"$.body.event_type"}]"#,
      "INVALID_OPTION",
      "$.body.event_type: Must be."),
    Case(400, #"{"errors":{"error_type":"BAD_REQUEST","error_message":"No."}}"#, "BAD_REQUEST", "No."),
    Case(
      400, #"{"errors":{"email":[{"error_type":"CANNOT_BE_NULL","error_message":"Cannot be null."}]}}"#,
      "CANNOT_BE_NULL", "email: Cannot be null."),
    Case(
      400, #"{"errors":{"label":{"pt-BR":[{"error_type":"CANNOT_BE_BLANK","error_message":"Vazio."}]}}}"#,
      "CANNOT_BE_BLANK", "label.pt-BR: Vazio."),
    Case(
      400,
      #"{"errors":{"email":[{"error_type":"A","error_message":"a"}],"label":{"pt-BR":[{"error_type":"B","error_message":"b"}]}}}"#,
      "A", "email: a; label.pt-BR: b"),
    Case(
      401, #"{"errors":{"error_type":"UNAUTHORIZED","error_message":"Invalid token."}}"#, "UNAUTHORIZED",
      "Invalid token.", .unauthorized),
    Case(
      401, #"{"error":"invalid_token","error_description":"The access token is invalid or has expired"}"#,
      "UNAUTHORIZED", "The access token is invalid or has expired", .unauthorized),
    Case(401, #"{"message":"Unauthorized"}"#, "UNAUTHORIZED", "Unauthorized", .unauthorized),
    Case(401, "", "UNAUTHORIZED", "The server answered 401.", .unauthorized),
    Case(
      404, #"{"errors":{"error_type":"RESOURCE_NOT_FOUND","error_message":"Lead not found."}}"#, "RESOURCE_NOT_FOUND",
      "Lead not found."),
    Case(413, "", "HTTP_413", "The server answered 413."),
    Case(414, "<h1>URI Too Long</h1>", "HTTP_414", "The server answered 414 with a page instead of an answer."),
    Case(
      415, #"{"errors":{"error_type":"UNSUPPORTED_MEDIA_TYPE","error_message":"Bad."}}"#, "UNSUPPORTED_MEDIA_TYPE",
      "Bad."),
    Case(422, #"{"errors":{"error_type":"X"}}"#, "X", ""),
    Case(429, #"{"message":"API rate limit exceeded"}"#, "RATE_LIMIT", "API rate limit exceeded", .accountLimit),
    Case(
      429,
      #"{"error":"'lead_limiter' rate limit exceeded for 86400 second(s) period for key 'lead@example.org'","max":24,"usage":25,"remaining_time":43067}"#,
      "LEAD_LIMIT", "'lead_limiter' rate limit exceeded for 86400 second(s) period for key 'lead@example.org'",
      .contactLimit),
    Case(429, "<html>", "RATE_LIMIT", "The server answered 429 with a page instead of an answer.", .accountLimit),
    Case(
      429, #"{"error":["lead_limiter"]}"#, "RATE_LIMIT", #"The server answered 429: {"error":["lead_limiter"]}"#,
      .accountLimit),
    Case(500, #"{"errors":{"error_type":"INTERNAL","error_message":"Oops."}}"#, "INTERNAL", "Oops.", .failure),
    Case(500, "oops\n", "HTTP_500", "The server answered 500: oops", .failure),
    Case(
      502, " \n<html><b>Bad Gateway</b></html>", "HTTP_502",
      "The server answered 502 with a page instead of an answer.", .gateway),
    Case(503, "", "HTTP_503", "The server answered 503.", .failure),
  ]

  /// What no reference mentions.
  static let oddities: [Case] = [
    Case(403, #"{"message":"Forbidden"}"#, "HTTP_403", "Forbidden"),
    Case(400, #"{"error":"broken"}"#, "HTTP_400", "broken"),
    // A message beside a list of errors only says that there are some.
    Case(400, #"{"message":"Invalid","errors":[{"error_type":"A","error_message":"a"}]}"#, "A", "a"),
    Case(400, #"{"message":"Invalid","errors":[]}"#, "HTTP_400", "Invalid"),
    Case(400, #"{"errors":"text"}"#, "HTTP_400", #"The server answered 400: {"errors":"text"}"#),
    Case(400, #"{"errors":null}"#, "HTTP_400", #"The server answered 400: {"errors":null}"#),
    Case(400, #"{"errors":[{"error_message":"only words"}]}"#, "HTTP_400", "only words"),
    Case(400, #"{"errors":[{"error_type":"","error_message":"no code"}]}"#, "HTTP_400", "no code"),
    Case(
      400, #"{"errors":[{"error_type":7,"error_message":["x"]}]}"#, "HTTP_400",
      #"The server answered 400: {"errors":[{"error_type":7,"error_message":["x"]}]}"#),
    Case(
      400, "{\"errors\":[{\"error_type\":\"A\"", "HTTP_400",
      "The server answered 400: {\"errors\":[{\"error_type\":\"A\""),
    Case(400, "null", "HTTP_400", "The server answered 400: null"),
    Case(400, "\u{0}\u{1}\u{7F}", "HTTP_400", "The server answered 400."),
    // Only the first few messages are joined.
    Case(
      400, "[\((1...9).map { "{\"error_type\":\"E\($0)\",\"error_message\":\"m\($0)\"}" }.joined(separator: ","))]",
      "E1",
      "m1; m2; m3; m4; m5"),
    // Lines, controls, directions and the invisible don't come through.
    Case(
      400,
      #"{"errors":{"error_type":"A\u001b[31m\nB","error_message":"a\r\n\tb\u0000\u009bc\u202e\u2066d\u200be\u2028f\ufefff\u00adg\ue000"}}"#,
      "A [31m B", "a b cde ffg"),
  ]

  @Test("Every known shape of error body is read", arguments: shapes + oddities)
  func shape(_ wanted: Case) {
    let answer = failure(wanted.status, body: wanted.body)
    let error: APIError
    switch answer {
    case .accepted, .partlyAccepted, .partlyRejected: return
    case .refusesAll(let it, _), .unreadable(let it), .rejected(let it), .unauthorized(let it),
      .accountLimit(let it, _),
      .contactLimit(let it, _), .failure(let it, _), .lostBehindGateway(let it, _):
      error = it
    }
    let isOfAll = if case .refusesAll = answer { true } else { false }
    #expect(AnswerTests.verdict(answer) == (isOfAll ? .all : wanted.verdict))
    #expect(isOfAll == (wanted.status == 403))
    #expect(error.code == wanted.code && error.message.english == wanted.message)
  }

  /// Bodies that are meant to hurt.
  static let bodies: [(name: String, body: [UInt8])] = [
    ("deep arrays", Array(repeating: UInt8(ascii: "["), count: 1_000_000)),
    ("deep objects", Array(String(repeating: "{\"errors\":", count: 100_000).utf8)),
    ("nested to the limit", Array((String(repeating: "[", count: 128) + String(repeating: "]", count: 128)).utf8)),
    ("a long message", Array("{\"message\":\"\(String(repeating: "é", count: 500_000))\"}".utf8)),
    ("a long code", Array("{\"errors\":{\"error_type\":\"\(String(repeating: "A", count: 1_000_000))\"}}".utf8)),
    (
      "a long path",
      Array("{\"errors\":{\"\(String(repeating: "k", count: 1_000_000))\":[{\"error_type\":\"A\"}]}}".utf8)
    ),
    (
      "many errors",
      Array("[\(String(repeating: "{\"error_type\":\"A\",\"error_message\":\"b\"},", count: 20_000))1]".utf8)
    ),
    ("many numbers", Array("[\(String(repeating: "1,", count: 300_000))1]".utf8)),
    ("text without end", Array(repeating: UInt8(ascii: "x"), count: 1_000_000)),
    ("bytes that are no text", Array(repeating: 0xFF, count: 100_000)),
    ("invisible", Array(String(repeating: "\u{202E}", count: 100_000).utf8)),
    ("cut within a character", Array(("a" + String(repeating: "é", count: 1_000)).utf8)),
  ]

  @Test("A hostile body gives a short and harmless error", arguments: bodies.indices)
  func hostile(_ index: Int) {
    let body = Self.bodies[index].body
    let error = ErrorBody.summary(status: 500, body.span)
    #expect(error.code.unicodeScalars.count <= 65 && !error.code.isEmpty)
    #expect(error.message.english.unicodeScalars.count <= 501)
    for scalar in (error.code + error.message.english).unicodeScalars {
      let category = scalar.properties.generalCategory
      #expect(category != .control && category != .format && category != .lineSeparator)
    }
    if Self.bodies[index].name == "cut within a character" { #expect(!error.message.english.contains("\u{FFFD}")) }
  }

  @Test(
    "The row of a batch that an error names is found",
    arguments: [
      ("$[3].payload.email", 3), ("$.3.payload", 3), ("$.body[12]", 12), ("[0]", 0), ("3", 3), ("$.payload.email", nil),
      ("$[x]", nil), ("$[", nil), ("$[-1]", nil), ("", nil), ("$.body.event_type", nil),
      ("$[99999999999999999999]", nil), ("$[1\u{301}]", nil), ("$[٣]", nil),
    ] as [(String, Int?)])
  func position(_ path: String, _ position: Int?) {
    let body = Array("[{\"error_type\":\"A\",\"path\":\"\(path)\"}]".utf8)
    #expect(ErrorBody.leaves(body.span).map(\.position) == [position])
  }
}
