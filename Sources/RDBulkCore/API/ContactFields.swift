/// The fields that the contacts of an account have, as `GET /platform/contacts/fields` answers: what `cf_` columns are
/// compared with before they are sent, since the API silently drops unknown names.
package struct ContactFields: Equatable, Sendable {
  package static let path = "/platform/contacts/fields"

  /// What a field holds, by the API's `data_type`.
  package enum Kind: String, Equatable, Sendable {
    case text = "STRING"
    /// Several choices, as a JSON array.
    case choices = "STRING[]"
    case integer = "INTEGER"
    case truth = "BOOLEAN"

    /// How a value of the kind is read.
    var field: FieldKind {
      switch self {
      case .text: .custom
      case .choices: .choices
      case .integer: .integer(min: nil)
      case .truth: .truth
      }
    }
  }

  private var kinds: [[UInt8]: Kind] = [:]

  /// An unknown account: no name is one of its fields.
  package init() {}

  /// Reads the API's answer; nil if it is not a JSON object with a list of fields. A kind that the reference does not
  /// name counts as a text.
  package init?(_ body: Span<UInt8>) {
    guard let value = try? JSONValue(parsing: body, 0..<body.count), let fields = value["fields"]?.elements else {
      return nil
    }
    for field in fields {
      guard let name = field["api_identifier"]?.text?.lowercased(), name.hasPrefix(Field.customPrefix) else { continue }
      kinds[Array(name.utf8)] = field["data_type"]?.text.flatMap(Kind.init) ?? .text
    }
  }

  /// The kind of the field called `name`, in lower case and UTF-8; nil if the account has none.
  func kind(of name: [UInt8]) -> Kind? { kinds[name] }

  /// The `names` that are not fields of the account, in their order.
  package func unknown(among names: [String]) -> [String] { names.filter { kinds[Array($0.utf8)] == nil } }

  /// Why `names` can't be sent, each with the column or key that it came from; nil if the account has them all.

  package func problem(with names: [(name: String, column: String?)]) -> Failure? {
    let unknown = names.filter { kinds[Array($0.name.utf8)] == nil }
    guard let first = unknown.first else { return nil }
    let known = kinds.keys.map { String(decoding: $0, as: UTF8.self) }.sorted()
    let list = unknown.prefix(8).map { Quoted.path($0.name) }.joined(separator: ", ") + (unknown.count > 8 ? ", …" : "")
    let message: Message =
      unknown.count == 1
      ? "The account has no field \(list); the API would silently drop its values."
      : "The account has no fields \(list); the API would silently drop their values."
    let likely = unknown.lazy.compactMap { lost in
      NearestName.find(lost.name, among: known).map { (lost: lost, nearest: $0) }
    }.first
    guard let likely else {
      return .usage(message, hint: "\(first.name) needs a field of its own in RD Station, or add --unchecked-fields.")
    }
    guard let column = likely.lost.column else {
      return .usage(message, hint: "Did you mean \(likely.nearest)? Else add --unchecked-fields.")
    }
    let setting = "--map '\(likely.nearest)=\(column)'"
    return .usage(message, hint: "Did you mean \(likely.nearest)? Then add \(setting). Else add --unchecked-fields.")
  }
}
