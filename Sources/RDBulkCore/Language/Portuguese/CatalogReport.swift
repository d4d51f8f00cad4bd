extension Catalog {
  /// The report's sentences and tables.
  static let report: [String: String] = [
    "standard input": "entrada padrão",
    "%1 %2 %3 at %4": "%1 de %2 de %3 às %4",
    "January": "janeiro",
    "February": "fevereiro",
    "March": "março",
    "April": "abril",
    "May": "maio",
    "June": "junho",
    "July": "julho",
    "August": "agosto",
    "September": "setembro",
    "October": "outubro",
    "November": "novembro",
    "December": "dezembro",
    "Stopped before the end": "Parou antes do fim",
    "There was nothing to send: the input has no rows.": "Não havia nada a enviar: a entrada não tem registros.",
    "The run stopped before any row had a result.": "A execução parou antes que algum registro tivesse resultado.",
    "The one row was accepted.": "O único registro foi aceito.",
    "All %1 rows were accepted.": "Todos os %1 registros foram aceitos.",
    "%1 of %2 %2{row was|rows were} accepted; %3 %3{was a duplicate|were duplicates}.":
      "%1 de %2 %2{registro foi aceito|registros foram aceitos}; %3 %3{era repetido|eram repetidos}.",
    "The one row was not accepted; it needs a look.": "O único registro não foi aceito; ele precisa de atenção.",
    "None of the %1 rows was accepted; all need a look.":
      "Nenhum dos %1 registros foi aceito; todos precisam de atenção.",
    "%1 of %2 %2{row was|rows were} accepted; %3 %3{needs|need} a look.":
      "%1 de %2 %2{registro foi aceito|registros foram aceitos}; %3 %3{precisa|precisam} de atenção.",
    "To look at": "Para revisar",
    "no rows": "nenhum registro",
    "nothing to fix": "nada a corrigir",
    "%1 %1{request|requests}": "%1 %1{requisição|requisições}",
    "limit %1": "limite %1",
    "no limit": "sem limite",
    "Time": "Duração",
    "What became of the rows": "O que aconteceu com os registros",
    "The share of each status; the table below has the numbers.":
      "A proporção de cada situação; a tabela abaixo traz os números.",
    "Accepted": "Aceitos",
    "Rejected": "Recusados",
    "Invalid": "Inválidos",
    "Duplicate": "Repetidos",
    "Failed": "Com falha",
    "Unknown": "Incertos",
    "RD Station accepted them.": "A RD Station aceitou.",
    "RD Station refused them; fix them before sending again.":
      "A RD Station recusou; corrija antes de enviar de novo.",
    "They can't be sent as they are; fix them first.": "Não podem ser enviados como estão; corrija antes.",
    "The same as an earlier row, so not sent.": "Iguais a um registro anterior, por isso não enviados.",
    "Certainly not processed; safe to send again.": "Com certeza não processados; podem ser enviados de novo.",
    "Sent, but the answer was lost: they may have been processed.":
      "Enviados, mas a resposta se perdeu: podem ter sido processados.",
    "How it ended, and what next": "Como terminou e o que fazer agora",
    "Why rows were not accepted": "Por que alguns registros não foram aceitos",
    "%1 %1{row|rows}": "%1 %1{registro|registros}",
    "%1 %1{row|rows} had other errors; the results file has them all.":
      "%1 %1{registro teve|registros tiveram} outros erros; o arquivo de resultados traz todos.",
    "The rows named are the first of each kind. Addresses are shortened here; the results file has them whole.":
      "Os registros citados são os primeiros de cada tipo. Os endereços estão abreviados aqui; o arquivo de resultados os "
      + "traz completos.",
    "Row %1 (line %2)": "Registro %1 (linha %2 do arquivo)",
    "Requests at once": "Requisições ao mesmo tempo",
    "Retries of a row": "Novas tentativas por registro",
    "the sandbox": "o sandbox",
    "Rows in a request": "Registros por requisição",
    "up to %1": "até %1",
    "as many as fit": "quantos couberem",
    "Repeated rows": "Registros repetidos",
    "sent once": "enviados uma vez só",
    "Rejects": "Registros a corrigir",
    "unlimited": "sem limite",
    "Settings of this run": "Configuração desta execução",
    "Written by %1. This page holds no access token and loads nothing from the network.":
      "Gerado por %1. Esta página não contém token de acesso e não carrega nada da rede.",
  ]
}
