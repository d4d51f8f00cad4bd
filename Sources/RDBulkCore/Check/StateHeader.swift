/// What a column's name says of the states of deals that it may hold.
struct StateHeader: Sendable {
  /// Whether the name says that the column tells how far something has come.
  let isTelling: Bool
  /// Whether it is a word for the state itself, rather than for a stage on the way to it.
  let isOfState: Bool
  /// Whether every word for an open deal is one here: in a column about deals.
  let isOfDeals: Bool
  /// The state that the name asks for, where cells say yes or no, or since when.
  let asked: DealState?
  /// The state that a no says there.
  let denied: DealState
  /// Whether cells hold dates.
  let isDated: Bool
  /// Whether words for the outcome of an offer are states here: in a column that is about deals, offers or nothing else, but
  /// where the states of orders are asked for.
  let tellsOutcomes: Bool
  /// Whether another column of states is more reliable: the name says nothing of them, or is about somebody else.
  var isWeak: Bool

  /// nil for a column whose words are not states of the deal: free text, a reason, a company, what was before. `words`
  /// are those of the name (``HeaderReading/words(_:)``); `ofOrders`: the command asks for the states of orders.
  init?(_ header: HeaderReading, words: [String], ofOrders: Bool = false) {
    let words = Set(words)
    guard words.isDisjoint(with: Self.otherWords) else { return nil }
    denied = DealState.denied(by: header)
    isTelling = DealState.isTold(in: Array(words)) || denied != .open
    let dated = DealState.dated(by: header)
    asked = DealState.asked(by: header) ?? dated
    isDated = dated != nil
    let isAboutOthers = FieldLookalike.isAboutOthers(words)
    guard !isAboutOthers || isTelling || asked != nil else { return nil }
    isWeak = isAboutOthers || isDated || !isTelling && asked == nil
    isOfState = !words.isDisjoint(with: Self.stateWords) && words.isDisjoint(with: Self.subjects)
    isOfDeals = !words.isDisjoint(with: Self.dealWords)
    tellsOutcomes =
      isTelling && asked == nil && !ofOrders
      && words.allSatisfy { Self.offerWords.contains($0) || Self.dealWords.contains($0) || DealState.isTold(in: [$0]) }
  }

  private static let stateWords: Set = ["status", "state", "estado", "situacao", "resultado", "result", "outcome"]

  private static let dealWords: Set = [
    "deal", "negocio", "negociacao", "oportunidade", "opportunity", "venda", "win",
  ]

  private static let offerWords: Set = [
    "proposta", "propostas", "proposal", "orcamento", "quote", "offer", "final", "atual", "current", "da", "de", "do",
    "of", "the", "negocios", "deals",
  ]

  /// What else has a state.
  private static let subjects: Set = [
    "lead", "leads", "ticket", "chamado", "tarefa", "task", "atividade", "activity", "contato", "contact", "cliente",
    "customer", "member", "membro", "pedido", "order", "pagamento", "payment", "email", "conta", "account",
    "assinatura",
    "subscription", "civil", "projeto", "project",
  ]

  private static let otherWords: Set = [
    "obs", "observacao", "observacoes", "nota", "notas", "note", "notes", "anotacao", "anotacoes", "comentario",
    "comentarios", "comment", "comments", "descricao", "description", "mensagem", "message", "historico", "history",
    "detalhe", "detalhes", "details", "feedback", "motivo", "motivos", "reason", "reasons", "razao", "razoes",
    "justificativa", "causa", "anterior", "anteriores", "previous", "prev", "prior", "antigo", "antiga", "old",
    "former",
  ]
}
