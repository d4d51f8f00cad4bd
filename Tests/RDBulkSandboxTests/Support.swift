import RDBulkCore

@testable import RDBulkSandbox

/// Noon of some day, in Unix milliseconds: the first millisecond of a minute.
let noon = 1_700_049_600_000

/// An event of the official reference, with another email or other members of the payload.
func lost(_ email: String = "contato@email.com", more: String = "") -> String {
  #"{"event_type":"OPPORTUNITY_LOST","event_family":"CDP","payload":{"email":"\#(email)","#
    + #""funnel_name":"default"\#(more)}}"#
}

func event(_ type: String, _ email: String = "contato@email.com") -> String {
  #"{"event_type":"\#(type)","event_family":"CDP","payload":{"email":"\#(email)","funnel_name":"default"}}"#
}

func conversion(_ email: String = "contato@email.com") -> String {
  #"{"event_type":"CONVERSION","event_family":"CDP","payload":{"email":"\#(email)","conversion_identifier":"c"}}"#
}

func request(
  _ method: String, _ target: String, _ body: String = "", token: String? = "sandbox-token",
  type: String? = "application/json"
) -> HTTPRequest {
  var fields = [HTTPField("host", "127.0.0.1")]
  if let token { fields.append(HTTPField("authorization", "Bearer \(token)")) }
  if let type { fields.append(HTTPField("content-type", type)) }
  return HTTPRequest(method: method, target: target, fields: fields, body: Array(body.utf8))
}

extension Sandbox {
  /// A sandbox without limits, changed by `change`.
  static func made(_ change: (inout SandboxOptions) -> Void = { _ in }) -> Sandbox {
    var options = SandboxOptions()
    options.limit = nil
    options.funnelRate = nil
    change(&options)
    return Sandbox(options, fields: .sample)
  }

  mutating func post(_ body: String, to target: String = "/platform/events", now: Int = noon) -> Reply {
    answer(request("POST", target, body), now: now)
  }

  mutating func postBatch(_ events: [String], now: Int = noon) -> Reply {
    post("[\(events.joined(separator: ","))]", to: "/platform/events/batch", now: now)
  }

  mutating func get(_ target: String, now: Int = noon) -> Reply {
    answer(request("GET", target), now: now)
  }
}

extension Reply {
  var status: Int { response.status }
  var body: String { String(decoding: response.body, as: UTF8.self) }
  var json: JSONValue? { try? JSONValue(parsing: response.body) }

  /// The value of an answer's header.
  func field(_ name: String) -> String? { response.fields.first { $0.name == name }?.value }
}
