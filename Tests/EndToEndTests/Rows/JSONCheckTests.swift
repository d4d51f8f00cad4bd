import Testing

/// What JSON is asked before anything of it is sent.
@Suite("The check of JSON") struct JSONCheckTests {
  private static let rows: [String] = [
    #"{"email":"ana@example.com","estado":"Perdida","motivo":"Preço"}"#,
    #"{"email":"bia@example.com","estado":"Vendida","motivo":null}"#,
    #"{"email":"cia@example.com","estado":"Em andamento"}"#,
  ]

  private func lost(_ file: String, _ more: [String] = [], in folder: Folder) throws -> Ended {
    try Command.run(["lost", file, "--sandbox", "--rate", "unlimited"] + more, in: folder)
  }

  @Test(
    "A key that tells lost from won stops the run, and the flag that it is given with settles it",
    arguments: [
      ("in.jsonl", rows.joined(separator: "\n")), ("in.json", "[\(rows.joined(separator: ", \n"))]"),
      ("in.json", rows.map { $0.replacing("{", with: "{\n") }.joined(separator: "\n")),
    ])
  func states(_ file: String, _ text: String) throws {
    let folder = try Folder()
    try folder.write(file, text)
    for more in [[], ["--dry-run"], ["--dry-run", "-o", "bodies.jsonl"]] {
      let stopped = try lost(file, more, in: folder)
      #expect(stopped.code == 2 && !stopped.out.contains("ana@example.com"), "\(stopped.out)")
      #expect(
        stopped.err.contains(
          "The key 'estado' gives the state of each row: 'Perdida' (1), 'Vendida' (1), 'Em andamento' (1)."))
      #expect(stopped.err.contains("Add --where estado=Perdida ") && stopped.err.contains("Nothing was sent."))
    }
    let chosen = try lost(file, ["--where", "estado=Perdida"], in: folder)
    #expect(chosen.code == 0 && chosen.out.contains("ana@example.com,accepted"), "\(chosen.err)")
    #expect(!chosen.out.contains("bia@example.com"))
    #expect(try lost(file, ["--all-rows"], in: folder).code == 0)
  }

  @Test("An export of a sales program's API is sent once what it is asked is answered")
  func export() throws {
    let folder = try Folder()
    try folder.write(
      "deals.json",
      #"""
      [{"_id":"1","amount_total":1500.5,"win":true,"deal_lost_reason":null,"user":{"email":"p@example.org"},"contato":{"email":"ana@example.com"}},
      {"_id":"2","amount_total":90.0,"win":false,"deal_lost_reason":{"name":"Preço"},"user":{"email":"p@example.org"},"contato":{"email":"bia@example.com"}},
      {"_id":"3","amount_total":10,"win":null,"deal_lost_reason":null,"user":{"email":"p@example.org"},"contato":{"email":"cia@example.com"}}]
      """#)
    let asked = try lost("deals.json", in: folder)
    #expect(asked.code == 2)
    let answers = ["--map", "email=contato.email", "--map", "reason=deal_lost_reason.name", "--where", "win=false"]
    for answer in stride(from: 0, to: answers.count, by: 2) {
      #expect(asked.err.contains("\(answers[answer]) \(answers[answer + 1]) "), "\(asked.err)")
    }
    let sent = try lost("deals.json", answers, in: folder)
    #expect(sent.code == 0 && sent.out.split(separator: "\n").count == 2, "\(sent.err)")
    #expect(sent.out.contains(",bia@example.com,accepted,"))
  }

  @Test("A state that only a late row has is found, and a pipe's first rows are asked as well")
  func lateAndPiped() throws {
    let folder = try Folder()
    let many = (1...4_000).map {
      #"{"deal":{"status":"\#($0 == 3_999 ? "won" : "lost")"},"email":"c\#($0)@example.com"}"# + "\n"
    }
    try folder.write("in.jsonl", many.joined())
    let late = try lost("in.jsonl", in: folder)
    #expect(late.code == 2 && late.err.contains("'lost' (3,999), 'won' (1)"), "\(late.err)")
    let pipe = try Command(["lost", "--sandbox", "--rate", "unlimited"], in: folder, input: .pipe)
    try pipe.write(Self.rows.joined(separator: "\n"))
    try pipe.endInput()
    let piped = pipe.wait()
    #expect(piped.code == 2 && piped.err.contains("--where estado=Perdida"), "\(piped.err)")
  }

  @Test("Two spellings of one field with different values make the row invalid, and the exact key settles it")
  func spellings() throws {
    let folder = try Folder()
    try folder.write(
      "in.jsonl",
      """
      {"Email":"a@example.com","E-mail":"b@example.com"}
      {"Email":"c@example.com","E-mail":"d@example.com","email":"e@example.com"}
      """)
    let ended = try lost("in.jsonl", in: folder)
    #expect(ended.code == 1)
    #expect(ended.out.contains("The keys 'Email' and 'E-mail' both mean email, and their values differ."))
    #expect(ended.out.contains("2,2,e@example.com,accepted,"), "\(ended.out)")
  }

  @Test("A funnel whose answer was lost is recorded as unknown where that is asked for")
  func onUnknown() throws {
    let folder = try Folder()
    try folder.write("in.csv", "email,lifecycle_stage\nana@example.com,Lead\n")
    let arguments = ["funnel", "set", "in.csv", "--sandbox", "--rate", "unlimited", "--fault", "reset-after=1"]
    let recorded = try Command.run(arguments + ["--on-unknown", "record"], in: folder)
    #expect(recorded.code == 1 && recorded.out.contains(",ana@example.com,unknown,"), "\(recorded.out)")
  }
}
