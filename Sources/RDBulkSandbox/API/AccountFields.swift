import RDBulkCore

/// The account's contact fields, as `GET /platform/contacts/fields` answers them.
struct AccountFields: Equatable, Sendable {
  /// Why a file doesn't describe the account's fields, as a clause.
  struct Flaw: Error, Equatable, Sendable {
    let reason: Message
  }

  /// The answer's body: `{"fields":[{"api_identifier":…,"data_type":…,"presentation_type":…},…]}`.
  let answer: JSONValue

  /// Reads a saved answer of the API, or the bare array from it. The fields are returned unchanged.
  init(parsing bytes: [UInt8]) throws(Flaw) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw Flaw(reason: "it is not valid JSON (\(error.text), byte \(error.offset))")
    }
    guard let elements = (value["fields"] ?? value).elements else {
      throw Flaw(reason: "it has no list called 'fields'")
    }
    for (index, element) in elements.enumerated() where element["api_identifier"]?.text == nil {
      throw Flaw(reason: "field \(index + 1) of its list has no 'api_identifier'")
    }
    answer = .object([.init("fields", .array(elements))])
  }

  private init(_ fields: [JSONValue]) {
    answer = .object([.init("fields", .array(fields))])
  }

  /// An account with the standard fields and one custom field of each kind.
  static let sample = AccountFields(
    ["email", "name", "job_title", "state", "city", "country", "personal_phone", "mobile_phone", "website"].map {
      field($0, "STRING", "TEXT_INPUT")
    } + [
      field("cf_produto", "STRING", "TEXT_INPUT"), field("cf_idade", "INTEGER", "TEXT_INPUT"),
      field("cf_cliente", "BOOLEAN", "CHECK_BOX"),
      field("cf_plano", "STRING", "COMBO_BOX", options: ["Básico", "Completo"]),
      field("cf_interesses", "STRING[]", "MULTIPLE_CHOICE", options: ["Preço", "Prazo", "Suporte"]),
    ])

  private static func field(
    _ identifier: String, _ type: String, _ presentation: String, options: [String] = []
  ) -> JSONValue {
    let rules = options.isEmpty ? [] : [JSONValue.Member("valid_options", .array(options.map(JSONValue.string)))]
    return .object([
      .init("api_identifier", .string(identifier)), .init("data_type", .string(type)),
      .init("presentation_type", .string(presentation)), .init("validation_rules", .object(rules)),
    ])
  }
}
