import RDBulkCore
import Testing

/// A file, and what is in doubt about its columns.
struct DoubtCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var command: SendCommand
  var choice = RowChoice()
  var settings = FieldSettings()
  /// The flags that are advised, one for each doubt.
  var flags: [String]

  /// The commas of `lines` stand between cells.
  init(
    _ name: String, _ command: SendCommand, _ lines: String..., rows: RowCondition? = nil, maps: [FieldSetting] = [],
    sets: [FieldSetting] = [], flags: String...
  ) {
    testDescription = name
    self.command = command
    text = lines.map { $0 + "\n" }.joined()
    choice.conditions = rows.map { [$0] } ?? []
    settings.maps = maps
    settings.sets = sets
    self.flags = flags
  }

  static let fields = [
    DoubtCase(
      "an address is found by what the cells hold, not by the nearest name", .lost, "Emial do dono,Contato,Nome",
      "p@example.org,ana@example.com,Ana", "p@example.org,bia@example.com,Bia", flags: "--map 'email=Contato'"),
    DoubtCase("addresses with names", .lost, "Quem,x", "Ana <ana@example.com>,1", flags: "--map 'email=Quem'"),
    DoubtCase(
      "a recipient before a sender", .lost, "Remetente,Destinatário", "p@example.org,ana@example.com",
      "q@example.org,", flags: "--map 'email=Destinatário'"),
    DoubtCase("only the address of who is responsible", .lost, "Nome,Email (responsável)", "Ana,p@example.org"),
    DoubtCase("only an owner's address", .lost, "E-mail do dono,Nome", "p@example.org,Ana"),
    DoubtCase(
      "an amount with its currency", .won, "email,Quanto", "ana@example.com,\"R$ 1.500,00\"",
      flags: "--map 'value=Quanto'"),
    DoubtCase(
      "an amount with two decimals", .won, "email,Fechado por", "ana@example.com,1500.00", "b@example.com,99.90",
      flags: "--map 'value=Fechado por'"),
    DoubtCase(
      "whole numbers, and a name that tells", .won, "email,Valor negociado,Idade", "ana@example.com,1500,41",
      flags: "--map 'value=Valor negociado'"),
    DoubtCase(
      "an amount that is settled", .won, "email,Valor negociado", "ana@example.com,1500",
      maps: [FieldSetting("value", "none")]),
    DoubtCase(
      "a reason by its name", .lost, "email,Porque perdemos", "ana@example.com,o chefe não quis",
      flags: "--map 'reason=Porque perdemos'"),
    DoubtCase(
      "a reason by what it says", .lost, "email,Obs", "ana@example.com,Preço alto", "b@example.com,Sem retorno",
      flags: "--map 'reason=Obs'"),
    DoubtCase(
      "a stage by what it says", .funnelSet, "email,Tipo,opportunity", "ana@example.com,Lead,true",
      "b@example.com,Cliente,no",
      flags: "--map 'lifecycle_stage=Tipo'"),
    DoubtCase(
      "an owner by its name", .funnelSet, "email,lifecycle_stage,SDR atribuído", "ana@example.com,Lead,p@example.org",
      flags: "--map 'contact_owner_email=SDR atribuído'"),
    DoubtCase(
      "an opportunity", .funnelSet, "email,lifecycle_stage,Virou oportunidade?", "ana@example.com,Lead,sim",
      flags: "--map 'opportunity=Virou oportunidade?'"),
    DoubtCase(
      "a mobile phone", .event(.conversion), "email,Contato WhatsApp", "ana@example.com,(11) 90000-0001",
      sets: [FineFile.event], flags: "--map 'mobile_phone=Contato WhatsApp'"),
    DoubtCase(
      "a misspelt name", .event(.conversion), "email,Empreza", "ana@example.com,Acme", sets: [FineFile.event],
      flags: "--map 'company_name=Empreza'"),
    DoubtCase(
      "a name that a shell would not take", .won, "email,Quanto 'deu'", "ana@example.com,R$ 10", flags: "--map value=2"),
    DoubtCase(
      "the sales pipeline as the funnel", .lost, "Email,Motivo,Funil", "a@example.com,caro,Vendas Inbound",
      flags: "--map funnel_name=none"),
    DoubtCase(
      "several at once", .won, "Contato,Quanto,Funil", "ana@example.com,R$ 10,Vendas", flags: "--map 'email=Contato'",
      "--map 'value=Quanto'", "--map funnel_name=none"),
  ]

  static let rivals = [
    DoubtCase(
      "an empty column and a filled one of nearly its name", .won, "Email,Valor,Valor do negócio", "a@example.com,,50",
      "b@example.com,,70", flags: "--map 'value=Valor do negócio'"),
    DoubtCase(
      "an empty reason and a filled one", .lost, "Email,Motivo,Motivo de Perda", "a@example.com,,Preço",
      flags: "--map 'reason=Motivo de Perda'"),
    DoubtCase(
      "an empty column and one that holds amounts", .won, "Email,Valor,Quanto", "a@example.com,-,1",
      "b@example.com,NULL,R$ 70"),
    DoubtCase(
      "an empty column and one that holds nothing but amounts", .won, "Email,Valor,Quanto", "a@example.com,,R$ 1",
      "b@example.com,NULL,R$ 70", flags: "--map 'value=Quanto'"),
    DoubtCase(
      "an empty column that is settled", .won, "Email,Valor,Valor do negócio", "a@example.com,,50",
      maps: [FieldSetting("value", "Valor")]),
    DoubtCase(
      "two reasons that differ", .lost, "Email,Motivo,Motivo da perda", "z@example.com,,caro",
      "a@example.com,ligação,Preço", flags: "--map 'reason=Motivo' or --map 'reason=Motivo da perda'"),
    DoubtCase(
      "two reasons that differ, in English", .lost, "Email,Reason,Lost reason", "a@example.com,call,Price",
      flags: "--map 'reason=Reason' or --map 'reason=Lost reason'"),
    DoubtCase("the API's own name", .lost, "Email,reason,Lost reason", "a@example.com,call,Price"),
    DoubtCase("two reasons that are one", .lost, "Email,Motivo,Motivo da perda", "a@example.com,Preço,Preço"),
    DoubtCase(
      "one amount written in two ways", .won, "Email,Valor,Valor total", "a@example.com,50,\"50,00\"",
      "b@example.com,\"1.500,00\",1500"),
    DoubtCase(
      "two reasons that are settled", .lost, "Email,Motivo,Motivo da perda", "a@example.com,ligação,Preço",
      maps: [FieldSetting("reason", "Motivo da perda")]),
    DoubtCase("another address of the contact", .lost, "Email,Email pessoal", "a@example.com,b@example.com"),
    DoubtCase(
      "addresses of two people", .lost, "Email,Email do cliente", "a@example.com,b@example.com",
      flags: "--map 'email=Email do cliente'"),
    DoubtCase(
      "the header again", .lost, "Email,Motivo", "a@example.com,caro", "Email,Motivo", "b@example.com,prazo",
      flags: "--where 'Email!=Email'"),
    DoubtCase(
      "a second table", .lost, "Email,Motivo", "a@example.com,caro", "E-mail,Produto", "b@example.com,Plano A",
      flags: "--where 'Email!=E-mail'"),
    DoubtCase(
      "a second table with the columns in another order", .lost, "Nome,Email,Motivo", "Ana,a@example.com,caro",
      "Email,Nome,Motivo", "b@example.com,Bia,prazo", flags: "--where 'Email!=Nome'"),
    DoubtCase(
      "a second table whose header has no address", .lost, "Nome,Email,Motivo", "Ana,a@example.com,caro",
      "Motivo,Nome,Contato", "prazo,b@example.com,Bia", flags: "--where 'Email!=Nome'"),
    DoubtCase(
      "a second table of other people's addresses", .lost, "Email,Responsável", "a@example.com,p@example.org",
      "Vendedor,Contato", "p@example.org,b@example.com", flags: "--where 'Email!=Vendedor'"),
    DoubtCase(
      "rows without an address that name a channel", .lost, "Nome,Email,Canal", "Ana,a@example.com,E-mail",
      "Bia,,E-mail", "Cia,-,Email"),
  ]

  private static let crm = [
    "Perdida,Preço,ana@example.com,10", "Vendida,,bia@example.com,20", "Em andamento,,cia@example.com,30",
  ]

  static let states = [
    DoubtCase(
      "RD Station CRM, lost", .lost, "Estado,Motivo de Perda,Email,Valor", crm[0], crm[1], crm[2],
      flags: "--where Estado=Perdida"),
    DoubtCase(
      "RD Station CRM, won", .won, "Estado,Motivo de Perda,Email,Valor", crm[0], crm[1], crm[2],
      flags: "--where Estado=Vendida"),
    DoubtCase(
      "RD Station CRM, opportunity", .opportunity, "Estado,Motivo de Perda,Email,Valor", crm[0], crm[1], crm[2],
      flags: "--where 'Estado=Em andamento'"),
    DoubtCase(
      "chosen by it", .lost, "Estado,Motivo de Perda,Email,Valor", crm[0], crm[1], crm[2],
      rows: RowCondition("estado", ["perdida"])),
    DoubtCase(
      "chosen by another column so that one state is left", .lost, "Estado,Motivo,Email,Valor", crm[0], crm[1], crm[2],
      rows: RowCondition("Valor", ["10"])),
    DoubtCase(
      "chosen by another column, and two are left", .lost, "Estado,Motivo,Email,Valor", crm[0], crm[1], crm[2],
      rows: RowCondition("Valor", ["10", "20"]), flags: "--where Estado=Perdida"),
    DoubtCase(
      "a column with a name that tells nothing", .lost, "x,email", "Lost,a@example.com", "Won,b@example.com",
      flags: "--where x=Lost"),
    DoubtCase(
      "HubSpot's stages", .won, "Deal Stage,Email,Amount", "Closed Won,a@example.com,1",
      "Contract sent,b@example.com,2",
      "Closed Lost,c@example.com,3", flags: "--where 'Deal Stage=Closed Won'"),
    DoubtCase(
      "HubSpot's stages as opportunities", .opportunity, "Deal Stage,Email", "Closed Won,a@example.com",
      "Contract sent,b@example.com", "Closed Lost,c@example.com", flags: "--where 'Deal Stage!=Closed Lost,Closed Won'"),
    DoubtCase(
      "Salesforce's yes or no", .won, "Id,IsWon,IsClosed,Email,Amount", "1,true,true,a@example.com,1",
      "2,false,true,b@example.com,2",
      flags: "--where IsWon=true"),
    DoubtCase(
      "Salesforce in Portuguese", .lost, "Fase,Email", "Fechado e perdido,a@example.com",
      "Fechado e ganho,b@example.com",
      flags: "--where 'Fase=Fechado e perdido'"),
    DoubtCase(
      "Pipedrive in Portuguese", .lost, "Negócio - Status,E-mail", "Perdido,a@example.com", "Aberto,b@example.com",
      "Ganho,c@example.com", flags: "--where 'Negócio - Status=Perdido'"),
    DoubtCase(
      "one word in several cases, and two words", .lost, "Status,Email", "LOST,a@example.com", "lost,b@example.com",
      "Perdido,c@example.com", "Won,d@example.com", flags: "--where Status=LOST,Perdido"),
    DoubtCase(
      "empty beside lost", .lost, "Status,Email", "Perdido,a@example.com", ",b@example.com",
      flags: "--where Status=Perdido"),
    DoubtCase(
      "a file of sales, marked as lost", .lost, "Status,Email", "Ganho,a@example.com", "Ganho,b@example.com",
      flags: "--all-rows"),
    DoubtCase(
      "the state beside the stage", .lost, "Etapa,Estado,Email", "Proposta,Perdida,a@example.com",
      "Perdida,Vendida,b@example.com",
      flags: "--where Estado=Perdida"),
    DoubtCase(
      "a funnel that is set the same for all", .funnelSet, "Estado,Email", "Perdida,a@example.com",
      "Vendida,b@example.com",
      sets: [FieldSetting("lifecycle_stage", "Client")], flags: "--where Estado=Vendida"),
    DoubtCase(
      "a name that means a condition", .lost, "a=b,Email", "Perdida,a@example.com", "Vendida,b@example.com",
      flags: "--where 1=Perdida"),
  ]
}

@Suite("What columns hold")
struct ColumnCheckTests {
  @Test("A file without doubts is not stopped", arguments: FineFile.all)
  func fine(_ file: FineFile) throws {
    for command in file.commands {
      for text in [file.text, file.text.replacing("\n", with: "\r\n"), "\u{FEFF}" + file.text] {
        let columns = text.dropFirst(text.hasPrefix("\u{FEFF}") ? 1 : 0)
        let doubts = try columnDoubts(
          String(columns), command, settings: file.settings, reader: ReaderSettings(delimiter: UInt8(ascii: "|")))
        #expect(doubts == [], "\(command.name)")
      }
    }
  }

  @Test(
    "The first rows of a file without doubts, which are all that is seen of a pipe, bring none either",
    arguments: FineFile.all)
  func firstRows(_ file: FineFile) throws {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    for command in file.commands {
      for count in 1..<lines.count {
        let text = lines.prefix(count).joined(separator: "\n") + "\n"
        let doubts = try columnDoubts(
          text, command, settings: file.settings, reader: ReaderSettings(delimiter: UInt8(ascii: "|")))
        #expect(doubts == [], "\(command.name), \(count) lines")
      }
    }
  }

  @Test("At least sixty files without doubts are checked, and more with their usual variations")
  func count() { #expect(FineFile.all.reduce(0) { $0 + $1.commands.count } >= 100 && FineFile.all.count >= 60) }

  @Test(
    "Each doubt is reported with the flag that settles it",
    arguments: DoubtCase.fields + DoubtCase.rivals + DoubtCase.states + DoubtCase.writtenStates + DoubtCase.outcomes
      + DoubtCase.asked + DoubtCase.moreStates)
  func doubts(_ value: DoubtCase) throws {
    let doubts = try columnDoubts(value.text, value.command, value.choice, settings: value.settings)
    #expect(doubts.count == value.flags.count, "\(doubts)")
    for (doubt, flag) in zip(doubts, value.flags) { #expect(doubt.hint.english.contains(flag)) }
    var allRows = value.choice
    allRows.takesAllStates = true
    let settled = try columnDoubts(value.text, value.command, allRows, settings: value.settings)
    #expect(!settled.contains { if case .states = $0 { true } else { false } })
  }

  @Test("States are counted in all rows and reported with their counts")
  func counts() throws {
    let rows = (1...5_000).map { "c\($0)@example.com,\($0 == 4_999 ? "Vendida" : "Perdida"),\($0)\n" }.joined()
    let doubts = try columnDoubts("email,Estado,n\n" + rows, .lost)
    #expect(
      doubts == [
        .states(
          header: "Estado", values: [.init("Perdida", 4_999), .init("Vendida", 1)], operation: "OPPORTUNITY_LOST",
          advice: .choose("--where Estado=Perdida"))
      ])
    #expect(
      doubts.first?.message.english
        == "The column 'Estado' gives the state of each row: 'Perdida' (4,999), 'Vendida' (1). All of them would be sent "
        + "as OPPORTUNITY_LOST.")
  }

  @Test("A column whose words look like states only at first is not one")
  func later() throws {
    let rows = (1...3_000).map { "c\($0)@example.com,\($0 % 2 == 0 ? "Lost" : "Won")\n" }.joined()
    try #expect(columnDoubts("email,x\n" + rows, .lost).count == 1)
    try #expect(columnDoubts("email,x\n" + rows + "z@example.com,Ana\n", .lost) == [])
  }

  @Test("Cells of Windows-1252, in quotes and between blanks are read like any others")
  func cells() throws {
    let doubts = try columnDoubts(
      "email,Situação\na@example.com,\" Perdido \"\nb@example.com,\t\"Ganho\"\n", .lost)
    #expect(
      doubts.map(\.hint.english) == [
        "Add --where Situação=Perdido to send only the right rows, or --all-rows to send all of them."
      ])
  }
}
