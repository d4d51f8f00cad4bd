/// The formats of an input.
package enum InputFormat: String, Equatable, Sendable, CaseIterable {
  case csv
  case jsonLines = "jsonl"
  /// One array of objects, or consecutive objects, over any number of lines.
  case json

  /// Whether its rows are JSON objects.
  @inline(__always)
  package var isJSON: Bool { self != .csv }

  /// What a file's suffix promises; nil if it says nothing. The first bytes decide which kind of JSON it is.
  package init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "csv", "tsv", "txt": self = .csv
    case "jsonl", "ndjson": self = .jsonLines
    case "json": self = .json
    default: return nil
    }
  }
}
