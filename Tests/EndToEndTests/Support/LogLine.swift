import Foundation

/// One line of the sandbox's log.
struct LogLine: Decodable {
  let n: Int
  let time: Int
  let method: String?
  let path: String?
  let status: Int?
  let fault: String?
  let processed: Bool
  let event_type: String?
  let emails: [String]
}
