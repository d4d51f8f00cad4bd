import Foundation
import Testing

/// A folder with a sandbox and the environment of somebody who logs in there.
final class AuthCase {
  /// What no output and no other file may hold.
  static let secrets = ["sandbox-secret", "sandbox-refresh", "sandbox-token-", "sandbox-code"]
  static let client = ["RD_CLIENT_ID": "sandbox-client", "RD_CLIENT_SECRET": "sandbox-secret"]

  let folder: Folder
  let sandbox: SandboxProcess
  private var runs = 0

  init(_ arguments: [String] = []) throws {
    folder = try Folder()
    sandbox = try SandboxProcess(["--limit", "unlimited"] + arguments, in: folder)
    try folder.write("in.csv", contacts(1))
  }

  /// `rdbulk auth ACTION …` against the sandbox. Whatever it says is searched for secrets.
  func auth(
    _ arguments: [String], environment: [String: String] = [:], input: Command.Input = .nothing, url: String? = nil,
    _ place: SourceLocation = #_sourceLocation
  ) throws -> Ended {
    try run(["auth"] + arguments + ["--base-url", url ?? sandbox.url], environment, input, place)
  }

  /// One row that is sent; the exit code says whether the login served.
  func send(
    _ environment: [String: String] = [:], more: [String] = [], _ place: SourceLocation = #_sourceLocation
  ) throws -> Ended {
    try run(["lost", "in.csv", "-v", "--base-url", sandbox.url] + more, environment, .nothing, place)
  }

  func run(
    _ arguments: [String], _ environment: [String: String], _ input: Command.Input,
    _ place: SourceLocation = #_sourceLocation
  ) throws -> Ended {
    runs += 1
    let ended = try Command.run(
      arguments, in: folder, environment: environment, input: input, name: "run\(runs)", place)
    for secret in Self.secrets {
      #expect(!ended.out.contains(secret) && !ended.err.contains(secret), "\(secret)", sourceLocation: place)
    }
    return ended
  }

  func login(_ place: SourceLocation = #_sourceLocation) throws {
    let ended = try auth(["login", "--code", "sandbox-code"], environment: Self.client, place)
    try #require(ended.code == 0, "\(ended.err)", sourceLocation: place)
  }

  static let profile = ".config/rdbulk/default.json"

  /// A member of a stored login.
  func stored(_ member: String, _ file: String = profile) throws -> String? {
    let object = try JSONSerialization.jsonObject(with: Data(folder.bytes(file))) as? [String: Any]
    return object?[member] as? String
  }

  /// The stored logins' files.
  func profiles() throws -> [String] {
    let all = try FileManager.default.contentsOfDirectory(atPath: folder.path(".config/rdbulk"))
    return all.filter { $0.hasSuffix(".json") }.sorted()
  }

  /// How many token requests the sandbox has had, revocations apart.
  func tokenRequests() throws -> Int { try sandbox.stop().count { $0.path?.hasPrefix("/auth/token") ?? false } }

  /// Every file in the folder but the logins, searched for secrets.
  func expectNoSecretsInFiles(_ place: SourceLocation = #_sourceLocation) throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    for path in paths where !path.hasSuffix(".json") && !path.hasSuffix("rdbulk") {
      let text = folder.text(path)
      for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in \(path)", sourceLocation: place) }
    }
  }
}
