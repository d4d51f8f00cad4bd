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
    "There was nothing to send: the input has no rows.": "Não havia nada a enviar: a entrada não tem linhas.",
    "The run stopped before any row had a result.": "A execução parou antes que alguma linha tivesse resultado.",
    "The one row was accepted.": "A única linha foi aceita.",
    "All %1 rows were accepted.": "Todas as %1 linhas foram aceitas.",
    "%1 of %2 %2{row was|rows were} accepted; %3 %3{was a duplicate|were duplicates}.":
      "%1 de %2 %2{linha foi aceita|linhas foram aceitas}; %3 %3{era repetida|eram repetidas}.",
    "The one row was not accepted; it needs a look.": "A única linha não foi aceita; ela precisa de atenção.",
    "None of the %1 rows was accepted; all need a look.":
      "Nenhuma das %1 linhas foi aceita; todas precisam de atenção.",
    "%1 of %2 %2{row was|rows were} accepted; %3 %3{needs|need} a look.":
      "%1 de %2 %2{linha foi aceita|linhas foram aceitas}; %3 %3{precisa|precisam} de atenção.",
    "To look at": "Para revisar",
    "no rows": "nenhuma linha",
    "nothing to mend": "nada a corrigir",
    "%1 %1{request|requests}": "%1 %1{requisição|requisições}",
    "limit %1": "limite %1",
    "no limit": "sem limite",
    "Time": "Duração",
    "What became of the rows": "O que aconteceu com as linhas",
    "The share of each status; the table below has the numbers.":
      "A proporção de cada situação; a tabela abaixo traz os números.",
    "%1 %1{row|rows} had the result from earlier runs of this job.":
      "%1 %1{linha já tinha|linhas já tinham} resultado de execuções anteriores deste trabalho.",
    "Accepted": "Aceitas",
    "Rejected": "Recusadas",
    "Invalid": "Inválidas",
    "Duplicate": "Repetidas",
    "Failed": "Com falha",
    "Unknown": "Incertas",
    "RD Station took them.": "A RD Station as recebeu.",
    "RD Station refused them; mend them before sending again.":
      "A RD Station as recusou; corrija antes de enviar de novo.",
    "They can't be sent as they are; mend them first.": "Não podem ser enviadas como estão; corrija antes.",
    "The same as an earlier row, so not sent.": "Iguais a uma linha anterior, por isso não enviadas.",
    "Certainly not processed; safe to send again.": "Com certeza não processadas; podem ser enviadas de novo.",
    "Sent, but the answer was lost: they may have been processed.":
      "Enviadas, mas a resposta se perdeu: podem ter sido processadas.",
    "How it ended, and what next": "Como terminou e o que fazer agora",
    "Why rows were not accepted": "Por que algumas linhas não foram aceitas",
    "%1 %1{row|rows}": "%1 %1{linha|linhas}",
    "%1 %1{row|rows} had other errors; the results file has them all.":
      "%1 %1{linha teve|linhas tiveram} outros erros; o arquivo de resultados traz todos.",
    "The rows named are the first of each kind. Addresses are shortened here; the results file has them whole.":
      "As linhas citadas são as primeiras de cada tipo. Os endereços estão abreviados aqui; o arquivo de resultados os "
      + "traz completos.",
    "Row %1 (line %2)": "Linha %1 (linha %2 do arquivo)",
    "Requests at once": "Requisições ao mesmo tempo",
    "Further tries of a row": "Novas tentativas de uma linha",
    "the sandbox": "o sandbox",
    "Rows in a request": "Linhas por requisição",
    "up to %1": "até %1",
    "as many as fit": "quantas couberem",
    "Rows that say the same": "Linhas repetidas",
    "sent once": "enviadas uma vez só",
    "Rejects": "Linhas a corrigir",
    "unlimited": "sem limite",
    "Settings of this run": "Configuração desta execução",
    "Written by %1. This page holds no access token and loads nothing from the network.":
      "Gerado por %1. Esta página não contém token de acesso e não carrega nada da rede.",
  ]
}
