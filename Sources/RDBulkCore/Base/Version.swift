/// The program's name and version.
package enum Version {
  package static let number = "0.1.0"
  /// The program with its version, as servers and pages are given it.
  package static let text = "rdbulk \(number)"

  /// What `rdbulk --version` prints: the program, the libcurl that it has found, in libcurl's own words, and the Swift
  /// that built it, as major * 10,000 + minor * 100 + patch.
  package static func lines(libcurl: String, swift: Int) -> String {
    let patch = swift % 100 == 0 ? "" : ".\(swift % 100)"
    return "\(text)\n\(libcurl)\nSwift \(swift / 10_000).\(swift / 100 % 100)\(patch)"
  }
}
