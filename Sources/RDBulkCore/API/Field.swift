/// A field of a request's body and what the API says of it.
package struct Field: Equatable, Sendable {
  package var name: String
  /// Other column names that mean this field, most likely first; compared by ``ColumnName``.
  package var aliases: [String] = []
  /// Whether the API refuses the event without it.
  package var isRequired = false
  /// What is sent where the input has nothing.
  package var fallback: String?
  /// In Unicode scalars; nil where the API names no limit.
  package var maxLength: Int?
  package var kind = FieldKind.text
  /// Whether it says whose funnel is meant, or whether the row matters: it does not stand in the body then.
  package var isIdentifier = false

  /// The account's own field called `name`.
  static func custom(_ name: String) -> Field { Field(name: name, kind: .custom) }

  /// What the names of the account's own fields begin with.
  static let customPrefix = "cf_"

  /// The field, needed.
  var required: Field {
    var field = self
    field.isRequired = true
    return field
  }

  /// The field under its name and these aliases.
  func called(_ aliases: String...) -> Field {
    var field = self
    field.aliases = aliases
    return field
  }
}

/// Fields that many events share.
extension Field {
  /// Fields of up to 255 characters are what the reference's conversion page allows for addresses.
  static let email = Field(
    name: "email",
    aliases: [
      "e-mail", "mail", "email do contato", "e-mail do contato", "email address", "endereço de e-mail",
      "endereço de email", "contact email", "email do lead", "correio eletrônico",
    ],
    isRequired: true,
    maxLength: 255,
    kind: .email
  )

  static let funnelName = Field(
    name: "funnel_name",
    aliases: ["funnel", "funil", "nome do funil"],
    isRequired: true,
    fallback: "default"
  )

  static let reason = Field(
    name: "reason",
    aliases: [
      "motivo", "motivo da perda", "motivo de perda", "motivo perda", "lost reason", "loss reason", "reason lost",
      "razão", "razão da perda",
    ]
  )

  /// What a sale is worth.
  static let value = Field(
    name: "value",
    aliases: [
      "valor", "valor da venda", "valor total", "valor do negócio", "valor da oportunidade", "valor ganho", "total",
      "amount", "deal value", "sale value", "preço", "price",
    ],
    kind: .number(min: 0)
  )

  static let legalBases = Field(
    name: "legal_bases", aliases: ["bases legais", "base legal", "legal basis"], kind: .items(.legalBases))

  /// What events tell of the contact itself.
  static let contact = [
    Field(name: "name", aliases: ["nome", "nome completo", "nome do contato", "nome do lead", "full name"]),
    Field(name: "job_title", aliases: ["cargo", "função", "title"]),
    Field(name: "state", aliases: ["estado", "uf"]),
    Field(name: "city", aliases: ["cidade", "município"]),
    Field(name: "country", aliases: ["país"]),
    Field(name: "personal_phone", aliases: ["telefone", "telefone pessoal", "fone", "phone"]),
    Field(name: "mobile_phone", aliases: ["celular", "telefone celular", "mobile", "whatsapp"]),
    Field(name: "twitter"),
    Field(name: "facebook"),
    Field(name: "linkedin"),
    Field(name: "website", aliases: ["site", "página", "web site"]),
    Field(name: "company_name", aliases: ["empresa", "nome da empresa", "company", "companhia"]),
    Field(name: "company_site", aliases: ["site da empresa", "company website"]),
    Field(name: "company_address", aliases: ["endereço da empresa", "endereço", "address"]),
  ]

  // MARK: - Whose funnel, and what is in it

  /// Whose funnel it is; in the path, not in the body.
  static var contactEmail: Field {
    var field = email
    field.isIdentifier = true
    return field
  }

  /// As `contactEmail`, where the row may name the contact in another way.
  static var optionalContactEmail: Field {
    var field = contactEmail
    field.isRequired = false
    return field
  }

  static let contactUUID = Field(
    name: "uuid", aliases: ["contact uuid", "uuid do contato", "uuid do lead", "lead uuid"], kind: .uuid,
    isIdentifier: true)

  static let lifecycleStage = Field(
    name: "lifecycle_stage",
    aliases: ["lifecycle stage", "stage", "estágio", "estágio do funil", "etapa", "etapa do funil", "fase"],
    kind: .oneOf([
      FieldOption("Lead"),
      FieldOption("Qualified Lead", "lead qualificado", "qualificado", "qualified", "lead qualificada"),
      FieldOption("Client", "cliente", "customer"),
    ])
  )

  static let opportunity = Field(
    name: "opportunity", aliases: ["oportunidade", "é oportunidade", "is opportunity"], kind: .truth)

  static let contactOwner = Field(
    name: "contact_owner_email",
    aliases: [
      "contact owner", "owner email", "owner", "dono", "dono do contato", "responsável", "email do responsável",
      "e-mail do dono", "proprietário", "vendedor",
    ],
    maxLength: 255,
    kind: .owner
  )

  // MARK: - Our own results

  /// What became of a row in an earlier run; rows that were not accepted have nothing to verify.
  static let status = Field(name: "status", isRequired: true, isIdentifier: true)
}
