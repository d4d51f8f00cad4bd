import Testing

/// A job of two runs, by people of two languages.
@Suite("Resumed in another language") struct ResumeLanguageTests {
  private static let input = "email,reason\nruim,x\n" + (1...40).map { "c\($0)@example.com,x\n" }.joined()

  // The terminal shows no accents.
  @Test("A resumed run speaks the reader's language throughout, and names its own part of the job's numbers")
  func resumed() throws {
    let job = try ResumeJob(input: Self.input)
    try job.runAndKill(results: 10)
    let before = job.done.count
    let ended = try job.resume(["lost", "in.csv", "--lang", "pt"])
    #expect(ended.code == 1, "\(ended.err)")
    #expect(ended.err.contains("40 de 41 registros aceitos em "), "\(ended.err)")
    #expect(ended.err.contains("  Nesta execucao: \(41 - before) registros, "), "\(ended.err)")
    #expect(ended.err.contains("; o resto, em execucoes anteriores deste trabalho.\n"))
    #expect(
      ended.err.contains(
        "  1 x INVALID_EMAIL, o primeiro no registro 1 (linha 2 do arquivo): O email nao e um endereco.\n"))
    #expect(!ended.err.contains("email is not an address"))
    let summary = try job.folder.summary("sum.json")
    #expect(summary["rows"] == 41 && summary["resumed_rows"] == Double(before))
    #expect((summary["requests"] ?? 0) >= 40, "those of both runs")
  }
}
