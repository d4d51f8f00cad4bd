import RDBulkCore

/// How people write states of deals.
extension DoubtCase {
  private static let pairs = [
    ("❌ Perdido", "✅ Ganho"), ("7 - Perdido", "6 - Ganho"), ("1. Perdido", "2. Ganho"), ("05 - Perdido", "04 - Ganho"),
    ("Perdido (preço)", "Ganho (novo)"), ("Closed: Lost", "Closed: Won"), ("LOST_DEAL", "WON_DEAL"),
    ("Fechada/Perdida", "Fechada/Ganha"), ("Perdido!", "Ganho!"), ("Não fechou", "Fechou"),
    ("Perdido por preço", "Ganho"), ("Lost - Price", "Won"), ("Perda", "Ganho"), ("PERDIDO 😢", "GANHO"),
    ("Perdido em 10/02/2026", "Vendida"), ("Vendas > Perdido", "Vendas > Ganho"), ("[Perdido]", "[Ganho]"),
    ("Lost on price", "Closed won"),
  ]

  static let writtenStates = pairs.flatMap { lost, won in
    [
      DoubtCase(
        "\(lost), not \(won)", .lost, "Email,Estado", "a@example.com,\(lost)", "b@example.com,\(won)",
        flags: flag("Estado=\(lost)")),
      DoubtCase(
        "\(won), not \(lost)", .won, "Email,x", "a@example.com,\(lost)", "b@example.com,\(won)", flags: flag("x=\(won)")
      ),
      DoubtCase(
        "\(won) alone, sent as lost", .lost, "Email,Estado", "a@example.com,\(won)", "b@example.com,\(won)",
        flags: "No row is lost."),
    ]
  }

  private static func flag(_ condition: String) -> String {
    let isPlain = condition.utf8.allSatisfy { !" ()>!'[]".utf8.contains($0) }
    return isPlain ? "--where \(condition)" : "--where '\(condition)'"
  }

  /// What became of offers, in columns that may tell it.
  static let outcomes = [
    ("Proposta recusada", "Proposta aceita"), ("Recusada", "Aceita"), ("Rejected", "Accepted"),
    ("Declined", "Approved"),
    ("Reprovado", "Aprovado"), ("Cancelado", "Fechado"), ("Não convertido", "Convertido"), ("Desistiu", "Fechado"),
    ("Disqualified", "Converted"), ("Dead", "Sold"), ("Perdido", "Aceito"), ("5 - Desqualificado", "6 - Cliente"),
  ].map { lost, won in
    DoubtCase(
      "\(lost), not \(won)", .lost, "Email,Status", "a@example.com,\(lost)", "b@example.com,\(won)",
      "c@example.com,Enviada", flags: flag("Status=\(lost)"))
  }

  static let asked = ["Fechou?", "Comprou", "Venda realizada", "Ganhou", "Sold"].map { header in
    DoubtCase(
      "\(header), sent as lost", .lost, "Email,\(header)", "a@example.com,não", "b@example.com,sim",
      flags: "No row is lost.")
  }

  static let moreStates = [
    DoubtCase(
      "a remark behind a comma", .lost, "Email,Estado", "a@example.com,\"Perdida, sem verba\"", "b@example.com,Vendida",
      "c@example.com,Perdida", flags: #"--where 'Estado="Perdida, sem verba",Perdida'"#),
    DoubtCase(
      "a column without a name", .lost, "Email,,Nome", "a@example.com,Perdida,Ana", "b@example.com,Vendida,Bia",
      flags: "--where 2=Perdida"),
    DoubtCase(
      "crosses, lost", .lost, "Email,Perdido,Ganho", "a@example.com,X,", "b@example.com,,x", flags: "--where Perdido=X"),
    DoubtCase(
      "crosses, won", .won, "Email,Perdido,Ganho", "a@example.com,X,", "b@example.com,,x", flags: "--where Ganho=x"),
    DoubtCase(
      "crosses, open", .opportunity, "Email,Perdido,Ganho", "a@example.com,X,", "b@example.com,,x", "c@example.com,,",
      flags: "--where 'Perdido!=X' --where 'Ganho!=x'"),
    DoubtCase(
      "times, lost", .lost, "Email,Lost time,Won time", "a@example.com,2026-02-01 10:00:00,",
      "b@example.com,,2026-02-02 10:00:00", flags: "--where 'Lost time!='"),
    DoubtCase(
      "dates, won", .won, "Email,Data de perda,Data de ganho", "a@example.com,01/02/2026,", "b@example.com,,02/02/2026",
      flags: "--where 'Data de ganho!='"),
    DoubtCase(
      "dates, open", .opportunity, "Email,Data de perda,Data de ganho", "a@example.com,01/02/2026,",
      "b@example.com,,02/02/2026", "c@example.com,,", flags: "--where 'Data de perda=' --where 'Data de ganho='"),
    DoubtCase(
      "a row that ends before its state", .lost, "Email,Motivo,Estado", "a@example.com,x,Perdida", "b@example.com,y",
      flags: "--where Estado=Perdida"),
    DoubtCase(
      "running deals, sent as won", .won, "Email,Estado", "a@example.com,Em andamento", "b@example.com,Em andamento",
      flags: "No row is won."),
    DoubtCase("paused deals, sent as won", .won, "Email,Estado", "a@example.com,Pausada", flags: "No row is won."),
    DoubtCase(
      "running deals, sent as lost", .lost, "Email,Estado", "a@example.com,Em andamento", flags: "No row is lost."),
    DoubtCase("open deals, sent as lost", .lost, "Email,Deal - Status", "a@example.com,Open", flags: "No row is lost."),
    DoubtCase(
      "lost deals, sent as open", .opportunity, "Email,Estado", "a@example.com,Perdida", flags: "No row is open."),
    DoubtCase(
      "sold deals, sent as open", .opportunity, "Email,Estado", "a@example.com,Vendida", "b@example.com,Vendida",
      flags: "No row is open."),
    DoubtCase(
      "no deal is open", .opportunity, "Email,Estado", "a@example.com,Perdida", "b@example.com,Vendida",
      flags: "No row is open."),
    DoubtCase(
      "words of which nothing is known", .lost, "Email,Estado", "a@example.com,Descartada", "b@example.com,Vendida",
      flags: "--where Estado=VALUE"),
    DoubtCase(
      "running deals that were chosen", .won, "Email,Estado", "a@example.com,Em andamento", "b@example.com,Perdida",
      rows: RowCondition("Estado", ["em andamento"])),
    DoubtCase(
      "no-break spaces", .opportunity, "Email,Estado", "a@example.com,Em\u{A0}andamento", "b@example.com,Perdida",
      flags: "--where 'Estado=Em andamento'"),
    DoubtCase(
      "states of deals as where contacts live", .event(.conversion), "Email,Estado", "a@example.com,Perdida",
      "b@example.com,Em andamento", sets: [FineFile.event], flags: "--map state=none"),
    DoubtCase(
      "a state of deals that is said to be where contacts live", .event(.conversion), "Email,Estado",
      "a@example.com,Perdida", maps: [FieldSetting("state", "Estado")], sets: [FineFile.event]),
    DoubtCase(
      "running deals as where contacts live", .event(.conversion), "Nome,Empresa,Etapa,Estado,Email",
      "Projeto,Acme,Proposta,Em andamento,a@example.com", sets: [FineFile.event], flags: "--map state=none"),
  ]
}

extension KeyDoubtCase {
  static let ofMoreStates = [
    KeyDoubtCase(
      "signs before states", .lost, #"{"email":"a@example.com","estado":"❌ Perdido"}"#,
      #"{"email":"b@example.com","estado":"✅ Ganho"}"#, hints: "--where 'estado=❌ Perdido'"),
    KeyDoubtCase(
      "a key without a name", .lost, #"{"email":"a@example.com","":"Perdida"}"#,
      #"{"email":"b@example.com","":"Vendida"}"#,
      hints: "jq"),
    KeyDoubtCase(
      "deals in a list", .lost, #"{"email":"a@example.com","deals":[{"id":1,"status":"won"}]}"#,
      #"{"email":"b@example.com","deals":[{"id":2,"status":"lost","x":["won"]}]}"#, hints: "jq"),
    KeyDoubtCase(
      "won deals in lists, sent as lost", .lost, #"{"email":"a@example.com","deals":[{"status":"won"}]}"#,
      hints: "No row is lost."),
    KeyDoubtCase(
      "won deals in lists", .won, #"{"email":"a@example.com","deals":[{"status":"won"},{"status":"Won"}]}"#,
      #"{"email":"b@example.com","deals":[]}"#),
    KeyDoubtCase(
      "times", .lost, #"{"email":"a@example.com","lost_time":"2026-02-01 10:00:00","won_time":null}"#,
      #"{"email":"b@example.com","lost_time":null,"won_time":"2026-02-01 10:00:00"}"#, hints: "--where 'lost_time!='"),
    KeyDoubtCase(
      "running deals, sent as won", .won, #"{"email":"a@example.com","estado":"Em andamento"}"#, hints: "No row is won."
    ),
    KeyDoubtCase(
      "lost deals, sent as open", .opportunity, #"{"email":"a@example.com","status":"lost"}"#, hints: "No row is open."),
    KeyDoubtCase(
      "states of deals as where contacts live", .event(.conversion), #"{"email":"a@example.com","estado":"Perdida"}"#,
      #"{"email":"b@example.com","estado":"Em andamento"}"#, sets: [FineFile.event], hints: "--map state=none"),
  ]
}
