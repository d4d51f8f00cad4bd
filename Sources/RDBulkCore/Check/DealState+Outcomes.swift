/// Words for what became of an offer or an order as much as of a deal. One of them alone says nothing: a subscription is
/// `Cancelado`, a ticket `Fechado`. Both sides in one column do: `Recusada` and `Aceita`.
extension DealState {
  /// The side that `text`, folded, is on; nil for any other word.
  static func outcome(_ text: [UInt8]) -> DealState? {
    guard let phrase = StatePhrase(text) else { return nil }
    let word = phrase.joined(0..<phrase.count)
    return lostOutcomes.contains(word) ? .lost : wonOutcomes.contains(word) ? .won : nil
  }

  private static let lostOutcomes = Set(
    [
      "recusada", "recusado", "rejeitada", "rejeitado", "reprovada", "reprovado", "declinada", "declinado", "cancelada",
      "cancelado", "desqualificada", "desqualificado", "desistiu", "desistencia", "nao convertida", "nao convertido",
      "proposta recusada", "proposta rejeitada", "rejected", "declined", "refused", "cancelled", "canceled",
      "disqualified", "dead", "not converted", "not sold", "abandonada", "abandonado", "abandoned",
    ].map { Array($0.utf8) })

  private static let wonOutcomes = Set(
    [
      "aceita", "aceito", "aprovada", "aprovado", "fechada", "fechado", "convertida", "convertido", "contratada",
      "contratado", "comprou", "cliente", "proposta aceita", "proposta aprovada", "accepted", "approved", "closed",
      "converted", "sold", "signed", "customer",
    ].map { Array($0.utf8) })
}
