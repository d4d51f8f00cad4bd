extension Catalog {
  /// What is wrong with a command line, and what to do about it.
  static let usage: [String: String] = [
    "a line's number": "o número de uma linha",
    "one says where the header is and the other that there is none":
      "uma diz onde está o cabeçalho e a outra que não há cabeçalho",
    "A command is missing: %1.": "Falta um comando: %1.",
    "Try: rdbulk help": "Tente: rdbulk help",
    "See: rdbulk help": "Veja: rdbulk help",
    "See: rdbulk help %1": "Veja: rdbulk help %1",
    "Did you mean --%1?": "Você quis dizer --%1?",
    "Did you mean %1? %2": "Você quis dizer %1? %2",
    "Did you mean %1 %2%3?": "Você quis dizer %1 %2%3?",
    "Did you mean %1 %2/min?": "Você quis dizer %1 %2/min?",
    "Did you mean rdbulk %1?": "Você quis dizer rdbulk %1?",
    "Did you mean rdbulk event %1?": "Você quis dizer rdbulk event %1?",
    "%1 or %2": "%1 ou %2",
    "%1 and %2": "%1 e %2",
    "nothing": "nada",
    "rdbulk %1 has no command %2; the commands are %3.": "rdbulk %1 não tem o comando %2; os comandos são %3.",
    "rdbulk %1 needs one more word: %2.": "rdbulk %1 precisa de mais uma palavra: %2.",
    "The command comes before its flags, and %1 is not one; the commands are %2.":
      "O comando vem antes das opções, e %1 não é um comando; os comandos são %2.",
    "rdbulk has no command %1; the commands are %2.": "rdbulk não tem o comando %1; os comandos são %2.",
    "rdbulk help takes one command, not %1.": "rdbulk help aceita um comando, não %1.",
    "rdbulk verify reads the results of an earlier run: name that file, or - for standard input.":
      "rdbulk verify lê os resultados de uma execução anterior: diga qual é o arquivo, ou - para a entrada padrão.",
    "rdbulk completions takes the name of a shell: %1.": "rdbulk completions aceita o nome de um shell: %1.",
    "rdbulk event needs the TYPE of the events.": "rdbulk event precisa do TIPO dos eventos.",
    "They are listed by: rdbulk help event": "A lista está em: rdbulk help event",
    "%1 is not an event type of the API.": "%1 não é um tipo de evento da API.",
    "rdbulk %1 takes no input; remove %2.": "rdbulk %1 não lê nenhuma entrada; tire %2.",
    "The name of INPUT is empty; standard input is written -.":
      "O nome de ENTRADA está vazio; a entrada padrão se escreve -.",
    "Only one INPUT is possible, and %1 comes after %2.": "Só cabe uma ENTRADA, e %1 vem depois de %2.",
    "A name with blanks needs quotes; for several files, run rdbulk once for each.":
      "Um nome com espaços precisa de aspas; para vários arquivos, rode rdbulk uma vez para cada um.",

    // Flags.
    "some of %1, separated by commas": "alguns entre %1, separados por vírgulas",
    "columns without names could be confused with the row's own":
      "colunas sem nome não se distinguem das do próprio registro",
    "--%1 applies to rejects and does nothing without --rejects.":
      "--%1 diz respeito aos registros não aceitos e não faz nada sem --rejects.",
    "Add --rejects FILE.": "Acrescente --rejects ARQUIVO.",
    "%1 can't be %2: it is a page for a browser, which can print it or save it as PDF.":
      "%1 não pode ser %2: é uma página para o navegador, que pode imprimir ou salvar como PDF.",
    "Say instead: %1 %2": "Use assim: %1 %2",
    "%1 can't be %2: rdbulk does not write workbooks.": "%1 não pode ser %2: o rdbulk não grava pastas de trabalho.",
    "A spreadsheet opens this as it is: %1 %2 --results-format excel":
      "Uma planilha abre isto como está: %1 %2 --results-format excel",
    "%1 is a switch and takes no value.": "%1 é uma opção que não aceita valor.",
    "rdbulk %1 has no flag %2.": "rdbulk %1 não tem a opção %2.",
    "%1 needs a value: %2 %3.": "%1 precisa de um valor: %2 %3.",
    "If the value is really %1, write %2=%3": "Se o valor for mesmo %1, escreva %2=%3",
    "-%1 has one dash and needs two.": "-%1 tem um traço e precisa de dois.",
    "--api-key is a switch: the key is taken from RD_API_KEY and must never be an argument, where other users of the "
      + "machine can read it.":
      "--api-key não aceita valor: a chave vem de RD_API_KEY e nunca deve ser um argumento, que outros usuários da "
      + "máquina podem ler.",
    "Set RD_API_KEY; and if that was a real key, generate a new one in RD Station.":
      "Defina RD_API_KEY; e, se era uma chave de verdade, gere outra no RD Station.",
    "Certificate checks can't be turned off; --ca-file trusts another authority.":
      "A verificação de certificados não pode ser desligada; --ca-file confia em outra autoridade.",
    "A token is never an argument: set RD_ACCESS_TOKEN, or use --token-file FILE.":
      "Um token nunca é um argumento: defina RD_ACCESS_TOKEN, ou use --token-file ARQUIVO.",
    "A secret is never an argument: rdbulk auth login asks for it.":
      "Um segredo nunca é um argumento: rdbulk auth login pergunta por ele.",
    "%1 is a flag of rdbulk %2, not of rdbulk %3.": "%1 é uma opção de rdbulk %2, não de rdbulk %3.",

    // Values.
    "%1 takes %2, not %3; for example %4 %5.": "%1 aceita %2, não %3; por exemplo, %4 %5.",
    "a whole number": "um número inteiro",
    "a number of rows": "uma quantidade de registros",
    "COLUMN=VALUE or COLUMN!=VALUE": "COLUNA=VALOR ou COLUNA!=VALOR",
    "values with commas between them, each double quote closed":
      "valores separados por vírgulas, com todas as aspas duplas fechadas",
    "%1 from %2 to %3": "%1 de %2 a %3",
    "a port": "uma porta",
    "bytes": "bytes",
    "milliseconds": "milissegundos",
    "a file's path": "o caminho de um arquivo",
    "%1 takes a file's path, and - means standard input or output only as INPUT and with --output.":
      "%1 aceita o caminho de um arquivo, e - só vale como entrada ou saída padrão em ENTRADA e em --output.",
    "A file that is really called - is written ./-": "Um arquivo que se chama mesmo - se escreve ./-",
    "the name of one field": "o nome de um campo",
    "one ASCII character that is not a quote, or tab, comma, semicolon or pipe":
      "um caractere ASCII que não seja aspas, ou tab, comma, semicolon ou pipe",
    "what separates elements, a few characters without quotes":
      "o que separa os elementos, poucos caracteres sem aspas",
    "%1 takes utf-16le or utf-16be, because %2 does not say the byte order.":
      "%1 aceita utf-16le ou utf-16be, porque %2 não diz a ordem dos bytes.",
    "A file that begins with a byte order mark needs no %1.":
      "Um arquivo que começa com a marca de ordem de bytes (BOM) não precisa de %1.",
    "column names with commas between them, none of them empty":
      "nomes de colunas separados por vírgulas, nenhum vazio",
    "column names that are all different": "nomes de colunas todos diferentes",
    "N/s, N/min or N/h with N from 1 to %1, or unlimited": "N/s, N/min ou N/h com N de 1 a %1, ou unlimited",
    "auto, N/s, N/min or N/h with N from 1 to %1, or unlimited":
      "auto, N/s, N/min ou N/h com N de 1 a %1, ou unlimited",
    "For less than one request, name a longer window: 30/min is one every two seconds.":
      "Para menos de uma requisição, use um intervalo maior: 30/min é uma a cada dois segundos.",
    "seconds from 0.001 to 86400, such as 30, 2.5, 30s or 2m": "segundos de 0.001 a 86400, como 30, 2.5, 30s ou 2m",
    "bytes from 1K to 64M": "bytes de 1K a 64M",
    "a number of rows, 1 or more, or a share from 0.001%% to 100%%":
      "um número de registros, 1 ou mais, ou uma parte de 0.001%% a 100%%",
    "letters, digits and ._- without a dot at the start, at most 64 of them":
      "letras, algarismos e ._-, sem ponto no início, no máximo 64",
    "a whole number from 0 to %1": "um número inteiro de 0 a %1",
    "a piece of an email": "um trecho de um email",
    "KIND=P,... with each P from 0 to 1": "FALHA=P,... com cada P de 0 a 1",
    "chances that add up to 1 at most, over all %1": "chances que somem no máximo 1, contando todos os %1",
    "--code takes the code of the consent page or the address that it led to, not %1.":
      "--code aceita o código da página de autorização ou o endereço a que ela levou, não %1.",
    "such a long text": "um texto tão longo",
    ", not nothing": ", e não um texto vazio",
    "%1 takes an http or https URL without user name and fragment%2; for example %3 %4.":
      "%1 aceita uma URL http ou https sem nome de usuário nem fragmento%2; por exemplo, %3 %4.",
    "for example %1 https://api.example.com": "por exemplo, %1 https://api.example.com",
    "%1 takes an https URL, and %2 is not one; %3.": "%1 aceita uma URL https, e %2 não é uma; %3.",
    "%1 must not contain a user name or password; %2.": "%1 não pode conter nome de usuário nem senha; %2.",
    "%1 must not contain a query (?) or a fragment (#); %2.": "%1 não pode conter consulta (?) nem fragmento (#); %2.",
    "%1 names a host that is read as %2; write %3 %4.": "%1 indica um servidor que é lido como %2; escreva %3 %4.",
    "%1 takes http for the loopback only (127.0.0.1, [::1] or localhost), because the token would be readable on the way "
      + "to %2; write https://.":
      "%1 só aceita http para esta máquina (127.0.0.1, [::1] ou localhost), porque o token poderia ser lido no caminho "
      + "até %2; escreva https://.",
    "%1 takes an https URL, not one that begins with %2; %3.":
      "%1 aceita uma URL https, não uma que começa com %2; %3.",
    "%1 takes [SCHEME://]HOST[:PORT] with %2 as SCHEME, not %3; for example %4 http://proxy.example.com:3128.":
      "%1 aceita [ESQUEMA://]HOST[:PORTA] com %2 como ESQUEMA, não %3; por exemplo, %4 http://proxy.example.com:3128.",
    "the one given": "a que foi dada",

    // Flags that don't go together.
    "--%1 and --%2 can't be used together, because %3.": "--%1 e --%2 não podem vir juntas, porque %3.",
    "one says less and the other says more": "uma diz menos e a outra diz mais",
    "each of them says where to send": "cada uma diz para onde enviar",
    "each of them sets the rate": "cada uma define o ritmo",
    "one continues the existing results and the other discards them":
      "uma continua os resultados que já existem e a outra joga fora",
    "a report covers a run that sends": "um relatório é de uma execução que envia",
    "a dry run sends nothing, so no row is accepted":
      "--dry-run não envia nada, e nenhum registro é aceito",
    "a dry run reads no funnel": "--dry-run não consulta nenhum funil",
    "a dry run has nothing to resume": "com --dry-run não há o que continuar",
    "rows without a result would look like rows that were not reached":
      "registros sem resultado não se distinguiriam dos que ainda não foram alcançados",
    "the API takes a key for single conversions only": "a API só aceita chave para conversões uma a uma",
    "each of them says who sends": "cada uma diz quem envia",
    "--%1 applies to batches and does nothing without --batch.": "--%1 trata de lotes e não faz nada sem --batch.",
    "Add --batch max.": "Acrescente --batch max.",
    "Leave it out.": "Deixe de fora.",
    "metrics cover a run that sends": "as métricas tratam de uma execução que envia",
    "--resume continues the job of a results file, but none is named.":
      "--resume continua o trabalho de um arquivo de resultados, e nenhum foi indicado.",
    "Name it with -o, as the first run did.": "Indique qual é com -o, como na primeira execução.",
    "--api-key is for CONVERSION only; the API accepts %1 with a token.":
      "--api-key serve só para CONVERSION; a API aceita %1 com um token.",
    "Set RD_ACCESS_TOKEN, or log in: rdbulk auth login": "Defina RD_ACCESS_TOKEN, ou faça login: rdbulk auth login",
    "%1 belongs to the sandbox and does nothing without it.": "%1 é do sandbox e não faz nada sem ele.",
    "Add --sandbox to rehearse against a stand-in API inside this process.":
      "Acrescente --sandbox para ensaiar numa API simulada dentro deste processo.",
    "--%1 applies to CSV and can't be used with --format %2.": "--%1 trata de CSV e não pode vir com --format %2.",
    "--columns names the columns of a file without a header line, so it needs --no-header.":
      "--columns dá nome às colunas de um arquivo sem linha de cabeçalho, por isso precisa de --no-header.",
    "Add --no-header; or, if there is a header line, use --map FIELD=COLUMN.":
      "Acrescente --no-header; ou, se houver linha de cabeçalho, use --map CAMPO=COLUNA.",
    "--no-header leaves the columns without names.": "--no-header deixa as colunas sem nome.",
    "Name them with --columns email,reason or point to them with --map email=1.":
      "Dê os nomes com --columns email,reason ou aponte para elas com --map email=1.",
    "The field %1 can come from --map or from --set, not from both.":
      "O campo %1 pode vir de --map ou de --set, não dos dois.",
    "%1 would overwrite %2: both are %3.": "%1 gravaria por cima de %2: os dois são %3.",
    "%1 and %2 would write to one file: both are %3.": "%1 e %2 gravariam no mesmo arquivo: os dois são %3.",
  ]
}
