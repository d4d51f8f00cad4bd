extension Catalog {
  /// The history: what was sent in earlier jobs.
  static let history: [String: String] = [
    "This event may have been processed: it was sent on %1%2, and no answer came. --on-unknown retry sends it again.":
      "Este evento talvez tenha sido processado: foi enviado em %1%2, e nenhuma resposta chegou. --on-unknown retry envia de novo.",
    " Sending the whole file again into another output would not send the accepted rows again: they are in the history.":
      " Enviar o arquivo inteiro de novo para outra saída não reenviaria os registros aceitos: o histórico os conhece.",
    "--overwrite sends again what was accepted: %1 %1{row|rows} of the job in %2.":
      "--overwrite envia de novo o que foi aceito: %1 %1{registro|registros} do trabalho em %2.",
    ", in the job of %1": ", no trabalho de %1",
    "The same event as an earlier row.": "O mesmo evento de um registro anterior.",
    "The same event as row %1.": "O mesmo evento do registro %1.",
    "Accepted on %1%2.": "Aceito em %1%2.",
    "Accepted on %1, as the history says; its result is lost.":
      "Aceito em %1, segundo o histórico; o resultado se perdeu.",
    "Can't add %1: %2": "Não dá para acrescentar %1: %2",
    "There are no results %1.": "Não há resultados em %1.",
    "Name the file that the earlier job wrote with --output.":
      "Indique o arquivo que o trabalho anterior gravou com --output.",
    "The file of --history is not an rdbulk history.": "O arquivo de --history não é um histórico do rdbulk.",
    "To start one, name a file that doesn't exist yet.":
      "Para começar um histórico, indique um arquivo que ainda não existe.",
    "The history is damaged beyond repair: the part that says how to read the rest is not as it was written.":
      "O histórico não tem conserto: a parte que diz como ler o resto não está como foi gravada.",
    "Restore a copy of it; or begin a new one with the results of earlier jobs: rdbulk history NEW --add RESULTS COMMAND ...":
      "Restaure uma cópia; ou comece um novo com os resultados de trabalhos anteriores: rdbulk history NOVO --add "
      + "RESULTADOS COMANDO ...",
    "The history is damaged: part of it is not as it was written.":
      "O histórico está danificado: uma parte dele não está como foi gravada.",
    "rdbulk history FILE --repair keeps what is intact; then add the results of the jobs that it names.":
      "rdbulk history ARQUIVO --repair guarda o que está inteiro; depois acrescente os resultados dos trabalhos que ele mencionar.",
    "Never the same event twice: FILE remembers what was accepted, across files and weeks.":
      "Nunca o mesmo evento duas vezes: ARQUIVO lembra o que foi aceito, entre arquivos e semanas.",
    "A row whose event is in it is a duplicate and is not sent; the file is created if it doesn't exist. It holds "
      + "keyed digests and days, no addresses.":
      "Um registro cujo evento está nele é repetido e não é enviado; o arquivo é criado se não existe. Ele guarda resumos com "
      + "chave e dias, nenhum endereço.",
    "What makes an event the same: type, contact and payload (payload), or type and contact (email).":
      "O que faz um evento ser o mesmo: tipo, contato e conteúdo (payload), ou tipo e contato (email).",
    "Wait up to S seconds for another run that uses the history (0).":
      "Espera até S segundos por outra execução que usa o histórico (0).",
    "--%1 applies to a history and does nothing without --history.":
      "--%1 trata do histórico e não faz nada sem --history.",
    "Add --history FILE.": "Acrescente --history ARQUIVO.",
    "  %1 accepted before, as the history says, left out":
      "  %1 já %1{aceito|aceitos} antes, segundo o histórico, não %1{vai|vão}",
    "  %1 of them may have been processed before; they are sent again":
      "  %1 deles %1{talvez já tenha sido processado; vai|talvez já tenham sido processados; vão} de novo",
    "  %1 may have been processed before, left out as unknown":
      "  %1 %1{talvez já tenha sido processado, não vai|talvez já tenham sido processados, não vão}; ficam incertos (unknown)",
    "%1{repeats|repeat} an earlier row or the history, not sent":
      "%1{repete|repetem} um registro anterior ou o histórico, não %1{enviado|enviados}",
    "The history %1 can't be used": "O histórico %1 não pode ser usado",
    "The history %1 can't be written": "O histórico %1 não pode ser gravado",
    "The history %1 is %2.": "O histórico %1 é %2.",
    "a symbolic link": "um link simbólico",
    "not a file": "algo que não é um arquivo",
    "Another run is using the history %1.": "Outra execução está usando o histórico %1.",
    "Wait for it, or add --history-wait SECONDS.": "Espere, ou deixe --history-wait SEGUNDOS esperar.",
    "The history %1 compares events by %2, as set when it was created.":
      "O histórico %1 compara eventos por %2, como quando foi criado.",
    "Leave --history-by out, or name another file.": "Tire --history-by, ou indique outro arquivo.",
    "The machine went down while the job of %1 was writing to the history %2, which may lack what it sent last.":
      "A máquina caiu enquanto o trabalho de %1 gravava no histórico %2, e talvez falte nele o que foi enviado por último.",
    "Resume that job first; or rdbulk history %1 --repair continues without it.":
      "Antes, continue esse trabalho com --resume; ou rdbulk history %1 --repair segue sem ele.",
    "The history %1 was created in a rehearsal and belongs to no account.":
      "O histórico %1 foi criado num ensaio e não é de nenhuma conta.",
    "The history %1 is that of another account: %2, not %3.": "O histórico %1 é de outra conta: %2, não %3.",
    "Name another file: each account has its own.": "Indique outro arquivo: cada conta tem o seu.",
    "A rehearsal writes nothing into the history of an account; it is only read.":
      "Um ensaio não grava nada no histórico de uma conta; só lê.",
    "The history was not sorted; the next run will do that: %1":
      "O histórico não foi ordenado, e a próxima execução fará isso: %1",
  ]
}

extension Catalog {
  /// `rdbulk history`.
  static let historyCommand: [String: String] = [
    // Several jobs in one table.
    "SUMMARY ... [flags]": "RESUMO ... [opções]",
    "Show several jobs' --summary files in one table.":
      "Mostra os --summary de vários trabalhos numa tabela.",
    "One line per job in the order given, with the rows that were not accepted (rejected, invalid or failed) and those "
      + "whose answer was lost; then the totals.":
      "Uma linha por trabalho, na ordem dada, com os registros que não foram aceitos (recusados, inválidos ou com falha) e "
      + "os que ficaram sem resposta; depois, os totais.",
    "The exit code is the highest of the jobs' exit codes; 2 if a file is not a summary.":
      "O código de saída é o mais alto entre os dos trabalhos; 2 se um arquivo não for um resumo.",
    "See how last night's jobs ended:": "Ver como terminaram os trabalhos desta noite:",
    "See two of them:": "Ver dois deles:",
    "rdbulk summary needs files that jobs wrote with --summary.":
      "rdbulk summary precisa dos arquivos que os trabalhos gravaram com --summary.",
    "%1 is not an rdbulk summary.": "%1 não é um resumo do rdbulk.",
    "Name files that jobs wrote with --summary.": "Indique arquivos que os trabalhos gravaram com --summary.",
    "command": "comando",
    "results": "resultados",
    "rows": "registros",
    "duplicate": "repetido",
    "not accepted": "não aceito",
    "unknown": "incerto",
    "exit": "saída",
    "%1 %1{job|jobs}": "%1 %1{trabalho|trabalhos}",
    "rdbulk summary jobs/*.json": "rdbulk summary trabalhos/*.json",
    "rdbulk summary lost.json won.json": "rdbulk summary perdidos.json vendas.json",

    "FILE [--add RESULTS COMMAND ...] [flags]": "ARQUIVO [--add RESULTADOS COMANDO ...] [opções]",
    "Show what a --history file remembers; fill or shorten it.":
      "Mostra, preenche ou encurta um arquivo de --history.",
    "Shows whose events FILE remembers, how many of each type and month, how many may have been processed without an "
      + "answer, and which jobs have not finished.":
      "Mostra de quem são os eventos que ARQUIVO lembra, quantos de cada tipo e mês, quantos talvez tenham sido processados sem "
      + "resposta, e quais trabalhos não terminaram.",
    "--add fills it from the results of an earlier job, so that a history can begin today. The command that wrote them "
      + "follows, with its input and the flags that say what the columns mean: results alone don't have the events.":
      "--add preenche com os resultados de um trabalho anterior, para que o histórico possa começar hoje. Depois vem o comando "
      + "que os gravou, com a entrada e as opções que dizem o que as colunas são: os resultados sozinhos não têm os eventos.",
    "Exit codes: 0 done, 2 the file can't be used, 4 it can't be written, 5 another run is using it.":
      "Códigos de saída: 0 feito, 2 o arquivo não pode ser usado, 4 não pode ser gravado, 5 outra execução o está usando.",
    "See what it remembers:": "Ver o que ele lembra:",
    "Add what an earlier job sent:": "Acrescentar o que um trabalho anterior enviou:",
    "Forget older events:": "Esquecer o que é mais antigo:",
    "rdbulk history sales.history": "rdbulk history vendas.history",
    "rdbulk history sales.history --add results.csv won sales.csv":
      "rdbulk history vendas.history --add resultados.csv won vendas.csv",
    "rdbulk history sales.history --forget-before 2026-01-01":
      "rdbulk history vendas.history --forget-before 2026-01-01",
    "Results of an earlier job to add; the command that wrote them follows.":
      "Resultados de um trabalho anterior a acrescentar; depois vem o comando que os gravou.",
    "Forget what was sent before this day, such as 2026-01-01.":
      "Esquece o que foi enviado antes deste dia, como 2026-01-01.",
    "Drop what is damaged, and jobs that a power cut left open.":
      "Deixa de fora o que está danificado e desiste de trabalhos que uma queda de energia deixou abertos.",
    "a day as YYYY-MM-DD": "um dia como AAAA-MM-DD",
    "--add takes the command that wrote the results.": "--add recebe o comando que gravou os resultados.",
    "A command is only possible after --add RESULTS: the one that wrote them.":
      "Um comando só é possível depois de --add RESULTADOS: o que gravou os resultados.",
    "Results don't say what was sent: after --add comes the command that wrote them.":
      "Os resultados não dizem o que foi enviado: depois de --add vem o comando que os gravou.",
    "For example: rdbulk history sales.history --add results.csv won sales.csv":
      "Por exemplo: rdbulk history vendas.history --add resultados.csv won vendas.csv",
    "rdbulk history needs the FILE of a --history.": "rdbulk history precisa do arquivo de um --history.",
    "There is no history %1.": "Não há histórico %1.",
    "To create it, run a sending command with --history %1.": "Para criar, rode um comando de envio com --history %1.",
    "Forgotten: %1 %1{event|events}.": "Esquecidos: %1 %1{evento|eventos}.",
    "The damaged parts were dropped: up to %1 sorted events, and whatever the log had there. Add the results of the jobs that "
      + "wrote them.":
      "As partes danificadas foram descartadas: até %1 eventos ordenados, e o que o log tinha nesses lugares. Acrescente "
      + "os resultados dos trabalhos que os gravaram.",
    "Only events are remembered, and %1 sends none.": "Só eventos são lembrados, e %1 não envia nenhum.",
    "The input of the results is read twice, so it must be a file.":
      "A entrada dos resultados é lida duas vezes, por isso precisa ser um arquivo.",
    "Name the file that was sent.": "Indique o arquivo que foi enviado.",
    "A history is filled without a sandbox.": "Um histórico é preenchido sem sandbox.",
    "A rehearsal is not added to the history of an account.": "Um ensaio não entra no histórico de uma conta.",
    "Added from %1: %2 %2{accepted event|accepted events}, %3 %3{possibly sent one|possibly sent ones}.":
      "De %1: %2 %2{evento aceito|eventos aceitos}, %3 talvez %3{enviado|enviados}.",
    "Row %1 of the input is not that of its result: another contact.":
      "O registro %1 da entrada não é o do seu resultado: outro contato.",
    "Name the file that was sent, as it was then, with that command's flags.":
      "Indique o arquivo que foi enviado, como era então, com as opções daquele comando.",
    "%1: %2 %2{accepted event|accepted events}, %3 possibly sent; compared by %4":
      "%1: %2 %2{evento aceito|eventos aceitos}, %3 talvez %3{enviado|enviados}; comparados por %4",
    ", %1 possibly sent": ", %1 talvez %1{enviado|enviados}",
    "  %1 %2: %3 accepted%4": "  %1 %2: %3 %3{aceito|aceitos}%4",
    "Not finished, and the machine went down meanwhile: the job of %1. Resume it first.":
      "Não terminou, e a máquina caiu nesse meio-tempo: o trabalho de %1. Antes, continue-o com --resume.",
    "Not finished: the job of %1.": "Não terminou: o trabalho de %1.",
  ]
}
