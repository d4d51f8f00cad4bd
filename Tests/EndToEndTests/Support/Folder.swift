import Foundation

/// A folder of one test's own, removed with it. Programs run in it, so that tests name files without a path.
final class Folder: Sendable {
  let url: URL

  init() throws {
    let name = "rdbulk-test-\(UUID().uuidString)"
    url = FileManager.default.temporaryDirectory.appendingPathComponent(name, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: url.appendingPathComponent(name)) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// The bytes of a file; empty where there is none.
  func bytes(_ name: String) -> [UInt8] {
    (try? Data(contentsOf: url.appendingPathComponent(name))).map(Array.init) ?? []
  }

  func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  func append(_ text: String, to name: String) throws {
    let file = try FileHandle(forWritingTo: url.appendingPathComponent(name))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  func lines(_ name: String) -> [String] { text(name).split(separator: "\n").map(String.init) }

  /// The permission bits of a file.
  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.posixPermissions] as? Int ?? -1) & 0o777
  }

  /// The names of all files in it.
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
}

/// `action` again and again until it gives a value, for at most so many seconds: for what another process does in its
/// own time.
func waitFor<Value>(seconds: Double = 15, _ action: () -> Value?) -> Value? {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while true {
    if let value = action() { return value }
    guard ContinuousClock.now < deadline else { return nil }
    Thread.sleep(forTimeInterval: 0.02)
  }
}
