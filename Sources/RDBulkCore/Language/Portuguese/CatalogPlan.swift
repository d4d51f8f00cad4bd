extension Catalog {
  /// The plan: what the check found, and the question before rows are sent.
  static let plan: [String: String] = [
    "tabs": "tabulações",
    "CSV with %1": "CSV com %1",
    "CSV with %1, %2": "CSV com %1, %2",
    "JSON": "JSON",
    "%1: %2 %2{row|rows}, %3": "%1: %2 %2{registro|registros}, %3",
    "%1: read up to row %2, as --first asks; %3": "%1: lido até o registro %2, como pede --first; %3",
    "  %1 not chosen: %2": "  %1 fora da escolha: %2",
    "Discard the requests that were already written.": "As requisições já escritas não servem.",
    "First rows:": "Primeiros registros:",
    "  %1 to be sent as %2": "  %1 para enviar como %2",
    "    %1 × other errors": "    %1 × outros erros",
    "  %1 to be changed": "  %1 para alterar",
    "  %1 to be read": "  %1 para consultar",
    "  %1 the same as an earlier row, left out": "  %1 %1{igual|iguais} a um registro anterior, não %1{vai|vão}",
    "  %1 invalid, not sent:": "  %1 %1{inválido, não vai|inválidos, não vão}:",
    "    %1 × %2, first in row %3 (line %4): %5": "    %1 × %2, o primeiro no registro %3 (linha %4 do arquivo): %5",
    "Columns:": "Colunas:",
    "Not used: %1%2": "Sem uso: %1%2",
    "Account: %1": "Conta: %1",
    "%1 %1{request|requests} at %2: %3": "%1 %1{requisição|requisições} a %2: %3",
    "%1 %1{request|requests}, with no rate limit": "%1 %1{requisição|requisições}, sem limite de ritmo",
    "Change %1 %1{funnel|funnels} in %2? [y/N]": "Alterar %1 %1{funil|funis} em %2? [s/N]",
    "Change %1 %1{funnel|funnels} in RD Station? [y/N]": "Alterar %1 %1{funil|funis} no RD Station? [s/N]",
    "Send %1 %1{event|events} to %2? [y/N]": "Enviar %1 %1{evento|eventos} para %2? [s/N]",
    "Send %1 %1{event|events} to RD Station? [y/N]": "Enviar %1 %1{evento|eventos} para o RD Station? [s/N]",
    "Not sent, as you chose.": "Não enviado, como você respondeu.",
    "%1 changed while its rows were being sent; no unchecked row was sent. Restore it as it was, or export it again and send only the rows that have no result.":
      "%1 mudou durante o envio; nada do que não foi conferido foi enviado. Volte o arquivo ao que era, ou exporte de novo e envie só os registros que não têm resultado.",
    "%1 has changed since it was checked.": "%1 mudou depois da conferência.",
    "Run the command again once it is complete.": "Rode o comando de novo quando o arquivo estiver completo.",
    "The input has grown since it was checked; its new rows were not sent. To continue with them: %1":
      "A entrada cresceu depois da conferência; os registros novos não foram enviados. Para enviar: %1",
    "The input has grown since it was checked; its new rows were not sent. To continue with them, with the same input from "
      + "the start: %1":
      "A entrada cresceu depois da conferência; os registros novos não foram enviados. Para enviar, com a mesma entrada "
      + "desde o início: %1",
    "the same command with --resume": "o mesmo comando com --resume",
    "Send without asking. rdbulk asks only at a terminal, and only before it sends rows.":
      "Envia sem perguntar. A pergunta só aparece num terminal, e só antes de enviar registros.",
    "%1 contains rdbulk's own results: accepted rows would be sent a second time.":
      "%1 traz resultados do rdbulk: registros já aceitos seriam enviados de novo.",
    "Send the rows in the --rejects file; or, to send all rows anyway, add --map email=email.":
      "Envie os registros que --rejects guarda; ou, se é para enviar todos, acrescente --map email=email.",
    "%1 can't be read to its end. %2": "Não dá para ler %1 até o fim. %2",
    "Add %1 if that is right.": "Acrescente %1 se for ela.",
    "Correct that place, or export the file again.": "Corrija esse ponto, ou exporte o arquivo de novo.",
  ]
}
