/// Words in a column's name that say it is about whoever looks after the contact, not about the contact.
enum ColleagueWords {
  static let all: Set = [
    "dono", "dona", "owner", "responsavel", "proprietario", "proprietaria", "vendedor", "vendedora", "consultor",
    "consultora", "representante", "atendente", "sdr", "closer", "assigned", "atribuido", "rep", "manager", "gestor",
    "user", "usuario", "agente", "agent", "seller", "salesperson", "gerente", "executivo", "executiva", "criador",
    "creator", "created", "criado", "modified", "modificado",
  ]

  /// Whether `header` has one of them.
  static func isIn(_ header: String) -> Bool { HeaderReading.words(header).contains { all.contains($0.word) } }
}
