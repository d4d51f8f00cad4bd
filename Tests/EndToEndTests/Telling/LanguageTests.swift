import Foundation
import Testing

/// People are spoken to in their language; programs see no difference.
@Suite("The language") struct LanguageTests {
  private static let mixed =
    "email,reason\nana@example.com,Preço\nruim,x\n=bia@example.com,x\ncris@example.com,\(StatusTests.longReason)\n"
    + "ana@example.com,Preço\n"

  struct Case: Sendable, CustomTestStringConvertible {
    var environment: [String: String]
    var flags: [String] = []
    var line: String
    var testDescription: String { "\(environment) \(flags)" }
  }

  private static let english = "Status of a row:"
  private static let portuguese = "Situação de um registro:"
  private static let plain = "Situacao de um registro:"

  @Test(
    "The help is in the language of the locale or of --lang",
    arguments: [
      Case(environment: [:], line: english),
      Case(environment: ["LANG": "C"], line: english),
      Case(environment: ["LANG": "en_US.UTF-8"], line: english),
      Case(environment: ["LANG": "de_DE.UTF-8"], line: english),
      Case(environment: ["LANG": "pt_BR.UTF-8"], line: portuguese),
      Case(environment: ["LANG": "en_US.UTF-8", "LC_MESSAGES": "pt_BR.UTF-8"], line: portuguese),
      Case(environment: ["LANG": "pt_BR.UTF-8", "LC_ALL": "C"], line: english),
      Case(environment: ["LANG": "pt_BR.UTF-8"], flags: ["--lang", "en"], line: english),
      Case(environment: ["LANG": "en_US.UTF-8"], flags: ["--lang=pt"], line: portuguese),
      // Where the terminal can't show accents, there are none.
      Case(environment: ["LANG": "pt_BR.ISO-8859-1"], line: plain),
      Case(environment: ["LANG": "pt_BR"], line: plain),
      Case(environment: ["LC_ALL": "C"], flags: ["--lang", "pt"], line: plain),
    ])
  func help(_ example: Case) throws {
    for command in [["help", "lost"] + example.flags, ["lost", "--help"] + example.flags] {
      let ended = try Command.run(command, in: Folder(), environment: example.environment)
      #expect(ended.code == 0)
      #expect(ended.out.contains(example.line), "\(ended.out)")
    }
  }

  static let brazil = [(["LANG": "pt_BR.UTF-8"], []), (["LANG": "en_US.UTF-8"], ["--lang", "pt"])]

  @Test("Command-line errors are in the language of the locale or of --lang", arguments: 0..<2)
  func mistakes(_ index: Int) throws {
    let (environment, flags) = Self.brazil[index]
    let ended = try Command.run(["lost", "--rates", "5/s"] + flags, in: Folder(), environment: environment)
    #expect(ended.code == 2)
    #expect(ended.err.hasPrefix("rdbulk: rdbulk lost não tem a opção '--rates'.\n"))
    #expect(ended.err.contains("\n  Você quis dizer --rate? No máximo N requisições"))
    let absent = try Command.run(["lost", "não há.csv"] + flags, in: Folder(), environment: environment)
    #expect(absent.err.hasPrefix("rdbulk: Não foi possível ler 'não há.csv': não existe esse arquivo ou pasta.\n"))
    let login = try Command.run(["auth", "status"] + flags, in: Folder(), environment: environment)
    #expect(login.code == 3 && login.err.hasPrefix("rdbulk: Não há login no perfil 'default'.\n"))
  }

  @Test("A dry run's problems are translated, and its bodies are the same bytes", arguments: 0..<2)
  func dryRun(_ index: Int) throws {
    let (environment, flags) = Self.brazil[index]
    let folder = try Folder()
    try folder.write("in.csv", Self.mixed)
    let line = ["lost", "in.csv", "--dry-run", "--dedupe", "-o"]
    let english = try Command.run(line + ["en.jsonl"], in: folder)
    let portuguese = try Command.run(line + ["pt.jsonl"] + flags, in: folder, environment: environment)
    #expect(english.code == 1 && portuguese.code == 1)
    #expect(english.err.contains("line 3 (row 2): INVALID_EMAIL: email is not an address: it has no @.\n"))
    #expect(
      portuguese.err.contains("registro 2 (linha 3 do arquivo): INVALID_EMAIL: email não é um endereço: falta o @.\n"))
    #expect(
      portuguese.err.contains(
        "Conferência: 3 registros de 5 seriam enviados, 1 é repetido, 1 é inválido. Nada foi enviado.")
    )
    #expect(folder.bytes("pt.jsonl") == folder.bytes("en.jsonl") && !folder.bytes("en.jsonl").isEmpty)
  }

  /// What differs from run to run anyway: moments, lengths of time, uuids.
  private func stable(_ text: String) -> String {
    text.replacing(/\d{4}-\d\d-\d\dT[\d:.]+Z/, with: "TIME")
      .replacing(/[0-9a-f]{8}-[0-9a-f-]{27}/, with: "UUID")
      .replacing(/,\d+$/.anchorsMatchLineEndings(), with: ",MS")
      .replacing(/"(duration_ms|elapsed_ms|elapsed_s|rate_per_min|in_flight)":[\d.]+/, with: "VARIES")
  }

  @Test("The language changes nothing that programs read", arguments: ["csv", "jsonl"])
  func machines(_ format: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", Self.mixed)
    var errors: [String] = []
    for (name, environment) in [("en", [:]), ("pt", ["LANG": "pt_BR.UTF-8"])] {
      let ended = try Command.run(
        [
          "lost", "in.csv", "-o", "\(name).\(format)", "--sandbox", "--dedupe", "--rejects", "\(name)-rejects.csv",
          "--summary", "\(name).json", "--log", "\(name)-log.jsonl", "--concurrency", "1",
        ], in: folder, environment: environment, name: name)
      #expect(ended.code == 1)
      errors.append(ended.err)
    }
    for file in [".\(format)", "-rejects.csv", ".json"] {
      let portuguese = stable(folder.text("pt" + file)).replacing("\"pt.", with: "\"en.")
      #expect(portuguese == stable(folder.text("en" + file)), "\(file)")
      #expect(!folder.text("en" + file).isEmpty)
    }
    #expect(folder.text("pt.\(format)").contains("email is not an address: it has no @."))
    #expect(folder.lines("pt-log.jsonl").count == folder.lines("en-log.jsonl").count)
    #expect(errors[0].contains("2 of 5 rows accepted in ") && errors[0].contains("Most common problems:"))
    #expect(errors[1].contains("2 de 5 registros aceitos em ") && errors[1].contains("Problemas mais comuns:"))
    #expect(
      errors[1].contains(
        "  1 × INVALID_EMAIL, o primeiro no registro 2 (linha 3 do arquivo): email não é um endereço: falta o @.\n"))
    #expect(errors[1].contains("  1 inválido (invalid): erro encontrado aqui, não enviado; corrija antes\n"))
  }

  @Test("Progress for programs is in English")
  func progress() throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(3))
    let ended = try Command.run(
      [
        "lost", "in.csv", "-o", "out.csv", "--sandbox", "--latency", "1300", "--concurrency", "1", "--progress", "json",
      ], in: folder, environment: ["LANG": "pt_BR.UTF-8"])
    #expect(ended.err.contains("\"event\":\"progress\",\"rows\":") && ended.err.contains("\"accepted\":"))
    #expect(ended.err.contains("3 de 3 registros aceitos em "))
  }

  @Test("A log for programs has each long pause, whatever progress looks like", arguments: ["none", "json"])
  func pauses(_ progress: String) throws {
    let folder = try Folder()
    try folder.write("in.csv", contacts(10))
    let sandbox = try SandboxProcess(["--limit", "2/min"], in: folder)
    let command = try Command(
      [
        "lost", "in.csv", "-o", "out.csv", "--base-url", sandbox.url, "--rate", "unlimited", "--alone", "--concurrency",
        "1", "--progress", progress, "--log-format", "json",
      ], in: folder, environment: SandboxProcess.token)
    #expect(waitFor { command.errSoFar.contains("\"event\":\"pause\"") ? true : nil } != nil, "\(command.errSoFar)")
    command.signal(SIGTERM)
    #expect(command.wait(seconds: 14).code == 143)
    _ = try sandbox.stop()
  }

  @Test("File names keep their accents where the terminal can't show any")
  func names() throws {
    let ended = try Command.run(["lost", "não há.csv", "--lang", "pt"], in: Folder(), environment: ["LC_ALL": "C"])
    #expect(ended.err.hasPrefix("rdbulk: Nao foi possivel ler 'não há.csv': nao existe esse arquivo ou pasta.\n"))
  }
}
