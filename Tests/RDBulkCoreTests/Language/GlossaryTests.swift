import Foundation
import RDBulkCore
import Testing

/// Holds the texts of both languages to the glossary.
@Suite("Language: the glossary")
struct GlossaryTests {
  @Test("No English message has a phrase that the glossary avoids")
  func english() {
    for (phrase, instead) in Glossary.avoidedEnglish {
      let found = Catalog.portuguese.keys.filter { Self.has(phrase, in: $0) }
      #expect(found.sorted() == [], "write \(instead) instead of \(phrase)")
    }
  }

  @Test("No comment of the sources has a phrase that the glossary avoids")
  func comments() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources").standardized
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var found: [String] = []
    var count = 0
    for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "swift" {
      guard file.lastPathComponent != "Glossary.swift" else { continue }
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        guard let mark = line.firstRange(of: "//") else { continue }
        count += 1
        let text = String(line[mark.upperBound...]).lowercased()
        for (phrase, instead) in Glossary.avoidedEnglish where text.contains(phrase) && Self.has(phrase, in: text) {
          found.append("\(file.lastPathComponent):\(text): \(instead) instead of \(phrase)")
        }
      }
    }
    #expect(found == [] && count > 3_000)
  }

  @Test("No Portuguese message has a phrase that the glossary avoids")
  func portuguese() {
    for (phrase, instead) in Glossary.avoidedPortuguese {
      let found = Catalog.portuguese.values.filter { Self.has(phrase, in: $0) }
      #expect(found.sorted() == [], "write \(instead) instead of \(phrase)")
    }
  }

  /// Templates that say it without the word, by their beginning.
  private static let withoutTerm = [
    // One line of the overview.
    "Marca oportunidades como", "Marca contatos como", "o código HTTP",
  ]

  @Test("A term has its one Portuguese word wherever it occurs", arguments: Glossary.terms.map(\.english))
  func terms(_ english: String) throws {
    let term = try #require(Glossary.terms.first { $0.english == english })
    var occurrences = 0
    for (key, template) in Catalog.portuguese where !Self.withoutTerm.contains(where: template.hasPrefix) {
      let words = Self.prose(key)
      guard term.forms.contains(where: { Self.has($0, in: words) }) else { continue }
      occurrences += 1
      #expect(
        term.stems.contains { template.lowercased().contains($0.lowercased()) },
        "\(term.portuguese) is missing in: \(template)")
    }
    #expect(occurrences > 0)
  }

  @Test("A rehearsal is the only thing called ensaio")
  func rehearsal() {
    for (key, template) in Catalog.portuguese where template.lowercased().contains("ensai") {
      #expect(key.lowercased().contains("rehears"), "\(template)")
    }
  }

  @Test("A numbered line is one of the file, and a numbered row is a registro")
  func places() {
    let number = /\blinha %[0-9a-z]/
    for template in Catalog.portuguese.values {
      for match in template.matches(of: number) {
        #expect(template[match.range.upperBound...].hasPrefix(" do arquivo"), "\(template)")
      }
    }
    for (key, template) in Catalog.portuguese where key.contains(/\b[Rr]ow %[0-9a-z]/) {
      #expect(template.contains(/\b[Rr]egistro %[0-9a-z]/), "\(template)")
    }
  }

  /// `key` without what is typed or named: flags, commands, files.
  private static func prose(_ key: String) -> String {
    key.split(separator: " ").filter { word in
      !word.hasPrefix("--") && !word.contains("=") && !word.dropLast().contains(".") && !word.contains("_")
    }.joined(separator: " ").replacing(/rdbulk [a-z]+( [a-z]+)?/, with: "")
  }

  /// Whether `text` has `phrase` as whole words. Capitals count in a phrase that has only capitals.
  private static func has(_ phrase: String, in text: String) -> Bool {
    let isName = phrase == phrase.uppercased()
    let text = isName ? text : text.lowercased()
    let phrase = isName ? phrase : phrase.lowercased()
    var rest = text[...]
    while let range = rest.firstRange(of: phrase) {
      let isStart = range.lowerBound == text.startIndex || !isWord(text[text.index(before: range.lowerBound)])
      let isEnd = range.upperBound == text.endIndex || !isWord(text[range.upperBound])
      if isStart, isEnd { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "-"
  }
}
