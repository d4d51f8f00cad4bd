/// What a field describes. Exports put it before the column's own name (`Person - Email`, `Negócio - Valor`).
package enum FieldEntity: Equatable, Sendable {
  case contact
  case deal
  case order

  /// The entity that exports call `name`, normalized; nil for any other (`Organização - Nome` is not a contact's name).
  init?(normalized name: String) {
    guard let entity = Self.names[name] else { return nil }
    self = entity
  }

  private static let names: [String: FieldEntity] = {
    var names: [String: FieldEntity] = [:]
    for name in [
      "contact", "contacts", "contato", "contatos", "person", "people", "pessoa", "pessoas", "lead", "leads",
      "customer",
      "client", "cliente", "primarycontact", "contatoprincipal",
    ] { names[name] = .contact }
    for name in [
      "deal", "deals", "negocio", "negocios", "negociacao", "negociacoes", "opportunity", "oportunidade", "sale",
      "venda",
    ] { names[name] = .deal }
    for name in ["order", "pedido", "checkout", "cart", "carrinho"] { names[name] = .order }
    return names
  }()
}
