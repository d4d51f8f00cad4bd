extension Catalog {
  /// What is in doubt before anything is sent.
  static let check: [String: String] = [
    "The columns %1 and %2 both mean %3, and they differ: on line %4 they hold %5 and %6.":
      "As colunas %1 e %2 servem para %3 e são diferentes: na linha %4 do arquivo, elas trazem %5 e %6.",
    "On line %1, %2 holds %3, which may mean %4 or %5; %6.":
      "Na linha %1 do arquivo, %2 traz %3, que pode ser %4 ou %5; %6.",
    "other numbers of the file are written both ways": "os outros números do arquivo são escritos dos dois jeitos",
    "too few other numbers of the file show which": "poucos outros números do arquivo mostram qual",
    "no other number of the file shows which": "nenhum outro número do arquivo mostra qual",
    "Add --decimal comma if it means %1, or --decimal point if it means %2.":
      "Acrescente --decimal comma se for %1, ou --decimal point se for %2.",
    "%1.00": "%1,00",
    "%1.%2": "%1,%2",
    "Add %1 or %2.": "Acrescente %1 ou %2, conforme a que vale.",
    "Add %1 if that is right; if not, %2.": "Acrescente %1 se for essa; se não, %2.",
    "The column %1 is read as %2 and is empty in every row, and the unused column %3 looks like it: it holds %4.":
      "A coluna %1 é lida como %2 e está vazia em todos os registros, e a coluna %3, sem uso, parece ser a dele: ela traz %4.",
    "The key %1 is read as %2 and is empty in every row, and the unused key %3 looks like it: it holds %4.":
      "A chave %1 é lida como %2 e está vazia em todos os registros, e a chave %3, sem uso, parece ser a dele: ela traz %4.",
    "Line %1 is a second header: %2 is where the other rows have addresses.":
      "A linha %1 do arquivo é outro cabeçalho: ela traz %2 onde os outros registros têm endereços.",
    "Line %1 is a second header, with its columns in another order.":
      "A linha %1 do arquivo é outro cabeçalho, com as colunas em outra ordem.",
    "Send each part as a file of its own, with its header; if that line is a row, add %1.":
      "Envie cada parte como um arquivo próprio, com seu cabeçalho; se essa linha for um registro, acrescente %1.",
    "The column %1 names a currency for each row: %2. RD Station reads every value in the account's currency.":
      "A coluna %1 diz a moeda de cada registro: %2. O RD Station lê todo valor na moeda da conta.",
    "The key %1 names a currency for each row, such as %2. RD Station reads every value in the account's currency.":
      "A chave %1 diz a moeda de cada registro, como %2. O RD Station lê todo valor na moeda da conta.",
    "Add --where %1 to send only those rows; convert the values of the others.":
      "Acrescente --where %1 se são esses os registros desejados; converta os valores dos outros.",
    "There are titles between the rows: %1. %2": "Há títulos entre os registros: %1. %2",
    "%1 %1{row|rows} before the first": "%1 %1{registro|registros} antes do primeiro",
    "%1 %1{row|rows} below %2 (line %3)": "%1 %1{registro|registros} abaixo de %2 (linha %3 do arquivo)",
    "Send each part as a file of its own, or add --all-rows to send everything.":
      "Envie cada parte como um arquivo próprio; se valem todos os registros, acrescente --all-rows.",
    "Add --skip %1 --first %2 for the rows below %3; to send all rows, --all-rows.":
      "Acrescente --skip %1 --first %2 para os registros abaixo de %3; se valem todos, --all-rows.",
    "Send each part as a file of its own, with its header; if the columns are the same, add %1.":
      "Envie cada parte como um arquivo próprio, com seu cabeçalho; se as colunas forem as mesmas, acrescente %1.",
    "The field %1 has no column, and the unused column %2 looks like it: it holds %3.":
      "O campo %1 não tem coluna, e a coluna %2, sem uso, parece ser a dele: ela traz %3.",
    "Add %1 if that is right; if the field has no column, --map %2=none.":
      "Acrescente %1 se for ela; se o campo não tem coluna, --map %2=none.",
    "The column %1 is read as funnel_name and holds %2; the API knows only the funnel 'default'.":
      "A coluna %1 é lida como funnel_name e traz %2; a API só conhece o funil 'default'.",
    "Add --map funnel_name=none: every row is sent for the funnel 'default'.":
      "Acrescente --map funnel_name=none: cada registro vai para o funil 'default'.",
    "The column %1 gives the state of each row: %2%3. %4": "A coluna %1 diz o estado de cada registro: %2%3. %4",
    "All of them would be sent as %1.": "Todos seriam enviados como %1.",
    "The funnels of all of them would be changed.": "O funil de todos eles seria alterado.",
    "The field %1 has no key, and the unused key %2 looks like it: it holds %3.":
      "O campo %1 não tem chave, e a chave %2, sem uso, parece ser a dele: ela traz %3.",
    "Add %1 if that is right; if the field has no key, --map %2=none.":
      "Acrescente %1 se for ela; se o campo não tem chave, --map %2=none.",
    "The key %1 is read as funnel_name and holds %2; the API knows only the funnel 'default'.":
      "A chave %1 é lida como funnel_name e traz %2; a API só conhece o funil 'default'.",
    "The key %1 gives the state of each row: %2%3. %4": "A chave %1 diz o estado de cada registro: %2%3. %4",
    "No row has a key for %1. The keys are %2.": "Nenhum registro tem uma chave para %1. As chaves são %2.",
    "--map %1: no row has that key. The keys are %2.":
      "--map %1: nenhum registro tem essa chave. As chaves são %2.",
    "Name another key. The keys are %1.": "Indique outra chave. As chaves são %1.",
    "Did you mean %1?": "Quis dizer %1?",
    "Name one of them, or leave the field out with --map %1=none.":
      "Indique uma delas, ou deixe o campo de fora com --map %1=none.",
    "If one of them is right, add it, for example --map %1=KEY.":
      "Se uma delas é a certa, indique-a, por exemplo: --map %1=CHAVE.",
    "If the elements of %1 are the rows, pass only them, for example with: jq -c '.%2[]' FILE | rdbulk …":
      "Se os elementos de %1 são os registros, passe só eles, por exemplo com: jq -c '.%2[]' ARQUIVO | rdbulk …",
    "empty (%1)": "vazio (%1)",
    "Add %1 to send only the right rows, or --all-rows to send all of them.":
      "Acrescente %1 para enviar só os registros certos; se valem todos, --all-rows.",
    "No row is lost. To send all rows anyway, add --all-rows.":
      "Nenhum registro está perdido. Se mesmo assim todos devem ser enviados, acrescente --all-rows.",
    "No row is won. To send all rows anyway, add --all-rows.":
      "Nenhum registro está ganho. Se mesmo assim todos devem ser enviados, acrescente --all-rows.",
    "No row is open. To send all rows anyway, add --all-rows.":
      "Nenhum registro está em aberto. Se mesmo assim todos devem ser enviados, acrescente --all-rows.",
    "Choose the values with %1, or send all rows with --all-rows.":
      "Indique os valores desejados com %1; se todos os registros devem ser enviados, --all-rows.",
    "No --where can name it. Select the rows beforehand, for example with jq; to send all of them, add --all-rows.":
      "Nenhum --where alcança essa chave. Separe antes os registros desejados, por exemplo com jq; se todos devem ser "
      + "enviados, acrescente --all-rows.",
    "Add --map state=none: the contact's state is left as it is.":
      "Acrescente --map state=none: o estado do contato fica como está.",
    "The column %1 is read as state, where the contact lives, but says what became of deals: %2%3.":
      "A coluna %1 é lida como state, a UF do contato, e diz o que foi feito de negociações: %2%3.",
    "The key %1 is read as state, where the contact lives, but says what became of deals: %2%3.":
      "A chave %1 é lida como state, a UF do contato, e diz o que foi feito de negociações: %2%3.",
    "filled (%1)": "preenchida (%1)",
  ]
}
