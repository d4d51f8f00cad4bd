extension Catalog {
  /// The report's charts.
  static let charts: [String: String] = [
    "max": "máx.",
    "Pace": "Ritmo",
    "Pace of this run": "Ritmo desta execução",
    "Requests a minute": "Requisições por minuto",
    "Requests a minute over time": "Requisições por minuto ao longo do tempo",
    "Rows done a minute": "Registros concluídos por minuto",
    "Rows done a minute over time": "Registros concluídos por minuto ao longo do tempo",
    "Requests": "Requisições",
    "Limit: %1": "Limite: %1",
    "Pauses": "Pausas",
    "%1 %1{time|times} the quota was spent": "%1 %1{vez|vezes} a cota acabou",
    "Done": "Concluídos",
    "The limit is %1.": "O limite é %1.",
    "There is no limit.": "Não há limite.",
    "Up to %1 requests a minute in %2. %3": "Até %1 requisições por minuto em %2. %3",
    "Up to %1 rows a minute, of %2 %2{row|rows} in this run.":
      "Até %1 registros por minuto, de %2 %2{registro|registros} nesta execução.",
    "The pace in numbers": "O ritmo em números",
    "Requests/min": "Req./min",
    "From": "De",
    "Up to": "Até",
    "Quota spent": "Cota esgotada",
    "Paused": "Em pausa",
    "%1 min": "%1 min",
    "%1 h": "%1 h",
    "%1 %1{day|days}": "%1 %1{dia|dias}",
    "How long answers took": "Quanto demoraram as respostas",
    "Half of %1 %1{answer|answers} came within %2; the slowest took %3.":
      "Metade de %1 %1{resposta|respostas} chegou em até %2; a mais lenta levou %3.",
    "Answers by the time they took": "Respostas pelo tempo que levaram",
    "the slowest answer": "a resposta mais lenta",
    "half were faster": "metade foi mais rápida",
    "9 of 10 were faster": "9 de 10 foram mais rápidas",
    "99 of 100 were faster": "99 de 100 foram mais rápidas",
    "The times in numbers": "Os tempos em números",
    "Answers": "Respostas",
    "%1 %1{answer|answers}; times grow to the right, and each doubling takes the same width.":
      "%1 %1{resposta|respostas}; os tempos crescem para a direita, e cada dobro ocupa o mesmo espaço.",
  ]
}
