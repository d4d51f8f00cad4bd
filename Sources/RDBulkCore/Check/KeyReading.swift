/// What the dotted path of a JSON value says, read like a column's header.
struct KeyReading {
  /// The key that says what the value is: the last one, or the one above it where the last says nothing (`name`,
  /// `value`).
  let name: String
  /// The words of that key.
  let words: Set<String>
  /// The words of the keys around it: `owner` in `owner.email`.
  let context: Set<String>
  /// Whether the keys around it only say whose record it is (`properties.email`, `contact.email`), so that its name
  /// means what it would mean at the top.
  let isOwn: Bool
  /// What the innermost of them says that the value describes.
  let entity: FieldEntity?

  /// `path` has one key or more.
  init(_ path: [String]) {
    var around = path.dropLast()
    var name = path.last ?? ""
    if let above = around.last, Self.generic.contains(ColumnName.normalized(name)), !Self.isContainer(above) {
      name = above
      around.removeLast()
    }
    self.name = name
    words = Self.words(name)
    context = around.reduce(into: []) { $0.formUnion(Self.words($1)) }
    isOwn = !around.isEmpty && around.allSatisfy(Self.isContainer)
    entity = around.last.flatMap { FieldEntity(normalized: ColumnName.normalized($0)) }
  }

  private static let generic: Set = ["name", "nome", "value", "label", "text", "title", "displayname"]

  private static let containers: Set = [
    "properties", "fields", "attributes", "data", "payload", "values", "record", "item", "content", "body", "event",
    "object", "result",
  ]

  private static func isContainer(_ key: String) -> Bool {
    let key = ColumnName.normalized(key)
    return containers.contains(key) || FieldEntity(normalized: key) != nil
  }

  /// The words of `key`, also of one written `lostReason`, and the key as one word.
  private static func words(_ key: String) -> Set<String> {
    var spaced = ""
    var last: Character?
    for character in key {
      if character.isUppercase, last?.isLowercase == true { spaced.append(" ") }
      spaced.append(character)
      last = character
    }
    return Set((HeaderReading.words(spaced) + HeaderReading.words(key)).map(\.word))
  }
}
