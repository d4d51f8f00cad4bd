import RDBulkCore
import Testing

/// Texts of each kind as a Brazilian reads them, made where the program makes them.
@Suite("Language: Portuguese")
struct PortugueseTests {
  struct Line: Sendable, CustomTestStringConvertible {
    var line: String
    var message: String
    var hint: String

    init(_ line: String, _ message: String, _ hint: String) {
      (self.line, self.message, self.hint) = (line, message, hint)
    }
    var testDescription: String { line }
  }

  @Test(
    "What is wrong with a command line is said in Portuguese",
    arguments: [
      Line(
        "",
        "Falta um comando: lost, opportunity, won, event, funnel, verify, auth, sandbox, history, summary, completions ou help.",
        "Tente: rdbulk help"),
      Line(
        "lsot",
        "rdbulk não tem o comando 'lsot'; os comandos são lost, opportunity, won, event, funnel, verify, auth, sandbox, history, summary, completions e help.",
        "Você quis dizer rdbulk lost?"),
      Line(
        "lost --rates 5/s", "rdbulk lost não tem a opção '--rates'.",
        "Você quis dizer --rate? No máximo N requisições em qualquer intervalo desses, contando novas tentativas (auto)."
      ),
      Line(
        "lost --rate", "--rate precisa de um valor: --rate auto|N/s|N/min|N/h.", "Veja: rdbulk help lost"),
      Line(
        "lost --rate 5",
        "--rate aceita auto, N/s, N/min ou N/h com N de 1 a 1000000, ou unlimited, não '5'; por exemplo, --rate 120/min.",
        "Você quis dizer --rate 5/min?"),
      Line(
        "lost --retries 101", "--retries aceita um número inteiro de 0 a 100, não '101'; por exemplo, --retries 4.",
        "Veja: rdbulk help lost"),
      Line(
        "lost --sync ''", "--sync aceita always, batch ou none, não nada; por exemplo, --sync always.",
        "Veja: rdbulk help lost"),
      Line(
        "lost --latency 5", "--latency é do sandbox e não faz nada sem ele.",
        "Acrescente --sandbox para ensaiar numa API simulada dentro deste processo."),
      Line(
        "lost -q -v", "--quiet e --verbose não podem vir juntas, porque uma diz menos e a outra diz mais.",
        "Veja: rdbulk help lost"),
      Line(
        "lost --base-url http://example.com",
        "--base-url só aceita http para esta máquina (127.0.0.1, [::1] ou localhost), porque o token poderia ser lido no caminho até 'example.com'; escreva https://.",
        "Veja: rdbulk help lost"),
      Line(
        "lost a.csv -o a.csv", "--output gravaria por cima de ENTRADA: os dois são 'a.csv'.", "Veja: rdbulk help lost"),
      Line("event NOPE", "'NOPE' não é um tipo de evento da API.", "A lista está em: rdbulk help event"),
    ])
  func usage(_ example: Line) {
    let error = #expect(throws: UsageError.self) { try CommandLineParser.parse(words(example.line)) }
    #expect(error?.message.portuguese == example.message)
    #expect(error?.hint?.portuguese == example.hint)
  }

  @Test(
    "What is wrong with a row is said in Portuguese",
    arguments: [
      (
        .bareQuote(column: 2),
        "A coluna 2 tem aspas no meio de um texto sem aspas; ponha o valor inteiro entre aspas e dobre as de dentro (\"\")."
      ),
      (.nulByte(column: 1), "A coluna 1 tem um byte NUL; salve o arquivo de novo como texto UTF-8."),
      (
        .invalidUTF8(column: 0),
        "Esta linha tem bytes que não são UTF-8 válido; salve o arquivo como UTF-8, ou indique a codificação com --encoding."
      ),
      (
        .invalidUTF8(column: 3),
        "A coluna 3 tem bytes que não são UTF-8 válido; salve o arquivo como UTF-8, ou indique a codificação com --encoding."
      ),
      (.tooLong(limit: 1_024), "Este registro tem mais de 1024 bytes; --max-row-bytes permite mais."),
    ] as [(RecordFault, String)])
  func records(_ fault: RecordFault, _ text: String) { #expect(RowProblem(fault).message.portuguese == text) }

  @Test(
    "What is wrong with an address is said in Portuguese",
    arguments: [
      ("ana", "falta o @"), ("a@@b.co", "tem mais de um @"),
      ("a b@c.co", "tem um espaço; deixe só o endereço na célula, sem espaços"),
      ("a@b", "o domínio não tem ponto"), ("<a@b.co", "'<' não pode vir antes do @"),
    ])
  func addresses(_ address: String, _ clause: String) {
    let bytes = Array(address.utf8)
    #expect(EmailRule.problem(bytes.span, 0..<bytes.count)?.portuguese == clause)
  }

  @Test(
    "An answer is described in Portuguese, the server's own words unchanged",
    arguments: [
      (503, "", "O servidor respondeu 503."),
      (500, "<html>", "O servidor respondeu 500 com uma página em vez de uma resposta."),
      (500, "Oops", "O servidor respondeu 500: Oops"),
      (400, #"{"errors":{"error_type":"A","error_message":"Must be."}}"#, "Must be."),
    ])
  func answers(_ status: Int, _ body: String, _ text: String) {
    let bytes = Array(body.utf8)
    #expect(ErrorBody.summary(status: status, bytes.span).message.portuguese == text)
  }

  @Test("The end of a run is told in Portuguese")
  func end() {
    var tally = Tally()
    for row in 1...2_000 { tally.count(Outcome(.accepted), row: row, line: row + 1) }
    var invalid = Outcome(.invalid)
    invalid.error = "INVALID_EMAIL"
    invalid.message = "email is not an address: \(Message("it has no @"))."
    tally.count(invalid, row: 2_001, line: 2_002)
    tally.count(Outcome(.unknown), row: 2_002, line: 2_003)
    let summary = Summary(
      tally: tally, requests: 2_001, retries: 1, throttled: 0, bytesIn: 1, elapsed: .seconds(90), resumedRows: 0,
      exitCode: 1)
    let lines = (EndText.lines(summary, isWhole: true) + EndText.next(tally, output: "out.csv", rejects: nil))
      .map(\.portuguese)
    #expect(
      lines == [
        "2.000 de 2.002 registros aceitos em 1 min 30 s; 2.001 requisições, 1 nova tentativa, 1.334,0 por minuto.",
        "  1 inválido (invalid): erro encontrado aqui, não enviado; corrija antes",
        "  1 incerto (unknown): enviado, mas a resposta se perdeu; talvez tenha sido processado",
        "Problemas mais comuns:",
        "  1 × INVALID_EMAIL, o primeiro no registro 2001 (linha 2002 do arquivo): email is not an address: falta o @.",
        "Agora: corrija os registros cujos erros estão em out.csv e envie só esses. Antes, tire o que não pode contar duas "
          + "vezes: 1 registro incerto (unknown) talvez tenha sido processado. Enviar o arquivo inteiro de novo mandaria os "
          + "registros aceitos duas vezes. Com --rejects ARQUIVO, uma execução guarda esses registros para você.",
      ])
  }

  @Test("The state of a login is shown in Portuguese, with or without accents")
  func login() {
    var profile = Profile(baseURL: "https://api.rd.services")
    profile.accessToken = "access-token-1"
    let status = LoginStatus(profile, name: "são", file: "/home/são/p.json", canRenew: true, unixSeconds: 0)
    #expect(
      status.lines(in: .portuguese) == [
        "Perfil:              são", "Conta:               ainda não se sabe; rdbulk auth refresh pergunta",
        "Client id:           no ambiente", "Servidor:            https://api.rd.services",
        "Token de acesso:     guardado; o servidor não disse até quando vale", "Token de renovação:  no ambiente",
        "Arquivo:             /home/são/p.json",
      ])
    // Names stay as they are: a path that is copied must be the file's.
    #expect(
      status.lines(in: .portuguese, isASCII: true).suffix(3) == [
        "Token de acesso:     guardado; o servidor nao disse ate quando vale", "Token de renovacao:  no ambiente",
        "Arquivo:             /home/são/p.json",
      ])
  }

  @Test("Every letter of the catalog has a counterpart in ASCII")
  func plainLetters() {
    for template in Catalog.portuguese.values {
      let text = PlainLetters.text(template)
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(text)")
      #expect(Template(text).arguments == Template(template).arguments)
    }
  }

  @Test(
    "--lang chooses the language by its name",
    arguments: [
      ([], nil), (["--lang", "pt"], .portuguese), (["lost", "--lang=EN"], .english), (["lost", "--lang"], nil),
      (["--lang", "fr"], nil), (["lost", "--", "--lang", "pt"], nil), (["--lang", "en", "--lang", "pt"], .portuguese),
      (["lost", "--nonsense", "--lang=pt", "-h"], .portuguese),
    ] as [([String], Language?)])
  func asked(_ arguments: [String], _ language: Language?) { #expect(LanguageChoice.asked(arguments) == language) }

  @Test(
    "--log-format json is found even in a command line with errors",
    arguments: [
      ([], nil), (["lost", "--nonsense", "--log-format", "json"], .json),
      (["lost", "--log-format=JSON", "a", "b"], .json),
      (["lost", "--log-format"], nil), (["--log-format", "xml"], nil), (["lost", "--", "--log-format", "json"], nil),
      (["--log-format", "json", "--log-format=text"], .text), (["--log-format", "json", "--log-format=x"], nil),
    ] as [([String], LogFormat?)])
  func logFormat(_ arguments: [String], _ format: LogFormat?) { #expect(LogFormatChoice.asked(arguments) == format) }

  @Test(
    "--lang applies to the help as well",
    arguments: [["help", "lost", "--lang", "pt"], ["--help", "--lang=pt", "lost"]])
  func help(_ line: [String]) throws {
    let lost = try #require(CommandTable.named("lost"))
    #expect(try CommandLineParser.parse(line) == .help(.command(lost)))
  }
}
