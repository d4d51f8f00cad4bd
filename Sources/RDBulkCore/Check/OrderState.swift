/// What became of an order, as shops tell it in a column of their exports.
enum OrderState: Equatable, Sendable {
  case pending, paid, shipped, delivered, cancelled, refunded, failed

  /// The state that `word` names, folded (``FoldedText``); nil for any other word.
  ///
  /// The words are those of the exports of WooCommerce, Shopify, Nuvemshop, Tray, VTEX and Hotmart in English and
  /// Portuguese.
  static func named(_ word: [UInt8]) -> OrderState? {
    let plain = word.map { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") ? ASCII.space : $0 }
    return words[plain]
  }

  private static let words: [[UInt8]: OrderState] = {
    var words: [[UInt8]: OrderState] = [:]
    for (state, list) in lists { for word in list { words[Array(word.utf8)] = state } }
    return words
  }()

  private static let lists: [(OrderState, [String])] = [
    (
      .pending,
      [
        "pending", "pending payment", "on hold", "authorized", "unpaid", "partially paid", "pendente", "aguardando",
        "aguardando pagamento", "pagamento pendente", "autorizado", "em analise",
        "waiting payment", "nao pago", "boleto impresso", "boleto gerado", "a pagar",
      ]
    ),
    (
      .paid,
      [
        "paid", "processing", "completed", "complete", "approved", "captured", "payment approved", "pago", "paga",
        "pagos", "aprovado", "aprovada", "pagamento aprovado", "pagamento confirmado", "confirmado", "concluido",
        "concluida", "finalizado", "finalizada", "completo", "completa", "processando", "faturado", "invoiced",
        "em separacao", "preparando", "ready for handling", "handling", "recebido",
      ]
    ),
    (
      .shipped,
      ["shipped", "fulfilled", "enviado", "enviada", "despachado", "em transporte", "em transito", "in transit"]
    ),
    (.delivered, ["delivered", "entregue", "entregues", "pedido entregue"]),
    (
      .cancelled,
      [
        "cancelled", "canceled", "voided", "void", "cancelado", "cancelada", "cancelados", "pedido cancelado",
        "anulado",
        "expired", "expirado", "abandoned", "abandonado",
      ]
    ),
    (
      .refunded,
      [
        "refunded", "partially refunded", "chargeback", "charged back", "reembolsado", "reembolsada", "estornado",
        "estornada", "devolvido", "devolvida", "contestado", "dispute", "em disputa",
      ]
    ),
    (.failed, ["failed", "declined", "denied", "refused", "rejected", "recusado", "recusada", "negado", "falhou"]),
  ]
}
