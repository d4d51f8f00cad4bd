extension Catalog {
  /// The progress block.
  static let progress: [String: String] = [
    "%1 of %2 %2{row|rows}": "%1 de %2 %2{registro|registros}",
    "%1 of about %2 %2{row|rows}": "%1 de cerca de %2 %2{registro|registros}",
    "%1 %1{row|rows} done": "%1 %1{registro concluído|registros concluídos}",
    "%1 left": "faltam %1",
    "%1 accepted": "%1 %1{aceito|aceitos}",
    "%1 rejected": "%1 %1{recusado|recusados}",
    "%1 failed": "%1 com falha",
    "%1 unknown": "%1 %1{incerto|incertos}",
    "%1 invalid": "%1 %1{inválido|inválidos}",
    "%1 %1{duplicate|duplicates}": "%1 %1{repetido|repetidos}",
    "%1 %1{row|rows} in this run": "%1 %1{registro|registros} nesta execução",
    "%1, %2 of it in this run": "%1, sendo %2 nesta execução",
    "%1 requests/min": "%1 requisições/min",
    "%1 requests/s": "%1 requisições/s",
    "%1 requests/h": "%1 requisições/h",
    "%1 of %2": "%1 de %2",
    "%1 of %2 in flight": "%1 de %2 em andamento",
    "%1 %1{retry|retries}": "%1 %1{nova tentativa|novas tentativas}",
    "Stopping: waiting for %1 %1{answer|answers}. Press Ctrl-C again to leave at once.":
      "Parando: aguardando %1 %1{resposta|respostas}. Ctrl-C de novo sai na hora.",
    "The account's quota is used up; continuing in %1.": "A cota da conta acabou; continua em %1.",
    "The server does not answer; trying again in %1.": "O servidor não responde; nova tentativa em %1.",
    "The server asked to wait; continuing in %1.": "O servidor pediu para esperar; continua em %1.",
  ]
}
