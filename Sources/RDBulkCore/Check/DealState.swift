/// What became of a deal, as sales programs tell it in a column of its own.
package enum DealState: Int, Equatable, Sendable, CaseIterable {
  case lost, won
  /// Neither yet.
  case open

  /// The state that `word` names, folded (``FoldedText``); nil for any other word.
  ///
  /// The words are those that the exports of RD Station CRM, Pipedrive, HubSpot and Salesforce have in English and
  /// Portuguese, and those that people write instead.
  static func named(_ word: [UInt8]) -> DealState? { words[word] }

  /// The state that a cell tells whose `text`, folded, may have more in it than the word for one: a number or a sign
  /// before it, a remark after it (``StatePhrase``).
  static func told(in text: [UInt8]) -> DealState? { words[text] ?? StatePhrase(text)?.state }

  /// The state that these words name, with one blank between two of them.
  static func named(phrase: [UInt8]) -> DealState? { phrases[phrase] }

  /// The state that these words name above rows, where more of them are clear than in a cell.
  static func named(title: [UInt8]) -> DealState? { phrases[title] ?? titles[title] }

  private static let titles: [[UInt8]: DealState] = {
    var titles: [[UInt8]: DealState] = [:]
    for word in wonTitles { titles[Array(word.utf8)] = .won }
    for word in lostTitles { titles[Array(word.utf8)] = .lost }
    for word in openTitles { titles[Array(word.utf8)] = .open }
    return titles
  }()

  private static let wonTitles = [
    "fechado", "fechados", "fechada", "fechadas", "closed", "wins", "conquistados", "conquistadas",
  ]
  private static let lostTitles = [
    "losses", "cancelado", "cancelados", "cancelada", "canceladas", "cancelled", "canceled", "desistencia",
    "desistencias", "nao vendidas", "nao vendidos", "nao fechados", "nao fechadas", "nao ganhos", "nao ganhas",
    "not closed",
  ]
  private static let openTitles = ["pendentes", "ativos", "ativas", "pausadas", "pausados"]

  private static let words: [[UInt8]: DealState] = {
    var words: [[UInt8]: DealState] = [:]
    for word in lostWords { words[Array(word.utf8)] = .lost }
    for word in wonWords { words[Array(word.utf8)] = .won }
    for word in openWords { words[Array(word.utf8)] = .open }
    return words
  }()

  /// The same without the marks between words.
  private static let phrases: [[UInt8]: DealState] = {
    var phrases: [[UInt8]: DealState] = [:]
    for (word, state) in words {
      if let phrase = StatePhrase(word) { phrases[phrase.joined(0..<phrase.count)] = state }
    }
    return phrases
  }()

  private static let lostWords = [
    "lost", "closed lost", "closed-lost", "closed - lost", "closed/lost", "closed (lost)", "closedlost", "closed_lost",
    "deal lost", "lost deal", "opportunity lost", "perdida", "perdido", "perdidas", "perdidos", "perdeu",
    "negocio perdido",
    "negociacao perdida", "venda perdida", "oportunidade perdida", "fechado perdido", "fechada perdida",
    "fechado - perdido", "fechado e perdido", "fechada e perdida", "fechado (perdido)", "negocio fechado perdido",
    "fechado/perdido", "fechamento perdido", "marcada como perdida", "marcado como perdido", "opportunity_lost",
    "nao vendida", "nao vendido", "nao fechou", "nao ganho", "nao ganha", "not won", "perda", "perdas",
  ]

  private static let wonWords = [
    "won", "closed won", "closed-won", "closed - won", "closed/won", "closed (won)", "closedwon", "closed_won",
    "deal won",
    "won deal", "opportunity won", "vendida", "vendido", "vendidas", "vendidos", "ganha", "ganho", "ganhas", "ganhos",
    "ganhou", "negocio ganho", "negociacao ganha", "venda ganha", "oportunidade ganha", "venda realizada",
    "fechado ganho", "fechada ganha", "fechado - ganho", "fechado e ganho", "fechada e ganha", "fechado (ganho)",
    "negocio fechado ganho", "fechado/ganho", "fechamento ganho", "marcada como venda", "marcado como venda",
    "fechou",
  ]

  private static let openWords = [
    "open", "opened", "in progress", "in_progress", "ongoing", "pending", "paused", "on hold", "active", "em andamento",
    "andamento", "em aberto", "aberta", "aberto", "abertas", "abertos", "em progresso", "em negociacao", "pausada",
    "pausado", "pendente", "em espera", "ativa", "ativo", "aguardando",
  ]

  /// Whether `word`, folded, is one used only for deals that are open or paused: people and orders are called `Aberto`
  /// and `Ativo` as well.
  static func isOfDeals(_ word: [UInt8]) -> Bool {
    guard let phrase = StatePhrase(word) else { return false }
    return openOfDeals.contains(phrase.joined(0..<phrase.count))
  }

  private static let openOfDeals = Set(
    ["em andamento", "pausada", "pausado", "em negociacao"].map { Array($0.utf8) })

  /// Names of columns that say yes or no to one state: `Is closed won`, `Ganho`.
  static func asked(by header: HeaderReading) -> DealState? {
    let names = [header.whole, header.name]
    if names.contains(where: { askedLost.contains($0) }) { return .lost }
    return names.contains(where: { askedWon.contains($0) }) ? .won : nil
  }

  /// What a no says in a column that asks for a state: usually only that the deal is not in it, but RD Station CRM's
  /// `win` is true, false, or nothing as long as the deal is open.
  static func denied(by header: HeaderReading) -> DealState { header.whole == "win" ? .lost : .open }

  private static let askedLost: Set = [
    "lost", "islost", "closedlost", "hsisclosedlost", "isclosedlost", "perdido", "perdida", "foiperdido", "foiperdida",
    "eperdido", "perda", "perdidos", "perdidas", "perdeu", "perdemos", "desistiu",
  ]
  private static let askedWon: Set = [
    "won", "win", "iswon", "closedwon", "hsisclosedwon", "isclosedwon", "ganho", "ganha", "foiganho", "foiganha",
    "eganho", "vendida",
    "vendido", "ganhos", "ganhas", "ganhou", "ganhamos", "fechou", "fechamos", "comprou", "vendeu", "vendemos",
    "vendarealizada", "vendafeita", "vendaconcluida", "vendafechada", "foivendido", "foivendida", "sold", "issold",
    "purchased", "bought",
  ]

  /// The state since when a column of dates says that a deal is in it: `Lost time`, `Data de ganho`.
  static func dated(by header: HeaderReading) -> DealState? {
    let names = [header.whole, header.name]
    if names.contains(where: { lostDates.contains($0) }) { return .lost }
    return names.contains(where: { wonDates.contains($0) }) ? .won : nil
  }

  private static let lostDates: Set = [
    "losttime", "lostdate", "lostat", "loston", "datelost", "timelost", "datadeperda", "datadaperda", "dataperda",
    "perdidoem", "perdidaem", "horadaperda",
  ]
  private static let wonDates: Set = [
    "wontime", "wondate", "wonat", "wonon", "datewon", "timewon", "datadeganho", "datadoganho", "dataganho", "ganhoem",
    "ganhaem", "vendidoem", "vendidaem", "horadoganho",
  ]

  /// Whether a column of this name usually tells how far something has come: `Estado`, `Deal Stage`, `Situação`.
  static func isTold(in words: [String]) -> Bool { words.contains { tellingWords.contains($0) } }

  private static let tellingWords: Set = [
    "status", "state", "estado", "situacao", "stage", "stagename", "dealstage", "etapa", "fase", "estagio", "resultado",
    "result", "outcome", "desfecho", "andamento",
  ]
}
