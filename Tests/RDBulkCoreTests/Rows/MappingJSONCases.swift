import RDBulkCore

extension MappingCase {
  private static let missingEmail = "MISSING_FIELD: email is empty; it must have a value."
  private static let plain = #""email":"a@b.co","funnel_name":"default""#
  private static let noObject =
    "each line must be one JSON object like {\"email\":\"…\"}. --format json "
    + "reads an array of them."

  static let json: [Self] = members + paths + spellings + badLines

  /// One line, and the payload that comes of it.
  private static func line(_ name: String, _ text: String, gives payload: String) -> Self {
    Self(name, text, ReaderSettings(format: .jsonLines), gives: [.sent(1, "a@b.co", payload)])
  }

  private static func path(_ name: String, _ path: String, _ text: String, gives reason: String?) -> Self {
    Self(
      name, text, ReaderSettings(format: .jsonLines),
      adjust: { options in
        options.maps = [FieldSetting("reason", path)]
      }, gives: [.sent(1, "a@b.co", plain + (reason.map { ",\"reason\":\"\($0)\"" } ?? ""))])
  }

  private static func missingFunnel(_ keys: String) -> String {
    "MISSING_FIELD: funnel_name is empty; it must have a value. The keys of this row are \(keys). If one of them is the "
      + "funnel_name, say so: --map funnel_name=KEY."
  }

  private static func noList(_ path: String, _ list: String) -> String {
    "INVALID_TYPE: --map reason=\(path): \(list) is a list, and a field can't be read from inside a list."
  }

  private static func intoList(_ name: String, _ path: String, _ text: String, _ list: String) -> Self {
    Self(
      name, text, ReaderSettings(format: .jsonLines),
      adjust: { options in
        options.maps = [FieldSetting("reason", path)]
      }, gives: [MappedRow(1, "a@b.co", noList(path, list))])
  }

  static let members = [
    line("email and reason", #"{"email":"a@b.co","reason":"x"}"#, gives: plain + #","reason":"x""#),
    line(
      "aliases", #" { "Motivo da Perda" : "x" , "E-MAIL" : "a@b.co" , "funil" : "Default" } "#,
      gives: #""email":"a@b.co","funnel_name":"default","reason":"x""#),
    line("an alias with an escape", #"{"raz\u00e3o":"x","ema\u0069l":"a@b.co"}"#, gives: plain + #","reason":"x""#),
    line(
      "escapes are read and written again", #"{"email":"a\u0040b.co","reason":"\u0041\/\u00e9\ud83d\ude00\n\"\u0000"}"#,
      gives: plain + #","reason":"A/é😀\n\"\u0000""#),
    line(
      "blanks around values", #"{"email":" a@b.co\u00a0","reason":"\t x y \r\n"}"#, gives: plain + #","reason":"x y""#),
    line(
      "numbers are taken as they are written", #"{"email":"a@b.co","reason":-12.50e+1}"#,
      gives: plain + #","reason":"-12.50e+1""#),
    line("null is no value", #"{"email":"a@b.co","reason":null,"funnel_name":null}"#, gives: plain),
    line("empty texts are no values", #"{"email":"a@b.co","reason":"","funnel_name":" "}"#, gives: plain),
    line(
      "other members don't matter",
      #"{"x":{"email":"no@no.no","reason":[]},"email":"a@b.co","y":[{"reason":"no"},true]}"#, gives: plain),
    line(
      "of duplicate keys that are spelled differently, one value is as good as the other",
      #"{"e_mail":"a@b.co","E-mail":"a@b.co"}"#, gives: plain),
    line(
      "the likeliest name counts, first", #"{"email":"a@b.co","mail":"no@no.no","contact email":null}"#, gives: plain),
    line("the likeliest name counts, last", #"{"contact email":7,"mail":"no@no.no","email":"a@b.co"}"#, gives: plain),
    line(
      "a wrong type under a less likely name does not matter",
      #"{"email":"a@b.co","mail":{"a":1},"reason":"x","motivo":[]}"#, gives: plain + #","reason":"x""#),
    Self(
      "keys are learned from row to row",
      "{\"email\":\"a@b.co\",\"x\":1}\n{\"x\":2,\"email\":\"b@b.co\",\"reason\":\"y\"}\n{\"reason\":\"z\"}\n",
      gives: [
        .sent(1, "a@b.co", plain), .sent(2, "b@b.co", #""email":"b@b.co","funnel_name":"default","reason":"y""#),
        MappedRow(
          3, "",
          missingEmail + " The keys of this row are reason. If one of them is the email, say so: --map email=KEY."),
      ]),
    Self(
      "a likely name in one row, another one in the next", "{\"email\":\"a@b.co\"}\n{\"mail\":\"a@b.co\"}\n",
      gives: [.sent(1, "a@b.co", plain), .sent(2, "a@b.co", plain)]),
    Self(
      "more keys than are learned", "{" + (0..<100).map { "\"k\($0)\":\($0)," }.joined() + "\"email\":\"a@b.co\"}\n",
      gives: [.sent(1, "a@b.co", plain)]),
    Self(
      "Windows-1252",
      bytes: Array(#"{"raz"#.utf8) + [0xE3] + Array(#"o":"n"#.utf8) + [0xE3] + Array(#"o "#.utf8) + [0x80]
        + Array(#"","email":"a@b.co"}"#.utf8), ReaderSettings(encoding: .windows1252),
      gives: [
        .sent(1, "a@b.co", plain + #","reason":"não €""#)
      ]),
    Self(
      "--set and --require", "{\"email\":\"a@b.co\",\"reason\":\"no\"}\n{\"email\":\"b@b.co\"}\n",
      adjust: { options in
        options.sets = [FieldSetting("reason", "s")]
        options.required = ["funnel"]
      },
      gives: [
        MappedRow(1, "a@b.co", missingFunnel("email, reason")), MappedRow(2, "b@b.co", missingFunnel("email")),
      ]),
    Self(
      "--set goes before the row's value", "{\"email\":\"a@b.co\",\"reason\":\"no\"}",
      adjust: { options in
        options.sets = [FieldSetting("reason", "s")]
      }, gives: [.sent(1, "a@b.co", plain + #","reason":"s""#)]),
  ]

  static let paths = [
    path("a key", "Obs", #"{"email":"a@b.co","Obs":"x","reason":"no","obs":"no"}"#, gives: "x"),
    path(
      "a dotted path", "deal.lost.reason",
      #"{"deal":{"x":{"reason":"no"},"lost":{"reason":"x","y":"no"},"reason":"no"},"email":"a@b.co"}"#, gives: "x"),
    path(
      "a path with escapes in its keys", "deal.lost", #"{"d\u0065al":{"los\u0074":"x"},"email":"a@b.co"}"#, gives: "x"),
    path(
      "an exact key goes before the path, first", "a.b", #"{"a.b":"x","a":{"b":"no"},"email":"a@b.co"}"#, gives: "x"),
    path("an exact key goes before the path, last", "a.b", #"{"a":{"b":"no"},"a.b":"x","email":"a@b.co"}"#, gives: "x"),
    path(
      "an exact key without a value goes before the path", "a.b", #"{"a.b":null,"a":{"b":"no"},"email":"a@b.co"}"#,
      gives: nil),
    path("an exact key counts at the top only", "a.b", #"{"x":{"a.b":"no"},"email":"a@b.co"}"#, gives: nil),
    path("a path that ends early", "a.b.c", #"{"a":{"b":"no"},"email":"a@b.co"}"#, gives: nil),
    intoList("a path through a list", "a.b", #"{"a":[{"b":"no"}],"email":"a@b.co"}"#, "a"),
    intoList("a path through a list in the middle", "a.b.c", #"{"a":{"b":[{"c":"no"}]},"email":"a@b.co"}"#, "a.b"),
    intoList("a path to an element of a list", "a.0", #"{"a":["no"],"email":"a@b.co"}"#, "a"),
    path(
      "an exact key goes before a path into a list", "a.b", #"{"a.b":"x","a":[{"b":"no"}],"email":"a@b.co"}"#,
      gives: "x"),
    path("a list beside the path", "a.b", #"{"a":{"c":[1],"b":"x"},"b":[2],"email":"a@b.co"}"#, gives: "x"),
    path(
      "a key on the way twice, with a value in one of the two", "a.b",
      #"{"a":[1],"a":{"b":"x"},"email":"a@b.co"}"#, gives: "x"),
    Self(
      "a path into a list, of the second row",
      "{\"a\":{\"b\":\"x\"},\"email\":\"a@b.co\"}\n{\"a\":[1],\"email\":\"a@b.co\"}\n{\"a\":[1],\"email\":\"a@b.co\"}",
      adjust: { options in
        options.maps = [FieldSetting("reason", "a.b")]
      },
      gives: [
        .sent(1, "a@b.co", plain + #","reason":"x""#), MappedRow(2, "a@b.co", noList("a.b", "a")),
        MappedRow(3, "a@b.co", noList("a.b", "a")),
      ]),
    twice(
      "a key on the way twice", path: "a.b", #"{"a":{"b":"no"},"a":{"b":"x"},"email":"a@b.co"}"#, key: "a"),
    twice(
      "a key on the way twice, once leading nowhere", path: "a.b", #"{"a":{"b":"no"},"a":5,"email":"a@b.co"}"#, key: "a"
    ),
    twice(
      "the last key of a path twice", path: "a.b", #"{"a":{"b":"no","b":"x"},"email":"a@b.co"}"#, key: "b"),
    twice(
      "a dotted key twice", path: "a.b", #"{"a.b":"no","a.b":"x","email":"a@b.co"}"#, key: "a.b"),
    path(
      "a key on the way twice, with one value", "a.b", #"{"a":{"b":"x"},"a":{"b":"x"},"email":"a@b.co"}"#, gives: "x"),
    path(
      "the rest of a path elsewhere", "a.b.c", #"{"b":{"c":"no"},"a":{"c":"no","x":{"c":"no"}},"email":"a@b.co"}"#,
      gives: nil),
    path("empty steps are empty keys", "a..b", #"{"a":{"":{"b":"x"}},"email":"a@b.co"}"#, gives: "x"),
    Self(
      "an exact key in one row, a path in the next",
      "{\"a.b\":\"x\",\"email\":\"a@b.co\"}\n{\"a\":{\"b\":\"y\"},\"email\":\"a@b.co\"}",
      adjust: { options in
        options.maps = [FieldSetting("reason", "a.b")]
      }, gives: [.sent(1, "a@b.co", plain + #","reason":"x""#), .sent(2, "a@b.co", plain + #","reason":"y""#)]),
    Self(
      "two fields from one object", #"{"lead":{"mail":"a@b.co","why":"x"}}"#,
      adjust: { options in
        options.maps = [FieldSetting("email", "lead.mail"), FieldSetting("reason", "lead.why")]
      }, gives: [.sent(1, "a@b.co", plain + #","reason":"x""#)]),
    Self(
      "a field that is an object, and a path below it", #"{"a":{"b":"a@b.co"}}"#,
      adjust: { options in
        options.maps = [FieldSetting("email", "a.b"), FieldSetting("reason", "a")]
      }, gives: [MappedRow(1, "a@b.co", "INVALID_TYPE: reason is an object; it must be a text.")]),
  ]

  /// Lines behind which the next one is read as ever.
  static let badLines =
    [
      ("a list", "[1,{\"email\":\"a@b.co\"}]", "", "MALFORMED_ROW: This line is an array; " + noObject),
      ("a text", "\"a@b.co\"", "", "MALFORMED_ROW: This line is a single value; " + noObject),
      ("a list that is broken", "[1,", "", "MALFORMED_ROW: At byte 4 of the line: the JSON ends in the middle."),
      ("no JSON", "email", "", "MALFORMED_ROW: At byte 1 of the line: this is not JSON."),
      (
        "an object in two lines", "{\"email\":\" a@b.co \",", "a@b.co",
        "MALFORMED_ROW: At byte 21 of the line: the JSON ends in the middle."
      ),
      (
        "two objects", "{\"email\":\"a@b.co\"} {}", "a@b.co",
        "MALFORMED_ROW: At byte 20 of the line: something follows the end of the JSON value."
      ),
      (
        "half a surrogate pair", "{\"x\":\"\\ud83d\"}", "",
        "MALFORMED_ROW: At byte 7 of the line: a \\u escape is half of a surrogate pair."
      ),
      (
        "a list as a value", "{\"reason\":[1],\"email\":\" a@b.co \"}", "a@b.co",
        "INVALID_TYPE: reason is a list; it must be a text."
      ),
      (
        "a truth as a value", "{\"email\":true,\"reason\":\"x\"}", "",
        "INVALID_TYPE: email is true or false; it must be a text."
      ),
      (
        "an object as a value", "{\"email\":{\"email\":\"a@b.co\"}}", "",
        "INVALID_TYPE: email is an object; it must be a text."
      ),
      (
        "two wrong types", "{\"reason\":[],\"email\":true}", "",
        "INVALID_TYPE: email is true or false; it must be a text."
      ),
      (
        "a wrong type and no JSON", "{\"email\":true,", "",
        "MALFORMED_ROW: At byte 15 of the line: the JSON ends in the middle."
      ),
      ("no email", "{}", "", missingEmail),
      ("no address", "{\"email\":5}", "5", "INVALID_EMAIL: email is not an address: it has no @."),
    ].map { name, text, email, problem in
      Self(
        name, text + "\n\n{\"email\":\"a@b.co\"}", ReaderSettings(format: .jsonLines),
        gives: [
          MappedRow(1, email, problem), .sent(3, "a@b.co", plain),
        ])
    }

  private static let notUTF8 = Self(
    "bytes that are not UTF-8",
    bytes: Array("{\"email\":\"a@b.co\",\"x\":\"".utf8) + [0xE9] + Array("\"}\n{}".utf8),
    gives: [
      MappedRow(
        1, "",
        "MALFORMED_ROW: This line has bytes that are not valid UTF-8; save the file as UTF-8, or name its encoding "
          + "with --encoding."
      ),
      MappedRow(2, "", missingEmail),
    ])
}

/// Objects that spell one field in two ways.
extension MappingCase {
  private static func differing(_ first: String, _ second: String, _ field: String = "email") -> String {
    "MALFORMED_ROW: The keys '\(first)' and '\(second)' both mean \(field), and their values differ. Keep one of them, or "
      + "choose one with --map."
  }

  private static func twice(
    _ name: String, path: String? = nil, _ text: String, key: String, before: Int = 0
  ) -> Self {
    Self(
      name, text, ReaderSettings(format: .jsonLines),
      adjust: { options in
        if let path { options.maps = [FieldSetting("reason", path)] }
      },
      gives: (0..<before).map { .sent($0 + 1, "a@b.co", plain + #","reason":"x""#) } + [
        MappedRow(
          before + 1, "a@b.co",
          "MALFORMED_ROW: The key '\(key)' appears twice in this row with different values. Keep one of them.")
      ])
  }

  private static func spelt(_ name: String, _ text: String, email: String, gives result: String) -> Self {
    Self(name, text, ReaderSettings(format: .jsonLines), gives: [MappedRow(1, email, result)])
  }

  static let spellings: [Self] = [
    spelt(
      "two spellings, two addresses", #"{"Email":"a@b.co","E-mail":"c@d.co"}"#, email: "c@d.co",
      gives: differing("Email", "E-mail")),
    line("two spellings, one address", #"{"Email":"a@b.co","E-mail":" a@b.co "}"#, gives: plain),
    line("two spellings, one of them empty", #"{"Email":"a@b.co","E-mail":null}"#, gives: plain),
    line("two spellings, the other one empty", #"{"Email":"","E-mail":"a@b.co"}"#, gives: plain),
    line("the exact key before another spelling", #"{"email":"a@b.co","E-mail":"c@d.co"}"#, gives: plain),
    line("the exact key behind another spelling", #"{"E-mail":"c@d.co","email":"a@b.co"}"#, gives: plain),
    line("the exact key behind two others", #"{"E-mail":"c@d.co","Email":"e@f.co","email":"a@b.co"}"#, gives: plain),
    line("one key twice, with one value", #"{"Email":"a@b.co","Email":" a@b.co"}"#, gives: plain),
    line("one key twice, and a likelier one", #"{"Email":"c@d.co","Email":"e@f.co","email":"a@b.co"}"#, gives: plain),
    line("a key that goes nowhere twice", #"{"email":"a@b.co","x":1,"x":2}"#, gives: plain),
    line(
      "a key twice in two objects of a list", #"{"email":"a@b.co","x":[{"email":"c@d.co"},{"email":"e@f.co"}]}"#,
      gives: plain),
    twice("one key twice, with two values", #"{"email":"no@no.no","email":"a@b.co"}"#, key: "email"),
    twice(
      "one key twice, the second time without a value", #"{"email":"a@b.co","reason":"x","reason":null}"#, key: "reason"
    ),
    twice(
      "one key twice, the first time without a value", #"{"email":"a@b.co","Motivo":"","Motivo":"x"}"#, key: "Motivo"),
    Self(
      "spellings of an earlier row",
      String(repeating: #"{"email": "a@b.co", "reason": null}"# + "\n", count: 8)
        + #"{"email": "a@b.co", "Motivo": "x", "motivo": "y"}"# + "\n" + #"{"email": "a@b.co", "reason": null}"#
        + String(repeating: "\n" + #"{"email": "a@b.co", "reason": null}"#, count: 8),
      ReaderSettings(format: .jsonLines),
      gives: (1...8).map { .sent($0, "a@b.co", plain) } + [
        MappedRow(9, "a@b.co", differing("Motivo", "motivo", "reason"))
      ] + (10...18).map { .sent($0, "a@b.co", plain) }),
    twice("one key twice, as two kinds", #"{"email":"a@b.co","reason":true,"reason":"x"}"#, key: "reason"),
    twice(
      "one key twice among rows of known pieces",
      String(repeating: #"{"email": "a@b.co", "reason": "x"}"# + "\n", count: 40)
        + #"{"email": "c@d.co", "email": "a@b.co", "reason": "x"}"#, key: "email", before: 40),
    line("a likelier name behind two others", #"{"Mail":"c@d.co","mail":"e@f.co","Email":"a@b.co"}"#, gives: plain),
    spelt(
      "two reasons", #"{"email":"a@b.co","Motivo":"x","motivo":"y"}"#, email: "a@b.co",
      gives: differing("Motivo", "motivo", "reason")),
  ]
}
