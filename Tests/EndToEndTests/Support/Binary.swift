import Foundation

/// The built program, beside the test bundle in the build folder.
enum Binary {
  static let url: URL? = {
    var folders = [Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
    folders += CommandLine.arguments.prefix(1).map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    folders += Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    return folders.map { $0.appendingPathComponent("rdbulk") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()
}
