import RDBulkCore

/// An engine that packs rows into batches, against a server in the test's hands.
final class BatchRun {
  var engine: Engine
  var now = Instant(nanoseconds: 0)
  private(set) var ends: [Int: Outcome] = [:]
  private(set) var released: [Int] = []
  /// The rows of each request, in the order of sending.
  private(set) var sent: [[Int]] = []
  private var fed = 0

  init(
    rows: Int = 4, bytes: Int = 200_000, concurrency: Int = 1, retries: Int = 2, onUnknown: UnknownPolicy = .retry,
    maxFailures: FailureLimit? = nil, leavesUnsent: Bool = false, rate: Rate? = nil,
    bytesLimit: Int? = nil
  ) {
    var settings = Engine.Settings(
      rate: rate, concurrency: concurrency, batch: BatchLimits(rows: rows, bytes: bytes, linger: .seconds(1)),
      retries: retries, onUnknown: onUnknown, maxFailures: maxFailures, leavesUnsent: leavesUnsent, seed: 1)
    if let bytesLimit {
      settings.bytesLimit = bytesLimit
      settings.bytesPerRequest = 0
    }
    engine = Engine(settings)
  }

  /// Adds a row of so many bytes; the next number is its own.
  func add(bytes: Int = 10, isInDoubt: Bool = false) {
    fed += 1
    let number = fed
    engine.add(now) { text in
      let start = text.count
      text.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: number), count: bytes))
      let end = text.count
      var row = BatchRow(number: number, line: number, email: end..<end, event: start..<end, raw: end..<end)
      row.isInDoubt = isInDoubt
      return row
    }
  }

  /// Sends whatever may leave now, of `rows` rows in all, as a program does that has them at hand; gives the slots.
  func send(rows: Int, bytes: Int = 10, isEnd: Bool = true) -> [Int] {
    var slots: [Int] = []
    while true {
      if let slot = engine.nextSend(now) {
        slots.append(slot)
        sent.append(engine.batches[slot].rows.map(\.number))
      } else if engine.wantsBatch, fed < rows {
        add(bytes: bytes)
      } else if engine.wantsBatch, engine.isFilling, isEnd {
        engine.close()
      } else if !engine.closeIfDue(now) {
        return slots
      }
    }
  }

  func finish(_ slot: Int, _ delivery: Delivery, after nanoseconds: Int64 = .milliseconds(10)) {
    now = now.advanced(by: nanoseconds)
    engine.finish(slot, delivery, now)
    takeOutcomes()
  }

  func takeOutcomes() {
    for end in engine.outcomes {
      let number = engine.batches[end.slot].rows[end.index].number
      ends[number] = ends[number] == nil ? end.outcome : Outcome(.duplicate)
    }
    engine.clearOutcomes()
    released += engine.released
    engine.clearReleased()
  }

  /// Runs `rows` rows to their end against a server that answers by the rows of a request.
  func run(rows: Int, bytes: Int = 10, _ answer: ([Int]) -> Delivery) {
    for _ in 0..<100_000 {
      let slots = send(rows: rows, bytes: bytes)
      for slot in slots { finish(slot, answer(engine.batches[slot].rows.map(\.number))) }
      guard slots.isEmpty else { continue }
      let wake = engine.wakeTime(now)
      guard wake != .never else { return takeOutcomes() }
      now = max(now, wake)
    }
  }

  func words(_ row: Int) -> String {
    guard let end = ends[row] else { return "none" }
    return "\(end.status) \(end.error) \(end.httpStatus) \(end.attempts)"
  }
}

extension Delivery {
  /// A refusal that names these positions.
  static func named(_ positions: [Int], status: Int = 400, code: String = "INVALID") -> Delivery {
    .answered(.partlyRejected(positions.map { RejectedEvent($0, APIError("\(code)_\($0)", "No.")) }), status: status)
  }

  /// A server that refuses a request with one of the rows `bad`, without a word on which.
  static func refusing(_ bad: Set<Int>) -> ([Int]) -> Delivery {
    { bad.isDisjoint(with: $0) ? .accepted : .status(400) }
  }

  /// As `refusing`, with their positions.
  static func naming(_ bad: Set<Int>) -> ([Int]) -> Delivery {
    { rows in
      let positions = rows.indices.filter { bad.contains(rows[$0]) }
      return positions.isEmpty ? .accepted : .named(positions)
    }
  }
}
