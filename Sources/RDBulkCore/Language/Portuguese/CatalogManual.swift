extension Catalog {
  /// What the manual page says beyond the help.
  static let manual: [String: String] = [
    "User commands": "Comandos do usuário",
    "NAME": "NOME",
    "bulk events for RD Station Marketing from CSV and JSON":
      "eventos em massa para o RD Station Marketing a partir de CSV e JSON",
    "SYNOPSIS": "SINOPSE",
    "DESCRIPTION": "DESCRIÇÃO",
    "COMMANDS": "COMANDOS",
    "OPTIONS": "OPÇÕES",
    "RESULTS": "RESULTADOS",
    "STATUS OF A ROW": "SITUAÇÃO DE UM REGISTRO",
    "EXIT STATUS": "CÓDIGO DE SAÍDA",
    "ENVIRONMENT": "AMBIENTE",
    "FILES": "ARQUIVOS",
    "The access token; else --token-file or the stored login.":
      "O token de acesso; senão, --token-file ou o login guardado.",
    "A login for machines: with these three an access token is obtained and renewed without a terminal.":
      "Um login para máquinas: com estas três, um token de acesso é obtido e renovado sem terminal.",
    "The key for conversions with --api-key.": "A chave para conversões com --api-key.",
    "Where logins are stored, in the folder rdbulk; else ~/.config.":
      "Onde os logins são guardados, na pasta rdbulk; senão, ~/.config.",
    "The certificates to trust, as curl reads them; --ca-file comes first.":
      "Os certificados em que confiar, como o curl lê; --ca-file vem antes.",
    "A proxy, as curl reads them.": "Um proxy, como o curl lê.",
    "The language: Portuguese where it begins with pt, else English.":
      "O idioma: português quando começa com pt, senão inglês.",
    "No colours; TERM=dumb, no redrawing either.": "Sem cores; com TERM=dumb, também sem redesenhar.",
    "What may have been sent: --resume needs it. Next to each results file.":
      "O que talvez tenha sido enviado: --resume precisa dele. Ao lado de cada arquivo de resultados.",
    "A stored login, readable by its owner alone.": "Um login guardado, que só o dono pode ler.",
  ]
}
