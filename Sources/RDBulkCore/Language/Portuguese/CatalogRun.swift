extension Catalog {
  /// What is said before and while rows are sent.
  static let run: [String: String] = [
    "under a minute": "menos de um minuto",
    "about %1 min": "cerca de %1 min",
    "about %1 h": "cerca de %1 h",
    "about %1 h %2 min": "cerca de %1 h %2 min",
    "about %1 %1{day|days}": "cerca de %1 %1{dia|dias}",
    "This run does not share the account's quota with others on this machine: %1":
      "Esta execução não divide a cota da conta com outras nesta máquina: %1",
    "The API does not give the account's name: runs on this machine share its quota as long as they use the same access token.":
      "A API não informa o nome da conta: execuções nesta máquina dividem a cota enquanto usarem o mesmo token de acesso.",
    "Neither XDG_STATE_HOME nor HOME is set.": "Nem XDG_STATE_HOME nem HOME está definida.",
    "%1 belongs to another user, or others may change it.": "%1 é de outro usuário, ou outros podem alterar.",
    "%1 is locked by another process.": "%1 está bloqueado por outro processo.",
    "%1 can't be read and written": "Não foi possível ler e gravar %1",
    "The metrics are missing: %1": "As métricas não foram gravadas: %1",
    "The account's limit is %1, as the API says; that is the rate from now on.":
      "O limite da conta é %1, como diz a API: este é o ritmo de agora em diante.",
    "Another run or program has used up the account's quota for now: this run waits until the API allows more.":
      "Outra execução ou programa já usou toda a cota da conta por enquanto: esta execução espera até a API permitir mais.",
    "Another run or program uses the account's quota, too: this run sends about %1 requests a minute for now.":
      "Outra execução ou programa também usa a cota da conta: por enquanto, esta execução envia cerca de %1 requisições por minuto.",
    "About %1 rows at %2 take %3.": "Cerca de %1 registros a %2 levam %3.",
    "About %1 rows at %2 take %3; --batch max would take %4.":
      "Cerca de %1 registros a %2 levam %3; com --batch max levariam %4.",
    "Stopping: waiting up to %1 for %2 %2{answer|answers}. Press Ctrl-C again to leave at once.":
      "Parando: aguardando até %1 por %2 %2{resposta|respostas}. Ctrl-C de novo sai na hora.",
    "The API refused the access token; renewing it.": "A API recusou o token de acesso; renovando.",
    "The access token has expired, and a new one is not available yet; trying again.":
      "O token de acesso venceu, e ainda não foi possível obter um novo; tentando de novo.",
    "Stopping: waiting to store the renewed access token. Press Ctrl-C again to leave at once.":
      "Parando: falta guardar o token de acesso renovado. Ctrl-C de novo sai na hora.",
    "The access token had expired and was renewed; continuing.":
      "O token de acesso tinha vencido e foi renovado; continuando.",
    "The server, or something in between, answered a request more than once; from now on each request gets its own connection.":
      "O servidor, ou algo no caminho até ele, respondeu mais de uma vez a uma requisição: a partir de agora, cada requisição tem sua própria conexão.",
    "rdbulk: %1: %2": "rdbulk: %1: %2",
    "%1. %2": "%1. %2",
    "%1 not": "%1 %1{não aceito|não aceitos}",
    "%1 requests/min (%2)": "%1 requisições/min (%2)",
    "of %1": "de %1",
    "%1 in flight": "%1 em andamento",

    "Not used: %1.": "Colunas sem uso: %1.",
    "No column matches %1: every row is sent without it.":
      "Nenhuma coluna corresponde a %1: todos os registros vão sem esse campo.",
    "This looks like rdbulk's own results: all rows are used, including those already accepted.":
      "Isto parece um arquivo de resultados do rdbulk: todos os registros são usados, também os que já foram aceitos.",
    "This was a rehearsal against a stand-in API: nothing reached RD Station.":
      "Isto foi um ensaio com uma API simulada: nada chegou ao RD Station.",

    // verify.
    "Say which event was sent: --of lost, --of opportunity or --of won.":
      "Diga qual evento foi enviado: --of lost, --of opportunity ou --of won.",
    "Standard input does not say which event its results are from.":
      "A entrada padrão não diz de qual evento são os resultados.",
    "There is no journal next to %1 that says which event was sent.":
      "Não há um diário (.journal) ao lado de %1 que diga qual evento foi enviado.",
    "%1 holds no results of lost, opportunity or won: only these show in a contact's funnel.":
      "%1 não traz resultados de lost, opportunity ou won: só estes aparecem no funil de um contato.",
    "If it does, say which event was sent: --of lost, --of opportunity or --of won.":
      "Se traz, diga qual evento foi enviado: --of lost, --of opportunity ou --of won.",
    "The run that writes %1 has not finished; rows that it writes from now on may be missed.":
      "A execução que grava %1 não terminou; registros que ela gravar daqui em diante talvez fiquem de fora.",
    "Waiting %1, so that the API can apply what was sent; --wait says how long.":
      "Esperando %1, para a API aplicar o que foi enviado; --wait define quanto.",

    // Going on with a job.
    "Can't resume %1: %2": "Não dá para continuar %1: %2",
    "Can't resume %1: %2.": "Não dá para continuar %1: %2.",
    "Can't resume %1: it is not a file on a disk.": "Não dá para continuar %1: não é um arquivo em disco.",
    "its journal is there, but the results are not": "o diário está lá, mas os resultados não",
    "Put the results back: nothing else says which rows were accepted. If they are lost, check in RD Station what "
      + "arrived before you delete the journal: after that, every row is sent again.":
      "Ponha os resultados de volta: só eles dizem quais registros foram aceitos. Se eles se perderam, veja no RD "
      + "Station o que chegou antes de apagar o diário: depois disso, todos os registros são enviados de novo.",
    "it has no journal next to it ('%1')": "o diário não está ao lado ('%1')",
    "Name another output for a new job.": "Indique outra saída para um trabalho novo.",
    "To continue that job, run its own command with --resume. For a new one, name another file; --overwrite "
      + "replaces this one, and with it the knowledge of which rows were sent.":
      "Para continuar aquele trabalho, rode o comando dele com --resume. Para um novo, indique outro arquivo; --overwrite substitui este, e com ele se perde a informação de quais registros já foram enviados.",
    "the command": "o comando",
    "the account's custom fields": "os campos personalizados da conta",
    "what the check settled": "o que a conferência definiu",
    "this is not the same job; what differs: %1": "não é o mesmo trabalho; o que mudou: %1",
    "Use the options of the first run, or name another output.":
      "Use as opções da primeira execução, ou indique outra saída.",
    "it is shorter than what was written to it; was a line changed or deleted?":
      "está mais curto do que o que foi gravado; alguma linha foi alterada ou apagada?",
    "Put it back as it was.": "Deixe como estava.",
    "it was changed after this job wrote to it": "alguém o alterou depois que este trabalho o gravou",
    "Restore it as it was; or rename it and run the same command again: its rows are written again from the input, and "
      + "your changes stay in the renamed file.":
      "Deixe como estava; ou mude o nome dele e rode o mesmo comando de novo, que regrava os registros a partir da entrada, "
      + "e o que foi alterado fica no arquivo renomeado.",
    "%1 was removed or renamed while this run was writing to it.":
      "%1 foi apagado ou renomeado enquanto esta execução gravava nele.",
    "%1 was replaced by another file while this run was writing to it.":
      "%1 foi trocado por outro arquivo enquanto esta execução gravava nele.",
    "%1 was truncated by something else while this run was writing to it: it has %2 bytes instead of %3.":
      "%1 foi cortado por outro programa enquanto esta execução gravava nele: tem %2 bytes em vez de %3.",
    "Something else wrote to %1 while this run was writing to it: it has %2 bytes instead of %3.":
      "Outro programa gravou em %1 enquanto esta execução gravava nele: tem %2 bytes em vez de %3.",
    "Restore it as this run wrote it before you continue.":
      "Antes de continuar, deixe o arquivo como esta execução o gravou.",
    "it is not an rdbulk journal": "não é um diário do rdbulk",
    "line %1 of it is damaged": "a linha %1 do arquivo está danificada",
    "Restore it as it was. Otherwise send the rows that have no result yet to another output; a few of them may have "
      + "been sent already.":
      "Deixe como estava. Senão, envie para outra saída os registros que ainda não têm resultado; alguns deles talvez já "
      + "tenham sido enviados.",
    "Make it readable and run the same command again: only the journal says which rows were sent.":
      "Libere a leitura e rode o mesmo comando de novo: só o diário diz quais registros já saíram.",
    "its first line is not that of rdbulk's results.": "a primeira linha não é a de resultados do rdbulk.",
    "line %1 is not a result as rdbulk writes them; was the file edited?":
      "a linha %1 do arquivo não é um resultado como o rdbulk grava; o arquivo foi editado?",
    "row %1 has a second result on line %2.": "o registro %1 tem um segundo resultado na linha %2 do arquivo.",
    "it is not what the earlier run read": "não é o que a execução anterior leu",
    "it ends before the point the earlier run reached (row %1)":
      "acaba antes do ponto a que a execução anterior chegou (registro %1)",
    "This job can't be resumed: the earlier run counted the rows before row %1 differently.":
      "Não dá para continuar este trabalho: a execução anterior contou de outro jeito os registros antes do registro %1.",
    "Finish it with the version of rdbulk that began it, or name another output.":
      "Termine com a versão do rdbulk que começou, ou indique outra saída.",
    "The input of this job has changed: %1.": "A entrada deste trabalho mudou: %1.",
    "Give the same file again (it may have grown at its end), or name another output.":
      "Use o mesmo arquivo (pode ter crescido no fim), ou indique outra saída.",
    "Row %1 (line %2%3) has grown since this job read it: the input ended in the middle of it then.":
      "O registro %1 (linha %2 do arquivo%3) cresceu desde que este trabalho o leu: naquele momento, a entrada acabava no meio dele.",
    ", %1": ", %1",
    "Restore the row as it was read and put the new text into a row of its own; or name another output.":
      "Deixe o registro como foi lido e ponha o que veio depois em um registro próprio; ou indique outra saída.",
    "The last line of %1 (row %2) has no line end. If the file is still being written, that row may be incomplete.":
      "A última linha de %1 (registro %2) não tem fim de linha. Se o arquivo ainda está sendo gravado, esse registro pode "
      + "estar incompleto.",
    "%1 holds the results of another job, which has not finished; what differs: %2.":
      "%1 guarda os resultados de outro trabalho, que não terminou; o que mudou: %2.",
    "%1 holds the results of this job, which has not finished. %2":
      "%1 guarda os resultados deste trabalho, que não terminou. %2",
    "With --overwrite instead, it is replaced, and rows that were sent are sent again.":
      "Com --overwrite, ele é substituído, e os registros que já saíram são enviados de novo.",
    "This job was already complete; nothing was sent now. Its result:":
      "Este trabalho já estava completo; nada foi enviado agora. O resultado foi este:",

    // The sandbox.
    "Port %1 on 127.0.0.1 is in use by another program; choose another with --port, or 0 for any free one.":
      "A porta %1 em 127.0.0.1 está em uso por outro programa; escolha outra com --port, ou 0 para qualquer uma livre.",
    "The sandbox can't listen on port %1 of 127.0.0.1": "O sandbox não consegue atender na porta %1 de 127.0.0.1",
    "The sandbox's log '%1' can't be opened": "Não foi possível abrir o log do sandbox '%1'",
    "The sandbox's log '%1' can't be written": "Não foi possível gravar o log do sandbox '%1'",
    "The file of --fields, '%1', can't be used: %2.": "O arquivo de --fields, '%1', não pode ser usado: %2.",
    "it is not valid JSON (%1, byte %2)": "não é um JSON válido (%1, byte %2)",
    "it has no list called 'fields'": "não tem uma lista chamada 'fields'",
    "field %1 of its list has no 'api_identifier'": "o campo %1 da lista não tem 'api_identifier'",
    "The port file '%1' can't be written": "Não foi possível gravar o arquivo da porta '%1'",
    "The sandbox has stopped.": "O sandbox parou.",
    "A port is a number from 0 to 65535, which %1 is not.": "Uma porta é um número de 0 a 65535; %1 não é.",
    "This sandbox was started or stopped before; it serves once.":
      "Este sandbox já foi iniciado ou parado; ele atende uma vez só.",
    "The sandbox can't wait for its connections": "O sandbox não consegue esperar por suas conexões",
  ]
}
