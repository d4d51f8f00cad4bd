import Testing

/// `cf_` columns against the fields of an account.
@Suite("Custom fields and the account") struct AccountFieldTests {
  private static let fields = #"""
    {"fields":[{"api_identifier":"cf_interesses","data_type":"STRING[]"},{"api_identifier":"cf_produto","data_type":"STRING"},
    {"api_identifier":"cf_idade","data_type":"INTEGER"}]}
    """#

  private func run(
    _ file: String, _ text: String, _ more: [String] = [], fields: String = fields, in folder: Folder
  ) throws -> Ended {
    try folder.write(file, text)
    try folder.write("fields.json", fields)
    return try Command.run(
      ["event", "conversion", file, "-o", "out.jsonl", "--rate", "unlimited", "--sandbox", "--fields", "fields.json"]
        + more,
      in: folder)
  }

  @Test("an unknown name stops before anything is sent", arguments: ["in.csv", "in.jsonl"])
  func unknown(_ file: String) throws {
    let folder = try Folder()
    let text =
      file == "in.csv"
      ? "email,evento,cf_produt\na@x.co,e,1\n" : #"{"email":"a@x.co","evento":"e","cf_produt":"1"}"#
    let ended = try run(file, text, in: folder)
    #expect(ended.code == 2)
    #expect(ended.err.contains("no field 'cf_produt'"), "\(ended.err)")
    #expect(ended.err.contains("--map 'cf_produto=cf_produt'"))
    #expect(ended.err.contains("Nothing was sent."))
    #expect(!folder.has("out.jsonl"))
    let mapped = try run(file, text, ["--map", "cf_produto=cf_produt"], in: folder)
    #expect(mapped.code == 0, "\(mapped.err)")
    let unchecked = try run(file, text, ["--unchecked-fields", "--overwrite"], in: folder)
    #expect(unchecked.code == 0, "\(unchecked.err)")
  }

  @Test("an unknown key in the first rows of a pipe stops, one in a later row makes that row invalid")
  func pipe() throws {
    let folder = try Folder()
    try folder.write("fields.json", Self.fields)
    let sending = [
      "event", "conversion", "-o", "out.jsonl", "--rate", "unlimited", "--sandbox", "--fields", "fields.json",
    ]
    let key = #"{"email":"a@x.co","evento":"e","cf_produt":"1"}"#
    let stopped = try Command(sending, in: folder, input: .pipe, name: "stopped")
    try stopped.write(key + "\n")
    let ended = stopped.wait(seconds: 10)
    #expect(ended.code == 2)
    #expect(ended.err.contains("no field 'cf_produt'"), "\(ended.err)")
    #expect(!folder.has("out.jsonl"))
    let going = try Command(sending, in: folder, input: .pipe, name: "going")
    try going.write(#"{"email":"a@x.co","evento":"e"}"# + "\n")
    try #require(waitFor { folder.text("out.jsonl").contains("accepted") ? true : nil } != nil)
    try going.write(key + "\n")
    try going.endInput()
    #expect(going.wait().code == 1)
    try #expect(
      folder.results("out.jsonl").map(\.brief) == ["1 1 a@x.co accepted -", "2 2 a@x.co invalid UNKNOWN_FIELD"])
  }

  @Test("choices become lists, and what is no number is invalid")
  func kinds() throws {
    let folder = try Folder()
    let ended = try run(
      "in.csv", "email;evento;cf_interesses;cf_idade\na@x.co;e;\"Preço; Prazo\";42\nb@x.co;e;Preço;muitos\n",
      ["--log", "log.jsonl"], in: folder)
    #expect(ended.code == 1, "\(ended.err)")
    #expect(
      try folder.results("out.jsonl").map(\.brief) == ["1 2 a@x.co accepted -", "2 3 b@x.co invalid INVALID_NUMBER"])
  }

  @Test("a job is not resumed when the account has changed what its columns are, and is when nothing depends on it")
  func resume() throws {
    let folder = try Folder()
    let text = "email,evento,cf_interesses\na@x.co,e,1\n"
    #expect(try run("in.csv", text, in: folder).code == 0)
    let grown = text + "b@x.co,e,2\n"
    let changed = Self.fields.replacing("STRING[]", with: "STRING")
    let refused = try run("in.csv", grown, ["--resume"], fields: changed, in: folder)
    #expect(refused.code == 2 && refused.err.contains("account's custom fields"), "\(refused.err)")
    let unchecked = try run("in.csv", grown, ["--resume", "--unchecked-fields"], in: folder)
    #expect(unchecked.code == 2, "\(unchecked.err)")
    #expect(try run("in.csv", grown, ["--resume"], in: folder).code == 0)

    let other = try Folder()
    #expect(try run("in.csv", text, fields: changed, in: other).code == 0)
    #expect(try run("in.csv", grown, ["--resume", "--unchecked-fields"], in: other).code == 0)
  }

  @Test("a job over JSON goes on with rows that bring a new field, and not where the account has changed one it knows")
  func newKey() throws {
    let folder = try Folder()
    let text = #"{"email":"a@x.co","evento":"e","cf_interesses":"Preço; Prazo"}"# + "\n"
    #expect(try run("in.jsonl", text, in: folder).code == 0)
    let grown = text + #"{"email":"b@x.co","evento":"e","cf_idade":42,"cf_produto":"x"}"# + "\n"
    let changed = Self.fields.replacing("STRING[]", with: "STRING")
    let refused = try run("in.jsonl", grown, ["--resume"], fields: changed, in: folder)
    #expect(refused.code == 2 && refused.err.contains("account's custom fields"), "\(refused.err)")
    let unchecked = try run("in.jsonl", grown, ["--resume", "--unchecked-fields"], in: folder)
    #expect(unchecked.code == 2, "\(unchecked.err)")
    let resumed = try run("in.jsonl", grown, ["--resume"], in: folder)
    #expect(resumed.code == 0, "\(resumed.err)")
    #expect(try folder.results("out.jsonl").map(\.brief) == ["1 1 a@x.co accepted -", "2 2 b@x.co accepted -"])
    let added = grown + #"{"email":"c@x.co","evento":"e","cf_produt":"x"}"# + "\n"
    let unknown = try run("in.jsonl", added, ["--resume"], in: folder)
    #expect(unknown.code == 2 && unknown.err.contains("no field 'cf_produt'"), "\(unknown.err)")
  }

  @Test(
    "an account that does not say what it has stops the run with the flag",
    arguments: [
      ("HTTP/1.1 403 Forbidden\r\nContent-Length: 9\r\n\r\nForbidden", 2),
      (RawServer.answer("<html>hello</html>"), 2),
      ("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}", 3),
    ] as [(String, Int32)])
  func unreadable(_ answer: String, _ code: Int32) throws {
    let server = try RawServer { connection, _ in
      _ = connection.readRequest()
      connection.send(answer)
    }
    let folder = try Folder()
    try folder.write("in.csv", "email,evento,cf_produto\na@x.co,e,1\n")
    let ended = try Command.run(
      ["event", "conversion", "in.csv", "-o", "out.csv", "--base-url", server.url], in: folder,
      environment: SandboxProcess.token)
    #expect(ended.code == code, "\(ended.err)")
    #expect(ended.err.contains("--unchecked-fields"), "\(ended.err)")
    #expect(!folder.has("out.csv"))
  }

  @Test("nothing is asked where no column is for a custom field")
  func unasked() throws {
    let folder = try Folder()
    let sandbox = try SandboxProcess([], in: folder)
    try folder.write("in.csv", "email,evento\na@x.co,e\n")
    let ended = try Command.run(
      ["event", "conversion", "in.csv", "-o", "out.csv", "--base-url", sandbox.url], in: folder,
      environment: SandboxProcess.token)
    #expect(ended.code == 0, "\(ended.err)")
    #expect(try sandbox.stop().count == 1)
  }

  @Test("the summary has the account's name")
  func account() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email,motivo\na@x.co,x\n")
    let ended = try Command.run(["lost", "in.csv", "-o", "out.csv", "--sandbox", "--summary", "s.json"], in: folder)
    #expect(ended.code == 0, "\(ended.err)")
    #expect(folder.text("s.json").contains(#""account":"rdbulk sandbox""#))
  }
}
