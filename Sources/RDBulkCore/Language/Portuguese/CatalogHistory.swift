extension Catalog {
  /// The history: what was sent in earlier jobs.
  static let history: [String: String] = [
    "This event may have been processed: it was sent on %1%2, and no answer came. --on-unknown retry sends it again.":
      "Este evento talvez tenha sido processado: foi enviado em %1%2, e nenhuma resposta chegou. --on-unknown retry envia de novo.",
    ", in the job of %1": ", no trabalho de %1",
    "The same event as an earlier row.": "O mesmo evento de um registro anterior.",
    "The same event as row %1.": "O mesmo evento do registro %1.",
    "Accepted on %1%2.": "Aceito em %1%2.",
    "Accepted on %1, as the history says; the result of then is lost.":
      "Aceito em %1, segundo o histórico; o resultado de então se perdeu.",
    "The file of --history is no history of rdbulk.": "O arquivo de --history não é um histórico do rdbulk.",
    "Name a file that doesn't exist yet to begin one.":
      "Para começar um histórico, indique um arquivo que ainda não existe.",
    "The history is damaged: a part of it is not as it was written.":
      "O histórico está danificado: uma parte dele não está como foi gravada.",
    "rdbulk history FILE --repair keeps what is whole; then add the results of the jobs that it names.":
      "rdbulk history ARQUIVO --repair guarda o que está inteiro; depois acrescente os resultados dos trabalhos que ele mencionar.",
    "Never the same event twice: FILE remembers what was accepted, across files and weeks.":
      "Nunca o mesmo evento duas vezes: FILE lembra o que foi aceito, entre arquivos e semanas.",
    "A row whose event is in it is a duplicate and is not sent; it is created if it doesn't exist. It holds keyed "
      + "digests and days, no addresses.":
      "Um registro cujo evento está nele é duplicado e não vai; o arquivo é criado se não existe. Ele guarda resumos com "
      + "chave e dias, nenhum endereço.",
    "What makes an event the same: type, contact and payload (payload), or type and contact (email).":
      "O que faz um evento ser o mesmo: tipo, contato e conteúdo (payload), ou tipo e contato (email).",
    "Wait up to S seconds for another run that uses the history (0).":
      "Espera até S segundos por outra execução que usa o histórico (0).",
    "--%1 is about a history and does nothing without --history.":
      "--%1 trata do histórico e não faz nada sem --history.",
    "Add --history FILE.": "Acrescente --history ARQUIVO.",
    "  %1 accepted before, as the history says, left out":
      "  %1 já %1{aceito|aceitos} antes, segundo o histórico, não %1{vai|vão}",
    "  %1 of them may have been processed before; they are sent again":
      "  %1 deles %1{talvez já tenha sido processado; vai|talvez já tenham sido processados; vão} de novo",
    "  %1 may have been processed before, left out as unknown":
      "  %1 %1{talvez já tenha sido processado, não vai|talvez já tenham sido processados, não vão} (unknown)",
    "the same as an earlier row or as the history, not sent": "igual a um registro anterior ou ao histórico, sem envio",
    "The history %1 can't be used": "O histórico %1 não pode ser usado",
    "The history %1 can't be written": "O histórico %1 não pode ser gravado",
    "The history %1 is %2.": "O histórico %1 é %2.",
    "a symbolic link": "um link simbólico",
    "no file": "algo que não é um arquivo",
    "Another run is using the history %1.": "Outra execução está usando o histórico %1.",
    "Wait for it, or let --history-wait SECONDS do so.": "Espere, ou deixe --history-wait SEGUNDOS esperar.",
    "The history %1 compares events by %2, as it was begun.":
      "O histórico %1 compara eventos por %2, como foi começado.",
    "Leave --history-by out, or name another file.": "Tire --history-by, ou indique outro arquivo.",
    "The machine went down while the job of %1 was writing to the history %2, which may lack what it sent last.":
      "A máquina caiu enquanto o trabalho de %1 gravava no histórico %2, ao qual pode faltar o que foi enviado por último.",
    "Resume that job first; or rdbulk history %1 --repair goes on without it.":
      "Retome antes esse trabalho; ou rdbulk history %1 --repair segue sem ele.",
    "The history %1 was begun in a rehearsal, and knows nothing of an account.":
      "O histórico %1 foi começado num ensaio e não sabe nada de uma conta.",
    "The history %1 is that of another account: %2, not %3.": "O histórico %1 é de outra conta: %2, não %3.",
    "Name another file: each account has its own.": "Indique outro arquivo: cada conta tem o seu.",
    "A rehearsal writes nothing into the history of an account; it is only read.":
      "Um ensaio não grava nada no histórico de uma conta; só lê.",
    "The history was not sorted, and the next run will do so: %1":
      "O histórico não foi ordenado, e a próxima execução fará isso: %1",
  ]
}
