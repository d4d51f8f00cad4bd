extension Catalog {
  /// How a run ended, and how to go on.
  static let end: [String: String] = [
    "%1 skipped: rows that were not meant, and have no result":
      "%1 fora da escolha: registros que não eram para enviar, sem resultado",
    "Only the first rows were meant (--first). To go on with the rest: %1":
      "Só os primeiros registros foram enviados (--first). Para continuar com o resto: %1",
    "the same command without --first, with --resume.": "o mesmo comando sem --first, com --resume.",
    "No row has a result yet": "Nenhuma linha com resultado",
    "%1 in %2; %3.": "%1 em %2; %3.",
    "So far %1 in %2; %3.": "Até agora, %1 em %2; %3.",
    "%1 %1{request|requests}, %2 %2{retry|retries}%3":
      "%1 %1{requisição|requisições}, %2 %2{nova tentativa|novas tentativas}%3",
    ", %1 a minute": ", %1 por minuto",
    "%1 of %2 %2{row|rows} accepted": "%1 de %2 %2{linha aceita|linhas aceitas}",
    "%1 of %2 %2{funnel|funnels} read": "%1 de %2 %2{funil lido|funis lidos}",
    "%1 of %2 %2{funnel agrees|funnels agree} with the event":
      "%1 de %2 %2{funil confere|funis conferem} com o evento",
    "  %1 of them had their results from earlier runs":
      "  %1 %1{delas já tinha|delas já tinham} resultado de execuções anteriores",
    "the API took them": "a API recebeu",
    "no such contact, or the API does not let it be read": "o contato não existe, ou a API não deixa ler",
    "the API refused them; mend them before sending again": "a API recusou; corrija antes de enviar de novo",
    "refused here and not sent; mend them first": "erro encontrado aqui, sem envio; corrija antes",
    "the same as an earlier row, not sent": "igual a uma linha anterior, sem envio",
    "the same contact as an earlier row, not read again": "mesmo contato de uma linha anterior, não lido de novo",
    "certainly not processed; safe to send again": "com certeza sem processamento; é seguro enviar de novo",
    "sent, but the answer was lost: they may have been processed":
      "resposta perdida; pode ter havido processamento",
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
    "Next: see in the results which contacts have no funnel.":
      "Agora: veja nos resultados quais contatos não têm funil.",
    " First take out what must not count twice: its unknown rows (%1) may have been processed.":
      " Antes, tire o que não pode contar duas vezes: as linhas unknown (%1) podem ter sido processadas.",
    " With --rejects FILE a run keeps them for you.":
      " Com --rejects FILE, uma execução guarda essas linhas para você.",
    "Next: mend the rows whose errors stand %1, and send these alone.%2%3%4":
      "Agora: corrija as linhas cujos erros estão %1 e envie só estas.%2%3%4",
    "Next: take the rows whose errors stand %1, and send these alone.%2%3%4":
      "Agora: separe as linhas cujos erros estão %1 e envie só estas.%2%3%4",
    "Next: mend the rows in %1, and send that file.%2": "Agora: corrija as linhas em %1 e envie esse arquivo.%2",
    "Next: send %1.%2": "Agora: envie %1.%2",
    "Next: send %1 as it is; none of its rows was processed.":
      "Agora: envie %1 como está; nenhuma das suas linhas foi processada.",
    "Next, in some minutes: see what took effect.": "Em alguns minutos: veja o que teve efeito.",
    "Dry run: %1 %1{row|rows} of %2 would be sent%3%4. Nothing was sent.":
      "Ensaio: %1 %1{linha|linhas} de %2 %1{seria enviada|seriam enviadas}%3%4. Nada foi enviado.",
    ", %1 are duplicates": ", %1 %1{é repetida|são repetidas}",
    ", %1 are invalid": ", %1 %1{é inválida|são inválidas}",

    // Stopped before its end.
    "%1 %1{request|requests} had left and have no result on file; those rows may have been processed.":
      "%1 %1{requisição tinha saído e está|requisições tinham saído e estão} sem resultado gravado; essas linhas podem "
      + "ter sido processadas.",
    " in %1": " em %1",
    "To go on: the same command again; reading changes nothing.":
      "Para continuar: o mesmo comando de novo; ler não muda nada.",
    "The last answers are counted above and may be missing from the results%1.":
      "As últimas respostas estão contadas acima e podem faltar nos resultados%1.",
    "To go on: rows without a result may have been processed; see in RD Station before you send them again. With -o FILE "
      + "on a disk with room, --resume keeps track of them.":
      "Para continuar: linhas sem resultado podem ter sido processadas; confira no RD Station antes de enviar de novo. Com "
      + "-o FILE num disco com espaço, --resume acompanha essas linhas.",
    "To go on where it stopped: %1": "Para continuar de onde parou: %1",
    "To go on where it stopped, with the same input piped in from its beginning: %1":
      "Para continuar de onde parou, com a mesma entrada desde o início: %1",
    "the same command with --resume.": "o mesmo comando com --resume.",
    "To go on: send the rows again that are marked failed%1. Those marked unknown may have been processed: sent again, "
      + "they may count twice.":
      "Para continuar: envie de novo as linhas marcadas como failed%1. As marcadas como unknown podem ter sido "
      + "processadas: enviadas de novo, podem contar duas vezes.",
    "To go on: send the rows that have no result%1 yet, and again those marked failed; the whole file would send the "
      + "accepted rows twice. With -o FILE, --resume sends the rest, and --rejects FILE keeps the failed ones.":
      "Para continuar: envie as linhas que ainda não têm resultado%1, e de novo as marcadas como failed; o arquivo inteiro "
      + "enviaria as linhas aceitas duas vezes. Com -o FILE, --resume envia o resto, e --rejects FILE guarda as que "
      + "falharam.",
    "%1 Sending stopped at once.": "%1 O envio parou na hora.",
    "The API does not accept the key in RD_API_KEY: %1.": "A API não aceita a chave em RD_API_KEY: %1.",
    "The API does not accept the access token of --token-file: %1. Put another one there.":
      "A API não aceita o token de acesso de --token-file: %1. Ponha outro ali.",
    "The API does not accept the access token in RD_ACCESS_TOKEN: %1. Put another one there, or unset it and log in with "
      + "rdbulk auth login: as long as it is set, no login is used.":
      "A API não aceita o token de acesso em RD_ACCESS_TOKEN: %1. Ponha outro ali, ou apague a variável e faça login com "
      + "rdbulk auth login: enquanto ela estiver definida, nenhum login é usado.",
    "The API does not accept the login: %1. Log in again with rdbulk auth login.":
      "A API não aceita o login: %1. Faça login de novo com rdbulk auth login.",
    "The access token has expired, and a new one could not be got: %1.":
      "O token de acesso venceu, e não foi possível obter um novo: %1.",
    "The server can't be reached: %1": "Não foi possível alcançar o servidor: %1",
    "The account's quota stays spent (%1). Wait, or see what else uses this account.":
      "A cota da conta continua esgotada (%1). Espere, ou veja o que mais usa esta conta.",
    "Stopped after %1 %1{failed row|failed rows}, as --max-failures asks.":
      "Parou depois de %1 %1{linha que falhou|linhas que falharam}, como --max-failures pede.",
    "Stopped as asked; nothing more is sent.": "Interrompido a pedido; nada mais é enviado.",
    "Stopped as asked.": "Interrompido a pedido.",
    "To go on: the same command again.": "Para continuar: o mesmo comando de novo.",
    "%1 Nothing was sent.": "%1 Nada foi enviado.",
    "Nothing was sent.": "Nada foi enviado.",
  ]
}
