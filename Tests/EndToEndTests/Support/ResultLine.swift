import Foundation

/// One line of a results file in JSON Lines.
struct ResultLine: Decodable {
  let row: Int
  let line: Int
  let email: String?
  let status: String
  let http_status: Int?
  let event_uuid: String?
  let attempts: Int
  let error: String?
  let message: String?
  let sent_at: String?
  let duration_ms: Int?
  // Of commands that read funnels.
  let lifecycle_stage: String?
  let opportunity: Bool?
  let contact_owner_email: String?
  let fit: Double?
  let verified: String?

  /// The parts that a case can foresee, as one text: `2 3 ana@example.com invalid INVALID_EMAIL`.
  var brief: String { "\(row) \(line) \(email ?? "-") \(status) \(error ?? "-")" }
}
