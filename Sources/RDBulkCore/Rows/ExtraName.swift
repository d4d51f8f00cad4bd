/// The names of columns that go into the body although no field names them.
enum ExtraName {
  /// The name to send for the input's `header`; nil if it isn't sent. The account's own fields are in lower case
  /// everywhere in the API.
  static func name(_ header: String, _ extraColumns: Operation.ExtraColumns) -> String? {
    let name = String(decoding: FieldText.trimmed(Array(header.utf8)), as: UTF8.self)
    let lower = name.lowercased()
    let isCustom = lower.hasPrefix(Field.customPrefix) && lower.utf8.count > Field.customPrefix.utf8.count
    if ReasonColumns.has(name) { return nil }
    switch extraColumns {
    case .nothing: return nil
    case .custom: return isCustom ? lower : nil
    case .everything: return isCustom ? lower : name.isEmpty ? nil : name
    }
  }
}
