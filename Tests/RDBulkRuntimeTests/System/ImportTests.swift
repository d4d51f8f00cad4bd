import Foundation
import Testing

/// Holds the targets' imports against what each may know.
@Suite("System: what the sources import") struct ImportTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources").standardized

  /// `TARGET/…/file.swift imports MODULE`, of every import in the sources.
  private static let imports: [(file: String, module: String)] = {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    var found: [(String, String)] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      let name = String(file.path.dropFirst(folder.path.count).drop { $0 == "/" })
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
          words[..<index].allSatisfy({ $0.hasPrefix("@") || ["package", "public", "internal", "private"].contains($0) })
        else { continue }
        found.append((name, String(words[index + 1])))
      }
    }
    return found
  }()

  /// Imports of `modules` in files whose path does not begin with one of `allowed`.
  private func strangers(_ modules: Set<String>, allowed: [String]) -> [String] {
    Self.imports.filter { found in modules.contains(found.module) && !allowed.contains { found.file.hasPrefix($0) } }
      .map { "\($0.file) imports \($0.module)" }
  }

  @Test("Only RDBulkSystem imports the C library, under its one name") func libc() {
    #expect(Self.imports.contains { $0.file == "Libc/Libc.swift" && $0.module == "Glibc" }, "imports are found")
    let names: Set = ["Glibc", "Musl", "Darwin", "Foundation", "FoundationEssentials", "Android", "Bionic"]
    #expect(strangers(names, allowed: ["Libc/"]) == [])
    #expect(strangers(["Libc"], allowed: ["RDBulkSystem/"]) == [])
  }

  @Test("Only RDBulkRuntime imports libcurl") func curl() {
    #expect(strangers(["CCurl"], allowed: ["RDBulkRuntime/"]) == [])
  }

  @Test("The system layer knows nothing above it, and the core knows no system") func layers() {
    let above: Set = ["RDBulkSystem", "RDBulkRuntime", "RDBulkSandbox"]
    #expect(Self.imports.filter { $0.file.hasPrefix("RDBulkSystem/") && above.contains($0.module) }.isEmpty)
    #expect(Self.imports.filter { $0.file.hasPrefix("RDBulkCore/") && above.contains($0.module) }.isEmpty)
    #expect(Self.imports.filter { $0.file.hasPrefix("RDBulkSandbox/") && $0.module == "RDBulkRuntime" }.isEmpty)
  }
}
