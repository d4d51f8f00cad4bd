import Foundation
import Testing

@Suite("auth login, status and logout") struct AuthLoginTests {
  @Test("A login can be created, used by runs, and ended") func whole() throws {
    let own = try AuthCase()
    #expect(try own.auth(["status"]).code == 3)
    #expect(try own.send().code == 3)
    try own.login()
    let status = try own.auth(["status"])
    #expect(status.code == 0)
    #expect(status.outLines.count == 7)
    for text in ["default", "rdbulk sandbox", "sa...", own.sandbox.url, "valid until", "stored", AuthCase.profile] {
      #expect(status.out.contains(text))
    }
    #expect(try own.folder.mode(AuthCase.profile) == 0o600)
    #expect(try own.folder.mode(".config/rdbulk") == 0o700)
    #expect(try own.send().code == 0)
    let token = try #require(try own.stored("access_token"))
    let out = try own.auth(["logout"])
    #expect(out.code == 0 && !own.folder.has(AuthCase.profile), "\(out.err)")
    #expect(try own.send(["RD_ACCESS_TOKEN": token]).code == 3, "the token is dead")
    #expect(try own.auth(["logout"]).code == 3)
    try own.expectNoSecretsInFiles()
  }

  @Test("A second login at the sandbox works like the first") func again() throws {
    let own = try AuthCase()
    for _ in 0..<2 {
      try own.login()
      #expect(try own.send().code == 0)
    }
  }

  @Test("The code can come from standard input, alone or in this login's address") func input() throws {
    for kind in ["code", "address", "other"] {
      let own = try AuthCase()
      let command = try Command(
        ["auth", "login", "--base-url", own.sandbox.url, "--redirect-uri", "https://acme.example/b?x=1"],
        in: own.folder, environment: AuthCase.client, input: .pipe)
      let address = try #require(waitFor { command.outSoFar.hasSuffix("\n") ? command.outSoFar : nil })
      let prefix =
        "\(own.sandbox.url)/auth/dialog?client_id=sandbox-client&redirect_uri=https%3A%2F%2Facme.example%2Fb%3Fx%3D1&state="
      try #require(address.hasPrefix(prefix))
      let state = address.dropFirst(prefix.count).dropLast()
      #expect(state.count >= 16)
      switch kind {
      case "code": try command.write("sandbox-code\n")
      case "address": try command.write("  https://acme.example/b?x=1&code=sandbox-code&state=\(state)\r\n")
      default: try command.write("https://acme.example/b?code=sandbox-code&state=0\(state)\n")
      }
      let ended = command.wait()
      #expect(ended.code == (kind == "other" ? 2 : 0), "\(kind): \(ended.err)")
      #expect(own.folder.has(AuthCase.profile) == (kind != "other"))
      #expect(!ended.err.contains("sandbox-code") && !ended.err.contains("sandbox-secret"))
    }
  }

  @Test("The error says what is missing or wrong") func wrong() throws {
    let own = try AuthCase()
    let wrongSecret = ["RD_CLIENT_ID": "sandbox-client", "RD_CLIENT_SECRET": "not-the-sandbox-secret"]
    let cases: [([String], [String: String], String?, Int32, String)] = [
      (["login", "--code", "k"], [:], nil, 2, "RD_CLIENT_ID and RD_CLIENT_SECRET"),
      (["login"], AuthCase.client, nil, 2, "--code"),
      (["login", "--code", "https://localhost/?error=access_denied"], AuthCase.client, nil, 2, "access_denied"),
      (["login", "--code", "k"], wrongSecret, nil, 3, "ACCESS_DENIED"),
      (["login", "--code", "old"], AuthCase.client, nil, 3, "EXPIRED_CODE_GRANT"),
      (["login", "--code", "k"], AuthCase.client, "http://127.0.0.1:1", 4, "code is still valid"),
      (["refresh"], [:], nil, 3, "rdbulk auth login"),
      (["logout"], [:], nil, 3, "rdbulk auth login"),
      (["status"], ["HOME": ""], nil, 2, "XDG_CONFIG_HOME"),
    ]
    for (arguments, environment, url, code, text) in cases {
      let ended = try own.auth(arguments, environment: environment, url: url)
      #expect(ended.code == code && ended.err.contains(text), "\(arguments): \(ended.code) \(ended.err)")
      #expect(!own.folder.has(AuthCase.profile))
    }
  }

  @Test("An unsafe profile is refused, with the command that fixes it") func unsafeProfile() throws {
    for kind in ["open", "link", "folder"] {
      let own = try AuthCase()
      try own.login()
      let path = own.folder.path(AuthCase.profile)
      switch kind {
      case "open": try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      case "folder":
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o777], ofItemAtPath: own.folder.path(".config/rdbulk"))
      default:
        try FileManager.default.moveItem(atPath: path, toPath: own.folder.path("real.json"))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: own.folder.path("real.json"))
      }
      let text = kind == "open" ? "chmod 600" : kind == "folder" ? "chmod 700" : "symbolic link"
      let login = try own.auth(["login", "--code", "sandbox-code"], environment: AuthCase.client)
      for ended in [
        try own.send(), try own.auth(["status"]), try own.auth(["refresh"]), try own.auth(["logout"]), login,
      ] {
        #expect(ended.code == 2 && ended.err.contains(text), "\(kind): \(ended.code) \(ended.err)")
      }
    }
  }

  @Test("Tokens are sent to the server they are for, and to no other") func otherServer() throws {
    let own = try AuthCase()
    try own.login()
    let seen = Seen()
    let server = try RawServer { connection, _ in
      while let head = connection.readRequest() { seen.add(head) }
    }
    for arguments in [
      ["lost", "in.csv"], ["lost", "in.csv", "--base-url", server.url], ["auth", "refresh", "--base-url", server.url],
      ["auth", "logout", "--base-url", server.url], ["auth", "status", "--base-url", server.url],
    ] {
      let ended = try own.run(arguments, [:], .nothing)
      #expect(ended.code == 2 && ended.err.contains(own.sandbox.url), "\(arguments): \(ended.err)")
    }
    #expect(seen.heads.isEmpty)
  }

  @Test("Logout keeps a login that it can't end") func unreachable() throws {
    let own = try AuthCase()
    try own.login()
    _ = try own.sandbox.stop()
    let ended = try own.auth(["logout"])
    #expect(ended.code == 4 && ended.err.contains("rm '") && own.folder.has(AuthCase.profile), "\(ended.err)")
  }

  @Test("Logout renews an expired token to end the rest of the login") func expired() throws {
    let own = try AuthCase(["--expire-after", "1", "--refresh", "rotate"])
    try own.login()
    #expect(try own.send().code == 0)
    let ended = try own.auth(["logout"])
    #expect(ended.code == 0 && !own.folder.has(AuthCase.profile), "\(ended.err)")
    let paths = try own.sandbox.stop().suffix(3).map { "\($0.path ?? "") \($0.status ?? 0)" }
    #expect(paths == ["/auth/revoke 401", "/auth/token 200", "/auth/revoke 200"])
  }

  @Test("Logout removes a login that had already ended") func dead() throws {
    let own = try AuthCase()
    try own.login()
    let copy = own.folder.bytes(AuthCase.profile)
    #expect(try own.auth(["logout"]).code == 0)
    try own.folder.write(AuthCase.profile, copy)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: own.folder.path(AuthCase.profile))
    let again = try own.auth(["logout"])
    #expect(again.code == 0 && !own.folder.has(AuthCase.profile), "\(again.err)")
  }

  @Test("If a server's errors repeat the request, its secrets are removed") func echoes() throws {
    let own = try AuthCase()
    try own.login()
    let copy = own.folder.text(AuthCase.profile)
    let server = try RawServer { connection, _ in
      while let head = connection.readRequest() {
        let body = #"{"errors":{"error_type":"sandbox-secret","error_message":"was: sandbox-secret "#
        let code = head.contains("token_by=code") ? "sandbox-code" : ""
        let all = (code + head + copy).replacing("\"", with: "'").replacing(/[\r\n]+/, with: " ")
        let text = "\(body)\(all)\"}}"
        connection.send(
          "HTTP/1.1 400 Bad Request\r\nContent-Length: \(text.utf8.count)\r\nContent-Type: application/json\r\n\r\n\(text)"
        )
      }
    }
    let login = try own.auth(
      ["login", "--code", "sandbox-code", "--profile", "other"], environment: AuthCase.client, url: server.url)
    #expect(login.code == 3 && login.err.contains("was: ***"), "\(login.err)")
    try own.folder.write(AuthCase.profile, copy.replacing(own.sandbox.url, with: server.url))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: own.folder.path(AuthCase.profile))
    let refresh = try own.auth(["refresh"], url: server.url)
    #expect(refresh.code == 3 && refresh.err.contains("***"), "\(refresh.err)")
    let logout = try own.auth(["logout"], url: server.url)
    #expect(logout.code == 4 && logout.err.contains("***"), "\(logout.err)")
  }
}
