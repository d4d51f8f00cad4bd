extension Catalog {
  /// What the help says of flags.
  static let flags: [String: String] = [
    "Input": "Entrada",
    "Results": "Resultados",
    "Sending": "Envio",
    "Login": "Login",
    "Sandbox": "Sandbox",
    "What you see": "O que você vê",

    // What the help calls values.
    "INPUT": "ENTRADA",
    "FILE": "ARQUIVO",
    "VALUE": "VALOR",
    "FIELD": "CAMPO",
    "FIELD=COLUMN": "CAMPO=COLUNA",
    "FIELD=VALUE": "CAMPO=VALOR",
    "COLUMN=VALUE,...": "COLUNA=VALOR,...",
    "TEXT": "TEXTO",
    "LIST": "LISTA",
    "CODE": "CÓDIGO",
    "DATE": "DATA",
    "CHAR": "CARACTERE",
    "KIND=P,...": "FALHA=P,...",

    // Input.
    "What INPUT is: CSV, JSON Lines or JSON.": "O que ENTRADA é: CSV, JSON Lines ou JSON.",
    "By default the extension decides (.csv .tsv .txt, .jsonl .ndjson, .json), else the first bytes; JSON is an array of "
      + "objects, or objects one after the other, over any number of lines.":
      "Sem ela, vale a extensão (.csv .tsv .txt, .jsonl .ndjson, .json), senão os primeiros bytes; JSON é um array de "
      + "objetos, ou objetos um depois do outro, em quantas linhas for.",
    "What separates CSV cells: one character, or tab, comma, semicolon, pipe.":
      "O que separa as células do CSV: um caractere, ou tab, comma, semicolon, pipe.",
    "By default the header line shows it.": "Sem ela, vale a linha de cabeçalho.",
    "utf-8, utf-16le, utf-16be, windows-1252, latin1, macintosh or cp850.":
      "utf-8, utf-16le, utf-16be, windows-1252, latin1, macintosh ou cp850.",
    "By default a byte order mark or zero bytes decide; otherwise UTF-8 if the bytes are valid, else the one of "
      + "windows-1252, macintosh and cp850 that gives readable words; in doubt, nothing is sent.":
      "Sem ela, valem a marca de ordem de bytes (BOM) ou os bytes zero; senão, UTF-8 se os bytes forem válidos; senão, "
      + "aquela entre windows-1252, macintosh e cp850 em que os bytes formam palavras; na dúvida, nada é enviado.",
    "The first CSV line is data; use it with --columns, or with --map by number.":
      "A primeira linha do CSV já traz dados; use com --columns, ou com --map por número.",
    "The names of the columns, with --no-header.": "Os nomes das colunas, com --no-header.",
    "Read a field from this column; can be repeated for other fields.":
      "Lê um campo desta coluna; pode ser repetida para outros campos.",
    "COLUMN is a CSV header name or its number from 1, a JSON key or a dotted path of keys; none: the field has no "
      + "column.":
      "COLUNA é um nome do cabeçalho do CSV ou seu número a partir de 1, uma chave JSON ou um caminho de chaves com "
      + "pontos; none: o campo não tem coluna.",
    "Set this value in every row; can be repeated for other fields.":
      "Dá este valor a todos os registros; pode ser repetida para outros campos.",
    "A row without this field is invalid; can be repeated.":
      "Um registro sem este campo é inválido; a opção pode ser repetida.",
    "Only rows with one of these values in the column; can be repeated, and all must match.":
      "Só os registros com um destes valores na coluna; pode ser repetida, e todas precisam valer.",
    "COLUMN!=VALUE,... means rows with none of them. Case and accents don't count; nothing after the = means an empty "
      + "cell. A value with a comma goes in double quotes: 'COLUMN=\"A, B\",C'.":
      "COLUNA!=VALOR,... são os registros sem nenhum deles. Maiúsculas e acentos não contam; nada depois do = é uma "
      + "célula vazia. Um valor com vírgula vai entre aspas duplas: 'COLUNA=\"A, B\",C'.",
    "Skip the first N of the rows that --where selects.":
      "Pula os primeiros N registros, entre os que --where escolhe.",
    "Send only the first N of the rows left by --where and --skip.":
      "Só os primeiros N registros, entre os que --where e --skip deixam.",
    "A pilot: look at its results, then the same command without it and with --resume continues with the rest.":
      "Um piloto: veja os resultados; depois, o mesmo comando sem ela e com --resume continua com o resto.",
    "Send rows of every state, even if a column says lost, won or open.":
      "Envia os registros de todos os estados, mesmo que uma coluna diga perdido, ganho ou aberto.",
    "Send cf_ columns as they are, without asking which custom fields the account has.":
      "Envia as colunas cf_ como estão, sem perguntar que campos personalizados a conta tem.",
    "Don't send a row whose email and payload were seen before.":
      "Não envia um registro com email e conteúdo já vistos.",
    "How numbers are written in texts: 1234.56 or 1234,56.":
      "Como os números são escritos nos textos: 1234.56 ou 1234,56.",
    "By default each number is read on its own; the file's other numbers decide if it is ambiguous.":
      "Sem ela, vale o jeito de cada número; se for ambíguo, o dos outros números do arquivo.",
    "What separates the elements of a list in one cell (,).":
      "O que separa os elementos de uma lista numa célula (,).",
    "The event whose RESULTS these are, if there is no journal next to them.":
      "De qual evento são os RESULTADOS, quando não há um diário ao lado que diga.",
    "A longer row is invalid: 1K to 64M (1M).": "Um registro mais longo é inválido: 1K a 64M (1M).",
    "The line of INPUT that names the columns, from 1; lines before it are skipped.":
      "A linha de ENTRADA com os nomes das colunas, a partir de 1; as linhas antes dela são puladas.",
    "Lines that may be text of a cell, after a bad quote in CSV: invalid (skip), or rows.":
      "Linhas que podem ser texto de uma célula, depois de aspas erradas no CSV: inválidas (skip), ou registros.",
    "A quote is bad if it is never closed, or if it is in the middle of text without being doubled.":
      "Estão erradas as aspas que nunca fecham, ou que ficam no meio do texto sem estar dobradas.",

    // Results.
    "Where result rows go, one for each input row; - is standard output, the default.":
      "Para onde vão os resultados, um por registro da entrada; sem ela, ou com -, a saída padrão.",
    "JSON Lines when it ends in .jsonl or .ndjson, with tabs when it ends in .tsv, else CSV.":
      "JSON Lines se terminar em .jsonl ou .ndjson, com tabulações se terminar em .tsv; senão, CSV.",
    "The format of results, whatever their file is called; excel is CSV as a spreadsheet opens it.":
      "O formato dos resultados, qualquer que seja o nome do arquivo; excel é CSV como uma planilha o abre.",
    "excel follows your language: messages, and semicolons where commas are decimal marks.":
      "excel segue o seu idioma: as mensagens, e ponto e vírgula onde a vírgula é decimal.",
    "Append the row's own columns to its result, so that one file says who, what and why.":
      "Acrescenta as colunas do próprio registro ao resultado: um só arquivo diz quem, o quê e por quê.",
    "In JSON Lines they are the member input. Columns with the name of another one get a number.":
      "Em JSON Lines, vão em input. Colunas com o nome de outra recebem um número.",
    "The rows that were not accepted, as they came, to fix and send again.":
      "Os registros que não foram aceitos, como vieram, para corrigir e enviar de novo.",
    "Append rdbulk_error and rdbulk_message to each row of --rejects: why it was not accepted.":
      "Acrescenta rdbulk_error e rdbulk_message a cada registro de --rejects: por que não foi aceito.",
    "They are ignored when the fixed file is sent.": "São ignoradas quando o arquivo corrigido é enviado.",
    "Which rows --rejects gets: some of invalid,rejected,failed,unknown (all of them).":
      "Quais registros vão para --rejects: alguns entre invalid,rejected,failed,unknown (todos).",
    "The rows that were accepted, as they came: the counterpart of --rejects.":
      "Os registros que foram aceitos, como vieram: o contrário de --rejects.",
    "What each funnel said before, in a file that funnel set can restore.":
      "O que cada funil dizia antes de ser definido, num arquivo que o funnel set usa para pôr de volta.",
    "JSON Lines when it ends in .jsonl or .ndjson, else CSV. Reads each funnel first: two requests per row.":
      "JSON Lines quando termina em .jsonl ou .ndjson, senão CSV. Lê cada funil antes: duas requisições por registro.",
    "Read each funnel first; never move a stage back or unmark an opportunity.":
      "Lê cada funil antes; nunca volta um estágio nem desmarca uma oportunidade.",
    "A contact that is already that far stays as it is. At most two requests per row.":
      "Um contato que já está adiante fica como está. No máximo duas requisições por registro.",
    "With verify, the rows that took effect.": "Em verify, os registros que tiveram efeito.",
    "The counts of the run as one JSON object.": "As contagens da execução num objeto JSON.",
    "A page about the run, to open in a browser: outcomes, pace, errors, how to continue.":
      "Uma página sobre a execução, para abrir no navegador: resultados, ritmo, erros, como continuar.",
    "Don't put ' before CSV cells that a spreadsheet would run as formulas.":
      "Não põe ' antes das células do CSV que uma planilha executaria como fórmula.",
    "Write result rows only for what did not take effect.": "Grava resultados só dos registros que não tiveram efeito.",
    "Replace result files that exist.": "Substitui arquivos de resultado que já existem.",
    "Resume the job of --output where an earlier run stopped or was killed.":
      "Continua o trabalho de --output de onde uma execução parou ou foi interrompida.",
    "Without results it starts from the beginning; a finished job is left as it is.":
      "Sem resultados, começa do início; um trabalho que já terminou fica como está.",
    "How often written data is synced to disk (batch).":
      "De quanto em quanto tempo o que foi gravado é sincronizado com o disco (batch).",
    "batch: about once a second; always: before each request; none: never. It only matters in a power cut.":
      "batch: mais ou menos uma vez por segundo; always: antes de cada requisição; none: nunca. Só faz diferença numa "
      + "queda de energia.",
    "Send nothing; write the request bodies to --output, problems to standard error.":
      "Não envia nada; grava os corpos das requisições em --output e mostra os problemas na saída de erro.",
    "For requests without a body, their paths. With --rejects, the invalid rows are kept to be fixed first. At a "
      + "terminal without -o, the plan and the first rows are shown instead.":
      "De requisições sem corpo, os caminhos. Com --rejects, os registros inválidos são guardados para corrigir antes. Em um "
      + "terminal, sem -o, aparecem no lugar o plano e os primeiros registros.",

    // Sending.
    "The counts for Prometheus, replaced every 10 seconds: for node_exporter's textfile collector.":
      "As contagens para o Prometheus, regravadas a cada 10 segundos: para o coletor textfile do node_exporter.",
    "Its name must end in .prom; it is the only file that other users may read.":
      "O nome deve terminar em .prom; é o único arquivo que outros usuários podem ler.",
    "Exit with 0 instead of 1 where the run has ended and some rows were not accepted.":
      "Sai com 0 em vez de 1 quando a execução terminou e alguns registros não foram aceitos.",
    "For workflow engines that treat 1 as a crash.": "Para orquestradores que tratam 1 como falha do programa.",
    "Don't share the account's quota with other runs on this machine.":
      "Não divide a cota da conta com outras execuções nesta máquina.",
    "By default they keep to it together, and a run counts what the previous one sent.":
      "Sem ela, as execuções seguem o ritmo juntas, e cada uma conta o que a anterior enviou.",
    "At most N requests in any such window, retries included (auto).":
      "No máximo N requisições em qualquer intervalo desses, contando novas tentativas (auto).",
    "auto is 120/min for events, and 690/min for funnels and verify, until the API names another limit; unlimited sends as fast as it can.":
      "auto é 120/min para eventos e 690/min para funis e verify, até a API informar outro limite; unlimited envia o mais rápido possível.",
    "The rate of your RD Station plan: 120/min, or 500/min for advanced.":
      "O ritmo do seu plano do RD Station: 120/min, ou 500/min para advanced.",
    "light and pro have the rate of basic.": "light e pro têm o ritmo de basic.",
    "Requests in flight at once, 1 to 256 (%1).": "Requisições em andamento ao mesmo tempo, 1 a 256 (%1).",
    "Rows in one request; max fills each up to --batch-bytes.":
      "Registros por requisição; max enche cada uma até --batch-bytes.",
    "The quota counts requests, so batches send a large file in minutes.":
      "A cota conta requisições: em lotes, um arquivo grande vai em minutos.",
    "The longest body of a batch in bytes, 1024 to 200000 (%1).":
      "O maior corpo de um lote em bytes, 1024 a 200000 (%1).",
    "Seconds that a batch waits for rows of a slow input (%1).":
      "Segundos que um lote espera por registros de uma entrada lenta (%1).",
    "Retries of temporary failures: connection, timeout, 408, 425, 429, 5xx; 0 to 100 (%1).":
      "Novas tentativas em falhas temporárias: conexão, tempo esgotado, 408, 425, 429, 5xx; 0 a 100 (%1).",
    "Seconds for one request, answer included; also 30s or 2m (%1).":
      "Segundos para uma requisição, resposta incluída; também 30s ou 2m (%1).",
    "Seconds for one connection (%1).": "Segundos para uma conexão (%1).",
    "Seconds that a stopped run waits for requests in flight (%1).":
      "Segundos que uma execução interrompida espera pelas requisições em andamento (%1).",
    "Stop with exit code 4 when this many rows have failed.":
      "Interrompe com código de saída 4 quando este número de registros ficar com falha.",
    "A row was sent and its answer lost: send it again, or record it as unknown.":
      "Um registro foi enviado e a resposta se perdeu: envia de novo, ou marca como incerto (unknown).",
    "A server other than the real API: https, or http to the loopback.":
      "Outro servidor em vez da API de verdade: https, ou http para esta máquina (loopback).",
    "A proxy, as in curl; else the environment's.": "Um proxy, como no curl; senão, o do ambiente.",
    "Certificates to trust instead of the system's, as PEM.":
      "Certificados em que confiar no lugar dos do sistema, em PEM.",
    "The file with the access token; otherwise RD_ACCESS_TOKEN is used.":
      "O arquivo com o token de acesso; senão, vale RD_ACCESS_TOKEN.",
    "A token is never an argument: other users of the machine could see it.":
      "Um token nunca é um argumento: outros usuários da máquina poderiam ver.",
    "The stored login to use, for people with several accounts (default).":
      "O login guardado a usar, para quem tem várias contas (default).",
    "Send conversions with the API key in RD_API_KEY, without a login.":
      "Envia conversões com a chave de API em RD_API_KEY, sem login.",
    "The key is never an argument: other users of the machine could see it.":
      "A chave nunca é um argumento: outros usuários da máquina poderiam ver.",
    "Seconds to wait after the results were written before funnels are read, 0 to 86400 (%1).":
      "Segundos entre a gravação dos resultados e a leitura dos funis, 0 a 86400 (%1).",

    // Login.
    "The code from the consent page, or the whole address it led to.":
      "O código da página de autorização, ou o endereço inteiro a que ela levou.",
    "Without it, the code is asked for, or read from standard input. It works once, for an hour.":
      "Sem ela, o código é perguntado, ou lido da entrada padrão. Vale uma vez, por uma hora.",
    "Where the consent page leads (%1).": "Aonde a página de autorização leva (%1).",
    "It must be one of the addresses that your application is registered with at RD Station.":
      "Precisa ser um dos endereços com que o seu aplicativo está cadastrado no RD Station.",

    // Sandbox.
    "Rehearse against a stand-in API inside this process; its own flags: rdbulk help sandbox.":
      "Ensaia numa API simulada dentro deste processo; opções dela: rdbulk help sandbox.",
    "The port on the loopback, 0 to 65535; 0 takes any free one (0).":
      "A porta nesta máquina (loopback), 0 a 65535; 0 pega qualquer uma livre (0).",
    "Write the port to this file once it listens.": "Grava a porta ali assim que estiver atendendo.",
    "Event requests accepted in a fixed window before it answers 429 (120/min).":
      "Requisições de eventos que aceita num intervalo fixo antes de responder 429 (120/min).",
    "unlimited lifts --funnel-rate too.": "unlimited tira também o limite de --funnel-rate.",
    "Funnel reads and writes accepted in a fixed window before it answers 429 (694/min).":
      "Leituras e gravações de funil que aceita num intervalo fixo antes de responder 429 (694/min).",
    "Events accepted for one contact in 24 hours, 1 or more (120).":
      "Eventos que aceita para um contato em 24 horas, a partir de 1 (120).",
    "Reads and writes of one contact's funnel accepted in 24 hours, 1 or more (24).":
      "Leituras e gravações do funil de um contato que aceita em 24 horas, a partir de 1 (24).",
    "Milliseconds until an accepted event changes the funnel, 0 to 86400000 (0).":
      "Milissegundos até um evento aceito mudar o funil, 0 a 86400000 (0).",
    "Milliseconds before each answer, 0 to 600000 (0).": "Milissegundos antes de cada resposta, 0 a 600000 (0).",
    "What goes wrong, and how likely it is for a request, 0 to 1; can be repeated.":
      "O que dá errado, e com que chance para uma requisição, 0 a 1; pode ser repetida.",
    "KIND is %1. Faults hit events and funnel requests, never logins.":
      "FALHA é %1. Eventos e requisições de funil sofrem falhas; logins, nunca.",
    "The same number repeats the same faults (%1).": "O mesmo número traz de novo as mesmas falhas (%1).",
    "Contacts whose email contains TEXT do not exist; their events are accepted and dropped.":
      "Contatos cujo email contém TEXTO não existem; seus eventos são aceitos e descartados.",
    "A conversion creates such a contact, after --apply-after.":
      "Uma conversão cria o contato, depois de --apply-after.",
    "The custom fields its account has: what GET /platform/contacts/fields answered for yours (a few samples).":
      "Os campos personalizados da conta: o que GET /platform/contacts/fields respondeu para a sua (alguns exemplos).",
    "Errors in a batch name their element, or only the whole batch (path).":
      "Os erros de um lote apontam o elemento, ou só o lote inteiro (path).",
    "An access token expires after N requests, 1 or more (never).":
      "Um token de acesso vence depois de N requisições, a partir de 1 (nunca).",
    "sandbox-token counts too; a renewed token serves N more.":
      "sandbox-token também conta; um token renovado serve para mais N.",
    "A refresh token works once and is replaced, or keeps working (keep).":
      "Um token de renovação serve uma vez e traz o seguinte, ou continua valendo (keep).",
    "Write what it received, as JSON Lines.": "Grava o que recebeu, em JSON Lines.",

    // What you see.
    "How progress is shown on standard error: bar on a terminal, else plain.":
      "Como o andamento aparece na saída de erro: bar num terminal, senão plain.",
    "plain: a line every 10 s; json: an object a second.": "plain: uma linha a cada 10 s; json: um objeto por segundo.",
    "Standard error for people, or a JSON object for each notable event (text).":
      "Saída de erro para pessoas, ou um objeto JSON para cada evento importante (text).",
    "Print only errors on standard error.": "Só erros na saída de erro.",
    "Report requests, answers and waits too; never the token.":
      "Mostra também requisições, respostas e esperas; nunca o token.",
    "English or Portuguese; by default the locale's. Results stay in English, except with excel.":
      "Mensagens em inglês ou português; sem ela, conforme o idioma do sistema. Os resultados ficam em inglês, menos com excel.",
    "This text.": "Este texto.",
    "The version of rdbulk.": "A versão do rdbulk.",
  ]
}
