extension Catalog {
  /// How a run ended, and how to go on.
  static let end: [String: String] = [
    "No row has a result yet": "Nenhuma linha tem resultado ainda",
    "%1 in %2; %3.": "%1 em %2; %3.",
    "So far %1 in %2; %3.": "Até agora, %1 em %2; %3.",
    "%1 %1{request|requests}, %2 %2{retry|retries}%3":
      "%1 %1{requisição|requisições}, %2 %2{nova tentativa|novas tentativas}%3",
    ", %1 a minute": ", %1 por minuto",
    "%1 of %2 %2{row|rows} accepted": "%1 de %2 %2{linha aceita|linhas aceitas}",
    "%1 of %2 %2{funnel|funnels} read": "%1 de %2 %2{funil lido|funis lidos}",
    "%1 of %2 %2{contact|contacts} show that the event took effect":
      "%1 de %2 %2{contato mostra|contatos mostram} que o evento fez efeito",
    "  %1 of them had their results from earlier runs": "  %1 delas já tinham resultado de execuções anteriores",
    "the API took them": "a API recebeu",
    "the API refused them; mend them before sending again": "a API recusou; corrija antes de enviar de novo",
    "refused here and not sent; mend them first": "recusadas aqui e não enviadas; corrija antes",
    "the same as an earlier row, not sent": "iguais a uma linha anterior, não enviadas",
    "certainly not processed; safe to send again": "com certeza não processadas; podem ser enviadas de novo",
    "sent, but the answer was lost: they may have been processed":
      "enviadas, mas a resposta se perdeu: podem ter sido processadas",
    "Most common problems:": "Problemas mais comuns:",
    "  %1 × %2, first in row %3 (line %4): %5": "  %1 × %2, a primeira na linha %3 (linha %4 do arquivo): %5",
    "Next: wait some minutes and verify again, since the API takes its time; contacts that are absent must be created "
      + "first. Send an event again only where the funnel still says otherwise.":
      "Agora: espere alguns minutos e verifique de novo, porque a API leva um tempo; contatos que não existem precisam "
      + "ser criados antes. Envie um evento de novo só onde o funil ainda disser outra coisa.",
    "in %1": "em %1",
    "above": "acima",
    " The whole file again would send the accepted rows twice.":
      " O arquivo inteiro de novo enviaria as linhas aceitas duas vezes.",
    "Next: mend the rows whose errors stand %1, and send these alone.%2 With --rejects FILE a run keeps them for you.":
      "Agora: corrija as linhas cujos erros estão %1 e envie só estas.%2 Com --rejects FILE, uma execução guarda essas "
      + "linhas para você.",
    "Next: take the rows whose errors stand %1, and send these alone.%2 With --rejects FILE a run keeps them for you.":
      "Agora: separe as linhas cujos erros estão %1 e envie só estas.%2 Com --rejects FILE, uma execução guarda essas "
      + "linhas para você.",
    "mend the rows in %1 and send that file": "corrija as linhas em %1 e envie esse arquivo",
    "send %1": "envie %1",
    "Next: %1.": "Agora: %1.",
    "Next: %1 as it is; none of its rows was processed.":
      "Agora: %1 como está; nenhuma das suas linhas foi processada.",
    "Next: %1, to another -o. First take out what must not count twice: its unknown rows (%2) may have been processed.":
      "Agora: %1, com outro -o. Antes, tire o que não pode contar duas vezes: as linhas unknown (%2) podem ter sido "
      + "processadas.",
    "Dry run: %1 %1{row|rows} of %2 would be sent%3%4. Nothing was sent.":
      "Ensaio: %1 %1{linha|linhas} de %2 %1{seria enviada|seriam enviadas}%3%4. Nada foi enviado.",
    ", %1 are duplicates": ", %1 %1{é repetida|são repetidas}",
    ", %1 are invalid": ", %1 %1{é inválida|são inválidas}",

    // Stopped before its end.
    "%1 %1{request|requests} had left and have no result on file; those rows may have been processed.":
      "%1 %1{requisição tinha saído e está|requisições tinham saído e estão} sem resultado gravado; essas linhas podem "
      + "ter sido processadas.",
    " in %1": " em %1",
    "The last answers are counted above and may be missing from the results%1.":
      "As últimas respostas estão contadas acima e podem faltar nos resultados%1.",
    "To go on: rows without a result may have been processed; see in RD Station before you send them again. With -o FILE "
      + "on a disk with room, --resume keeps track of them.":
      "Para continuar: linhas sem resultado podem ter sido processadas; confira na RD Station antes de enviar de novo. Com "
      + "-o FILE num disco com espaço, --resume acompanha essas linhas.",
    "To go on where it stopped: the same command with --resume.":
      "Para continuar de onde parou: o mesmo comando com --resume.",
    "To go on: send the rows again that are marked failed%1. Those marked unknown may have been processed: sent again, "
      + "they may count twice.":
      "Para continuar: envie de novo as linhas marcadas como failed%1. As marcadas como unknown podem ter sido "
      + "processadas: enviadas de novo, podem contar duas vezes.",
    "To go on: send the rows that have no result%1 yet, and again those marked failed; the whole file would send the "
      + "accepted rows twice. With -o FILE, --resume does it for you.":
      "Para continuar: envie as linhas que ainda não têm resultado%1, e de novo as marcadas como failed; o arquivo inteiro "
      + "enviaria as linhas aceitas duas vezes. Com -o FILE, --resume faz isso por você.",
    "%1 Sending stopped at once.": "%1 O envio parou na hora.",
    "The API does not accept the access token: %1. Log in again with rdbulk auth login, or put another one into "
      + "RD_ACCESS_TOKEN.":
      "A API não aceita o token de acesso: %1. Faça login de novo com rdbulk auth login, ou ponha outro em "
      + "RD_ACCESS_TOKEN.",
    "The access token has expired, and a new one could not be got: %1.":
      "O token de acesso venceu, e não foi possível obter um novo: %1.",
    "The server can't be reached: %1": "Não foi possível alcançar o servidor: %1",
    "The account's quota stays spent (%1). Wait, or see what else uses this account.":
      "A cota da conta continua esgotada (%1). Espere, ou veja o que mais usa esta conta.",
    "Stopped after %1 %1{failed row|failed rows}, as --max-failures asks.":
      "Parou depois de %1 %1{linha que falhou|linhas que falharam}, como --max-failures pede.",
    "Stopped as asked; nothing more is sent.": "Parou como pedido; nada mais é enviado.",
    "Stopped as asked; nothing was sent.": "Parou como pedido; nada foi enviado.",
    "Stopped as asked.": "Parou como pedido.",
  ]
}
