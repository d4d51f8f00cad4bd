import RDBulkCore
import Testing

@testable import RDBulkSandbox

/// An event type, the fields that it needs beside the email, and those it may have, all as members of a payload.
private struct Sample: Sendable, CustomTestStringConvertible {
  let type: String
  let needed: [String]
  let allowed: [String]

  init(_ type: String, _ needed: [String], may allowed: [String] = []) {
    self.type = type
    self.needed = [#""email":"a@b.co""#] + needed
    self.allowed = allowed
  }

  var testDescription: String { type }

  static let item =
    #"{"product_id":"1","product_title":"t","price":0,"quantity":1,"product_url":"u","variant_id":"v","#
    + #""variant_title":"t","sku":"s","image_url":"i","categories":["c"]}"#
  static let cart = [
    #""identifier":"1""#, #""checkout_url":"u""#, #""currency":"BRL""#, #""price":0"#, #""total_items":1"#,
  ]
  static let person = [#""name":"n""#, #""company_name":"c""#, #""cf_anything":[1]"#, #""personal_phone":null"#]
  static let media = [#""media_type":"t""#, #""media_identifier":"i""#]
  static let chat = [#""chat_subject":"s""#, #""cf_chat_status":"o""#]

  static let all = [
    Sample(
      "CONVERSION", [#""conversion_identifier":"c""#],
      may: person + [
        #""tags":["a","b"]"#, #""available_for_mailing":true"#, #""traffic_source":"s""#,
        #""legal_bases":[{"category":"communications","type":"consent","status":"granted"},"#
          + #"{"category":"communications","type":"vital_interest"}]"#,
      ]),
    Sample("OPPORTUNITY", [#""funnel_name":"default""#]),
    Sample("OPPORTUNITY_LOST", [#""funnel_name":"default""#], may: [#""reason":"""#]),
    Sample("SALE", [#""funnel_name":"default""#], may: [#""value":0.5"#]),
    Sample("ECOMMERCE_CHECKOUT_STARTED", cart, may: [#""line_items":[\#(item)]"#]),
    Sample("ECOMMERCE_CART_ABANDONED", cart, may: [#""line_items":[]"#]),
    Sample(
      "ECOMMERCE_ORDER_PAID", [#""identifier":"1""#, #""currency":"BRL""#, #""price":"9.90""#, #""total_items":0"#],
      may: [
        #""shipping_price":0"#, #""shipping_city":"c""#, #""shipping_state":"s""#, #""shipping_country":"c""#,
        #""order_url":"u""#, #""payment_methods":["pix"]"#, #""line_items":[\#(item)]"#,
      ]),
    Sample("ECOMMERCE_ORDER_CANCELLED", [#""identifier":"1""#], may: [#""cancel_reason":"r""#]),
    Sample(
      "ECOMMERCE_ORDER_FULFILLED", [#""identifier":"1""#],
      may: [
        #""order_identifier":"1""#, #""tracking_company":"c""#, #""tracking_code":"t""#, #""tracking_url":"u""#,
      ]),
    Sample("ECOMMERCE_SHIPMENT_DELIVERED", [#""identifier":"1""#, #""order_identifier":"1""#]),
    Sample("ECOMMERCE_ORDER_PLACED", [#""identifier":"1""#]),
    Sample("ECOMMERCE_ORDER_REFUNDED", [#""identifier":"1""#]),
    Sample("CHAT_STARTED", chat, may: person + [#""cf_chat_type":"t""#, #""cf_birthdate":"b""#, #""cf_gender":"g""#]),
    Sample("CHAT_FINISHED", chat + [#""cf_chat_transcript_message":"m""#], may: person),
    Sample(
      "CALL_FINISHED", [#""call_from_number":"1""#, #""call_status":"s""#],
      may: [
        #""call_user_email":"u@b.co""#, #""call_started_at":"2026-02-28T23:59:60.5-03:00""#, #""call_duration":"12""#,
        #""call_type":"Outbound""#, #""call_status_description":"d""#, #""call_phone_type":"p""#,
        #""call_carrier":"c""#, #""call_record":"r""#,
      ]),
    Sample("MEDIA_PLAYBACK_STARTED", media, may: [#""media_duration":1"#, #""media_category":"c""#]),
    Sample("MEDIA_PLAYBACK_STOPPED", media, may: [#""media_finished":true"#]),
  ]

  /// The event with these members, given the needed ones or others.
  func body(_ members: [String]) -> String {
    #"{"event_type":"\#(type)","event_family":"CDP","payload":{\#(members.joined(separator: ","))}}"#
  }

  /// The good event with one more member, which counts instead of an earlier one of its name.
  static func body(_ type: String, with member: String) -> String {
    all.first { $0.type == type }.map { $0.body($0.needed + [member]) } ?? ""
  }
}

@Suite("What each event type requires") struct EventRuleTests {
  @Test("There is a sample of each event type")
  func complete() {
    #expect(Set(EventRules.types) == Set(Sample.all.map(\.type)))
  }

  @Test("An event with its required and optional fields is accepted", arguments: Sample.all)
  fileprivate func good(_ sample: Sample) {
    var sandbox = Sandbox.made()
    #expect(sandbox.post(sample.body(sample.needed)).status == 200)
    let whole = sandbox.post(sample.body(sample.needed + sample.allowed))
    #expect(whole.status == 200, "\(whole.body)")
  }

  @Test("A required field that is absent, null or empty is refused", arguments: Sample.all)
  fileprivate func missing(_ sample: Sample) throws {
    var sandbox = Sandbox.made()
    for (index, member) in sample.needed.enumerated() {
      let name = try #require(member.split(separator: "\"").first).description
      for replacement in [nil, #""\#(name)":null"#, #""\#(name)":"""#] {
        var members = sample.needed
        if let replacement { members[index] = replacement } else { members.remove(at: index) }
        let reply = sandbox.postBatch([sample.body(members)])
        #expect(reply.status == 400, "\(name): \(replacement ?? "absent")")
        let errors = reply.json?["errors"]?.elements ?? []
        #expect(errors.map { $0["path"]?.text } == ["$[0].payload.\(name)"])
      }
    }
  }

  @Test("An event without one of its optional fields is accepted", arguments: Sample.all)
  fileprivate func optional(_ sample: Sample) {
    var sandbox = Sandbox.made()
    for member in sample.allowed {
      let name = member.split(separator: "\"").first.map(String.init) ?? ""
      #expect(sandbox.post(sample.body(sample.needed + [#""\#(name)":null"#])).status == 200, "\(name)")
    }
  }

  private static func list(_ element: String, _ count: Int) -> String {
    "[\([String](repeating: element, count: count).joined(separator: ","))]"
  }

  private static func item(_ member: String) -> String {
    #""line_items":[\#(Sample.item),{"product_id":"1","product_title":"t","price":1,"quantity":1,\#(member)}]"#
  }

  private static func basis(_ category: String, _ type: String, _ status: String) -> String {
    #""legal_bases":[{"category":"\#(category)","type":"\#(type)","status":"\#(status)"}]"#
  }

  /// A type, a bad member, and where its errors are in the payload; no path is a good member.
  private static let values: [(String, String, [String])] = [
    ("CONVERSION", #""conversion_identifier":"\#(String(repeating: "é", count: 255))""#, []),
    ("CONVERSION", #""conversion_identifier":"\#(String(repeating: "é", count: 256))""#, ["conversion_identifier"]),
    ("CONVERSION", #""conversion_identifier":7"#, ["conversion_identifier"]),
    ("CONVERSION", #""name":7"#, ["name"]), ("CONVERSION", #""traffic_value":{}"#, ["traffic_value"]),
    ("CONVERSION", #""tags":"a""#, ["tags"]), ("CONVERSION", #""tags":["a",1,null]"#, ["tags[1]", "tags[2]"]),
    ("CONVERSION", #""available_for_mailing":"true""#, ["available_for_mailing"]),
    ("CONVERSION", #""legal_bases":{}"#, ["legal_bases"]), ("CONVERSION", #""legal_bases":[1]"#, ["legal_bases[0]"]),
    ("CONVERSION", #""legal_bases":[{}]"#, ["legal_bases[0].category", "legal_bases[0].type"]),
    ("CONVERSION", basis("communications", "public_interest", "declined"), []),
    ("CONVERSION", basis("data_processing", "consent", "granted"), ["legal_bases[0].category"]),
    ("CONVERSION", basis("x", "y", "z"), ["category", "type", "status"].map { "legal_bases[0].\($0)" }),
    ("SALE", #""funnel_name":"Default""#, ["funnel_name"]),
    ("OPPORTUNITY", #""funnel_name":"Vendas""#, ["funnel_name"]),
    ("OPPORTUNITY_LOST", #""funnel_name":1"#, ["funnel_name"]),
    ("SALE", #""value":"10.5""#, []), ("SALE", #""value":1e3"#, []), ("SALE", #""value":-0.1"#, ["value"]),
    ("SALE", #""value":"0x10""#, ["value"]), ("SALE", #""value":"nan""#, ["value"]),
    ("SALE", #""value":"1e999""#, ["value"]), ("SALE", #""value":"10,5""#, ["value"]),
    ("SALE", #""value":"""#, ["value"]),
    ("OPPORTUNITY_LOST", #""reason":1"#, ["reason"]),
    ("ECOMMERCE_CHECKOUT_STARTED", #""price":-1"#, ["price"]),
    ("ECOMMERCE_CHECKOUT_STARTED", #""total_items":0"#, ["total_items"]),
    ("ECOMMERCE_CHECKOUT_STARTED", #""total_items":1.5"#, ["total_items"]),
    ("ECOMMERCE_CART_ABANDONED", #""line_items":\#(list(Sample.item, 20))"#, []),
    ("ECOMMERCE_CART_ABANDONED", #""line_items":\#(list(Sample.item, 21))"#, ["line_items"]),
    (
      "ECOMMERCE_CART_ABANDONED", #""line_items":[{}]"#,
      ["product_id", "product_title", "price", "quantity"].map { "line_items[0].\($0)" }
    ),
    ("ECOMMERCE_CART_ABANDONED", item(#""quantity":0"#), ["line_items[1].quantity"]),
    ("ECOMMERCE_CART_ABANDONED", item(#""price":-1"#), ["line_items[1].price"]),
    ("ECOMMERCE_CART_ABANDONED", item(#""sku":1"#), ["line_items[1].sku"]),
    ("ECOMMERCE_CART_ABANDONED", item(#""other":1"#), []),
    ("ECOMMERCE_CART_ABANDONED", item(#""categories":\#(list("\"c\"", 10))"#), []),
    ("ECOMMERCE_CART_ABANDONED", item(#""categories":\#(list("\"c\"", 11))"#), ["line_items[1].categories"]),
    ("ECOMMERCE_CART_ABANDONED", item(#""categories":[1]"#), ["line_items[1].categories[0]"]),
    ("ECOMMERCE_ORDER_PAID", #""total_items":-1"#, ["total_items"]),
    ("ECOMMERCE_ORDER_PAID", #""payment_methods":\#(list("\"p\"", 5))"#, []),
    ("ECOMMERCE_ORDER_PAID", #""payment_methods":\#(list("\"p\"", 6))"#, ["payment_methods"]),
    (
      "ECOMMERCE_ORDER_PAID", #""payment_methods":\#(list("1", 6))"#,
      ["payment_methods"] + (0..<5).map { "payment_methods[\($0)]" }
    ),
    ("ECOMMERCE_ORDER_PAID", #""line_items":"x""#, ["line_items"]),
    ("ECOMMERCE_ORDER_PAID", #""shipping_price":"free""#, ["shipping_price"]),
    ("CHAT_STARTED", #""cf_gender":1"#, ["cf_gender"]), ("CHAT_FINISHED", #""name":[]"#, ["name"]),
    ("CALL_FINISHED", #""call_type":"inbound""#, ["call_type"]),
    ("CALL_FINISHED", #""call_user_email":"u""#, ["call_user_email"]),
    ("CALL_FINISHED", #""call_duration":12"#, ["call_duration"]),
    ("CALL_FINISHED", #""call_started_at":"2026-11-21 20:50""#, ["call_started_at"]),
  ]

  @Test("The value of each field is checked", arguments: values)
  func value(type: String, member: String, paths: [String]) {
    var sandbox = Sandbox.made()
    let reply = sandbox.postBatch([Sample.body(type, with: member)])
    #expect(reply.status == (paths.isEmpty ? 200 : 400), "\(reply.body)")
    let found = reply.json?["errors"]?.elements?.compactMap { $0["path"]?.text } ?? []
    #expect(found == paths.map { "$[0].payload.\($0)" })
  }

  @Test("Errors within a list are reported by path, outside of batches too")
  func nested() {
    var sandbox = Sandbox.made()
    let reply = sandbox.post(Sample.body("ECOMMERCE_CART_ABANDONED", with: #""line_items":[1]"#))
    #expect(
      reply.body
        == #"{"errors":[{"error_type":"INVALID_FORMAT","error_message":"Must be an object.","path":"$.payload.line_items[0]"}]}"#
    )
  }

  @Test(
    "Dates with times are checked",
    arguments: [
      ("2026-11-21T20:50:00Z", true), ("2026-11-21t20:50:00.123456z", true), ("2024-02-29T00:00:00+00:00", true),
      ("2023-02-29T00:00:00Z", false), ("2026-04-31T00:00:00Z", false), ("2026-13-01T00:00:00Z", false),
      ("2026-00-01T00:00:00Z", false), ("2026-01-00T00:00:00Z", false), ("2026-01-01T24:00:00Z", false),
      ("2026-01-01T00:60:00Z", false), ("2026-01-01T00:00:61Z", false), ("2026-01-01T00:00:00", false),
      ("2026-01-01T00:00:00.Z", false), ("2026-01-01T00:00:00+0300", false), ("2026-01-01T00:00:00Zx", false),
      ("2026-1-1T00:00:00Z", false), ("2026-01-01", false), ("", false), ("２026-01-01T00:00:00Z", false),
    ])
  func dateTimes(text: String, isValid: Bool) {
    #expect(DateTime.isValid(text) == isValid)
  }
}
