import Foundation
import Testing

/// A copy of the samples, in which the scripts of Samples/fleet are run.
final class FleetScript {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try FileManager.default.copyItem(
      at: Page.root.appendingPathComponent("Samples"), to: folder.url.appendingPathComponent("Samples"))
  }

  func text(_ name: String) -> String { folder.text("Samples/fleet/\(name)") }

  func write(_ name: String, _ text: String) throws { try folder.write("Samples/fleet/\(name)", text) }

  func has(_ name: String) -> Bool { folder.has("Samples/fleet/\(name)") }

  /// Starts a script. `input` is its standard input.
  func start(
    _ script: String, _ arguments: [String] = [], environment: [String: String] = [:], input: String = ""
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: folder.path("Samples/fleet/\(script)"))
    process.arguments = arguments
    // From elsewhere: the scripts find their folder by themselves.
    process.currentDirectoryURL = folder.url
    process.environment = [
      "HOME": folder.url.path, "PATH": "/usr/bin:/bin", "RDBULK": try #require(Binary.url).path,
    ].merging(environment) { $1 }
    try folder.write("script.in", input)
    for name in ["script.out", "script.err"] { try folder.write(name, "") }
    let handles = try [
      FileHandle(forReadingFrom: folder.url.appendingPathComponent("script.in")),
      FileHandle(forWritingTo: folder.url.appendingPathComponent("script.out")),
      FileHandle(forWritingTo: folder.url.appendingPathComponent("script.err")),
    ]
    process.standardInput = handles[0]
    process.standardOutput = handles[1]
    process.standardError = handles[2]
    try process.start(closing: handles)
    return process
  }

  /// One run from start to end.
  func run(
    _ script: String, _ arguments: [String] = [], environment: [String: String] = [:], input: String = ""
  ) throws -> Ended {
    let process = try start(script, arguments, environment: environment, input: input)
    process.waitUntilExit()
    return Ended(code: process.terminationStatus, out: folder.text("script.out"), err: folder.text("script.err"))
  }
}
