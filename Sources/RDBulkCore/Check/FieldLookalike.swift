/// Finds the column that a field without one probably should have: by what its cells hold, and by its name.
///
/// A stop without a reason teaches people to switch the check off: names, dates, identifiers, cities and numbers that
/// count something are never taken for a field.
struct FieldLookalike: Sendable {
  /// A column, or a JSON value, that no field takes.
  struct Column: Sendable {
    var place: Int
    var header: String
    /// The words of its name (``HeaderReading/words(_:)``).
    var words: Set<String>
    /// The words of the JSON keys around it: they say what it is not, never what it is.
    var context: Set<String> = []
    /// How a JSON key reads that means below the top what it would mean there; nil for any other.
    var ownName: HeaderReading?
    /// What the keys around it say that it describes.
    var entity: FieldEntity?
    var normalized: String
    var profile: ColumnProfile

    func isNone(of words: Set<String>) -> Bool {
      self.words.isDisjoint(with: words) && context.isDisjoint(with: words)
    }
  }

  let columns: [Column]
  /// The fields of the operation that have a column or a constant.
  let taken: Set<String>

  /// The column that looks like `field`; nil where none does.
  func find(_ field: Field) -> Column? { named(field) ?? likely(field) }

  /// The JSON value below the top whose name is the field's: `properties.email`.
  private func named(_ field: Field) -> Column? {
    var best: (column: Column, rank: Int)?
    for column in columns where column.profile.filled > 0 && column.entity ?? field.entity == field.entity {
      guard let rank = column.ownName?.rank(among: field.normalizedNames, of: field.entity), rank < best?.rank ?? .max
      else { continue }
      best = (column, rank)
    }
    return best?.column
  }

  private func likely(_ field: Field) -> Column? {
    switch field.kind {
    case .email: return address(field)
    case .owner: return owner()
    case .number where ["value", "price"].contains(field.name): return amount()
    case .oneOf where field.name == Field.lifecycleStage.name:
      return columns.first { $0.profile.holds(.stage, percent: 80) }
    case .truth where field.name == Field.opportunity.name:
      return columns.first { column in
        !column.words.isDisjoint(with: ["oportunidade", "opportunity"]) && column.profile.holds(.truth, percent: 80)
      }
    case .text where ["reason", "cancel_reason"].contains(field.name): return reason()
    case .text where Self.phones.contains(field.name), .code where Self.phones.contains(field.name): return phone(field)
    case .text, .code, .number, .integer, .list: return misspelt(field)
    case .uuid: return taken.contains("email") ? nil : columns.first { $0.profile.holds(.uuid, percent: 80) }
    case .only, .timestamp, .truth, .oneOf, .items, .custom, .choices: return nil
    }
  }

  private static let phones = ["personal_phone", "mobile_phone"]

  // MARK: - Addresses

  /// Whose address it is not that a contact is found by.
  private static let companyWords: Set = [
    "company", "empresa", "organization", "organizacao", "org", "account", "conta",
  ]

  /// Whether keys with these words are about a company or a colleague, whose state is not a deal's.
  static func isAboutOthers(_ words: Set<String>) -> Bool {
    !words.isDisjoint(with: companyWords) || !words.isDisjoint(with: ColleagueWords.all)
  }

  private func address(_ field: Field) -> Column? {
    // Whose funnel it is may be said by the uuid.
    if field.isIdentifier, !field.isRequired, taken.contains(Field.contactUUID.name) { return nil }
    let addresses = columns.filter {
      $0.profile.holds(.address, percent: 60) && $0.context.isDisjoint(with: Self.companyWords)
    }
    var found = addresses.filter { $0.isNone(of: ColleagueWords.all) }
    // A shop's user is the customer, a CRM's is a colleague.
    if found.isEmpty { found = addresses.filter { $0.isNone(of: ColleagueWords.all.subtracting(Self.userWords)) } }
    return found.max { left, right in
      (Self.rank(left), left.profile.filled, left.profile.distinct, -left.place)
        < (Self.rank(right), right.profile.filled, right.profile.distinct, -right.place)
    }
  }

  private static let userWords: Set = ["user", "usuario"]

  /// Of an e-mail that was sent, its recipient is the contact, and the sender hardly ever.
  private static func rank(_ column: Column) -> Int {
    if !column.isNone(of: ["remetente", "sender", "from"]) { return 0 }
    return column.isNone(of: ["destinatario", "recipient", "to"]) ? 1 : 2
  }

  private static let otherAddressWords: Set = [
    "home", "other", "work", "outro", "outros", "pessoal", "residencial", "secundario", "secondary", "alternativo",
    "additional", "adicional", "personal", "2", "3", "4", "reply", "cc",
  ]

  private func owner() -> Column? {
    let addresses = columns.filter { $0.profile.holds(.address, percent: 80) }
    if let named = addresses.first(where: { !$0.isNone(of: ColleagueWords.all) }) { return named }
    // Few addresses, each many times.
    return addresses.first { column in
      column.words.isDisjoint(with: Self.otherAddressWords) && column.profile.filled >= 9
        && column.profile.distinct * 3 <= column.profile.filled
    }
  }

  // MARK: - Amounts

  private static let amountWords: Set = [
    "valor", "valores", "value", "amount", "total", "preco", "price", "receita", "revenue", "montante", "faturamento",
    "mrr", "arr", "acv", "tcv", "ticket", "venda", "r$", "us$", "brl", "usd", "$", "€", "contrato", "deal",
  ]
  /// What makes a number another thing than what was paid.
  private static let otherAmountWords: Set = [
    "desconto", "discount", "frete", "shipping", "imposto", "tax", "taxa", "fee", "comissao", "commission",
    "probabilidade", "probability", "score", "scoring", "peso", "weighted", "ponderado", "forecast", "previsto", "meta",
    "goal", "custo", "cost", "quantidade", "quantity", "qtd", "numero", "number", "conversoes", "conversions",
    "atividades", "activities", "dias", "days", "latitude", "longitude", "lat", "lng", "lon", "pontuacao", "nota",
    "rating", "idade", "age", "id", "codigo", "code", "cep", "zip", "postal", "cpf", "cnpj", "telefone", "phone", "%",
    "percentual", "percent", "rate", "duracao", "duration", "horas", "hours", "versao", "version", "saldo", "limite",
    "count", "contagem", "position", "posicao", "contatos", "contacts", "visitas", "sessions", "emails", "parcelas",
    "moeda", "currency",
  ]

  private func amount() -> Column? {
    let possible = columns.filter { $0.isNone(of: Self.otherAmountWords) && !$0.header.contains("%") }
    let named = possible.filter { column in
      !column.words.isDisjoint(with: Self.amountWords)
        && column.profile.holds(.amount, .integer, .number, .truth, percent: 80)
    }
    if let best = named.max(by: { ($0.profile.filled, -$0.place) < ($1.profile.filled, -$1.place) }) { return best }
    return possible.first { $0.profile.holds(.amount, percent: 90) }
  }

  // MARK: - Texts

  private static let reasonWords: Set = [
    "motivo", "motivos", "reason", "reasons", "razao", "razoes", "causa", "cause", "porque", "why", "justificativa",
    "perda",
    "loss", "objecao", "objection", "churn",
  ]

  private func reason() -> Column? {
    let named = columns.first { column in
      !column.words.isDisjoint(with: Self.reasonWords)
        && column.profile.holds(.text, .reason, percent: 60)
    }
    return named ?? columns.first { $0.profile.filled > 1 && $0.profile.holds(.reason, percent: 60) }
  }

  private static let mobileWords: Set = [
    "celular", "cel", "mobile", "cell", "movel", "whatsapp", "whats", "wpp", "zap",
  ]

  private func phone(_ field: Field) -> Column? {
    // One number of a contact is enough.
    guard !taken.contains("personal_phone"), !taken.contains("mobile_phone") else { return nil }
    let phones = columns.filter {
      $0.words.isDisjoint(with: ["fax", "pager"]) && $0.profile.holds(.phone, percent: 80)
    }
    guard let first = phones.max(by: { ($0.profile.filled, -$0.place) < ($1.profile.filled, -$1.place) }) else {
      return nil
    }
    let isMobile = !first.words.isDisjoint(with: Self.mobileWords)
    return isMobile == (field.name == "mobile_phone") ? first : nil
  }

  /// A name of a field with one letter wrong. Numbers tell columns apart (`Phone 2`), and short names are too near.
  private func misspelt(_ field: Field) -> Column? {
    let names = field.normalizedNames.filter { $0.count >= 7 && !$0.contains(where: \.isNumber) }.map { Array($0) }
    return columns.first { column in
      guard column.normalized.count >= 7, column.profile.filled > 0, !column.normalized.contains(where: \.isNumber)
      else {
        return false
      }
      let letters = Array(column.normalized)
      return names.contains { NearestName.distance($0, letters) == 1 }
    }
  }
}
