import RDBulkCore

/// How a simulated server takes batches.
struct Batching {
  /// How it tells which rows it refuses.
  enum ErrorStyle: CaseIterable {
    /// Not at all.
    case whole
    /// By paths in a list, with brackets or with dots.
    case paths, dotted
    /// By a hash whose keys are positions.
    case hash
  }

  var errors: ErrorStyle
  /// How often it answers with an `event_uuid` too few or too many, or none at all for one event.
  var misfit: Double
  /// The longest body that it takes; nil where that is as long as any.
  var limit: Int?

  /// The uuid that the server gives a row, however often it comes.
  static func uuid(of row: Int) -> String { "row-\(row)" }

  static func accepted(_ rows: [Int]) -> String { answer(rows.map { "{\"event_uuid\":\"\(uuid(of: $0))\"}" }) }

  /// An answer that does not fit its rows.
  static func misfit(_ rows: [Int], _ random: inout SeededRandom) -> String {
    var events = rows.map { "{\"event_uuid\":\"\(uuid(of: $0))\"}" }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: events.removeLast()
    case 1: events.append("{\"event_uuid\":\"row-0\"}")
    case 2: events[Int.random(in: events.indices, using: &random)] = "{}"
    default: events = Array(events.dropFirst()) + [events[0], "null"]
    }
    return answer(events)
  }

  private static func answer(_ events: [String]) -> String {
    "{\"event_batch_uuid\":\"b\",\"events\":[\(events.joined(separator: ","))]}"
  }

  /// The refusal of a batch for the rows at `bad`.
  func refusal(_ bad: [Int]) -> String {
    let error = "\"error_type\":\"INVALID\",\"error_message\":\"No.\""
    switch errors {
    case .whole: return "{\"errors\":{\(error)}}"
    case .paths: return "[\(bad.map { "{\(error),\"path\":\"$[\($0)].payload.email\"}" }.joined(separator: ","))]"
    case .dotted: return "{\"errors\":[\(bad.map { "{\(error),\"path\":\"$.\($0)\"}" }.joined(separator: ","))]}"
    case .hash: return "{\"errors\":{\(bad.map { "\"\($0)\":{\"email\":[{\(error)}]}" }.joined(separator: ","))}}"
    }
  }
}

extension Scenario {
  /// The same with batches. What it draws comes from a sequence of its own, so that seeds keep their meaning.
  func batched(seed: UInt64, bytes: [Int], limits: [Int]) -> Scenario {
    var random = SeededRandom(seed: seed ^ 0xBA7C)
    var scenario = self
    scenario.settings.batch = BatchLimits(
      rows: random.chance(0.3) ? .max : [1, 2, 3, 5, 8, 20].randomElement(using: &random) ?? 3,
      bytes: bytes.randomElement(using: &random) ?? 200_000,
      linger: .milliseconds([1, 300, 1_000].randomElement(using: &random) ?? 300))
    scenario.batching = Batching(
      errors: Batching.ErrorStyle.allCases.randomElement(using: &random) ?? .whole,
      misfit: random.chance(0.3) ? 0.1 : 0,
      limit: random.chance(0.3) ? limits.randomElement(using: &random) : nil)
    if random.chance(0.5) { scenario.faults.rejectedShare = [0.1, 0.3].randomElement(using: &random) ?? 0.1 }
    return scenario
  }

  /// How many rows a request may have, given the length of the shortest event.
  func rowsPerRequest(shortest: Int) -> Int {
    guard let batch = settings.batch else { return 1 }
    return max(1, min(batch.rows, rows, (batch.bytes - 1) / (shortest + 1)))
  }
}
