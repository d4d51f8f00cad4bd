/// The account's own fields in a plan.
extension FieldPlan {
  /// The names of the account's own fields that the plan has, with the columns or keys that they are taken from; nil for
  /// constants. A `cf_` field that the event itself has is none of them.
  package var customFields: [(name: String, column: String?)] {
    fields.indices.filter(isCustom).map { index in
      let name = fields[index].field.name
      return switch fields[index].source {
      case .column(let column): (name, column < columns.count ? columns[column] : "\(column + 1)")
      case .path(let key, _): (name, String(decoding: key, as: UTF8.self))
      case .names: (name, name)
      case .constant, .absent: (name, nil)
      }
    }
  }

  private func isCustom(_ index: Int) -> Bool {
    let name = fields[index].field.name
    return fields[index].field.kind == .custom && name.hasPrefix(Field.customPrefix)
      && !operation.fields.contains { $0.name == name }
  }

  /// The plan with the kinds that the account's fields have.
  package func settled(_ account: ContactFields) throws(Failure) -> FieldPlan {
    var plan = self
    for index in fields.indices where isCustom(index) {
      guard let kind = account.kind(of: Array(fields[index].field.name.utf8)) else { continue }
      plan.fields[index].field.kind = kind.field
    }
    try plan.checkConstants()
    return plan
  }
}

extension ContactFields {
  /// The names among `names` that the account has, each with its kind: `cf_a STRING[]`.
  package func kinds(of names: some Sequence<String>) -> [String] {
    Set(names).sorted().compactMap { name in kind(of: Array(name.utf8)).map { "\(name) \($0.rawValue)" } }
  }

  /// What of `names` changes the bodies of rows, as a job is bound to it: `cf_a STRING[]`. Empty if all are texts, which
  /// are sent the same way whether or not they were looked up.
  package func binding(of names: some Sequence<String>) -> String {
    Set(names).sorted().compactMap { name in
      guard let kind = kind(of: Array(name.utf8)), kind != .text else { return nil }
      return "\(name) \(kind.rawValue)"
    }.joined(separator: "\u{1F}")
  }
}
