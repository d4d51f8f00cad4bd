extension Catalog {
  /// What is wrong with rows and columns.
  static let rows: [String: String] = [
    // Records.
    "The quote that opens in column %1 on line %2 is never closed; close it, or double it (\"\") if it belongs to the "
      + "text.":
      "As aspas que abrem na coluna %1 da linha %2 do arquivo nunca fecham; feche, ou dobre (\"\") se fazem parte do "
      + "texto.",
    "Column %1 has a quote in the middle of unquoted text; put the whole value in quotes and double the ones inside "
      + "(\"\").":
      "A coluna %1 tem aspas no meio de um texto sem aspas; ponha o valor inteiro entre aspas e dobre as de dentro "
      + "(\"\").",
    "Column %1 has text after its closing quote; double the quotes that belong to the text (\"\").":
      "A coluna %1 tem texto depois das aspas que fecham; dobre as aspas que fazem parte do texto (\"\").",
    "Column %1 has a NUL byte in it; save the file again as UTF-8 text.":
      "A coluna %1 tem um byte NUL; salve o arquivo de novo como texto UTF-8.",
    "This line": "Esta linha",
    "Column %1": "A coluna %1",
    "%1 has bytes that are not valid %2; save the file as UTF-8, or name its encoding with --encoding.":
      "%1 tem bytes que não são %2 válido; salve o arquivo como UTF-8, ou indique a codificação com --encoding.",
    "This row is longer than %1 bytes; --max-row-bytes allows more.":
      "Este registro tem mais de %1 bytes; --max-row-bytes permite mais.",
    "This row is longer than %1 bytes, and the quote that opens on line %2 is not closed within them; close it, or allow "
      + "longer rows with --max-row-bytes.":
      "Este registro tem mais de %1 bytes, e as aspas que abrem na linha %2 do arquivo não fecham dentro deles; feche, ou "
      + "permita registros maiores com --max-row-bytes.",
    "This line may belong to the text of column %1 on line %2, which does not end as it should; fix that row, or take such "
      + "lines as rows with --doubtful send.":
      "Esta linha pode fazer parte do texto da coluna %1 da linha %2 do arquivo, que não termina como devia; corrija "
      + "aquele registro, ou use linhas assim como registros com --doubtful send.",
    "The key %1 appears twice in this row with different values. Keep one of them.":
      "A chave %1 aparece duas vezes neste registro, com valores diferentes. Deixe só uma.",
    "Column %1 has a backslash before its closing quote, and its text may continue; double the quotes that belong to the text "
      + "(\"\") instead.":
      "A coluna %1 tem uma barra invertida antes das aspas que fecham, e o texto pode continuar; em vez disso, dobre as "
      + "aspas que fazem parte do texto (\"\").",
    "Column %1 ends in a backslash, and its text may continue on the next line; put the whole value in quotes.":
      "A coluna %1 termina com uma barra invertida, e o texto pode continuar na linha seguinte; ponha o valor inteiro "
      + "entre aspas.",
    "Column %1 has a line break unlike the header's, and its text may continue on the next line; put the whole value in "
      + "quotes.":
      "A coluna %1 tem uma quebra de linha diferente da do cabeçalho, e o texto pode continuar na linha seguinte; ponha o "
      + "valor inteiro entre aspas.",
    "This row has %1 %2{field|fields}, the header has %3; put values that contain the delimiter in quotes.":
      "Este registro tem %1 %2{campo|campos}, o cabeçalho tem %3; ponha entre aspas os valores que contêm o separador.",
    "This row has %1 %2{field|fields}, the header has %3; a value or a line end is missing.":
      "Este registro tem %1 %2{campo|campos}, o cabeçalho tem %3; falta um valor ou um fim de linha.",
    "%1: %2 %2{more row|more rows}, not shown.": "%1: mais %2 %2{registro|registros}, sem mostrar.",
    "%1; %2%3": "%1; %2%3",
    "The quote that opens in column %1 on line %2 is never closed":
      "As aspas que abrem na coluna %1 da linha %2 do arquivo nunca fecham",
    "Column %1 on line %2 has a quote in the middle of unquoted text":
      "A coluna %1 da linha %2 do arquivo tem aspas no meio de um texto sem aspas",
    "Column %1 on line %2 has text after its closing quote":
      "A coluna %1 da linha %2 do arquivo tem texto depois das aspas que fecham",
    "its row, and possibly everything up to the end of the file, is incomplete.":
      "o registro, e o que talvez venha até o fim do arquivo, não está inteiro.",
    "line %1 may belong to its text.": "a linha %1 do arquivo pode fazer parte do texto dela.",
    "lines %1 to %2 may belong to its text.": "as linhas %1 a %2 do arquivo podem fazer parte do texto dela.",
    " There %1{is|are} %2 %2{more place|more places} like it.": " %1{Há|Há} mais %2 %2{lugar|lugares} assim.",
    "%1 Or leave the lines in doubt out with --doubtful skip, or take them as rows with --doubtful send.":
      "%1 Ou deixe de fora as linhas em dúvida com --doubtful skip, ou use essas linhas como registros com --doubtful "
      + "send.",
    "Correct the quote: double it (\"\") where it belongs to the text.":
      "Corrija as aspas: dobre (\"\") as que fazem parte do texto.",
    "Export the file with quotes doubled (\"\") instead of backslashes before them.":
      "Exporte o arquivo com aspas dobradas (\"\"), em vez de barras invertidas antes delas.",
    "Put the cell that has the line break in quotes.": "Ponha entre aspas a célula que tem a quebra de linha.",
    "Column %1 on line %2 has a backslash before its closing quote, so its text may continue":
      "A coluna %1 da linha %2 do arquivo tem uma barra invertida antes das aspas que fecham, o que pode indicar que o "
      + "texto continua",
    "Line %1 ends in a backslash, so its last cell may continue":
      "A linha %1 do arquivo termina com uma barra invertida, o que pode indicar que a última célula continua",
    "Line %1 does not end the way the header does, so its last cell may continue":
      "A linha %1 do arquivo não termina como o cabeçalho, o que pode indicar que a última célula continua",
    // The header line.
    " with the right names in place of column1 …": " com os nomes certos no lugar de column1 …",
    "Line %1 was read as the header but is a row: %2.":
      "A linha %1 do arquivo foi lida como cabeçalho e é um registro: %2.",
    "Add --no-header --columns %1%2 if the file has no header, or --header-line %3 if this is one.":
      "Acrescente --no-header --columns %1%2 se o arquivo não tem cabeçalho, ou --header-line %3 se este é um.",
    "Line %1 is not the header; the header seems to be on line %2: %3.":
      "A linha %1 do arquivo não é um cabeçalho; ele parece estar na linha %2 do arquivo: %3.",
    "Add --header-line %1 to skip the lines before it.":
      "Acrescente --header-line %1 para pular as linhas antes dela.",
    "The header's columns seem to be separated by something else: %1.":
      "As colunas do cabeçalho parecem separadas por outro sinal: %1.",
    "Add --delimiter %1.": "Acrescente --delimiter %1 para dizer isso.",
    "The header's columns seem to be separated by several blanks: %1.":
      "As colunas do cabeçalho parecem separadas por vários espaços: %1.",
    "Save the file as CSV, with one delimiter between two cells.":
      "Salve o arquivo como CSV, com um separador entre duas células.",
    "Each whole line is in quotes and so is a single cell: %1.":
      "Cada linha está inteira entre aspas e por isso é uma célula só: %1.",
    "Open the file in a spreadsheet, split its column (Data, Text to Columns), and save it as CSV.":
      "Abra o arquivo numa planilha, separe a coluna (Dados, Texto para Colunas) e salve como CSV.",
    "%1 has no line %2.": "%1 não tem a linha %2 do arquivo.",
    "%1 %1{row has|rows have} fewer or more cells than the header; every column that is used is there.":
      "%1 %1{registro tem|registros têm} menos ou mais células que o cabeçalho; todas as colunas usadas estão lá.",
    "At byte %1 of the line: %2.": "No byte %1 da linha: %2.",
    "This line is %1; each line must be one JSON object like {\"email\":\"…\"}. --format json reads an array of them.":
      "Esta linha é %1; cada linha deve ser um objeto JSON como {\"email\":\"…\"}. --format json lê um array deles.",
    "At character %1 of this element: %2.": "No caractere %1 deste elemento: %2.",
    "Line %1, column %2: %3.": "Linha %1 do arquivo, coluna %2: %3.",
    "This element is %1; each must be an object like {\"email\":\"…\"}.":
      "Este elemento é %1; cada um deve ser um objeto como {\"email\":\"…\"}.",
    "an array": "um array",
    "a single value": "um valor solto",
    "The event is longer than the %1 bytes that the API accepts.":
      "O evento tem mais que os %1 bytes que a API aceita.",

    // JSON.
    "this is not JSON": "isto não é JSON",
    "the JSON ends in the middle": "o JSON acaba no meio",
    "there is an unescaped control character in a string": "há um caractere de controle sem escape num texto",
    "a backslash is followed by something that JSON does not allow":
      "depois de uma barra invertida vem algo que o JSON não conhece",
    "a \\u escape is half of a surrogate pair": "um escape \\u é metade de um par substituto",
    "this is not a JSON number": "isto não é um número JSON",
    "arrays and objects are nested more than %1 deep": "há mais de %1 níveis de arrays e objetos",
    "something follows the end of the JSON value": "há algo depois do fim do valor JSON",
    "this is not valid UTF-8": "isto não é UTF-8 válido",
    "Line %1, column %2: %3. %4%5": "Linha %1 do arquivo, coluna %2: %3. %4%5",
    " Nothing after that point is read.": " Nada depois desse ponto é lido.",
    "a comma is missing before this element": "falta uma vírgula antes deste elemento",
    "Add one.": "Ponha uma ali.",
    "there is a comma without an element": "há aqui uma vírgula sem elemento",
    "Remove it.": "Tire o que sobra.",
    "there is a comma between objects that are not in an array": "há uma vírgula entre objetos que não estão num array",
    "Put [ before the first object and ] after the last one.":
      "Ponha [ antes do primeiro objeto e ] depois do último.",
    "a second array begins": "começa um segundo array",
    "Put each array into its own file.": "Separe cada array num arquivo.",
    "something follows the end of the array": "há algo depois do fim do array",
    "the file ends before its array is closed": "o arquivo acaba antes de o array fechar",
    "the file ends in the middle of this object": "o arquivo acaba no meio deste objeto",
    "It may have been cut off: get the whole file.": "Talvez tenha sido cortado: obtenha o arquivo inteiro.",
    "a text is not closed before its line ends": "um texto não fecha antes do fim da linha",
    "Close it with a quote; a line break inside a text is written as \\n.":
      "Feche com aspas; uma quebra de linha dentro do texto se escreve \\n.",
    "Correct it there.": "Corrija nesse ponto.",

    "%1 (a list)": "%1 (uma lista)",
    "The keys of this row are %1.": "As chaves deste registro são %1.",
    "%1 --map %2 takes it from there.": "%1 Com --map %2 o valor vem de lá.",
    "%1 If the elements of %2 are the rows, pass only that list, for example with: jq .%3":
      "%1 Se os registros são os elementos de %2, passe só essa lista, por exemplo com: jq .%3",
    "%1 If one of them is the %2, say so: --map %3=KEY.": "%1 Se uma delas é %2, diga qual: --map %3=CHAVE.",
    "The keys %1 and %2 both mean %3, and their values differ. Keep one of them, or choose one with --map.":
      "As chaves %1 e %2 são ambas de %3, e os valores diferem. Deixe só uma delas, ou diga qual é a certa com --map.",
    "--map %1=%2: %3 is a list, and a field can't be read from inside a list.":
      "--map %1=%2: %3 é uma lista, e não dá para tirar um campo de dentro de uma lista.",
    "%1 (%2 %2{row|rows})": "%1 (%2 %2{registro|registros})",
    "Unused keys: %1%2.": "Chaves sem uso: %1%2.",

    // Addresses.
    "%1 is not an address: %2.": "%1 não é um endereço: %2.",
    "%1 is not an address: %2. Write an address, or null for a contact without an owner.":
      "%1 não é um endereço: %2. Escreva um endereço, ou null para um contato sem responsável.",
    "it has more than one @": "tem mais de um @",
    "'%1' is not allowed before the @": "'%1' não pode vir antes do @",
    "it has no @": "falta o @",
    "there is nothing before the @": "não há nada antes do @",
    "it is longer than %1 characters": "tem mais de %1 caracteres",
    "a part of its domain begins or ends with a hyphen": "uma parte do domínio começa ou termina com hífen",
    "'%1' is not allowed in a domain": "'%1' não pode aparecer num domínio",
    "its domain has no dot": "o domínio não tem ponto",

    // Values.
    "%1 is empty; it must have a value.": "%1 está vazio; precisa ter um valor.",
    "%1 is missing; it must have a value.": "Falta %1; precisa ter um valor.",
    "%1 are all empty; one of them must have a value.": "%1 estão vazios; um deles precisa ter um valor.",
    "email and uuid are both empty; one of them must have a value.":
      "email e uuid estão vazios; um dos dois precisa ter um valor.",
    "%1 is %2; it must be a UUID such as 5408c5a3-4711-4f2e-8d0b-13407a3e30f3.":
      "%1 é %2; deve ser um UUID como 5408c5a3-4711-4f2e-8d0b-13407a3e30f3.",
    "%1 is %2; it must be a date and time such as 2026-01-31T14:30:00-03:00.":
      "%1 é %2; deve ser data e hora como 2026-01-31T14:30:00-03:00.",
    "%1 is %2; it must be true or false (or yes/no, sim/não, 1/0).":
      "%1 é %2; deve ser true ou false (ou sim/não, yes/no, 1/0).",
    "%1 is %2; it must be %3.": "%1 é %2; deve ser %3.",
    "a whole number%1 such as 12": "um número inteiro%1 como 12",
    "a number%1 such as 1234.56 or 1.234,56": "um número%1 como 1234.56 ou 1.234,56",
    "%1 is %2; it must be %3 or more.": "%1 é %2; deve ser %3 ou mais.",
    "%1 is %2, which is not written as --decimal %3 says; write it like %4.":
      "%1 é %2, que não está escrito como diz --decimal %3; escreva como %4.",
    "; other numbers of the file are written both ways": "; outros números do arquivo estão escritos dos dois jeitos",
    "%1 is %2, whose mark may group thousands or begin decimals%3. Say --decimal point or --decimal comma, or write it "
      + "with two decimals.":
      "%1 é %2, e o sinal pode separar milhares ou decimais%3. Use --decimal point ou --decimal comma, ou escreva com "
      + "duas casas decimais.",
    "%1 has %2 elements; the API accepts %3.": "%1 tem %2 elementos; a API aceita %3.",
    "%1 has %2 characters; the API accepts %3.": "%1 tem %2 caracteres; a API aceita %3.",
    "%1 must be a list of objects such as [{\"…\":\"…\"}].": "%1 deve ser uma lista de objetos como [{\"…\":\"…\"}].",
    "%1 must be JSON, a list of objects such as [{\"…\":\"…\"}], and %2.":
      "%1 deve ser JSON, uma lista de objetos como [{\"…\":\"…\"}], e %2.",
    "a list": "uma lista",
    "an object": "um objeto",
    "a text": "um texto",
    "a number": "um número",
    "true or false": "true ou false",
    "a list of texts": "uma lista de textos",
    "a list of texts such as [\"a\",\"b\"]": "uma lista de textos como [\"a\",\"b\"]",
    "a list of objects": "uma lista de objetos",
    "%1 is %2; it must be an object.": "%1 é %2; deve ser um objeto.",
    "%1 is %2; it must be a text.": "%1 é %2; deve ser um texto.",
    "%1[%2] is %3; it must be a text.": "%1[%2] é %3; deve ser um texto.",
    "%1 is %2; inside JSON it must be a number such as %3.": "%1 é %2; dentro de JSON deve ser um número como %3.",
    "%1 is out of the range of numbers.": "%1 está fora da faixa dos números.",
    "%1 is %2; it must be a whole number.": "%1 é %2; deve ser um número inteiro.",
    "%1 is %2; it must be a list of texts such as [\"a\",\"b\"].":
      "%1 é %2; deve ser uma lista de textos como [\"a\",\"b\"].",

    // Columns.
    "Without a header, a column is named by its number.": "Sem cabeçalho, uma coluna se indica pelo número.",
    "%1: no column has that name. %2": "%1: nenhuma coluna tem esse nome. %2",
    "%1: columns %2 have that name; use the number of the right one.":
      "%1: as colunas %2 têm esse nome; escreva o número da que vale.",
    "There are %1 --where; the limit is %2.": "Há %1 --where, e o máximo é %2.",
    "%1 is read as CSV and looks like JSON.": "%1 é lido como CSV e parece JSON.",
    "Add --format json if it is.": "Acrescente --format json se for.",
    "%1 is read as JSON and looks like CSV.": "%1 é lido como JSON e parece CSV.",
    "Add --format csv if it is.": "Acrescente --format csv se for.",
    "--where %1: %2 is one value of %3. Write --where %4 for that value, or --where %5 for each by itself.":
      "--where %1: %2 é um só valor de %3. Escreva --where %4 para esse valor, ou --where %5 para cada um separado.",
    "--skip %1 skips all %2 %2{row|rows} that could be sent.":
      "--skip %1 pula todos os %2 %2{registro|registros} que poderiam ser enviados.",
    "--where %1: no row matches.": "--where %1: nenhum registro corresponde.",
    "No row matches all %1 --where together.": "Nenhum registro corresponde aos %1 --where juntos.",
    "; too few other numbers of the file show which": "; poucos outros números do arquivo mostram qual dos dois",
    "--where %1: no row has anything in %2.": "--where %1: nenhum registro tem algo em %2.",
    "--where %1: %2 is empty in no row.": "--where %1: nenhum registro tem %2 vazio.",
    "--where %1: no row has %2 in %3.%4": "--where %1: nenhum registro tem %2 em %3.%4",
    " It has %1%2": " Há %1%2",
    "--map %1=none: this command needs the %2 of each row; name its column.":
      "--map %1=none: este comando precisa de %2 em cada registro; diga qual é a coluna.",
    "%1: columns are counted from 1.": "%1: as colunas são contadas a partir de 1.",
    "%1: the input has %2 %2{column|columns}, counted from 1.":
      "%1: a entrada tem %2 %2{coluna, contada|colunas, contadas} a partir de 1.",
    "No column matches %1; say which one it is, for example --map %2=1.":
      "Nenhuma coluna foi indicada para %1; diga qual é, por exemplo --map %2=1.",
    "Did you mean %1? Then add %2.": "Você quis dizer %1? Então acrescente %2.",
    "If one of them is the %1, say so: --map '%2=COLUMN'.": "Se uma delas é %1, diga assim: --map '%2=COLUNA'.",
    "No column for %1 was found. %2 %3": "Não foi encontrada uma coluna para %1. %2 %3",
    "No column for %1 was found. %2 If one of them is right, add it, for example --map '%3=COLUMN'.":
      "Não foi encontrada uma coluna para %1. %2 Se for uma delas, diga qual, por exemplo --map '%3=COLUNA'.",
    "Columns %1 both mean %2; say which one it is, for example --map %3.":
      "As colunas %1 correspondem ambas a %2; diga qual vale, por exemplo --map %3.",
    "Columns %1 all mean %2; say which one it is, for example --map %3.":
      "As colunas %1 correspondem todas a %2; diga qual vale, por exemplo --map %3.",
    " Did you mean %1?": " Você quis dizer %1?",
    " Did you mean '%1'?": " Você quis dizer '%1'?",
    "The columns are %1%2.%3": "As colunas são %1%2.%3",
    "JSON is read for at most %1 fields; leave some --map out.":
      "De JSON são lidos no máximo %1 campos; tire algum --map.",
    "%1 names the field '%2', which %3 does not have; its fields are %4.%5":
      "%1 indica o campo '%2', que %3 não tem; os campos são %4.%5",
    "The header line can't be read: %1": "Não foi possível ler a linha de cabeçalho: %1",
    "The input is empty: %1.": "A entrada está vazia: %1.",
    "The input is JSON, which has neither a delimiter nor a header line.":
      "A entrada é JSON, que não tem separador nem linha de cabeçalho.",
    "Leave --delimiter, --header-line and --no-header out, or say --format csv.":
      "Tire --delimiter, --header-line e --no-header, ou use --format csv.",
    "line %1 (row %2): %3: %4": "registro %2 (linha %1 do arquivo): %3: %4",
    "Line %1, column %2: the bytes can be read as %3.":
      "Linha %1 do arquivo, coluna %2: os bytes podem ser lidos como %3.",
    "Say which one is right: %1. If none is, save the file as UTF-8.":
      "Diga qual está certo: %1. Se nenhum estiver, salve o arquivo como UTF-8.",
    "The input is not UTF-8; it is read as Mac OS Roman, as Excel on a Mac saves it. Use --encoding if that is wrong.":
      "A entrada não é UTF-8; está sendo lida como Mac OS Roman, como o Excel no Mac salva. Se não for, use --encoding.",
    "The input is not UTF-8; it is read as CP850, as Excel saves \"CSV (MS-DOS)\". Use --encoding if that is wrong.":
      "A entrada não é UTF-8; está sendo lida como CP850, como o Excel salva \"CSV (MS-DOS)\". Se não for, use --encoding.",
    "The input is not UTF-8; it is read as Windows-1252, as Excel in Brazil saves it. Use --encoding if that is wrong.":
      "A entrada não é UTF-8; está sendo lida como Windows-1252, como o Excel no Brasil salva. Se não for, use --encoding.",
  ]
}
