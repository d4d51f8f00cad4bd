/// A field that no row of a JSON input has a key for, and that nothing can be sent without.
package struct MissingKey: Equatable, Sendable {
  /// Which one, and the keys that are there.
  package var message: Message
  /// The flag that settles it.
  package var hint: Message
}

/// Finds the fields of a JSON input that are needed and have no key in any row: one row after the other would be
/// invalid for the same reason.
struct MissingKeys {
  let plan: FieldPlan
  /// One per field.
  let isFound: [Bool]
  let keys: [KeyProfiles.Key]
  /// Keys that look like fields.
  let lookalikes: [(field: Field, column: FieldLookalike.Column)]

  private var absent: [PlannedField] { plan.fields.indices.filter { !isFound[$0] }.map { plan.fields[$0] } }

  /// Those that are missing.
  var fields: [Field] { groups.flatMap(\.self) + absent.filter(Self.isMapped).map(\.field) }

  private static func isMapped(_ planned: PlannedField) -> Bool {
    if case .path = planned.source { true } else { false }
  }

  var doubts: [ColumnDoubt] { named.map { .missingKey($0) } + neededDoubts }

  /// Those about fields that can't be left out.
  var neededDoubts: [ColumnDoubt] { groups.map { .missingKey(missing($0)) } }

  /// Each with the fields of which one is needed.
  private var groups: [[Field]] {
    let absent = absent.filter { !Self.isMapped($0) }
    var groups = absent.filter(\.isRequired).filter { $0.field.fallback == nil }.map { [$0.field] }
    guard plan.operation.target == .funnel else { return groups }
    let fields = plan.fields.filter { $0.source != .absent || $0.field.isIdentifier }
    for part in [fields.filter(\.field.isIdentifier), fields.filter { !$0.field.isIdentifier }] where !part.isEmpty {
      if part[0].field.isIdentifier || plan.operation.body == .members, part.allSatisfy(absent.contains) {
        groups.append(part.map(\.field))
      }
    }
    return groups
  }

  private var members: ObjectKeys {
    ObjectKeys(
      keys.filter { !$0.isObject }.map {
        ObjectKeys.Member(path: $0.path, isList: $0.isList, holdsObjects: $0.holdsObjects)
      })
  }

  private func missing(_ fields: [Field]) -> MissingKey {
    let names = Sentence.list(fields.map(\.name))
    let message: Message = "No row has a key for \(names). The keys are \(members.listed)."
    for field in fields {
      guard let column = lookalikes.first(where: { $0.field.name == field.name })?.column else { continue }
      return MissingKey(message: message, hint: "Add \(ColumnNaming.keys.map(field, column)) if that is right.")
    }
    if let list = members.listOfRows {
      return MissingKey(
        message: message,
        hint:
          "If the elements of \(list) are the rows, pass only them, for example with: jq -c '.\(list)[]' FILE | rdbulk …"
      )
    }
    return MissingKey(
      message: message, hint: "If one of them is right, add it, for example --map \(fields[0].name)=KEY.")
  }

  /// Keys that `--map` names and no row has.
  private var named: [MissingKey] {
    absent.compactMap { planned in
      guard case .path(let key, let steps) = planned.source else { return nil }
      let path = String(decoding: key, as: UTF8.self)
      let setting = "\(planned.field.name)=\(Quoted.bare(path))"
      if let list = members.list(on: steps) {
        return MissingKey(
          message:
            "--map \(planned.field.name)=\(Quoted.bare(path)): \(Quoted.bare(list)) is a list, and a field can't be read "
            + "from inside a list.",
          hint: "Name another key. The keys are \(members.listed).")
      }
      return MissingKey(
        message: "--map \(setting): no row has that key. The keys are \(members.listed).",
        hint: replacement(planned.field, path).map { "Did you mean \($0)?" }
          ?? "Name one of them, or leave the field out with --map \(planned.field.name)=none.")
    }
  }

  /// The `--map` that may have been meant instead of the one that names `path`.
  private func replacement(_ field: Field, _ path: String) -> String? {
    if let column = lookalikes.first(where: { $0.field.name == field.name })?.column {
      return ColumnNaming.keys.map(field, column)
    }
    let nearest = NearestName.find(path, among: keys.filter { $0.isScalar && $0.isNameable }.map(\.name))
    return nearest.map { "--map \(ShellWord.quoted("\(field.name)=\($0)"))" }
  }
}
