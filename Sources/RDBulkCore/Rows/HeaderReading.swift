/// A column's header, and what it may mean without the things people add to a name.
///
/// There are three readings, the most literal first: as written; without currencies and bracketed remarks (`Valor
/// (R$)`); also without the entity before a dash (`Negócio - Valor`). A remark that changes the meaning, as in `Email
/// (dono)` or `Valor (%)`, is never ignored.
package struct HeaderReading: Equatable, Sendable {
  /// How much of the header is ignored.
  package enum Level: Int, CaseIterable, Sendable {
    case whole, plain, behindEntity
  }

  package let whole: String
  private let plain: String
  /// The entity before the dash and the name after it.
  private let behind: (entity: FieldEntity, name: String)?

  /// Whether both are readings of the same header.
  package static func == (left: HeaderReading, right: HeaderReading) -> Bool {
    left.whole == right.whole && left.plain == right.plain && left.behind?.name == right.behind?.name
  }

  /// The readings of `header` as written in the input.
  package init(_ header: String) {
    // A percentage of a value isn't the value.
    let mark = header.contains("%") ? "%" : ""
    whole = ColumnName.normalized(header) + mark
    plain = Self.withoutUnits(header) + mark
    behind = Self.behindEntity(header).map { ($0.entity, $0.name + mark) }
  }

  /// The name without what people add to it.
  var name: String { behind?.name ?? plain }

  /// Whether the header means the normalized `name` of a field of `entity`.
  func means(_ name: String, of entity: FieldEntity, _ level: Level) -> Bool {
    switch level {
    case .whole: whole == name
    case .plain: plain == name
    case .behindEntity: behind?.entity == entity && behind?.name == name
    }
  }

  /// The header's rank among `names`, likelier names and more literal readings first; nil if it means none.
  package func rank(among names: [String], of entity: FieldEntity) -> Int? {
    for (index, name) in names.enumerated() {
      for level in Level.allCases where means(name, of: entity, level) {
        return index * Level.allCases.count + level.rawValue
      }
    }
    return nil
  }

  // MARK: - What is ignored

  private static let currencies: Set = [
    "r$", "us$", "$", "€", "£", "brl", "usd", "eur", "reais", "real", "dolares", "euros",
  ]
  /// Remarks about the column rather than its content; ignored only in brackets.
  private static let remarks: Set = ["obrigatorio", "required", "opcional", "optional", "principal", "primary"]

  /// The header's words, in lower case and without accents, and whether each is in brackets.
  static func words(_ header: String) -> [(word: String, isBracketed: Bool)] {
    var words: [(word: String, isBracketed: Bool)] = []
    var word = ""
    var depth = 0
    func finish() {
      let signs = word.filter { "$€£".contains($0) }
      let letters = ColumnName.normalized(word)
      if !letters.isEmpty || !signs.isEmpty { words.append((letters + signs, depth > 0)) }
      word = ""
    }
    for character in header {
      switch character {
      case "(", "[", "{":
        finish()
        depth += 1
      case ")", "]", "}":
        finish()
        depth = max(0, depth - 1)
      case _ where character.isLetter || character.isNumber || "$€£".contains(character): word.append(character)
      default: finish()
      }
    }
    finish()
    return words
  }

  /// The name without currencies (`Valor em R$`) and bracketed remarks (`E-mail (obrigatório)`).
  private static func withoutUnits(_ header: String) -> String {
    var kept: [String] = []
    for (word, isBracketed) in words(header) {
      guard !currencies.contains(word) else {
        if kept.count > 1, ["em", "in"].contains(kept[kept.count - 1]) { kept.removeLast() }
        continue
      }
      if !isBracketed || !remarks.contains(word) { kept.append(word) }
    }
    return kept.map(ColumnName.normalized).joined()
  }

  private static func behindEntity(_ header: String) -> (entity: FieldEntity, name: String)? {
    for (index, character) in zip(header.indices, header) where "-–—:.>".contains(character) {
      let entity = ColumnName.normalized(String(header[..<index]))
      guard let entity = FieldEntity(normalized: entity) else { continue }
      let name = withoutUnits(String(header[header.index(after: index)...]))
      return name.isEmpty ? nil : (entity, name)
    }
    return nil
  }
}
