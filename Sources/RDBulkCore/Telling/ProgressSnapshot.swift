/// How a run is doing at one moment; the progress block is drawn from it.
package struct ProgressSnapshot: Equatable, Sendable {
  /// For the whole job, earlier runs included.
  package var tally = Tally()
  /// Rows of the job whose results an earlier run wrote.
  package var resumedRows = 0
  /// Rows read from the input, the bytes they take in it, and the bytes of the whole input if that is known. Bytes read
  /// ahead into a buffer don't count.
  package var rowsRead = 0
  package var bytesRead = 0
  package var bytesTotal: Int?
  /// The rows of the whole input, where it was checked.
  package var rowsTotal: Int?
  /// Whether the input has been read to its end, so that all rows are known.
  package var isInputRead = false
  /// The average of this run.
  package var requestsPerMinute = 0.0
  /// nil: unlimited.
  package var rate: Rate?
  package var inFlight = 0
  package var concurrency = 1
  // Of the whole job, like the tally.
  package var requests = 0
  package var retries = 0
  package var throttled = 0
  package var pause: Pause?
  /// Nanoseconds since this run began.
  package var elapsed: Int64 = 0
  /// Nanoseconds that earlier runs of the job took.
  package var earlierElapsed: Int64 = 0
  /// Nothing more is sent; answers are still awaited.
  package var isStopping = false

  /// Why nothing is sent right now.
  package struct Pause: Equatable, Sendable {
    package var reason: PauseReason
    /// Nanoseconds until it ends.
    package var left: Int64

    /// `left` is in nanoseconds.
    package init(_ reason: PauseReason, left: Int64) {
      self.reason = reason
      self.left = left
    }

    /// Why nothing is sent, and for how long.
    package var message: Message {
      let left = Message.duration(left)
      return switch reason {
      case .accountLimit: "The account's quota is used up; continuing in \(left)."
      case .noAnswer: "The server does not answer; trying again in \(left)."
      case .serverBusy: "The server asked to wait; continuing in \(left)."
      }
    }
  }

  /// The state before the first row.
  package init() {}

  /// `requestsPerMinute`, but never above the limit shown next to it: requests outnumber their gaps by one, and the
  /// account may have lowered the limit since.
  package var shownPerMinute: Double { Rate.shown(requestsPerMinute, within: rate) }

  /// Rows of the job whose results this run wrote; nil if there was no other run.
  package var ownRows: Int? { resumedRows > 0 ? tally.rows - resumedRows : nil }

  /// How long the job has taken; in a resumed one also how much of it was in this run.
  package var time: Message {
    let job = Message.duration(elapsed + earlierElapsed)
    return ownRows == nil ? job : "\(job), \(Message.duration(elapsed)) of it in this run"
  }

  /// How many rows the job has in all.
  package enum Total: Equatable, Sendable {
    case exactly(Int)
    /// Estimated from the bytes of the rows read so far.
    case about(Int)
    case unknown
  }

  package var total: Total {
    if let rowsTotal { return .exactly(max(rowsTotal, tally.rows)) }
    if isInputRead { return .exactly(max(rowsRead, tally.rows)) }
    guard let bytesTotal, bytesRead > 0, rowsRead > 0 else { return .unknown }
    let rows = Double(rowsRead) * Double(max(bytesTotal, bytesRead)) / Double(bytesRead)
    return .about(max(tally.rows, Int(min(rows, 1e15))))
  }

  /// The share of rows that have a result; nil if it can't be estimated.
  package var share: Double? {
    switch total {
    case .exactly(let rows), .about(let rows): rows > 0 ? min(1, Double(tally.rows) / Double(rows)) : nil
    case .unknown: nil
    }
  }

  /// Fewer rows don't allow a good estimate.
  private static let sampleRows = 10
  private static let sampleTime: Int64 = .seconds(3)

  /// Nanoseconds until all rows are done at this run's pace, after the rest of a pause; nil if it can't be estimated.
  package var timeLeft: Int64? {
    let done = tally.rows - resumedRows
    guard done >= Self.sampleRows, elapsed >= Self.sampleTime, !isStopping else { return nil }
    let rows: Int
    switch total {
    case .exactly(let all), .about(let all): rows = all - tally.rows
    case .unknown: return nil
    }
    let left = Double(elapsed) * Double(rows) / Double(done) + Double(max(0, pause?.left ?? 0))
    return rows > 0 && left < 9e18 ? Int64(left) : nil
  }
}
