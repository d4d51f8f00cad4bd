/// Words that show what their column holds.
extension CellKind {
  /// The kind of cell that this word, folded (``FoldedText``), stands for; nil for any other text.
  static func named(_ word: [UInt8]) -> CellKind? { words[word] }

  private static let words: [[UInt8]: CellKind] = {
    var words: [[UInt8]: CellKind] = [:]
    for word in ["true", "false", "yes", "no", "sim", "nao", "verdadeiro", "falso", "y", "n", "s"] {
      words[Array(word.utf8)] = .truth
    }
    for word in [
      "lead", "qualified lead", "lead qualificado", "lead qualificada", "qualificado", "client", "cliente", "customer",
    ] {
      words[Array(word.utf8)] = .stage
    }
    for word in reasons { words[Array(word.utf8)] = .reason }
    return words
  }()

  private static let reasons = [
    "preco", "preco alto", "caro", "muito caro", "price", "too expensive", "expensive", "pricing", "sem orcamento",
    "orcamento", "falta de orcamento", "sem verba", "falta de verba", "no budget", "budget", "lack of budget",
    "concorrente", "concorrencia", "perdeu para concorrente", "comprou do concorrente", "fechou com concorrente",
    "escolheu concorrente", "competitor", "lost to competitor", "chose competitor", "prazo", "timing", "bad timing",
    "momento", "sem retorno", "sem resposta", "nao respondeu", "nao responde", "parou de responder", "sem contato",
    "no response", "unresponsive", "no reply", "went dark", "desistiu", "desistencia", "cliente desistiu",
    "sem interesse", "falta de interesse", "nao tem interesse", "no interest", "not interested", "lost interest",
    "sem perfil", "fora do perfil", "not a fit", "no fit", "poor fit", "bad fit", "sem necessidade", "no need",
    "no decision", "sem decisao", "outro fornecedor", "produto nao atende", "falta de funcionalidade",
    "missing feature",
    "missing features", "duplicado", "duplicate", "adiado", "postponed", "projeto adiado", "projeto cancelado",
  ]
}
