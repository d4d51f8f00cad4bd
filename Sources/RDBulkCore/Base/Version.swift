/// The program's name and version.
package enum Version {
  package static let number = "0.1.0"
  /// What `rdbulk --version` prints.
  package static let text = "rdbulk \(number)"
}
