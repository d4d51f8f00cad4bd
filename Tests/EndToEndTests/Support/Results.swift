import Foundation
import Testing

extension Folder {
  /// The result rows of a file in JSON Lines, by row; each line must be an object of exactly the promised keys.
  func results(_ name: String, _ place: SourceLocation = #_sourceLocation) throws -> [ResultLine] {
    try decoded(name, ResultLine.self).sorted { $0.row < $1.row }
  }

  /// What the sandbox received, but for the question of the account's name, which is about no row.
  func log(_ name: String) throws -> [LogLine] {
    try decoded(name, LogLine.self).filter { $0.path?.hasPrefix("/marketing/account_info") != true }
  }

  private func decoded<Line: Decodable>(_ name: String, _ type: Line.Type) throws -> [Line] {
    let decoder = JSONDecoder()
    return try bytes(name).split(separator: 0x0A).map { try decoder.decode(type, from: Data($0)) }
  }

  /// The one object of a summary file.
  /// The numbers of a summary.
  func summary(_ name: String) throws -> [String: Double] {
    let object = try JSONSerialization.jsonObject(with: Data(bytes(name))) as? [String: Any] ?? [:]
    return object.compactMapValues { $0 as? Double }
  }
}

/// Compares result rows with the sandbox's log: what is told of each row must be what happened to it.
///
/// Each row must have an address of its own. `rows` is how many the input has; the sandbox does not read the bodies of
/// requests that it refuses for the account's sake, so attempts can be counted only where there are none of these.
func audit(
  _ results: [ResultLine], _ log: [LogLine], rows: Int, attemptsAreWhole: Bool = true,
  _ place: SourceLocation = #_sourceLocation
) {
  #expect(results.map(\.row) == Array(1...rows), "one result for each row", sourceLocation: place)
  var requests: [String: [LogLine]] = [:]
  for line in log { for email in line.emails { requests[email, default: []].append(line) } }
  let hasAddresses = log.allSatisfy { !$0.emails.isEmpty }
  var wrong: [String] = []
  for result in results {
    let mine = requests[result.email ?? ""] ?? []
    if attemptsAreWhole, hasAddresses, mine.count != result.attempts {
      wrong.append("\(result.brief): \(mine.count) requests logged")
    }
    let processed = mine.count(where: \.processed)
    let lost = mine.count { $0.processed && ($0.status != 200 || ["truncated", "garbage", "slow"].contains($0.fault)) }
    switch result.status {
    case "accepted":
      // Each copy but the last one must be one whose answer was lost.
      if processed < 1 || processed - 1 > lost { wrong.append("\(result.brief): processed \(processed) times") }
    case "unknown":
      if processed > lost { wrong.append("\(result.brief): was answered") }
    case "failed", "rejected", "invalid", "duplicate":
      if processed > 0 { wrong.append("\(result.brief): processed \(processed) times") }
    default: wrong.append("\(result.brief): no such status")
    }
  }
  #expect(wrong.prefix(10).isEmpty, sourceLocation: place)
}

/// Records of RFC 4180 with LF between them, to read what the program wrote by a reader that is not its own.
func parseCSV(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field: [UInt8] = []
  var inQuotes = false
  var wasQuote = false
  for byte in text.utf8 {
    if inQuotes {
      if byte == UInt8(ascii: "\"") {
        inQuotes = false
        wasQuote = true
      } else {
        field.append(byte)
      }
      continue
    }
    switch byte {
    case UInt8(ascii: "\""):
      if wasQuote { field.append(byte) }
      inQuotes = true
    case UInt8(ascii: ","), UInt8(ascii: "\n"):
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == UInt8(ascii: "\n") {
        records.append(record)
        record = []
      }
    default: field.append(byte)
    }
    wasQuote = false
  }
  return records
}
