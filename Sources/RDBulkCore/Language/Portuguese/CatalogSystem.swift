extension Catalog {
  /// Files and the system.
  static let system: [String: String] = [
    "the disk is full": "o disco está cheio",
    "the file would be larger than the system allows": "o arquivo ficaria maior do que o sistema permite",
    "there is no such file or folder": "não existe esse arquivo ou pasta",
    "permission is denied": "permissão negada",
    "it is a symbolic link, and those are not followed": "é um link simbólico, e esses não são seguidos",
    "it exists already": "já existe",
    "it is a folder": "é uma pasta",
    "the reader at the other end has gone": "o programa que lia a saída já terminou",
    "the device reports an error": "o dispositivo acusa um erro",
    "error %1": "erro %1",
    "standard output": "a saída padrão",
    "Standard output can't be written": "Não foi possível gravar na saída padrão",
    "The input can't be read": "Não foi possível ler a entrada",
    "The journal '%1' can't be read": "Não foi possível ler o diário '%1'",
    "The file of --token-file holds more than 64 KiB; an access token is shorter.":
      "O arquivo de --token-file tem mais de 64 KiB; um token de acesso é mais curto.",
    "Name a file that holds the access token and nothing else.":
      "Indique um arquivo que tenha só o token de acesso.",
    "The certificates that identify servers are not installed: there is no %1.":
      "Os certificados que permitem reconhecer um servidor não estão instalados: %1 não existe.",
    "Install them (Debian and Ubuntu: apt-get install ca-certificates), or name a file with --ca-file FILE.":
      "Instale-os (no Debian e no Ubuntu: apt-get install ca-certificates) ou indique um arquivo com --ca-file ARQUIVO.",
    "The certificates of %1 can't be read from %2": "Não foi possível ler os certificados de %1 em %2",
    "Name a file of certificates in PEM form: --ca-file /etc/ssl/certs/ca-certificates.crt, which the package "
      + "ca-certificates installs.":
      "Indique um arquivo de certificados em formato PEM: --ca-file /etc/ssl/certs/ca-certificates.crt, que o pacote "
      + "ca-certificates instala.",
    "%1 of %2 holds no certificate in PEM form.": "O arquivo %1, de %2, não tem nenhum certificado em formato PEM.",
    "The token file %1 can't be read": "Não foi possível ler o arquivo de token %1",
    "The answer can't be read": "Não foi possível ler a resposta",
    "A thread can't be started": "Não foi possível iniciar uma thread",
    "The rows seen so far can't be stored in %1 (TMPDIR names another folder)":
      "Não foi possível guardar em %1 os registros já vistos (TMPDIR indica outra pasta)",
    "The results can't be synced to disk": "Não foi possível guardar os resultados no disco",
    "A pipe can't be opened": "Não foi possível abrir um pipe",
    "The journal '%1' can't be written": "Não foi possível gravar o diário '%1'",
    "%1 can't be read": "Não foi possível ler %1",
    "%1 can't be written": "Não foi possível gravar %1",
    "'%1' can't be written": "Não foi possível gravar '%1'",
    "%1 can't be kept private": "Não foi possível manter %1 privado",
    "%1 can't be removed": "Não foi possível remover %1",
    "%1 can't be truncated": "Não foi possível cortar %1",

    // Input and outputs.
    "%1 is compressed with %2.": "%1 está compactado com %2.",
    "%1 is an archive (%2).": "%1 é um arquivo compactado (%2).",
    "%1 is an Excel workbook (.xlsx) or another Office file, not text.":
      "%1 é uma planilha do Excel (.xlsx) ou outro arquivo do Office, não texto.",
    "%1 is an OpenDocument file such as LibreOffice saves (.ods), not text.":
      "%1 é um arquivo OpenDocument como os do LibreOffice (.ods), não texto.",
    "%1 is an old Excel workbook (.xls) or another Office file, not text.":
      "%1 é uma planilha antiga do Excel (.xls) ou outro arquivo do Office, não texto.",
    "%1 is a PDF.": "%1 é um PDF.",
    "%1 is a text document (RTF).": "%1 é um documento de texto (RTF).",
    "%1 is an image.": "%1 é uma imagem.",
    "%1 is a web page (HTML).": "%1 é uma página da web (HTML).",
    "%1 is an Excel workbook in XML.": "%1 é uma planilha do Excel em XML.",
    "%1 is XML.": "%1 é XML.",
    "%1 holds contacts as vCards.": "%1 traz contatos em vCard.",
    "%1 is text in UTF-32.": "%1 é texto em UTF-32.",
    "%1 is a database file (%2).": "%1 é um arquivo de banco de dados (%2).",
    "Open it and save the sheet with the contacts as CSV (UTF-8).":
      "Abra e salve a planilha com os contatos como CSV (UTF-8).",
    "Some systems export a page under the name .xls: open it in Excel and save it as CSV (UTF-8). If it is a login page, "
      + "download the file again.":
      "Alguns sistemas exportam uma página com o nome .xls: abra no Excel e salve como CSV (UTF-8). Se for uma página de "
      + "login, baixe o arquivo de novo.",
    "Export the contacts as CSV from the program that made it.":
      "Exporte os contatos como CSV pelo programa que gerou o arquivo.",
    "Copy the table into a spreadsheet and save that as CSV (UTF-8).":
      "Copie a tabela para uma planilha e salve como CSV (UTF-8).",
    "Export the contacts as CSV or JSON instead.": "Em vez disso, exporte os contatos como CSV ou JSON.",
    "Import it into your address book (Google Contacts, for example) and export that as CSV.":
      "Importe na sua agenda (o Google Contatos, por exemplo) e exporte de lá como CSV.",
    "Save it as UTF-8.": "Salve como UTF-8.",
    "Export the rows as CSV or JSON Lines from it.": "Exporte os registros dele como CSV ou JSON Lines.",
    "Unpack it first.": "Descompacte primeiro.",
    "Unpack it and pipe in the text: %1 %2 | rdbulk …": "Descompacte e passe o texto: %1 %2 | rdbulk …",
    "There is no input: name a file, or pipe one in.": "Não há entrada: indique um arquivo, ou envie um por um pipe.",
    "A name that is not UTF-8 can't be given as an argument; use standard input instead: rdbulk … < FILE.":
      "Um nome que não é UTF-8 não pode ser um argumento; use a entrada padrão: rdbulk … < ARQUIVO.",
    "Check the name; '-' or nothing reads standard input.": "Confira o nome; com '-' ou sem nome, lê a entrada padrão.",
    "'%1' is a symbolic link, and results are never written through one.":
      "'%1' é um link simbólico, e resultados nunca são gravados através de um.",
    "Name the file itself.": "Indique o próprio arquivo.",
    "'%1' is a folder.": "'%1' é uma pasta.",
    "Name a file in it, as in %1/results.csv.": "Indique um arquivo dentro dela, como %1/resultados.csv.",
    "'%1' exists, and it may be the only record of an earlier run.":
      "'%1' já existe, e talvez seja tudo o que resta de uma execução anterior.",
    "Name another file, or add --overwrite to replace it.":
      "Indique outro arquivo, ou acrescente --overwrite para substituir.",
    "Name a folder that exists.": "Indique uma pasta que exista.",
    "Another run is writing to %1.": "Outra execução está gravando em %1.",
    "Wait for it, or name another output.": "Espere por ela, ou indique outra saída.",
    "'%1' is a file that this run reads or writes under another name.":
      "'%1' é um arquivo que esta execução lê ou grava com outro nome.",
    "Name another.": "Indique outro.",
    "Name another file.": "Indique outro arquivo.",
    "%1 is where the journal of %2 goes, but it is not a file.":
      "%1 é o lugar do diário de %2, e não é um arquivo.",
    "Move it away, or name another output.": "Mova para outro lugar, ou indique outra saída.",
    "%1 is where the journal of %2 goes, and this run reads or writes it.":
      "%1 é o lugar do diário de %2, e esta execução lê ou grava ali.",
  ]
}
