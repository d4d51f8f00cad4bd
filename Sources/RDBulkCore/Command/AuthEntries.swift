/// `rdbulk auth …`.
extension CommandEntry {
  static let auth = [authLogin, authRefresh, authStatus, authList, authLogout]

  private static let exits: Message =
    "Exit codes: 0 done, 2 usage or a stored login that can't be used, 3 refused or no login, 4 the server can't be "
    + "reached or the login can't be stored."

  private static let authLogin = CommandEntry(
    name: "auth login",
    kind: .auth(.login),
    operands: "[--profile NAME] [flags]",
    summary: "Log in: get tokens and store them.",
    description: [
      "Prints the address of the consent page. Open it in a browser, agree, and paste the code, or the whole address "
        + "that the browser is sent to. The tokens are stored under ~/.config/rdbulk, readable only by you, and are "
        + "renewed automatically.",
      "The client's id and secret are those of an application that you register at https://appstore.rdstation.com/ first. They come from RD_CLIENT_ID and "
        + "RD_CLIENT_SECRET, else from the stored login, else you are asked. Where nobody can open a browser, set "
        + "RD_REFRESH_TOKEN too: runs then need no login.",
      exits,
    ],
    examples: [
      Example(wish: "Log in, and answer what is asked:", line: "rdbulk auth login"),
      Example(
        wish: "Keep the login of one account among several:",
        line: "rdbulk auth login --profile acme --redirect-uri https://acme.example/back"
      ),
    ]
  )

  private static let authRefresh = CommandEntry(
    name: "auth refresh",
    kind: .auth(.refresh),
    operands: "[--profile NAME] [flags]",
    summary: "Renew the access token now.",
    description: [
      "Asks for a new access token and stores it. Runs do this themselves when the API refuses their token; use it to "
        + "test the login. Two at once do no harm.",
      exits,
    ],
    examples: [
      Example(wish: "Renew the token of the login called default:", line: "rdbulk auth refresh"),
      Example(wish: "Renew another one:", line: "rdbulk auth refresh --profile acme"),
    ]
  )

  private static let authStatus = CommandEntry(
    name: "auth status",
    kind: .auth(.status),
    operands: "[--profile NAME]",
    summary: "Show the stored login, without its tokens.",
    description: [
      "Shows whose login it is, for which account and server, and how long its access token is valid. It contacts no server. The exit "
        + "code is 0 if a run could log in: the token is valid, or can be renewed.",
      exits,
    ],
    examples: [
      Example(wish: "Look at the login called default:", line: "rdbulk auth status"),
      Example(wish: "Look at another one:", line: "rdbulk auth status --profile acme"),
    ]
  )

  private static let authList = CommandEntry(
    name: "auth list",
    kind: .auth(.list),
    operands: "[--names]",
    summary: "List all stored logins, without their tokens.",
    description: [
      "One line for each profile: its name, the account's name, the server, and until when its access token is valid. "
        + "It contacts no server: the account's name is the one the API gave at the login, at auth refresh, or before a "
        + "run. The exit code is 0 if a run could log in with each of them.",
      exits,
    ],
    examples: [
      Example(wish: "Look at all of them:", line: "rdbulk auth list"),
      Example(wish: "Give their names to another program:", line: "rdbulk auth list --names"),
    ]
  )

  private static let authLogout = CommandEntry(
    name: "auth logout",
    kind: .auth(.logout),
    operands: "[--profile NAME] [flags]",
    summary: "End a login at RD Station and remove it here.",
    description: [
      "Tells the API to revoke the tokens, and removes the file once it has. If the API can't be reached the file "
        + "stays, because only its tokens can end the login.",
      exits,
    ],
    examples: [
      Example(wish: "End the login called default:", line: "rdbulk auth logout"),
      Example(wish: "End another one:", line: "rdbulk auth logout --profile acme"),
    ]
  )
}
