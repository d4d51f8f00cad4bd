import Foundation
import Testing

@Suite("auth refresh, and logins of the environment") struct AuthRefreshTests {
  @Test("A login is renewed again and again", arguments: ["keep", "rotate"]) func refresh(_ policy: String) throws {
    let own = try AuthCase(["--refresh", policy])
    try own.login()
    var seen: Set<String> = []
    let first = try own.stored("refresh_token")
    for _ in 0..<3 {
      let ended = try own.auth(["refresh"])
      #expect(ended.code == 0, "\(ended.err)")
      seen.insert(try #require(try own.stored("access_token")))
    }
    #expect(seen.count == 3)
    #expect(try (own.stored("refresh_token") == first) == (policy == "keep"))
    #expect(try own.send().code == 0)
    try own.expectNoSecretsInFiles()
  }

  @Test("Several processes at once share one login and one request") func atOnce() throws {
    let own = try AuthCase(["--refresh", "rotate", "--latency", "400"])
    try own.login()
    let commands = try (0..<4).map { number in
      try Command(
        ["auth", "refresh", "--base-url", own.sandbox.url], in: own.folder, environment: [:], name: "at-once\(number)")
    }
    for ended in commands.map({ $0.wait() }) { #expect(ended.code == 0, "\(ended.err)") }
    #expect(try own.send().code == 0)
    let requests = try own.tokenRequests()
    // One that starts only after another has ended asks for a token of its own.
    #expect((2...5).contains(requests), "\(requests) token requests, the login's included")
  }

  @Test("A refusal is reported with what to do") func refused() throws {
    let own = try AuthCase()
    try own.login()
    let text = own.folder.text(AuthCase.profile)
    let token = try #require(try own.stored("refresh_token"))
    try own.folder.write(AuthCase.profile, text.replacing(token, with: "sandbox-refresh-gone"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: own.folder.path(AuthCase.profile))
    let ended = try own.auth(["refresh"])
    #expect(ended.code == 3 && ended.err.contains("INVALID_REFRESH_TOKEN"), "\(ended.err)")
    #expect(ended.err.contains("rdbulk auth login"))
    _ = try own.sandbox.stop()
    #expect(try own.auth(["refresh"]).code == 4)
  }

  private static let environment = AuthCase.client.merging(["RD_REFRESH_TOKEN": "sandbox-refresh"]) { $1 }

  @Test("The environment's refresh token needs no login, and its replacement is stored", arguments: ["keep", "rotate"])
  func environment(_ policy: String) throws {
    let own = try AuthCase(["--refresh", policy])
    #expect(try own.auth(["status"], environment: Self.environment).code == 0)
    #expect(try own.send(Self.environment).code == 0)
    #expect(try own.send(Self.environment).code == 0)
    let file = try #require(try own.profiles().first)
    #expect(try own.profiles().count == 1 && file.hasPrefix("environment-"))
    let path = ".config/rdbulk/\(file)"
    #expect(try own.stored("client_secret", path) == nil)
    #expect(try own.auth(["refresh"], environment: Self.environment).code == 0)
    #expect(try (own.stored("refresh_token", path) == "sandbox-refresh") == (policy == "keep"))
    #expect(try own.auth(["refresh"], environment: Self.environment).code == 0)
    #expect(try own.send(Self.environment).code == 0)
    let status = try own.auth(["status"], environment: Self.environment)
    #expect(status.code == 0 && status.out.contains(file))
    // The first run's renewal and the two that were asked for.
    #expect(try own.tokenRequests() == 3)
  }

  @Test("The environment's login leaves a stored one alone") func apart() throws {
    let own = try AuthCase(["--refresh", "rotate"])
    try own.login()
    let before = own.folder.bytes(AuthCase.profile)
    #expect(try own.send(Self.environment).code == 0)
    #expect(own.folder.bytes(AuthCase.profile) == before)
    #expect(try own.profiles().count == 2)
  }

  @Test("Profiles are independent, and no variable replaces a named one") func profiles() throws {
    let own = try AuthCase(["--refresh", "rotate"])
    let named = ["--profile", "acme"]
    let login = try own.auth(["login", "--code", "sandbox-code"] + named, environment: AuthCase.client)
    #expect(login.code == 0 && login.err.contains("'acme'"), "\(login.err)")
    #expect(try own.profiles() == ["acme.json"])
    #expect(try own.auth(["status"]).code == 3)
    #expect(try own.auth(["status"] + named, environment: Self.environment).out.contains("acme.json"))
    #expect(try own.auth(["refresh"] + named).code == 0)
    #expect(try own.send(more: named).code == 0)
    #expect(try own.send().code == 3)
    for environment in [["RD_ACCESS_TOKEN": "another-account"], Self.environment] {
      let ended = try own.send(environment, more: named)
      #expect(ended.code == 2 && ended.err.contains("two logins"), "\(ended.err)")
    }
    // One that nobody has logged in to keeps what comes of the environment's token.
    #expect(try own.send(Self.environment, more: ["--profile", "night"]).code == 0)
    #expect(try own.profiles() == ["acme.json", "night.json"])
    #expect(try own.auth(["logout"] + named).code == 0)
    #expect(try own.profiles() == ["night.json"])
  }

  @Test("A bad refresh token in the environment stops the run before anything is sent") func badEnvironment() throws {
    let own = try AuthCase()
    var environment = Self.environment
    environment["RD_REFRESH_TOKEN"] = "gone-refresh-token"
    let ended = try own.send(environment)
    #expect(ended.code == 3 && ended.err.contains("INVALID_REFRESH_TOKEN"), "\(ended.err)")
    #expect(!ended.err.contains("gone-refresh-token"))
    #expect(try own.sandbox.stop().allSatisfy { $0.path == "/auth/token" })
  }

  @Test("A new token that can't be stored is reported, and the old login stays intact") func diskFull() throws {
    let own = try AuthCase(["--refresh", "rotate"])
    try own.login()
    let before = own.folder.bytes(AuthCase.profile)
    let binary = try #require(Binary.url)
    // Files of no length are all that can be written: the lock, but no login.
    let script = #"said=$( (ulimit -f 0; exec "$0" "$@") 2>&1); code=$?; echo "$said" >said.txt; exit $code"#
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", script, binary.path, "auth", "refresh"]
    shell.currentDirectoryURL = own.folder.url
    shell.environment = ["HOME": own.folder.url.path, "PATH": "/usr/bin:/bin"]
    try shell.run()
    shell.waitUntilExit()
    let said = own.folder.text("said.txt")
    #expect(
      shell.terminationStatus == 4 && said.contains("LOGIN_NOT_STORED") && said.contains("log in again"), "\(said)")
    for secret in AuthCase.secrets { #expect(!said.contains(secret)) }
    #expect(own.folder.bytes(AuthCase.profile) == before)
    #expect(try own.profiles() == ["default.json"])
  }
}
