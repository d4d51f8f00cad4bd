extension Catalog {
  /// The help's frame and what it says of commands.
  static let help: [String: String] = [
    "%1 sends bulk events from a CSV or JSON file to the RD Station Marketing API, paced to its limits, with one "
      + "result row for each input row.":
      "%1 envia eventos em massa de um arquivo CSV ou JSON para a API do RD Station Marketing, no ritmo que ela "
      + "permite, com um resultado por registro.",
    "Usage: rdbulk COMMAND [INPUT] [flags]": "Uso: rdbulk COMANDO [ENTRADA] [opções]",
    "Commands:": "Comandos:",
    "Examples:": "Exemplos:",
    "Start with: rdbulk help lost. Every flag: rdbulk help lost --all":
      "Comece com: rdbulk help lost. Todas as opções: rdbulk help lost --all",
    "help [COMMAND]": "help [COMANDO]",
    "[COMMAND] [--all] | --man": "[COMANDO] [--all] | --man",
    "The flags used most:": "As opções mais usadas:",
    "Every flag, the columns of results, exit codes: rdbulk help %1 --all":
      "Tudo (opções, colunas dos resultados, saídas): rdbulk help %1 --all",
    "Every flag: rdbulk help %1 --all": "Todas as opções: rdbulk help %1 --all",
    "Log in once: rdbulk auth login. Without a login, the access token comes from RD_ACCESS_TOKEN or --token-file.":
      "Faça login uma vez: rdbulk auth login. Sem login, o token de acesso vem de RD_ACCESS_TOKEN ou --token-file.",
    "With --sandbox, the flags of the sandbox can be added: rdbulk help sandbox.":
      "Com --sandbox, valem também as opções do sandbox: rdbulk help sandbox.",
    "Columns (* required) and other names they are found by:":
      "Colunas (* obrigatórias) e por quais outros nomes são achadas:",
    "Columns of results:": "Colunas dos resultados:",
    "the number of the row, from 1": "o número do registro, a partir de 1",
    "the line of the input on which the row begins": "a linha do arquivo em que o registro começa",
    "the row's address": "o endereço do registro",
    "how the row ended; see below": "como o registro terminou; veja abaixo",
    "the HTTP status of the last answer": "o código HTTP da última resposta",
    "the identifier that RD Station gave the event": "o identificador que o RD Station deu ao evento",
    "how many times the row was sent": "quantas vezes o registro foi enviado",
    "a code for what is wrong: the API's own, or one of rdbulk's":
      "um código do que está errado: da própria API, ou do rdbulk",
    "what is wrong and what to do, in a sentence": "o que está errado e o que fazer, numa frase",
    "when the row was last sent, in UTC": "quando o registro foi enviado pela última vez, em UTC",
    "how long the last answer took, in milliseconds": "quanto a última resposta demorou, em milissegundos",
    "the contact's stage in the funnel": "o estágio do contato no funil",
    "whether the contact is an opportunity": "se o contato é uma oportunidade",
    "the address of the contact's owner": "o endereço do responsável pelo contato",
    "the contact's profile score": "o perfil do contato (fit)",
    "the contact's interest score": "o interesse do contato",
    "whether the event took effect: yes, no or absent":
      "se o evento teve efeito: yes (sim), no (não) ou absent (não existe)",
    "Usage: rdbulk %1 %2": "Uso: rdbulk %1 %2",
    "[flags]": "[opções]",
    "[INPUT] [-o RESULTS] [flags]": "[ENTRADA] [-o RESULTADOS] [opções]",
    "TYPE [INPUT] [-o RESULTS] [flags]": "TIPO [ENTRADA] [-o RESULTADOS] [opções]",
    "RESULTS [-o VERIFIED] [flags]": "RESULTADOS [-o VERIFICADOS] [opções]",
    "[--profile NAME] [flags]": "[--profile NOME] [opções]",
    "[--profile NAME]": "[--profile NOME]",
    "Status of a row:": "Situação de um registro:",
    "the API accepted it": "aceito pela API",
    "the API refused it; fix the row and send it again": "recusado pela API; corrija o registro e envie de novo",
    "the same as an earlier row or as the history; not sent":
      "repetido: igual a um registro anterior ou já no histórico",
    "refused here and never sent; fix the row and send it again":
      "inválido, não enviado; corrija o registro e envie de novo",
    "out of retries, certainly not processed; send it again":
      "com falha nas novas tentativas, não processado; envie de novo",
    "sent, answer lost, may have been processed; you decide":
      "incerto: sem resposta, talvez tenha sido processado; você decide",
    "Exit codes:": "Códigos de saída:",
    "every row accepted or duplicate": "todos os registros aceitos ou repetidos",
    "finished, some rows were not accepted": "terminou, e alguns registros não foram aceitos",
    "usage or input problem, nothing sent": "problema no comando ou na entrada, nada foi enviado",
    "not authorised": "sem autorização",
    "busy: another run is writing to the output or the history; nothing sent":
      "ocupado: outra execução está gravando na saída ou no histórico; nada foi enviado",
    "gave up: server unreachable, --max-failures, results can't be written":
      "desistiu: servidor inacessível, --max-failures, resultados que não podem ser gravados",
    "stopped because the terminal was closed (HUP); --resume continues":
      "parou porque o terminal foi fechado (HUP); --resume continua",
    "stopped by Ctrl-C or kill; --resume continues": "parou com Ctrl-C ou kill; --resume continua",

    // Commands.
    "Mark opportunities as lost: one OPPORTUNITY_LOST event a row.":
      "Marca oportunidades como perdidas: eventos OPPORTUNITY_LOST.",
    "Reads rows with an email and a reason, sends one OPPORTUNITY_LOST event for each, and writes one result row for "
      + "each. INPUT is a CSV or JSON file; - or nothing is standard input.":
      "Lê registros com email e motivo, envia um evento OPPORTUNITY_LOST para cada um e grava um resultado para cada "
      + "um. ENTRADA é um arquivo CSV ou JSON; - ou nada é a entrada padrão.",
    "See what would be sent, and which rows are invalid:": "Ver o que seria enviado e quais registros são inválidos:",
    "Rehearse with faults against a stand-in API, without a token:":
      "Ensaiar com falhas numa API simulada, sem token:",
    "Send, and keep the rows that were not accepted:": "Enviar e guardar os registros não aceitos, para corrigir:",
    "Mark contacts as opportunities: one OPPORTUNITY event a row.":
      "Marca contatos como oportunidades: eventos OPPORTUNITY.",
    "Reads rows with an email and sends one OPPORTUNITY event for each. The contacts must exist: the event does not "
      + "create them, and the API answers 200 even for one that does not exist; rdbulk verify shows it afterwards.":
      "Lê registros com email e envia um evento OPPORTUNITY para cada um. Os contatos precisam existir: o evento não cria "
      + "nenhum, e a API responde 200 mesmo quando o contato não existe; depois, rdbulk verify mostra o que teve efeito.",
    "Rehearse against a stand-in API, without a token:": "Ensaiar numa API simulada, sem token:",
    "Send a long list in batches:": "Enviar uma lista longa em lotes:",
    "Mark opportunities as won: one SALE event a row, with a value.":
      "Marca oportunidades como ganhas: eventos SALE com valor.",
    "Reads rows with an email and a value and sends one SALE event for each. A second copy of a sale counts twice: a row "
      + "whose answer was lost is not sent again, but recorded as unknown, unless --on-unknown says otherwise.":
      "Lê registros com email e valor e envia um evento SALE para cada um. Uma segunda cópia de uma venda conta duas vezes: "
      + "o registro cuja resposta se perdeu não é enviado de novo, e sim marcado como incerto (unknown), a não ser que --on-unknown "
      + "diga outra coisa.",
    "Values are written 1234.56, 1.234,56 or R$ 1.234,56. One like 1.234 can mean two numbers: it is read as the file's "
      + "other numbers are written, or as --decimal says. If neither settles it, nothing is sent.":
      "Os valores são escritos como 1234.56, 1.234,56 ou R$ 1.234,56. Um como 1.234 pode ser dois números: vale o jeito "
      + "dos outros números do arquivo, ou o que --decimal diz; se nenhum dos dois esclarece, nada é enviado.",
    "See how the values are read, and which rows are invalid:":
      "Ver como os valores são lidos e quais registros são inválidos:",
    "Say that 1.234 is one thousand two hundred and thirty-four:": "Dizer que 1.234 é mil duzentos e trinta e quatro:",
    "Take the value from another column:": "Ler o valor de outra coluna:",
    "Send events of any type that the API has.": "Envia eventos de qualquer tipo que a API tem.",
    "Reads rows with the fields of TYPE, by column name, checks them, and sends one event for each. rdbulk help event "
      + "TYPE lists the fields of a type.":
      "Lê registros com os campos de TIPO, pelo nome das colunas, confere e envia um evento para cada um. rdbulk help event "
      + "TIPO lista os campos de um tipo.",
    "Columns that begin with cf_ are sent too. Lists such as tags are split by --list-separator in CSV and real arrays in "
      + "JSON Lines; line_items and legal_bases are JSON in both.":
      "Colunas que começam com cf_ vão junto. Listas como tags são divididas por --list-separator em CSV e são arrays de "
      + "verdade em JSON Lines; line_items e legal_bases são JSON nos dois.",
    "Types: %1.": "Tipos: %1.",
    "Send conversions with the API key in RD_API_KEY, without a login:":
      "Enviar conversões com a chave de API em RD_API_KEY, sem login:",
    "Send paid orders with their products:": "Enviar pedidos pagos com seus produtos:",
    "Set or read the funnel of contacts.": "Grava ou lê o funil de contatos.",
    "The results have the funnel as the API answered it.": "Os resultados mostram o funil como a API respondeu.",
    "A contact has 24 funnel calls in 24 hours, reads and writes together.":
      "Cada contato tem 24 chamadas de funil em 24 horas, somando leituras e gravações.",
    "Set the funnel of contacts: stage, opportunity, owner.":
      "Grava o funil de contatos: estágio, oportunidade, responsável.",
    "Reads rows with an email or a uuid (uuid wins if both are given) and any of lifecycle_stage (Lead, Qualified Lead, "
      + "Client; also in Portuguese), opportunity (true/false, yes/no, sim/nao, 1/0) and contact_owner_email (an address, "
      + "or null for nobody). An empty cell leaves its field as it is in the funnel.":
      "Lê registros com email ou uuid (uuid vale quando há os dois) e qualquer um destes: lifecycle_stage (Lead, Qualified "
      + "Lead, Client; também em português), opportunity (true/false, yes/no, sim/nao, 1/0) e contact_owner_email (um "
      + "endereço, ou null para ninguém). Uma célula vazia deixa o campo como está no funil.",
    "--dry-run writes the bodies; funnel get --dry-run on the same file writes the paths.":
      "--dry-run mostra os corpos; funnel get --dry-run no mesmo arquivo mostra os caminhos.",
    "See what would be set, and which rows are invalid:": "Ver o que seria gravado e quais registros são inválidos:",
    "Make every contact of the file a client:": "Tornar clientes todos os contatos do arquivo:",
    "--only-forward reads each funnel first and never moves a stage back (Lead, Qualified Lead, Client) or "
      + "unmarks an opportunity. --before saves what each funnel said, in a file that funnel set can restore.":
      "--only-forward lê cada funil antes e nunca volta um estágio (Lead, Qualified Lead, Client) nem desmarca uma "
      + "oportunidade. --before guarda o que cada funil dizia, num arquivo que o funnel set usa para pôr de volta.",
    "Move nobody back, and save what the funnels said:": "Não voltar ninguém, e guardar o que os funis diziam:",
    "Restore it:": "Pôr de volta:",
    "Leave the file's contacts without an owner:": "Deixar os contatos do arquivo sem responsável:",
    "Read the funnel of contacts.": "Lê o funil de contatos.",
    "Reads rows with an email or a uuid (uuid wins if both are given) and writes each contact's funnel into its result "
      + "row: lifecycle_stage, opportunity, contact_owner_email, fit, interest. A contact that does not exist is rejected "
      + "with RESOURCE_NOT_FOUND.":
      "Lê registros com email ou uuid (uuid vale quando há os dois) e grava o funil de cada contato no seu "
      + "resultado: lifecycle_stage, opportunity, contact_owner_email, fit, interest. Um contato que não existe é recusado "
      + "com RESOURCE_NOT_FOUND.",
    "--dry-run writes the paths that would be read.": "--dry-run mostra os caminhos que seriam lidos.",
    "Read the funnels of a list of contacts:": "Ler os funis de uma lista de contatos:",
    "Read each contact once, however often it is in the list:":
      "Ler cada contato uma vez, por mais que se repita na lista:",
    "Did the accepted rows take effect? Reads their funnels.":
      "Os registros aceitos tiveram efeito? Lê os funis e mostra.",
    "A 200 for an event means accepted, not applied, and an event for a contact that does not exist is silently dropped. This "
      + "reads a results file, reads back the funnel of each accepted row, once a contact, and writes verified: yes, no "
      + "(with what the funnel says) or absent.":
      "Um 200 para um evento quer dizer aceito, não aplicado, e um evento para um contato que não existe é descartado sem "
      + "aviso. Este comando lê um arquivo de resultados, lê de volta o funil de cada registro aceito, uma vez por contato, e "
      + "grava verified: yes, no (com o que o funil diz) ou absent.",
    "It looks for opportunity false after lost, true after opportunity, and the stage Client after won. Which of them was "
      + "sent is known from the journal next to the results, or from --of.":
      "Procura opportunity false depois de lost, true depois de opportunity e o estágio Client depois de won. Qual deles "
      + "foi enviado, quem diz é o diário ao lado dos resultados, ou --of.",
    "See whether the rows of an earlier run took effect:":
      "Ver se os registros de uma execução anterior tiveram efeito:",
    "Keep only those that did not, and their rows to verify them again later:":
      "Guardar só os registros que não tiveram, para verificar de novo depois:",
    "More of each: rdbulk help %1 ...": "Mais sobre cada um: rdbulk help %1 ...",
    "Say which event was sent, and give the API five minutes:":
      "Dizer qual evento foi enviado e dar cinco minutos à API:",
    "Serve a stand-in API on this machine, to rehearse and test.":
      "Roda uma API simulada nesta máquina, para ensaiar e testar.",
    "Prints its URL and serves until it is stopped. It answers as the real API does, errors and quotas included, keeps "
      + "contacts in memory, and fails as often as you ask it to. It accepts the token sandbox-token.":
      "Mostra o seu endereço (URL) e atende até ser parada. Responde como a API de verdade, com erros e cotas, guarda os contatos na "
      + "memória e falha quanto você pedir. Aceita o token sandbox-token.",
    "For one rehearsal, --sandbox on a sending command is shorter: it runs the same inside the process.":
      "Para um ensaio só, --sandbox num comando de envio é mais curto: roda a mesma coisa dentro do processo.",
    "Serve on port 8080:": "Atender na porta 8080:",
    "Be slow and unreliable, in the same way each time:": "Ser lenta e instável, sempre do mesmo jeito:",
    "Send to it from another terminal, with RD_ACCESS_TOKEN=sandbox-token:":
      "Enviar para ela de outro terminal, com RD_ACCESS_TOKEN=sandbox-token:",
    "Explain a command and list its flags.": "Explica um comando e lista as suas opções.",

    "Print a shell's completions.": "Gera o autocompletar de comandos para um shell.",
    "What it prints goes into the shell's start-up file, or into its folder of completions.":
      "O que ele gera vai no arquivo de inicialização do shell, ou na pasta de completions dele.",
    "Use them in bash from now on:": "Usar no bash daqui em diante:",
    "Use them in zsh from now on:": "Usar no zsh daqui em diante:",
    "Use them in fish from now on:": "Usar no fish daqui em diante:",

    // The fields of a type.
    "Usage: rdbulk event %1 [INPUT] [-o RESULTS] [flags]": "Uso: rdbulk event %1 [ENTRADA] [-o RESULTADOS] [opções]",
    "Fields (* required), with the other column names they are found by:":
      "Campos (* obrigatórios), e por quais outros nomes de coluna são achados:",
    ", at most %1": ", no máximo %1",
    "Each object of %1%2:": "Cada objeto de %1%2:",
    "The flags are listed by: rdbulk help event --all": "As opções estão em: rdbulk help event --all",
    "Columns that begin with cf_ are sent under their own names.":
      "Colunas que começam com cf_ vão junto com o próprio nome.",
    "Which other fields RD Station accepts is not documented: all columns are sent under their own names.":
      "Que outros campos o RD Station aceita não está documentado: todas as colunas vão junto com o próprio nome.",
    "; without one: %1": "; sem ele: %1",
    "; also: %1": "; também: %1",
    " of at most %1 characters": " de até %1 caracteres",
    " of %1 or more": " de %1 ou mais",
    "a text%1": "um texto%1",
    "an address%1": "um endereço%1",
    "a UUID": "um UUID",
    "a number%1": "um número%1",
    "a whole number%1": "um número inteiro%1",
    "true or false (yes/no, sim/nao, 1/0)": "true ou false (sim/não, yes/no, 1/0)",
    "a date and time such as 2026-01-31T14:30:00-03:00": "uma data e hora como 2026-01-31T14:30:00-03:00",
    "a list of texts, at most %1": "uma lista de textos, no máximo %1",
    "a list of objects, as JSON": "uma lista de objetos, em JSON",
    "an address, or null for nobody": "um endereço, ou null para ninguém",
    "a text; in JSON, any value": "um texto; em JSON, qualquer valor",
  ]
}
