/// The keys of one JSON object and what is at them, examined when a field found no value in it.
struct ObjectKeys {
  /// Something a field could be taken from, or a list, from which none can.
  struct Member: Equatable {
    /// The keys that lead to it, from the outside.
    var path: [String]
    var isList = false
    /// Whether the list's first element is an object.
    var holdsObjects = false
    var isAddress = false

    /// As `--map` accepts it.
    var name: String { path.joined(separator: ".") }
    /// Whether `--map` can name it: a key with a dot counts only at the top.
    var isReachable: Bool { !isList && (path.count == 1 || !path.contains { $0.contains(".") }) }
  }

  /// In order of appearance; anything deeper than ``depthLimit`` is left out.
  private(set) var members: [Member] = []

  /// How many keys are shown; no one would read more.
  private static let shown = 12
  private static let memberLimit = 200
  private static let depthLimit = 4

  /// Of several objects.
  init(_ members: [Member]) { self.members = members }

  /// For a text that isn't an object, or isn't JSON, what was read up to that point.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var scanner = JSONScanner(range)
    guard let first = try? scanner.next(bytes), first.kind == .beginObject else { return }
    try? read(&scanner, bytes, [])
  }

  private mutating func read(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>, _ path: [String]) throws(JSONError) {
    while true {
      let key = try scanner.next(bytes)
      guard key.kind == .key else { return }
      var member = Member(path: path + [String(decoding: JSONMembers.text(bytes, key), as: UTF8.self)])
      guard members.count < Self.memberLimit, member.path.count <= Self.depthLimit else {
        try scanner.skipValue(bytes)
        continue
      }
      let value = try scanner.next(bytes)
      switch value.kind {
      case .beginObject: try read(&scanner, bytes, member.path)
      case .beginArray:
        member.isList = true
        member.holdsObjects = try skipList(&scanner, bytes)
        members.append(member)
      case .string:
        member.isAddress = !value.range.isEmpty && EmailRule.problem(bytes, value.range) == nil
        members.append(member)
      default: members.append(member)
      }
    }
  }

  /// Skips the list that has just begun; returns whether its first element is an object.
  private func skipList(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    let outside = scanner.depth - 1
    var token = try scanner.next(bytes)
    let holdsObjects = token.kind == .beginObject
    while scanner.depth > outside { token = try scanner.next(bytes) }
    return holdsObjects
  }

  // MARK: - Messages

  /// What to say about a row without a key for `planned`: the keys it has, and one that could be meant. nil if the key
  /// is there without a value.
  func missing(_ planned: PlannedField) -> Message? {
    guard !members.isEmpty, !isThere(planned) else { return nil }
    let keys: Message = "The keys of this row are \(listed)."
    let field = planned.field.name
    if let found = candidate(for: planned.field) {
      let setting = ShellWord.quoted("\(field)=\(found.name)")
      guard setting.utf8.count <= 200, !Quoted.hasControls(setting) else { return keys }
      return "\(keys) --map \(setting) takes it from there."
    }
    if let list = listOfRows {
      return "\(keys) If the elements of \(list) are the rows, pass only that list, for example with: jq .\(list)"
    }
    return "\(keys) If one of them is the \(field), say so: --map \(field)=KEY."
  }

  /// The first keys, and what else is noteworthy about them.
  var listed: Message {
    let names = members.prefix(Self.shown).map { member -> Message in
      member.isList ? "\(Quoted.bare(member.name)) (a list)" : Message(verbatim: Quoted.bare(member.name))
    }
    let more = Message(verbatim: members.count > Self.shown ? ", …" : "")
    return "\(names.joined(separator: ", "))\(more)"
  }

  /// A list at the top whose elements may be the actual rows.
  var listOfRows: String? { members.first { $0.holdsObjects && $0.path.count == 1 && Self.isPlain($0.name) }?.name }

  /// The list that the dotted path `steps` leads into; nil if it doesn't lead into one.
  func list(on steps: [[UInt8]]) -> String? {
    let steps = steps.map { String(decoding: $0, as: UTF8.self) }
    return members.last { $0.isList && $0.path.count < steps.count && steps.starts(with: $0.path) }?.name
  }

  /// Whether one of the keys that `planned` can be taken from is there.
  private func isThere(_ planned: PlannedField) -> Bool {
    switch planned.source {
    case .names(let names):
      members.contains { member in
        HeaderReading(member.path[0]).rank(among: names, of: planned.field.entity) != nil
      }
    case .path(let key, let steps):
      members.contains { member in
        let path = member.path.map { Array($0.utf8) }
        return path.starts(with: steps) || path == [key]
      }
    case .absent, .column, .constant: false
    }
  }

  /// What `field` may be: a member with its name, otherwise one that looks like it.
  private func candidate(for field: Field) -> Member? {
    let names = field.normalizedNames
    let reachable = members.filter(\.isReachable)
    return reachable.first { member in
      HeaderReading(member.path[member.path.count - 1]).rank(among: names, of: field.entity) != nil
    } ?? (field.kind == .email ? reachable.first(where: \.isAddress) : nil)
  }

  private static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { ASCII.isDigit($0) || ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "_") }
  }
}
