extension Catalog {
  /// What is wrong with values, and what is made of them.
  static let values: [String: String] = [
    // Addresses.
    "it begins with a dot; delete the dot": "começa com um ponto; apague o ponto",
    "it has two consecutive dots; delete one": "há dois pontos seguidos; apague um",
    "it has a dot right before the @; delete the dot": "há um ponto logo antes do @; apague o ponto",
    "its domain is missing": "falta o domínio",
    "it ends with a dot; delete the dot": "termina com um ponto; apague o ponto",
    "its domain begins with a dot; delete the dot": "o domínio começa com um ponto; apague o ponto",
    "it has quotes around it; delete them": "está entre aspas; apague as aspas",
    "the cell has %1 %1{address|addresses}; leave one, or give each its own row":
      "há %1 %1{endereço|endereços} na célula; deixe um só, ou ponha cada um no seu registro",
    "it contains an invisible character (%1); delete it, or retype the address":
      "tem um caractere invisível (%1); apague-o, ou digite o endereço de novo",
    "it contains '%1' (%2), which no address has; retype it":
      "tem '%1' (%2), que nenhum endereço tem; digite de novo",
    "it contains a typographic quote (%1, %2), which no address has; delete it":
      "tem aspas tipográficas (%1, %2), que nenhum endereço tem; apague-as",
    "it contains a control character (U+%1); delete it": "tem um caractere de controle (U+%1); apague-o",
    "it contains a blank; leave only the address in the cell, without blanks":
      "tem um espaço; deixe só o endereço na célula, sem espaços",

    // Other values.
    "%1 is %2, a number that a spreadsheet has shortened: its digits are lost. Go back to the original, format the column "
      + "as text, and save it again.":
      "%1 é %2, um número que a planilha encurtou: os dígitos se perderam. Volte ao original, formate a coluna como texto "
      + "e salve de novo.",
    "%1 is %2; the API accepts only %3. If the column means something else, add --set %4=%5.":
      "%1 é %2; a API só aceita %3. Se a coluna quer dizer outra coisa, acrescente --set %4=%5.",
    "only %1": "só %1",

    // The account's own fields.
    "A dry run does not ask which custom fields the account has. When sending, unknown ones stop the run, and "
      + "multiple-choice ones become lists.":
      "Com --dry-run, o rdbulk não pergunta que campos personalizados a conta tem. No envio, os desconhecidos param a "
      + "execução, e os de múltipla escolha viram listas.",
    "The account has no field %1; the API would silently drop its values.":
      "A conta não tem o campo %1; a API descartaria o valor dele sem avisar.",
    "The account has no fields %1; the API would silently drop their values.":
      "A conta não tem os campos %1; a API descartaria os valores deles sem avisar.",
    "%1 needs a field of its own in RD Station, or add --unchecked-fields.":
      "Crie o campo %1 no RD Station, ou acrescente --unchecked-fields.",
    "Did you mean %1? Else add --unchecked-fields.": "Você quis dizer %1? Se não, acrescente --unchecked-fields.",
    "Did you mean %1? Then add %2. Else add --unchecked-fields.":
      "Você quis dizer %1? Então acrescente %2. Se não, acrescente --unchecked-fields.",
    "The account has no field %1; the API would silently drop its value. Correct the key, or add "
      + "--unchecked-fields.":
      "A conta não tem o campo %1; a API descartaria o valor sem avisar. Corrija a chave, ou acrescente "
      + "--unchecked-fields.",
    "The account's fields can't be read: the answer is not the JSON it should be.":
      "Não foi possível ler os campos da conta: a resposta não é o JSON esperado.",
    "The account's fields can't be read.": "Não foi possível ler os campos da conta.",
    "The account's fields, needed to check the cf_ columns, can't be read: %1":
      "Não foi possível ler os campos da conta, com que as colunas cf_ são comparadas: %1",
    "--unchecked-fields sends the cf_ columns as they are.":
      "--unchecked-fields envia as colunas cf_ como estão.",
    "Run the same command again later; or --unchecked-fields sends the cf_ columns as they are.":
      "Rode o mesmo comando de novo mais tarde; ou --unchecked-fields envia as colunas cf_ como estão.",
    "Custom fields are not checked against the account's: --api-key is not a login. The API silently drops unknown ones.":
      "Os campos personalizados não são comparados com os da conta: --api-key não é um login. A API descarta os "
      + "desconhecidos sem avisar.",
    "%1 records no custom fields, so these columns are not sent: %2. rdbulk event conversion takes custom fields.":
      "%1 não registra campos personalizados, então estas colunas não são enviadas: %2. rdbulk event conversion "
      + "aceita campos personalizados.",
    "%1 names the field '%2', and %3 records no custom fields. rdbulk event conversion does.":
      "%1 indica o campo '%2', e %3 não registra campos personalizados. rdbulk event conversion registra.",
    "It records no custom fields: columns that begin with cf_ are not sent.":
      "Não registra campos personalizados: colunas que começam com cf_ não são enviadas.",
    "RD Station has removed the event type %1: the API refuses it.":
      "O RD Station retirou o tipo de evento %1: a API o recusa.",
    "%1 replaces it: one event per order or cart, with its products in line_items: rdbulk help event %2":
      "%1 entrou no lugar, um evento por pedido ou carrinho com os produtos em line_items: rdbulk help event %2",
    "%1 %1{cell holds|cells hold} what databases and spreadsheets write for an empty value (NULL, #N/D and the "
      + "like) and %2{was|were} taken as empty.":
      "%1 %1{célula tem|células têm} o que bancos de dados e planilhas escrevem para dizer vazio (NULL, #N/D e "
      + "parecidos) e %2{foi tratada|foram tratadas} como %2{vazia|vazias}.",
  ]
}
