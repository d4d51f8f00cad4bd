/// A column's header, and what it may mean once what people add to a name is set aside.
///
/// Three readings, the most literal first: as it stands; without currencies and remarks in brackets (`Valor (R$)`); without
/// the entity before a dash as well (`Negócio - Valor`). A remark that changes the meaning, as in `Email (dono)` or
/// `Valor (%)`, is never set aside.
package struct HeaderReading: Equatable, Sendable {
  /// How much of the header was set aside.
  package enum Level: Int, CaseIterable, Sendable {
    case whole, plain, behindEntity
  }

  package let whole: String
  private let plain: String
  /// The entity before the dash and the name behind it.
  private let behind: (entity: FieldEntity, name: String)?

  package static func == (left: HeaderReading, right: HeaderReading) -> Bool {
    left.whole == right.whole && left.plain == right.plain && left.behind?.name == right.behind?.name
  }

  package init(_ header: String) {
    // A share of a value is not the value.
    let mark = header.contains("%") ? "%" : ""
    whole = ColumnName.normalized(header) + mark
    plain = Self.withoutUnits(header) + mark
    behind = Self.behindEntity(header).map { ($0.entity, $0.name + mark) }
  }

  /// Whether the header means `name`, normalized, of a field of `entity`.
  func means(_ name: String, of entity: FieldEntity, _ level: Level) -> Bool {
    switch level {
    case .whole: whole == name
    case .plain: plain == name
    case .behindEntity: behind?.entity == entity && behind?.name == name
    }
  }

  /// How far down `names` the header stands, the likelier name and the more literal reading first; nil where it means none.
  package func rank(among names: [String], of entity: FieldEntity) -> Int? {
    for (index, name) in names.enumerated() {
      for level in Level.allCases where means(name, of: entity, level) {
        return index * Level.allCases.count + level.rawValue
      }
    }
    return nil
  }

  // MARK: - What is set aside

  private static let currencies: Set = [
    "r$", "us$", "$", "€", "£", "brl", "usd", "eur", "reais", "real", "dolares", "euros",
  ]
  /// Remarks about the column, not about what it holds; set aside in brackets only.
  private static let remarks: Set = ["obrigatorio", "required", "opcional", "optional", "principal", "primary"]

  /// The header's words, in lower case and without accents, and whether each stands in brackets.
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
