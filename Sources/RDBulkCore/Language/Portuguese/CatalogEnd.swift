extension Catalog {
  /// How a run ended, and how to continue.
  static let end: [String: String] = [
    "%1 skipped: rows that were not accepted or not selected; they have nothing to verify":
      "%1 fora da conferência: registros que não foram aceitos ou não foram escolhidos",
    "%1 skipped: rows that were not selected and have no result":
      "%1 fora da escolha: registros que não eram para enviar, sem resultado",
    "This run covered only the first rows (--first). To continue with the rest: %1":
      "Só os primeiros registros foram enviados (--first). Para continuar com o resto: %1",
    "the same command without --first, with --resume.": "o mesmo comando sem --first, com --resume.",
    "No row has a result yet": "Nenhum registro com resultado",
    "%1 in %2; %3.": "%1 em %2; %3.",
    "So far %1 in %2; %3.": "Até agora, %1 em %2; %3.",
    "%1 %1{request|requests}, %2 %2{retry|retries}%3":
      "%1 %1{requisição|requisições}, %2 %2{nova tentativa|novas tentativas}%3",
    ", %1 a minute": ", %1 por minuto",
    "%1 of %2 %2{row|rows} accepted": "%1 de %2 %2{registro aceito|registros aceitos}",
    "%1 of %2 %2{funnel|funnels} read": "%1 de %2 %2{funil lido|funis lidos}",
    "%1 of %2 %2{funnel agrees|funnels agree} with the event":
      "%1 de %2 %2{funil confere|funis conferem} com o evento",
    "  %1 of them had their results from earlier runs":
      "  %1 %1{deles já tinha|deles já tinham} resultado de execuções anteriores",
    "In this run: %1 %1{row|rows}, %2 %2{request|requests}, %3; the rest in earlier runs of this job.":
      "Nesta execução: %1 %1{registro|registros}, %2 %2{requisição|requisições}, %3; o resto, em execuções anteriores "
      + "deste trabalho.",
    "  %1 accepted: %2": "  %1 %1{aceito|aceitos} (accepted): %2",
    "  %1 rejected: %2": "  %1 %1{recusado|recusados} (rejected): %2",
    "  %1 invalid: %2": "  %1 %1{inválido|inválidos} (invalid): %2",
    "  %1 duplicate: %2": "  %1 %1{repetido|repetidos} (duplicate): %2",
    "  %1 failed: %2": "  %1 com falha (failed): %2",
    "  %1 unknown: %2": "  %1 %1{incerto|incertos} (unknown): %2",
    "the API accepted them": "a API aceitou",
    "no such contact, or the API does not allow reading it": "o contato não existe, ou a API não deixa ler",
    "refused by the API; fix %1{it|them} before sending again":
      "%1{recusado|recusados} pela API; corrija antes de enviar de novo",
    "refused here and not sent; fix %1{it|them} first": "erro encontrado aqui, não %1{enviado|enviados}; corrija antes",
    "the same contact as an earlier row, not read again": "mesmo contato de um registro anterior, não lidos de novo",
    "certainly not processed; safe to send %1{it|them} again":
      "com certeza não %1{processado|processados}; %1{pode ser enviado|podem ser enviados} de novo",
    "sent, but the answer was lost: %1{it|they} may have been processed":
      "%1{enviado|enviados}, mas a resposta se perdeu; talvez %1{tenha sido processado|tenham sido processados}",
    "Most common problems:": "Problemas mais comuns:",
    "  %1 × %2, first in row %3 (line %4): %5": "  %1 × %2, o primeiro no registro %3 (linha %4 do arquivo): %5",
    "Next: wait a few minutes and verify again, since the API takes a while; contacts that do not exist must be created first. "
      + "Send an event again only if the funnel still says otherwise.":
      "Agora: espere alguns minutos e verifique de novo, porque a API leva um tempo; contatos que não existem precisam "
      + "ser criados antes. Envie um evento de novo só onde o funil ainda disser outra coisa.",
    "in %1": "em %1",
    "above": "acima",
    " Sending the whole file again would send the accepted rows twice.":
      " Enviar o arquivo inteiro de novo mandaria os registros aceitos duas vezes.",
    "See the result of this row.": "Veja o resultado deste registro.",
    "Open %1: its columns rdbulk_error and rdbulk_message say why; you can leave them in when you send it.":
      "Abra %1: as colunas rdbulk_error e rdbulk_message dizem por quê, e podem ficar lá quando for enviado.",
    "Open %1 with your spreadsheet: its columns error and message say why.":
      "Abra %1 na sua planilha: as colunas error e message dizem por quê.",
    "Not in %1, because of --rejects-status: %2 %2{row|rows} not accepted.":
      "Fora de %1, por causa de --rejects-status: %2 %2{registro não aceito|registros não aceitos}.",
    "Next: check the results for contacts without a funnel.":
      "Agora: veja nos resultados quais contatos não têm funil.",
    " First remove what must not count twice: its unknown rows (%1) may have been processed.":
      " Antes, tire o que não pode contar duas vezes: %1 %1{registro incerto (unknown) talvez tenha|registros incertos "
      + "(unknown) talvez tenham} sido %1{processado|processados}.",
    " With --rejects FILE a run keeps them for you.":
      " Com --rejects ARQUIVO, uma execução guarda esses registros para você.",
    "Next: fix the rows whose errors are %1, and send only these.%2%3%4":
      "Agora: corrija os registros cujos erros estão %1 e envie só esses.%2%3%4",
    "Next: take the rows whose errors are %1, and send only these.%2%3%4":
      "Agora: separe os registros cujos erros estão %1 e envie só esses.%2%3%4",
    "Next: fix the rows in %1, and send that file.%2": "Agora: corrija os registros em %1 e envie esse arquivo.%2",
    "Next: send %1.%2": "Agora: envie %1.%2",
    "Next: send %1 as it is; none of its rows was processed.":
      "Agora: envie %1 como está; nenhum dos seus registros foi processado.",
    "Next: fix the rows in %1 and check that file. Then send both files; the invalid rows of this one stay out.":
      "Agora: corrija os registros em %1 e confira esse arquivo. Depois envie os dois arquivos; os registros inválidos "
      + "deste ficam de fora.",
    "Next, in a few minutes: check what took effect.": "Em alguns minutos: veja o que teve efeito.",
    "Dry run: %1 %1{row|rows} of %2 would be sent%3%4. Nothing was sent.":
      "Conferência: %1 %1{registro|registros} de %2 %1{seria enviado|seriam enviados}%3%4. Nada foi enviado.",
    ", %1 %1{is a duplicate|are duplicates}": ", %1 %1{é repetido|são repetidos}",
    ", %1 %1{is|are} invalid": ", %1 %1{é inválido|são inválidos}",

    // Causes that an earlier run wrote into the results.
    "No answer came in time.": "A resposta não chegou a tempo.",
    "The server could not be reached.": "Não foi possível alcançar o servidor.",
    "The server's name was not found.": "O nome do servidor não foi encontrado.",
    "No secure connection to the server was possible.": "Não foi possível fazer uma conexão segura com o servidor.",
    "The proxy could not be reached.": "Não foi possível alcançar o proxy.",
    "The proxy did not connect to the server.": "O proxy não se conectou ao servidor.",
    "The server's name was not found; check the internet connection":
      "O nome do servidor não foi encontrado; confira a conexão com a internet",
    "No server accepts connections at this address": "Nenhum servidor aceita conexões nesse endereço",
    "The connection broke before the answer came": "A conexão caiu antes de a resposta chegar",
    "%1 (%2).": "%1 (%2).",
    "The connection broke before the answer came.": "A conexão caiu antes de a resposta chegar.",
    "The server's answer could not be read.": "Não foi possível ler a resposta do servidor.",
    "This contact's quota is used up.": "A cota deste contato acabou.",
    "The account's quota was used up.": "A cota da conta tinha acabado.",
    "The funnel does not show the event.": "O funil não mostra o evento.",
    "An earlier job may have sent this event.": "Talvez um trabalho anterior tenha enviado este evento.",
    "The row can't be read.": "Não foi possível ler o registro.",
    "The row is too long.": "O registro é longo demais.",
    "The line may belong to the text of an earlier row.": "A linha pode fazer parte do texto de um registro anterior.",
    "A field that must have a value is empty.": "Um campo obrigatório está vazio.",
    "The email is not an address.": "O email não é um endereço.",
    "A value is of the wrong type.": "Um valor é do tipo errado.",
    "A value is too long.": "Um valor é longo demais.",
    "A value is not a valid number.": "Um valor não é um número válido.",
    "A spreadsheet has shortened a number.": "Uma planilha abreviou um número.",
    "A number can be read in two ways.": "Um número pode ser lido de dois jeitos.",
    "A value is not one of those allowed.": "Um valor não está entre os aceitos.",
    "A value is not a date and time.": "Um valor não é data e hora.",
    "A value is not a UUID.": "Um valor não é um UUID.",
    "A list can't be read.": "Não foi possível ler uma lista.",
    "The account does not have this field.": "A conta não tem este campo.",
    "The row has nothing to set.": "O registro não tem nada para gravar.",

    // Stopped before its end.
    "The results of %1 %1{request|requests} in flight were not recorded; those rows may have been processed.":
      "Os resultados de %1 %1{requisição|requisições} em andamento não foram gravados; esses registros talvez tenham "
      + "sido processados.",
    " in %1": " em %1",
    "To continue, run the same command again; reading changes nothing.":
      "Para continuar, rode o mesmo comando de novo; ler não muda nada.",
    "No row after row %1 was sent.": "Nenhum registro depois do registro %1 foi enviado.",
    "The last answers are counted above but may be missing from the results%1.":
      "As últimas respostas estão contadas acima, mas podem faltar nos resultados%1.",
    "To continue: rows without a result may have been processed; check in RD Station before you send them again. With -o FILE "
      + "on a disk with space, --resume keeps track of them.":
      "Para continuar: registros sem resultado talvez tenham sido processados; confira no RD Station antes de enviar "
      + "de novo. Com -o ARQUIVO num disco com espaço, --resume acompanha esses registros.",
    "To continue where it stopped: %1": "Para continuar de onde parou: %1",
    "To continue where it stopped, with the same input piped in from the start: %1":
      "Para continuar de onde parou, com a mesma entrada desde o início: %1",
    "the same command with --resume.": "o mesmo comando com --resume.",
    "To continue: resend the rows marked failed%1. Those marked unknown may have been processed: sent again, "
      + "they may count twice.":
      "Para continuar: envie de novo os registros com falha (failed)%1. Os incertos (unknown) talvez tenham sido "
      + "processados: enviados de novo, podem contar duas vezes.",
    "To continue: send the rows that have no result%1 yet, and resend those marked failed; sending the whole file would send the "
      + "accepted rows twice. With -o FILE, --resume sends the rest, and --rejects FILE keeps the failed ones.":
      "Para continuar: envie os registros que ainda não têm resultado%1 e, de novo, os que ficaram com falha (failed); "
      + "o arquivo inteiro mandaria os registros aceitos duas vezes. Com -o ARQUIVO, --resume envia o resto, e --rejects ARQUIVO guarda os que ficaram com falha.",
    "%1 Sending stopped at once.": "%1 O envio parou na hora.",
    "The API does not accept the key in RD_API_KEY: %1.": "A API não aceita a chave em RD_API_KEY: %1.",
    "The API does not accept the access token of --token-file: %1. Replace it with a valid one.":
      "A API não aceita o token de acesso de --token-file: %1. Troque por um válido.",
    "The API does not accept the access token in RD_ACCESS_TOKEN: %1. Replace it with a valid one, or "
      + "unset it and log in with rdbulk auth login: as long as it is set, no login is used.":
      "A API não aceita o token de acesso em RD_ACCESS_TOKEN: %1. Troque por um válido, ou apague a variável e faça login com "
      + "rdbulk auth login: enquanto ela estiver definida, nenhum login é usado.",
    "The API does not accept the login: %1. Log in again with rdbulk auth login.":
      "A API não aceita o login: %1. Faça login de novo com rdbulk auth login.",
    "The access token has expired, and a new one could not be obtained: %1.":
      "O token de acesso venceu, e não foi possível obter um novo: %1.",
    "The server can't be reached: %1": "Não foi possível alcançar o servidor: %1",
    "The account's quota is still used up (%1). Wait, or find out what else uses this account.":
      "A cota da conta continua esgotada (%1). Espere, ou descubra o que mais usa esta conta.",
    "Stopped after %1 %1{failed row|failed rows}, as --max-failures asks.":
      "Parou depois de %1 %1{registro|registros} com falha, como --max-failures pede.",
    "Stopped as requested; nothing more is sent.": "Interrompido a pedido; nada mais é enviado.",
    "Stopped as requested.": "Interrompido a pedido.",
    "To continue, run the same command again.": "Para continuar, rode o mesmo comando de novo.",
    "%1 Nothing was sent.": "%1 Nada foi enviado.",
    "Nothing was sent.": "Nada foi enviado.",
  ]
}
