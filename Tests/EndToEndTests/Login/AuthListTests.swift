import Foundation
import Testing

@Suite("auth list") struct AuthListTests {
  /// Stores one login under each name: the sandbox's code serves once.
  private func login(_ own: AuthCase, _ profiles: [String]) throws {
    let ended = try own.auth(
      ["login", "--code", "sandbox-code", "--profile", profiles[0]], environment: AuthCase.client)
    try #require(ended.code == 0 && ended.err.contains("The account is rdbulk sandbox."), "\(ended.err)")
    let path = { (name: String) in own.folder.path(".config/rdbulk/\(name).json") }
    for name in profiles.dropFirst() { try FileManager.default.copyItem(atPath: path(profiles[0]), toPath: path(name)) }
  }

  private func list(_ own: AuthCase, _ more: [String] = []) throws -> Ended {
    try own.run(["auth", "list"] + more, [:], .nothing)
  }

  @Test("Every login has a line with its account, and the names come alone on request") func lines() throws {
    let own = try AuthCase()
    let none = try list(own)
    #expect(none.code == 0 && none.out.isEmpty && none.err.contains("rdbulk auth login"))
    #expect(try list(own, ["--names"]).out.isEmpty)
    try login(own, ["shop", "acme"])
    // No login: other programs' files, and what a killed process left.
    for name in ["notes.txt", ".acme.new", "not a name.json"] { try own.folder.write(".config/rdbulk/\(name)", "x") }
    _ = try own.sandbox.stop()
    let ended = try list(own)
    #expect(ended.code == 0 && ended.err.isEmpty, "\(ended.err)")
    let lines = ended.outLines
    #expect(lines.count == 3 && lines[1].hasPrefix("acme     rdbulk sandbox  http://127.0.0.1:"))
    #expect(lines[2].hasPrefix("shop ") && lines[2].hasSuffix("Z, then renewed"), "\(lines)")
    #expect(try list(own, ["--names"]).outLines == ["acme", "shop"])
  }

  @Test("A login that can't be used is told, and the others are listed all the same") func unusable() throws {
    let own = try AuthCase()
    try login(own, ["acme", "open", "over"])
    let over = own.folder.text(".config/rdbulk/over.json")
    try own.folder.write(
      ".config/rdbulk/over.json",
      over.replacing(/"expires_at":\d+/, with: "\"expires_at\":1").replacing("refresh_token", with: "old"))
    for (name, mode) in [("over", 0o600), ("open", 0o644)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: own.folder.path(".config/rdbulk/\(name).json"))
      let ended = try list(own)
      #expect(ended.code == (name == "open" ? 2 : 3), "\(ended.err)")
      #expect(ended.err.contains("chmod 600") == (name == "open"))
      #expect(ended.outLines.count == 4)
      #expect(ended.out.contains("expired 1970-01-01T00:00:01Z") && ended.out.contains("then renewed"))
    }
  }

  @Test("The account's name is asked for once more by auth refresh, and a renewal during a run keeps it") func learned()
    throws
  {
    let own = try AuthCase()
    try own.login()
    let text = own.folder.text(AuthCase.profile)
    let write = { (text: String) throws in
      try own.folder.write(AuthCase.profile, text)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: own.folder.path(AuthCase.profile))
    }
    try write(text.replacing(",\"account\":\"rdbulk sandbox\"", with: ""))
    #expect(try own.stored("account") == nil)
    #expect(try own.auth(["status"]).out.contains("not known yet; rdbulk auth refresh asks for it"))
    #expect(try own.auth(["refresh"]).code == 0)
    #expect(try own.stored("account") == "rdbulk sandbox")
    #expect(try own.auth(["status"]).out.contains("rdbulk sandbox"))
    let old = try #require(try own.stored("access_token"))
    try write(own.folder.text(AuthCase.profile).replacing(old, with: "expired-token"))
    #expect(try own.send().code == 0)
    #expect(try own.stored("account") == "rdbulk sandbox" && own.stored("access_token") != "expired-token")
    try own.expectNoSecretsInFiles()
  }

  @Test("Bash completes the names of stored logins after --profile") func completion() throws {
    let own = try AuthCase()
    try login(own, ["acme", "acme-2", "shop"])
    let binary = try #require(Binary.url)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c",
      "source <(rdbulk completions bash); COMP_WORDS=(rdbulk auth status --profile ac) COMP_CWORD=4; "
        + "_rdbulk; echo \"${COMPREPLY[@]}\" > replies",
    ]
    process.currentDirectoryURL = own.folder.url
    process.environment = [
      "PATH": "\(binary.deletingLastPathComponent().path):/usr/bin:/bin", "HOME": own.folder.url.path,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(own.folder.text("replies") == "acme acme-2\n")
  }
}
