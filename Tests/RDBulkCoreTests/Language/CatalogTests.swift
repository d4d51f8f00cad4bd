import Foundation
import RDBulkCore
import Testing

/// Holds the catalog against the sources.
///
/// In the files of `speaking`, whose texts are messages, every literal that reads like a text (two words, or a word with
/// a placeholder) is taken for a message, and so is what an interpolation chooses between, and every `Message("…")`
/// wherever it stands. A literal with two words that
/// is none belongs into `notMessages`.
@Suite("Language: the catalog")
struct CatalogTests {
  /// Files and folders below Sources.
  static let speaking = ["RDBulkCore/", "RDBulkSystem/", "RDBulkRuntime/", "RDBulkSandbox/Failure+Sandbox.swift"]
  /// Among them, those that hold names of fields, values and journal records.
  static let silent = [
    "RDBulkCore/API/EventType", "RDBulkCore/API/Field.swift", "RDBulkCore/API/Operation.swift",
    "RDBulkCore/API/SendCommand", "RDBulkCore/Command/Completions.swift", "RDBulkCore/Command/BashCompletion.swift",
    "RDBulkCore/Command/ZshCompletion.swift", "RDBulkCore/Command/FishCompletion.swift",
    "RDBulkCore/Ledger/JournalRecord.swift", "RDBulkCore/Check/DealState",
    "RDBulkCore/Check/CellKind+Words.swift", "RDBulkCore/Check/OrderState.swift", "RDBulkCore/Text/EmptyWord.swift",
    // Words that are looked for in messages.
    "RDBulkCore/Language/Glossary.swift",
    // What Prometheus reads.
    "RDBulkCore/Telling/MetricsText.swift",
  ]
  /// Literals that read like texts and are not: by their beginning.
  static let notMessages = [
    "  rdbulk %1", "verify %1 -o %2",
    // Markup, class names and widths.
    "\n    <style>", "<", "\" ", " %1=\"", "outcomes ", "s-", "swatch ", "tiles ", "0 0 ", "%1-title %1-text",
    "left:", "legend ", "M%1 %2",
    // What is the same in every language.
    "rdbulk %1", "rdbulk: %1\n", "rdbulk: %1", " %1", "rdbulk auth ", "rdbulk sandbox ", "rdbulk - ", "echo 'source",
    "rdbulk completions fish", ".TH ",
    "LC_ALL, ", "NO_COLOR, ", "\\(dq", "RD_", "VALUE", "auth ", "funnel ", "help [", "chmod ",
    // What files begin with, and programs that unpack them.
    "SQLite format", "!doctype", "%1 -dc", "unzip -p", "7z x", "unrar p", "--encoding %1",
    // Headers of requests.
    "Accept: ", "User-Agent: ", "Content-Type: ", "Authorization: ",
    // The name of the catalog's own files.
    "A message in a string has no language",
  ]

  struct Found: Sendable {
    var file: String
    var literal: SourceLiterals.Literal
  }

  static let sources: [Found] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources").standardized
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var found: [Found] = []
    for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "swift" {
      let name = String(file.path.dropFirst(folder.path.count).drop { $0 == "/" })
      guard !name.hasPrefix("RDBulkCore/Language/Portuguese/"),
        let source = try? String(contentsOf: file, encoding: .utf8)
      else { continue }
      found += SourceLiterals(source).literals.map { Found(file: name, literal: $0) }
    }
    return found
  }()

  /// Literals of the sources that need a translation.
  static let messages = sources.filter { found in
    let key = found.literal.key
    guard key.contains(where: \.isLetter), !notMessages.contains(where: key.hasPrefix) else { return false }
    if found.literal.isMarked { return true }
    guard speaking.contains(where: found.file.hasPrefix), !silent.contains(where: found.file.hasPrefix) else {
      return false
    }
    return found.literal.isChoice || readsLikeText(key)
  }

  static func readsLikeText(_ key: String) -> Bool {
    let words = key.split { $0 == " " }
    return words.count >= 2 && words.contains { $0.first?.isLetter == true && $0.allSatisfy { $0 != "_" } }
  }

  @Test("The tests find the program's sources")
  func sourcesAreFound() { #expect(Self.messages.count > 700) }

  @Test("Every message of the sources has a Portuguese template")
  func complete() {
    let missing = Self.messages.filter { Catalog.portuguese[$0.literal.key] == nil }
    #expect(missing.map { "\($0.file):\($0.literal.line): \($0.literal.key)" } == [])
  }

  @Test("No template is without a message, and no key occurs twice")
  func noneTooMany() {
    let keys = Set(Self.sources.map(\.literal.key))
    #expect(Catalog.portuguese.keys.filter { !keys.contains($0) }.sorted() == [])
    let all = Catalog.subjects.flatMap(\.keys)
    #expect(all.count == Set(all).count)
  }

  @Test("Each template has its key's placeholders, and forms for numbers only")
  func placeholders() {
    var wrong: [String] = []
    for found in Self.messages {
      guard let template = Catalog.portuguese[found.literal.key].map(Template.init) else { continue }
      let forms = template.pieces.compactMap { piece in
        if case .forms(let number, _, _) = piece { number } else { nil }
      }
      let isRight =
        template.arguments == Template(found.literal.key).arguments
        && forms.allSatisfy(found.literal.quantities.contains)
      if !isRight { wrong.append("\(found.file):\(found.literal.line): \(found.literal.key)") }
    }
    #expect(wrong == [])
  }

  @Test("Every message has its whole key in the source")
  func noDynamicKeys() {
    let joined = Self.messages.filter(\.literal.isJoinedWithOther)
    #expect(joined.map { "\($0.file):\($0.literal.line): \($0.literal.key)" } == [])
  }

  @Test("Filling a template gives the same text on the fast path and when it is parsed")
  func filling() {
    let arguments = (1...9).map { Message.Argument.number($0 % 3) } + [.text("%2{a|b}")]
    let templates = Array(Catalog.portuguese.keys) + Array(Catalog.portuguese.values)
    for template in templates + ["", "%", "%%1", "%0 %z", "%a"] {
      for count in [0, 1, 10] {
        let some = Array(arguments.prefix(count))
        let text = Template.fill(template, some, in: .portuguese, isASCII: false)
        #expect(text == Template(template).text(some, in: .portuguese))
      }
    }
  }

  @Test("A parsed template can be written back")
  func readable() {
    for template in Catalog.portuguese.values { #expect(Template(template).text == template) }
  }
}
