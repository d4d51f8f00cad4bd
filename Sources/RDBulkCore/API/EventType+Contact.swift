/// Events about people: chats, calls, videos they watch.
extension EventType {
  static let conversations = [
    EventType(name: "CHAT_STARTED", fields: chat),
    EventType(
      name: "CHAT_FINISHED",
      fields: Array(chat.prefix(3)) + [
        Field(
          name: "cf_chat_transcript_message", aliases: ["transcrição", "conversa", "transcript"], isRequired: true)
      ] + Array(chat.dropFirst(3))),
    EventType(
      name: "CALL_FINISHED",
      fields: [
        .email,
        Field(
          name: "call_from_number", aliases: ["telefone", "número", "número de origem", "from number"],
          isRequired: true, kind: .code),
        Field(
          name: "call_status", aliases: ["status", "status da ligação", "status da chamada"], isRequired: true),
        Field(
          name: "call_user_email", aliases: ["email do usuário", "e-mail do atendente", "atendente", "user email"]),
        Field(
          name: "call_started_at", aliases: ["início", "data", "início da ligação", "started at"], kind: .timestamp),
        // Seconds, but as text: that is what the reference asks for.
        Field(name: "call_duration", aliases: ["duração", "duração da ligação", "duration"]),
        Field(
          name: "call_type", aliases: ["tipo", "tipo da ligação", "type"],
          kind: .oneOf([
            FieldOption("Inbound", "entrada", "receptiva", "recebida"),
            FieldOption("Outbound", "saída", "ativa", "realizada"),
          ])),
        Field(name: "call_status_description", aliases: ["descrição do status", "descrição"]),
        Field(name: "call_phone_type", aliases: ["tipo de telefone", "phone type"]),
        Field(name: "call_carrier", aliases: ["operadora", "carrier"]),
        Field(name: "call_record", aliases: ["gravação", "link da gravação", "recording"]), .legalBases,
      ]),
  ]

  private static let chat =
    [
      .email,
      Field(name: "chat_subject", aliases: ["assunto", "assunto do chat", "subject"], isRequired: true),
      Field(name: "cf_chat_status", aliases: ["status", "status do chat", "chat status"], isRequired: true),
      Field(name: "cf_chat_type", aliases: ["tipo", "tipo de chat", "chat type"]),
      Field(name: "cf_birthdate", aliases: ["data de nascimento", "nascimento", "birthdate"]),
      Field(name: "cf_gender", aliases: ["gênero", "sexo", "gender"]),
    ] + Field.contact + [Field.legalBases]

  static let media = [
    EventType(name: "MEDIA_PLAYBACK_STARTED", fields: playback + [.legalBases]),
    EventType(
      name: "MEDIA_PLAYBACK_STOPPED",
      fields: playback + [
        Field(name: "media_finished", aliases: ["concluída", "assistiu até o fim", "finished"], kind: .truth),
        Field(
          name: "media_user_interaction_duration", aliases: ["duração assistida", "tempo assistido"],
          kind: .number(min: 0)),
        Field(
          name: "media_user_interaction_percentage", aliases: ["percentual assistido", "porcentagem assistida"],
          kind: .number(min: 0)),
        Field(name: "media_user_interaction_date_timestamp", aliases: ["data da interação"], kind: .custom),
        .legalBases,
      ]),
  ]

  // The format of the two times is undocumented: they are sent as the input has them.
  private static let playback = [
    .email,
    Field(name: "media_type", aliases: ["tipo", "tipo de mídia", "type"], isRequired: true),
    Field(
      name: "media_identifier", aliases: ["identificador", "mídia", "identificador da mídia", "media"],
      isRequired: true, kind: .code),
    Field(name: "media_metadata", aliases: ["metadados", "metadata"], kind: .custom),
    Field(name: "media_recorded_content", aliases: ["gravada", "conteúdo gravado"], kind: .truth),
    Field(name: "media_category", aliases: ["categoria", "categoria da mídia", "category"]),
    Field(name: "media_duration", aliases: ["duração", "duração da mídia", "duration"], kind: .number(min: 0)),
    Field(
      name: "media_published_date_timestamp", aliases: ["data de publicação", "publicação"], kind: .custom),
  ]
}
