/// A field of a request's body and what the API says about it.
package struct Field: Equatable, Sendable {
  package var name: String
  /// Other column names for this field, most likely first; compared by ``ColumnName``.
  package var aliases: [String] = []
  /// Column names that mean this field more surely than its own name does.
  package var likelierNames: [String] = []
  /// Whether the API refuses the event without it.
  package var isRequired = false
  /// What is sent if the input has nothing.
  package var fallback: String?
  /// In Unicode scalars; nil if the API documents no limit.
  package var maxLength: Int?
  package var kind = FieldKind.text
  /// What the field describes.
  package var entity = FieldEntity.contact
  /// Whether it identifies the contact, or decides whether the row counts; such a field isn't part of the body.
  package var isIdentifier = false

  /// Its names and aliases as ``ColumnName`` compares them, most likely first.
  package var normalizedNames: [String] { (likelierNames + [name] + aliases).map(ColumnName.normalized) }

  /// The account's own field called `name`.
  static func custom(_ name: String) -> Field { Field(name: name, kind: .custom) }

  /// The prefix of the account's own fields.
  static let customPrefix = "cf_"

  /// The field, marked as required.
  var required: Field {
    var field = self
    field.isRequired = true
    return field
  }

  /// The field with these aliases.
  func called(_ aliases: String...) -> Field {
    var field = self
    field.aliases = aliases
    return field
  }
}

/// Fields that many events share.
extension Field {
  /// The limit of 255 characters comes from the reference's conversion page.
  static let email = Field(
    name: "email",
    aliases: [
      "e-mail", "mail", "email do contato", "email address", "endereço de e-mail", "contact email", "email do lead",
      "lead email",
      "email do cliente", "customer email", "email da pessoa", "correio eletrônico", "email principal", "primary email",
      "email 1", "email 1 value", "email work", "work email", "email trabalho", "email comercial", "business email",
      "email profissional", "email corporativo", "email billing", "email do comprador", "email home", "email pessoal",
      "personal email", "email residencial", "email other", "email outros", "email lead", "email cliente",
      "client email", "buyer email", "email comprador", "subscriber email", "email do assinante",
      "email do aluno", "student email", "email do paciente", "email do participante", "participant email",
      "attendee email", "email do titular", "email de contato", "email para contato", "contato e-mail", "email id",
      "recipient email", "seu e-mail", "your email", "qual seu e-mail", "qual é o seu e-mail", "e-mail válido",
    ],
    isRequired: true,
    maxLength: 255,
    kind: .email
  )

  /// The federal state where a contact lives.
  static let stateName = "state"

  static let funnelName = Field(
    name: "funnel_name",
    aliases: ["funnel", "funil", "nome do funil"],
    isRequired: true,
    fallback: "default",
    kind: .only("default"),
    entity: .deal
  )

  static let reason = Field(
    name: "reason",
    aliases: [
      "motivo", "motivo da perda", "motivo de perda", "motivo perda", "lost reason", "loss reason", "reason lost",
      "closed lost reason", "reason for loss", "motivo do negócio perdido", "motivo de negócio perdido",
      "motivo do fechamento perdido", "motivo de fechamento perdido", "lost reason c", "loss reason c",
      "closed lost reason c", "causa da perda", "razão da perda", "razão",
    ],
    entity: .deal
  )

  /// What a sale is worth.
  static let value = Field(
    name: "value",
    aliases: [
      "valor", "valor da venda", "valor total", "valor do negócio", "valor da negociação", "valor da oportunidade",
      "valor ganho", "valor fechado", "valor do contrato", "valor único", "amount", "deal value", "deal amount",
      "opportunity amount", "sale value", "sale amount", "valor do pedido", "valor da compra", "total", "montante",
      "preço",
      "price", "vlr", "vlr total", "preço total", "receita", "faturamento",
    ],
    kind: .number(min: 0),
    entity: .deal
  )

  static let legalBases = Field(
    name: "legal_bases", aliases: ["bases legais", "base legal", "legal basis"], kind: .items(.legalBases))

  /// What events tell about the contact itself.
  static let contact = [
    Field(
      name: "name",
      aliases: [
        "nome completo", "full name", "nome", "nome do contato", "contact name", "nome do lead", "nome do cliente",
        "customer name", "nome da pessoa",
      ]),
    Field(name: "job_title", aliases: ["cargo", "função", "organization title", "organization 1 title", "title"]),
    Field(name: stateName, aliases: ["estado", "uf", "state/region", "estado/região", "business state"]),
    Field(name: "city", aliases: ["cidade", "município", "business city"]),
    Field(name: "country", aliases: ["país", "country/region", "país/região", "business country/region"]),
    Field(
      name: "personal_phone",
      aliases: [
        "telefone", "telefone pessoal", "fone", "phone", "phone number", "número de telefone", "telefone do contato",
        "telefone 1", "phone 1", "phone 1 value", "phone billing", "phone work", "telefone trabalho",
        "telefone comercial",
        "business phone",
        "telefone residencial", "home phone", "phone home",
      ], kind: .code),
    Field(
      name: "mobile_phone",
      aliases: [
        "celular", "telefone celular", "mobile", "mobile phone", "mobile phone number", "número de celular",
        "phone mobile", "telefone móvel", "cell phone", "whatsapp",
      ], kind: .code),
    Field(name: "twitter"),
    Field(name: "facebook"),
    Field(name: "linkedin"),
    Field(
      name: "website",
      aliases: ["site", "página", "web site", "website url", "web page", "página da web", "website 1 value"]),
    Field(
      name: "company_name",
      aliases: [
        "empresa", "nome da empresa", "company", "companhia", "company name", "organização", "organization",
        "organization name", "nome da organização", "organização nome", "organization 1 name", "account name",
        "nome da conta",
      ]),
    Field(
      name: "company_site", aliases: ["site da empresa", "company website", "organização site", "organization website"]),
    Field(name: "company_address", aliases: ["endereço da empresa", "endereço", "address"]),
  ]

  // MARK: - Whose funnel, and what is in it

  /// Whose funnel it is; part of the path, not of the body.
  static var contactEmail: Field {
    var field = email
    field.isIdentifier = true
    return field
  }

  /// Like `contactEmail`, for rows that may identify the contact differently.
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
    aliases: [
      "estágio no funil", "estágio do funil", "estágio do lead", "funnel stage", "fase do ciclo de vida",
      "estágio do ciclo de vida", "etapa do ciclo de vida", "stage", "estágio", "etapa do funil", "etapa", "fase",
    ],
    kind: .oneOf([
      FieldOption("Lead"),
      FieldOption("Qualified Lead", "lead qualificado", "qualificado", "qualified", "lead qualificada"),
      FieldOption("Client", "cliente", "customer"),
    ])
  )

  static let opportunity = Field(
    name: "opportunity", aliases: ["é oportunidade", "is opportunity", "marcado como oportunidade", "oportunidade"],
    kind: .truth)

  static let contactOwner = Field(
    name: "contact_owner_email",
    aliases: [
      "owner email", "email do responsável", "e-mail do dono", "email do proprietário", "email do vendedor",
      "email do dono do lead", "dono do lead", "lead owner", "dono do contato", "contact owner",
      "proprietário do contato",
      "proprietário do lead", "responsável pelo contato", "responsável pelo lead", "owner", "dono", "responsável",
      "proprietário", "vendedor",
    ],
    maxLength: 255,
    kind: .owner
  )

  // MARK: - Our own results

  /// What became of a row in an earlier run; only accepted rows can be verified.
  static let status = Field(name: "status", isRequired: true, isIdentifier: true)
}
