import RDBulkCore
import Testing

/// A command's input, and what comes of each row: the body behind the path, or the problem.
struct KindCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var command: SendCommand
  var input: String
  var adjust: @Sendable (inout FieldSettings) -> Void
  /// A payload, a body with its path, or a problem.
  var rows: [String]

  init(
    _ name: String, _ command: SendCommand, _ input: String,
    adjust: @escaping @Sendable (inout FieldSettings) -> Void = { _ in }, gives rows: String...
  ) {
    testDescription = name
    self.command = command
    self.input = input
    self.adjust = adjust
    self.rows = rows
  }

  private static let sale = #""email":"a@b.co","funnel_name":"default""#
  private static let conversion = #""conversion_identifier":"x","email":"a@b.co""#
  private static let paid = #""email":"a@b.co","identifier":"1","currency":"BRL","price":2,"total_items":1"#

  static let all = numbers + truths + lists + items + custom + others

  static let numbers = [
    KindCase(
      "numbers", .won,
      "email;valor\na@b.co;1.234,56\na@b.co;R$\u{A0}10\na@b.co;\na@b.co;dez\na@b.co;-1,5\na@b.co;-0\n",
      gives: sale + #","value":1234.56"#, sale + #","value":10"#, sale,
      "INVALID_NUMBER: value is 'dez'; it must be a number of 0 or more such as 1234.56 or 1.234,56.",
      "INVALID_NUMBER: value is '-1,5'; it must be 0 or more.", sale + #","value":-0"#),
    KindCase(
      "an ambiguous number without --decimal", .won, "email;valor\na@b.co;1.234\n",
      gives:
        "AMBIGUOUS_NUMBER: value is '1.234', whose mark may group thousands or begin decimals. Say --decimal point "
        + "or --decimal comma, or write it with two decimals."),
    KindCase(
      "--decimal comma", .won, "email;valor\na@b.co;1.234\na@b.co;1,234\na@b.co;12.5\na@b.co;5\n",
      adjust: { $0.decimal = .comma },
      gives: sale + #","value":1234"#, sale + #","value":1.234"#,
      "INVALID_NUMBER: value is '12.5', which is not written as --decimal comma says; write it like 1.234,56.",
      sale + #","value":5"#),
    KindCase(
      "--decimal point", .won, "email;valor\na@b.co;1.234\na@b.co;1,234\na@b.co;1.234,5\n",
      adjust: { $0.decimal = .point },
      gives: sale + #","value":1.234"#, sale + #","value":1234"#,
      "INVALID_NUMBER: value is '1.234,5', which is not written as --decimal point says; write it like 1,234.56."),
    KindCase(
      "numbers of JSON are taken as they are", .won,
      #"{"email":"a@b.co","value":1.234}"# + "\n" + #"{"email":"a@b.co","valor":"1.234,5"}"# + "\n"
        + #"{"email":"a@b.co","value":1e2}"# + "\n" + #"{"email":"a@b.co","value":-1}"# + "\n"
        + #"{"email":"a@b.co","value":1e999}"# + "\n" + #"{"email":"a@b.co","value":null}"# + "\n"
        + #"{"email":"a@b.co","value":true}"# + "\n" + #"{"email":"a@b.co","value":[1]}"#,
      gives: sale + #","value":1.234"#, sale + #","value":1234.5"#, sale + #","value":1e2"#,
      "INVALID_NUMBER: value is -1; it must be 0 or more.", "INVALID_NUMBER: value is out of the range of numbers.",
      sale, "INVALID_TYPE: value is true or false; it must be a number.",
      "INVALID_TYPE: value is a list; it must be a number."),
    KindCase(
      "whole numbers", .event(.named("ECOMMERCE_CART_ABANDONED")),
      "email,id,link,moeda,valor,itens\na@b.co,1,u,BRL,2,\"3,0\"\na@b.co,1,u,BRL,2,0\na@b.co,1,u,BRL,2,1.5\n"
        + "a@b.co,1,u,BRL,,1\n",
      gives: #""email":"a@b.co","identifier":"1","checkout_url":"u","currency":"BRL","price":2,"total_items":3.0"#,
      "INVALID_NUMBER: total_items is '0'; it must be 1 or more.",
      "INVALID_NUMBER: total_items is '1.5'; it must be a whole number of 1 or more such as 12.",
      "MISSING_FIELD: price is empty; it must have a value."),
    KindCase(
      "a constant", .won, "email\na@b.co\na@b.co\n", adjust: { $0.sets = [FieldSetting("valor", "R$ 1.234,50")] },
      gives: sale + #","value":1234.50"#, sale + #","value":1234.50"#),
  ]

  static let truths = [
    KindCase(
      "truths", .event(.conversion), "identificador,email,opt-in\nx,a@b.co,Sim\nx,a@b.co,NÃO\nx,a@b.co,\nx,a@b.co,ok\n",
      gives: conversion + #","available_for_mailing":true"#, conversion + #","available_for_mailing":false"#,
      conversion,
      "INVALID_OPTION: available_for_mailing is 'ok'; it must be true or false (or yes/no, sim/não, 1/0)."),
    KindCase(
      "truths of JSON", .event(.conversion),
      [#"true"#, #"false"#, #""sim""#, "1", "2", "{}", "null", #""""#].map {
        #"{"conversion_identifier":"x","email":"a@b.co","available_for_mailing":\#($0)}"#
      }.joined(separator: "\n"),
      gives: conversion + #","available_for_mailing":true"#, conversion + #","available_for_mailing":false"#,
      conversion + #","available_for_mailing":true"#, conversion + #","available_for_mailing":true"#,
      "INVALID_OPTION: available_for_mailing is '2'; it must be true or false (or yes/no, sim/não, 1/0).",
      "INVALID_TYPE: available_for_mailing is an object; it must be true or false.", conversion, conversion),
  ]

  static let lists = [
    KindCase(
      "lists in cells", .event(.conversion),
      "identificador;email;etiquetas\nx;a@b.co;\" a, b ,,\"\"c\"\"\"\nx;a@b.co;\nx;a@b.co;, ,\nx;a@b.co;é|f\n",
      gives: conversion + #","tags":["a","b","\"c\""]"#, conversion, conversion, conversion + #","tags":["é|f"]"#),
    KindCase(
      "--list-separator", .event(.conversion), "identificador;email;tags\nx;a@b.co;a,b :: c::\n",
      adjust: { $0.listSeparator = "::" }, gives: conversion + #","tags":["a,b","c"]"#),
    KindCase(
      "lists of JSON", .event(.conversion),
      [#"["a" ,"b,\u00e9"]"#, "[]", #""a,b""#, "null", "5", #"["a",5]"#, #"[["a"]]"#, #"{"a":"b"}"#].map {
        #"{"conversion_identifier":"x","email":"a@b.co","tags":\#($0)}"#
      }.joined(separator: "\n"),
      gives: conversion + #","tags":["a" ,"b,\u00e9"]"#, conversion + #","tags":[]"#, conversion + #","tags":["a,b"]"#,
      conversion, "INVALID_TYPE: tags is a number; it must be a list of texts such as [\"a\",\"b\"].",
      "INVALID_LIST: tags[1] is a number; it must be a text.", "INVALID_LIST: tags[0] is a list; it must be a text.",
      "INVALID_TYPE: tags is an object; it must be a list of texts such as [\"a\",\"b\"]."),
    KindCase(
      "a limit", .event(.named("ECOMMERCE_ORDER_PAID")),
      "email,id,moeda,valor,itens,formas de pagamento\na@b.co,1,BRL,2,1,\"1,2,3,4,5\"\na@b.co,1,BRL,2,1,\"1,2,3,4,5,6\"\n",
      gives: paid + #","payment_methods":["1","2","3","4","5"]"#,
      "INVALID_LIST: payment_methods has 6 elements; the API accepts 5."),
    KindCase(
      "a list as a constant", .event(.conversion), #"{"identificador":"x","email":"a@b.co","tags":["no"]}"#,
      adjust: { $0.sets = [FieldSetting("tags", "a, b")] }, gives: conversion + #","tags":["a","b"]"#),
  ]

  private static func items(_ values: String...) -> String {
    values.map { "{\(paid),\"line_items\":\($0)}" }.joined(separator: "\n")
  }

  static let items = [
    KindCase(
      "objects of JSON", .event(.named("ECOMMERCE_ORDER_PAID")),
      items(
        #"[{"product_id":7,"product_title":"t","price":1.50,"quantity":1,"extra":{"a":null},"sku":null}]"#, "[]",
        #"[{"product_id":"p","product_title":"t","price":1,"quantity":1},{"product_id":"p"}]"#,
        #"[{"product_id":"p","product_title":"t","price":"1","quantity":1}]"#,
        #"[{"product_id":"p","product_title":"t","price":-1,"quantity":1}]"#,
        #"[{"product_id":"p","product_title":"t","price":1,"quantity":0}]"#,
        #"[{"product_id":"p","product_title":"t","price":1,"quantity":1.5}]"#,
        #"[{"product_id":"p","product_title":["t"],"price":1,"quantity":1}]"#,
        #"[{"product_id":"p","product_title":"t","price":1,"quantity":1,"categories":["a",1]}]"#,
        #"[5]"#, #"{}"#, #""[]""#,
        "[" + Array(repeating: "{}", count: 21).joined(separator: ",") + "]"),
      gives: paid
        + #","line_items":[{"product_id":7,"product_title":"t","price":1.50,"quantity":1,"extra":{"a":null},"sku":null}]"#,
      paid + #","line_items":[]"#, "MISSING_FIELD: line_items[1].product_title is missing; it must have a value.",
      "INVALID_NUMBER: line_items[0].price is a text; inside JSON it must be a number such as 19.9.",
      "INVALID_NUMBER: line_items[0].price is -1; it must be 0 or more.",
      "INVALID_NUMBER: line_items[0].quantity is 0; it must be 1 or more.",
      "INVALID_NUMBER: line_items[0].quantity is 1.5; it must be a whole number.",
      "INVALID_TYPE: line_items[0].product_title is a list; it must be a text.",
      "INVALID_LIST: line_items[0].categories[1] is a number; it must be a text.",
      "INVALID_TYPE: line_items[0] is a number; it must be an object.",
      "INVALID_TYPE: line_items is an object; it must be a list of objects.",
      "INVALID_TYPE: line_items is a text; it must be a list of objects.",
      "INVALID_LIST: line_items has 21 elements; the API accepts 20."),
    KindCase(
      "objects in cells", .event(.conversion),
      "identificador;email;bases legais\n"
        + #"x;a@b.co;"[ {""category"":""communications"", ""type"":""consent"",""status"":""granted""} ]""# + "\n"
        + #"x;a@b.co;"[{""category"":""communications"",""type"":""Consent"",""status"":""granted""}]""# + "\n"
        + "x;a@b.co;{}\nx;a@b.co;[{\n",
      gives: conversion + #","legal_bases":[{"category":"communications","type":"consent","status":"granted"}]"#,
      "INVALID_OPTION: legal_bases[0].type is 'Consent'; it must be consent, pre_existent_contract, "
        + "legitimate_interest, judicial_process, vital_interest or public_interest.",
      "INVALID_LIST: legal_bases must be a list of objects such as [{\"…\":\"…\"}].",
      "INVALID_LIST: legal_bases must be JSON, a list of objects such as [{\"…\":\"…\"}], and the JSON ends in the "
        + "middle."),
  ]

  static let custom = [
    KindCase(
      "cf_ columns", .event(.conversion),
      "identificador,email, CF_B ,cf_,cf_a,x\nx,a@b.co,1,2,\"q\"\"\",4\nx,a@b.co,,,,\n",
      gives: conversion + #","cf_b":"1","cf_a":"q\"""#, conversion),
    KindCase(
      "cf_ members, whatever their type", .event(.conversion),
      #"{"cf_a":"\u00e9","identificador":"x","cf_b":{"c":[1,{"cf_d":2}]},"email":"a@b.co","cf_c":null,"CF_A":"\u00e9","cf_":0}"#
        + "\n" + #"{"identificador":"x","email":"a@b.co","cf_b":[],"x":{"cf_y":1}}"#,
      gives: conversion + #","cf_a":"\u00e9","cf_b":{"c":[1,{"cf_d":2}]},"cf_c":null"#, conversion + #","cf_b":[]"#),
    KindCase(
      "a cf_ member twice", .event(.conversion), #"{"cf_a":1,"identificador":"x","email":"a@b.co","CF_A":2}"#,
      gives: "MALFORMED_ROW: The key 'cf_a' appears twice in this row with different values. Keep one of them."),
    KindCase(
      "cf_ members beyond those that are learned", .event(.conversion),
      "{" + (0..<99).map { "\"cf_\($0)\":\($0)," }.joined() + #""identificador":"x","email":"a@b.co","cf_99":"z"}"#,
      gives: conversion + (0..<99).map { ",\"cf_\($0)\":\($0)" }.joined() + #","cf_99":"z""#),
    KindCase(
      "--map and --set of cf_ fields", .event(.conversion), "identificador,email,Idade,cf_z\nx,a@b.co,34,9\n",
      adjust: {
        $0.maps = [FieldSetting("cf_idade", "Idade")]
        $0.sets = [FieldSetting("CF_Origem", "feira"), FieldSetting("cf_z", "s")]
      }, gives: conversion + #","cf_idade":"34","cf_origem":"feira","cf_z":"s""#),
    KindCase(
      "--map and --set of cf_ members", .event(.conversion),
      #"{"identificador":"x","email":"a@b.co","p":{"idade":34},"cf_z":9,"cf_y":8}"#,
      adjust: {
        $0.maps = [FieldSetting("cf_idade", "p.idade")]
        $0.sets = [FieldSetting("cf_z", "s")]
      }, gives: conversion + #","cf_idade":34,"cf_z":"s","cf_y":8"#),
    KindCase(
      "everything goes along where nothing is known", .event(.named("ECOMMERCE_ORDER_PLACED")),
      "email,id,Total Geral,,CF_A\na@b.co,1,2,3,4\n",
      gives: #""email":"a@b.co","identifier":"1","Total Geral":"2","cf_a":"4""#),
    KindCase(
      "all members go along where nothing is known", .event(.named("ECOMMERCE_ORDER_REFUNDED")),
      #"{"id":1,"items":[{"a":1}],"email":"a@b.co","n\"m":true}"#,
      gives: #""email":"a@b.co","identifier":"1","items":[{"a":1}],"n\"m":true"#),
    KindCase(
      "nothing goes along with a lost opportunity", .lost, "email,cf_a\na@b.co,1\n",
      gives: #""email":"a@b.co","funnel_name":"default""#),
  ]

  static let others = [
    KindCase(
      "options and moments", .event(.named("CALL_FINISHED")),
      "email,telefone,status,tipo,início\na@b.co,1,ok,saida,2026-01-31T14:30:00-03:00\na@b.co,1,ok,x,\na@b.co,1,ok,,hoje\n",
      gives:
        #""email":"a@b.co","call_from_number":"1","call_status":"ok","call_started_at":"2026-01-31T14:30:00-03:00","call_type":"Outbound""#,
      "INVALID_OPTION: call_type is 'x'; it must be Inbound or Outbound.",
      "INVALID_DATE: call_started_at is 'hoje'; it must be a date and time such as 2026-01-31T14:30:00-03:00."),
    KindCase(
      "a limit of characters", .event(.conversion),
      "identificador,email\n\(String(repeating: "é", count: 256)),a@b.co\n",
      gives: "FIELD_TOO_LONG: conversion_identifier has 256 characters; the API accepts 255."),
  ]
}

extension EventType {
  /// The type of the table called `name`.
  static func named(_ name: String) -> EventType {
    all.first { $0.name == name } ?? opportunityLost
  }
}
