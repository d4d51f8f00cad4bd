extension Catalog {
  /// What is in doubt before anything is sent.
  static let check: [String: String] = [
    "The field %1 has no column, and the unused column %2 looks like it: it holds %3.":
      "O campo %1 não tem coluna, e a coluna %2, sem uso, parece ser a dele: ela traz %3.",
    "Add %1 if it is meant; if the field has no column, --map %2=none.":
      "Acrescente %1 se for ela; se o campo não tem coluna, --map %2=none.",
    "The column %1 is read as funnel_name and holds %2; the API knows no funnel but 'default'.":
      "A coluna %1 é lida como funnel_name e traz %2; a API só conhece o funil 'default'.",
    "Add --map funnel_name=none: every row is sent for the funnel 'default'.":
      "Acrescente --map funnel_name=none: cada registro vai para o funil 'default'.",
    "The column %1 tells the state of each row: %2%3. All of them would be sent as %4.":
      "A coluna %1 diz o estado de cada registro: %2%3. Todos seriam enviados como %4.",
    "empty (%1)": "vazio (%1)",
    "Add %1 for the rows that are meant; if all are, --all-rows.":
      "Acrescente %1 para enviar só os registros certos; se valem todos, --all-rows.",
    "No row says what this command sends. If all rows are meant all the same, add --all-rows.":
      "Nenhum registro diz o que este comando envia. Se mesmo assim valem todos, acrescente --all-rows.",
  ]
}
