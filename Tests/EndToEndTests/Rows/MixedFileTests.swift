import Testing

/// Files of which only some rows are right: nothing of them is sent before somebody has said which.
@Suite("Input: files with rows of several kinds") struct MixedFileTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var command: [String]
    var text: String
    /// What is said in English, and in Portuguese on a terminal without accents.
    var english: String
    var portuguese: String
    /// The flags that settle it, and how many rows then go.
    var flags: [String]
    var sent: Int
  }

  private static let cases = [
    Case(
      testDescription: "titles between the rows", command: ["lost"],
      text: "email;motivo\nPERDIDAS;\na@x.co;caro\nb@x.co;prazo\nGANHAS;\nc@x.co;\n",
      english: "There are titles between the rows: 2 rows below 'PERDIDAS' (line 2), 1 row below 'GANHAS' (line 5).",
      portuguese:
        "Ha titulos entre os registros: 2 registros abaixo de 'PERDIDAS' (linha 2 do arquivo), 1 registro abaixo de",
      flags: ["--skip", "1", "--first", "2"], sent: 2),
    Case(
      testDescription: "a number that can be read in two ways", command: ["won"],
      text: "email;valor\na@x.co;1.234\nb@x.co;10\n",
      english: "On line 2, 'valor' holds '1.234', which may mean 1234.00 or 1.234",
      portuguese: "Na linha 2 do arquivo, 'valor' traz '1.234', que pode ser 1234,00 ou 1,234",
      flags: ["--decimal", "comma"], sent: 2),
    Case(
      testDescription: "orders of several states", command: ["event", "ECOMMERCE_ORDER_CANCELLED"],
      text: "pedido;email;status\n1;a@x.co;Pago\n2;b@x.co;Cancelado\n",
      english: "The column 'status' gives the state of each row: 'Pago' (1), 'Cancelado' (1).",
      portuguese: "A coluna 'status' diz o estado de cada registro: 'Pago' (1), 'Cancelado' (1).",
      flags: ["--where", "status=cancelado"], sent: 1),
    Case(
      testDescription: "two currencies", command: ["won"], text: "email;valor;moeda\na@x.co;10;BRL\nb@x.co;10;USD\n",
      english: "The column 'moeda' names a currency for each row: 'BRL' (1), 'USD' (1).",
      portuguese: "A coluna 'moeda' diz a moeda de cada registro: 'BRL' (1), 'USD' (1).",
      flags: ["--where", "moeda=BRL"], sent: 1),
    Case(
      testDescription: "a value with a comma", command: ["opportunity", "--where", "x=A, B"],
      text: "email;x\na@x.co;A, B\nb@x.co;A\nc@x.co;B\n", english: "'A, B' is one value of 'x'.",
      portuguese: "'A, B' e um so valor de 'x'.", flags: [], sent: -1),
    Case(
      testDescription: "a second table", command: ["lost"],
      text: "email;vendedor\na@x.co;v@x.co\nvendedor;email\nv@x.co;b@x.co\n",
      english: "Line 3 is a second header, with its columns in another order.",
      portuguese: "A linha 3 do arquivo e outro cabecalho, com as colunas em outra ordem.", flags: ["--first", "1"],
      sent: 1),
  ]

  @Test("Such a file stops with what settles it, from disk and from a pipe, in both languages", arguments: cases)
  private func stops(_ value: Case) throws {
    let folder = try Folder()
    try folder.write("in.csv", value.text)
    let flags = ["--sandbox", "--rate", "unlimited"]
    for (language, said) in [("en", value.english), ("pt", value.portuguese)] {
      let command = Array(value.command.prefix(value.command[0] == "event" ? 2 : 1))
      let rest = value.command.dropFirst(command.count) + flags + ["--lang", language]
      let file = try Command.run(command + ["in.csv"] + rest, in: folder)
      #expect(file.code == 2 && file.err.contains(said), "\(file.err)")
      #expect(file.out.isEmpty)
      let pipe = try Command(command + rest, in: folder, input: .pipe)
      try pipe.write(value.text)
      try pipe.endInput()
      let ended = pipe.wait()
      #expect(ended.code == 2 && ended.err.contains(said), "\(ended.err)")
    }
    guard value.sent >= 0 else { return }
    let settled = try Command.run(value.command + ["in.csv"] + flags + value.flags, in: folder)
    #expect(settled.out.split(separator: "\n").count { $0.contains(",accepted,") } == value.sent, "\(settled.err)")
  }
}
