import Foundation

/// A page of the documentation: its commands, and the text between them.
struct Page: Sendable, CustomStringConvertible {
  /// A block between two fences.
  struct Block: Sendable {
    /// What stands behind the opening fence.
    let language: String
    /// The number of its first line, from 1.
    let line: Int
    let lines: [String]
    /// The heading above it, of the second level.
    let section: String
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every page that a user reads: the overview, and all of the guide.
  static let all: [Page] = {
    let samples = root.appendingPathComponent("Samples").path
    let guide = (try? FileManager.default.subpathsOfDirectory(atPath: samples)) ?? []
    return (["README.md"] + guide.filter { $0.hasSuffix(".md") }.sorted().map { "Samples/" + $0 }).compactMap(Page.init)
  }()

  /// From the repository's root.
  let path: String
  let text: String
  let blocks: [Block]
  /// What stands outside of blocks, line by line; a heading begins with `#`.
  let prose: [String]

  init?(_ path: String) {
    guard let data = FileManager.default.contents(atPath: Self.root.appendingPathComponent(path).path) else {
      return nil
    }
    self.path = path
    text = String(decoding: data, as: UTF8.self)
    var blocks: [Block] = []
    var prose: [String] = []
    var open: (language: String, line: Int, lines: [String], isSkipped: Bool)?
    var heading = ""
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          if !block.isSkipped {
            blocks.append(Block(language: block.language, line: block.line, lines: block.lines, section: heading))
          }
          open = nil
        } else {
          open = (String(line.dropFirst(3)), index + 2, [], Self.building.contains(heading))
        }
      } else if open != nil {
        open?.lines.append(line)
      } else {
        if line.hasPrefix("## ") { heading = line }
        prose.append(line)
      }
    }
    self.blocks = blocks
    self.prose = prose
  }

  /// These build the program that the tests run, and run the tests.
  private static let building: Set<String> = ["## Try it", "## Test"]

  /// The folder in which its commands are typed, from the repository's root.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  var isPortuguese: Bool { path.hasSuffix("LEIA-ME.md") }

  var description: String { path }

  /// What stands between two backticks in its prose.
  var code: [String] {
    prose.flatMap { line in
      line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
        .map { String($0.element) }
    }
  }

  /// Where its links lead that stay in the repository.
  var links: [String] {
    prose.flatMap { line in
      line.components(separatedBy: "](").dropFirst().map { String($0.prefix { $0 != ")" }) }
    }.filter { !$0.contains("://") }
  }

  /// The places that a link can name, as GitHub makes them of headings.
  var anchors: Set<String> {
    Set(
      prose.filter { $0.hasPrefix("#") }.map { line in
        let title = line.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(title.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.map { $0 == " " ? "-" : $0 })
      })
  }
}
