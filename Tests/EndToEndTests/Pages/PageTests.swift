import Foundation
import Testing

/// README.md and the guide under Samples: what they show is what happens.
@Suite("The pages") struct PageTests {
  @Test("Every command that a page shows does what the page says", arguments: Page.all)
  func commands(_ page: Page) throws {
    let run = try PageRun(page)
    try run.run()
    for outcome in Self.outcomes where outcome.page == page.path {
      let lines = run.text(outcome.file).split(separator: "\n")
      #expect(
        lines.count { $0.contains(outcome.text) } == outcome.count, "\(outcome.text) in \(outcome.file): \(lines)")
    }
  }

  /// How many lines of a file that a page's commands write hold a text.
  private static let outcomes: [(page: String, file: String, text: String, count: Int)] = [
    ("Samples/absent.md", "there.csv", "@", 4), ("Samples/absent.md", "absent.csv", "bruno", 1),
    ("Samples/absent.md", "there-verified.csv", ",yes", 4), ("Samples/absent.md", "absent-verified.csv", ",yes", 1),
    ("Samples/weekly.md", "week-2.csv", ",accepted,", 2),
    ("Samples/weekly.md", "week-2.csv", ", in the job of week-1.csv.", 3),
    ("Samples/verify.md", "verified.csv", ",yes", 3), ("Samples/verify.md", "seen.csv", ",absent", 1),
    ("Samples/lost.md", "pilot.csv", ",accepted,", 5), ("Samples/lost.md", "fix-1.csv", "rdbulk_error", 1),
    ("Samples/logins.md", "renewed.csv", ",accepted,", 5),
  ]

  @Test("Blocks with rdbulk's commands are ones that are run, and text in backticks names real commands and flags")
  func named() throws {
    let folder = try Folder()
    let manual = try Command.run(["help", "--man"], in: folder, name: "manual").out.replacing("\\-", with: "-")
    var names: Set<String> = []
    for page in Page.all {
      for block in page.blocks where !["sh", "console"].contains(block.language) {
        #expect(
          !block.lines.contains { $0.hasPrefix("rdbulk ") || $0.hasPrefix("$ rdbulk ") },
          "\(page.path), line \(block.line): nothing runs it")
      }
      for code in page.code {
        let words = code.split(whereSeparator: { " =".contains($0) }).map(String.init)
        guard let first = words.first else { continue }
        if first == "rdbulk", words.count > 1 { names.insert(words.dropFirst().joined(separator: " ")) }
        for flag in words where flag.hasPrefix("--") && (first.hasPrefix("--") || first == "rdbulk") {
          #expect(manual.contains(flag), "\(page.path): \(code)")
        }
      }
    }
    for (index, name) in names.sorted().enumerated() where !name.hasPrefix("help") && !name.hasPrefix("-") {
      let words = name.split(separator: " ").map(String.init)
      let help = try Command.run(["help"] + words, in: folder, name: "help\(index)")
      #expect(help.code == 0, "`rdbulk \(name)` is more than a command's name; show it in a block that is run")
    }
  }

  @Test("Links within the repository lead to a file and a heading that exist", arguments: Page.all)
  func links(_ page: Page) throws {
    for link in page.links {
      let sides = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
      let start = Page.root.appendingPathComponent(page.folder)
      let url =
        (sides[0].isEmpty ? Page.root.appendingPathComponent(page.path) : start.appendingPathComponent(sides[0]))
        .standardizedFileURL
      #expect(FileManager.default.fileExists(atPath: url.path), "\(link)")
      guard sides.count > 1 else { continue }
      let path = url.path.dropFirst(Page.root.standardizedFileURL.path.count + 1)
      #expect(try #require(Page(String(path))).anchors.contains(sides[1]), "\(link)")
    }
  }

  @Test("The pages use none of the words that a translation would", arguments: Page.all)
  func words(_ page: Page) {
    let words = #"\b(mend(s|ed|ing)?|gone on with|goes on with|(is|are|was|were) told|good no more|so many|at hand)\b"#
    for line in page.prose where !page.isPortuguese {
      #expect(line.range(of: words, options: [.regularExpression, .caseInsensitive]) == nil, "\(line)")
    }
  }

  @Test("The overview fits 160 lines") func length() throws {
    #expect(try #require(Page("README.md")).text.split(separator: "\n", omittingEmptySubsequences: false).count <= 161)
  }
}
