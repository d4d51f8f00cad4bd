import RDBulkCore

extension KindCase {
  private static let ana = "/platform/contacts/email:ana@x.co/funnels/default "
  private static let statuses = "\(RowStatus.allCases.dropLast().map(\.rawValue).joined(separator: ", ")) or unknown"
  private static let uuid = "5408c5a3-4711-4f2e-8d0b-13407a3e30f3"
  private static let byUUID = "/platform/contacts/uuid:\(uuid)/funnels/default "

  static let funnels = [
    KindCase(
      "what is set", .funnelSet,
      "email;estágio;oportunidade;responsável\nana@x.co;lead qualificado;sim;bob@x.co\nana@x.co;CLIENTE;;\n"
        + "ana@x.co;;n;null\nana@x.co;;s;NULL\nana@x.co;;;\nana@x.co;fria;;\nana@x.co;;;bob\n;Lead;;\n",
      gives: ana + #"{"lifecycle_stage":"Qualified Lead","opportunity":true,"contact_owner_email":"bob@x.co"}"#,
      ana + #"{"lifecycle_stage":"Client"}"#, ana + #"{"opportunity":false,"contact_owner_email":"null"}"#,
      ana + #"{"opportunity":true}"#,
      "NOTHING_TO_SET: lifecycle_stage, opportunity, contact_owner_email are all empty; one of them must have a value.",
      "INVALID_OPTION: lifecycle_stage is 'fria'; it must be Lead, Qualified Lead or Client.",
      "INVALID_EMAIL: contact_owner_email is not an address: it has no @. Write an address, or null for a contact "
        + "without an owner.",
      "MISSING_FIELD: email and uuid are both empty; one of them must have a value."),
    KindCase(
      "what is set from JSON", .funnelSet,
      #"{"email":"ana@x.co","opportunity":true,"lifecycle_stage":null}"# + "\n"
        + #"{"email":"ana@x.co","contact_owner_email":null}"# + "\n"
        + #"{"email":"ana@x.co","contact_owner_email":"null"}"# + "\n"
        + #"{"email":"ana@x.co","lifecycle_stage":true}"#,
      gives: ana + #"{"opportunity":true}"#,
      "NOTHING_TO_SET: lifecycle_stage, opportunity, contact_owner_email are all empty; one of them must have a value.",
      ana + #"{"contact_owner_email":"null"}"#,
      "INVALID_TYPE: lifecycle_stage is true or false; it must be a text."),
    KindCase(
      "one stage for all", .funnelSet, "email,stage\nana@x.co,Lead\n",
      adjust: { $0.sets = [FieldSetting("lifecycle_stage", "client")] }, gives: ana + #"{"lifecycle_stage":"Client"}"#),
    KindCase(
      "uuid wins, and is checked", .funnelGet,
      "uuid,email\n\(uuid),ana@x.co\n\(uuid),no address\n,ana@x.co\n\(uuid)0,ana@x.co\n\u{A0},\n,x\n",
      gives: byUUID, byUUID, ana,
      "INVALID_UUID: uuid is '***'; it must be a UUID such as 5408c5a3-4711-4f2e-8d0b-13407a3e30f3.",
      "MISSING_FIELD: email and uuid are both empty; one of them must have a value.",
      "INVALID_EMAIL: email is not an address: it has no @."),
    KindCase(
      "what is encoded in a path", .funnelGet,
      "email\njoão+a/b?c#d%e{f}@x.co\n!$&'*=._~-|^`@x.co\n",
      gives: "/platform/contacts/email:jo%C3%A3o+a%2Fb%3Fc%23d%25e%7Bf%7D@x.co/funnels/default ",
      "/platform/contacts/email:!$&'*=._~-%7C%5E%60@x.co/funnels/default "),
    KindCase(
      "an identifier that is required", .funnelGet, "uuid,email\n,ana@x.co\n", adjust: { $0.required = ["uuid"] },
      gives: "MISSING_FIELD: uuid is empty; it must have a value."),
    KindCase(
      "accepted rows of results", .verify,
      "row,line,email,status,error\n1,2,ana@x.co,accepted,\n2,3,bob@x.co,rejected,X\n3,4,'=cid@x.co,accepted,\n"
        + "4,5,'dora@x.co,accepted,\n5,6,,accepted,\n6,7,x,invalid,\n7,8,ana@x.co,,\n",
      gives: ana, "passed", "/platform/contacts/email:=cid@x.co/funnels/default ",
      "INVALID_EMAIL: email is not an address: it has quotes around it; delete them.",
      "MISSING_FIELD: email is empty; it must have a value.",
      "passed", "MISSING_FIELD: status is empty; it must have a value."),
    KindCase(
      "words that no result has", .verify, "email;status\nana@x.co;Accepted\nbob@x.co;active\ncid@x.co;duplicate\n",
      gives: "INVALID_OPTION: status is 'Accepted'; it must be \(statuses).",
      "INVALID_OPTION: status is 'active'; it must be \(statuses).", "passed"),
    KindCase(
      "accepted rows of results in JSON Lines", .verify,
      #"{"row":1,"email":"ana@x.co","status":"accepted"}"# + "\n"
        + #"{"row":2,"email":"'=cid@x.co","status":"accepted"}"# + "\n" + #"{"row":3,"email":null,"status":"unknown"}"#,
      gives: ana, "INVALID_EMAIL: email is not an address: it has quotes around it; delete them.", "passed"),
  ]
}

extension PlanProblem {
  /// As `all`, for other commands than `lost`.
  static let commands: [(command: SendCommand, problem: PlanProblem)] = [
    (
      .funnelSet,
      PlanProblem(
        ["email", "x"],
        "No column for lifecycle_stage, opportunity or contact_owner_email was found. The columns are 'email', 'x'. If "
          + "one of them is right, add it, for example --map 'contact_owner_email=COLUMN'.")
    ),
    (
      .funnelGet,
      PlanProblem(
        ["Nome"],
        "No column for email or uuid was found. The columns are 'Nome'. If one of them is right, add it, for example "
          + "--map 'uuid=COLUMN'.")
    ),
    (
      .verify,
      PlanProblem(
        ["email"],
        "No column for status was found. The columns are 'email'. If one of them is the status, say so: "
          + "--map 'status=COLUMN'.")
    ),
    (
      .funnelSet,
      PlanProblem(
        ["email"], { $0.sets = [FieldSetting("estágio", "fria")] },
        "--set lifecycle_stage: lifecycle_stage is 'fria'; it must be Lead, Qualified Lead or Client.")
    ),
    (
      .won,
      PlanProblem(
        ["email"], { $0.sets = [FieldSetting("value", "1.234")] },
        "--set value: value is '1.234', whose mark may group thousands or begin decimals. Say --decimal point or "
          + "--decimal comma, or write it with two decimals.")
    ),
    (
      .won,
      PlanProblem(
        ["x"], { $0.sets = [FieldSetting("email", "ana")] }, "--set email: email is not an address: it has no @.")
    ),
    (
      .event(.conversion),
      PlanProblem(
        ["email"], { $0.sets = [FieldSetting("identificador", String(repeating: "x", count: 256))] },
        "--set conversion_identifier: conversion_identifier has 256 characters; the API accepts 255.")
    ),
    (
      .event(.conversion),
      PlanProblem(
        ["email", "identificador"], { $0.sets = [FieldSetting("tags", " , ")] },
        "--set tags: tags is empty; it must have a value.")
    ),
    (
      .event(.conversion),
      PlanProblem(
        ["email"],
        "No column for conversion_identifier was found. The columns are 'email'. If one of them is the "
          + "conversion_identifier, say so: --map 'conversion_identifier=COLUMN'.")
    ),
    (
      .event(.conversion),
      PlanProblem(
        ["email", "identificador", "cf_a", "CF_A "],
        "Columns 3 ('cf_a') and 4 ('CF_A ') both mean cf_a; say which one it is, for example --map cf_a=3.")
    ),
    (
      .event(.opportunityLost),
      PlanProblem(
        ["email"], { $0.sets = [FieldSetting("cf_a", "1")] },
        "--set names the field 'cf_a', and OPPORTUNITY_LOST records no custom fields. rdbulk event conversion does."
      )
    ),
    (
      .event(.conversion),
      PlanProblem(
        nil, { $0.maps = (0..<70).map { FieldSetting("cf_\($0)", "k\($0)") } },
        "JSON is read for at most 64 fields; leave some --map out.")
    ),
  ]
}
