import RDBulkCore
import Testing

/// The uuids that a sandbox of some seed gave, computed from its log: it draws them from one sequence, for each batch
/// that it processed one of the batch's own and then one for each event.
struct SandboxUUIDs {
  /// By address, the latest last.
  private(set) var given: [String: [String]] = [:]

  init(_ log: [LogLine], seed: UInt64) {
    var random = SeededRandom(seed: ~seed)
    for line in log.sorted(by: { $0.n < $1.n }) where line.processed {
      _ = Self.next(&random)
      for email in line.emails { given[email, default: []].append(Self.next(&random)) }
    }
  }

  /// A version 4 UUID.
  private static func next(_ random: inout SeededRandom) -> String {
    let high = random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = [high, low].map { half in
      let text = String(half, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text += "-" }
      text.append(digit)
    }
    return text
  }

  /// Checks that each accepted row has a uuid that was its own, and that the others have none.
  func check(_ results: [ResultLine], _ place: SourceLocation = #_sourceLocation) {
    var wrong: [String] = []
    for result in results {
      let uuid = result.event_uuid ?? ""
      let isRight =
        result.status == "accepted" ? given[result.email ?? ""]?.contains(uuid) ?? false : uuid.isEmpty
      if !isRight { wrong.append("\(result.brief): \(uuid)") }
    }
    #expect(wrong.prefix(10).isEmpty, sourceLocation: place)
  }
}
