import RDBulkCore

/// What a process has in memory while it works at a job: gone when it is killed.
struct JobRun {
  /// The disk keeps a file after another, while the loop goes on.
  struct Sync {
    var files: [SimulatedDisk.Name]
    /// How many changes the first of them had when its sync began.
    var changes: Int
    /// When that one is done.
    var moment: Instant
  }

  let number: Int
  var engine: Engine
  var ledger: Ledger
  var intake: SimulatedIntake
  var witness: Witness
  var resumption: ResumedRows
  var reservation: Reservation?
  /// The counts of the runs before this one.
  let base: JobPosition
  let started: Instant
  /// The access token that requests leave with, counted from 0, and whether a new one was asked for.
  var token: Int
  var isRenewing = false
  var signalAt = Instant.never
  var graceEnds = Instant.never
  var sync: Sync?
  var hasSynced = false

  var inputEnded = false
  var inputBlocks = false
  var isInLongRow = false
  var isHoldingLongRow = false
  /// Rows that may leave with this turn, and their requests.
  var sentRows: [Int] = []
  var leaving: [SimulatedNetwork.Request] = []
  var scratch: [UInt8] = []
  var email: [UInt8] = []
  /// When requests of this run came to the server.
  var arrivals: [Instant] = []
}

/// How a process came to its end.
enum JobRunEnd {
  /// The job ended.
  case ended
  /// The engine stopped.
  case stopped(StopReason)
  case diskFull
  case crashed(Crash.Kind)
  /// It did not begin.
  case refused(String)
}

/// A process can't begin, or finds the input changed.
struct Refusal: Error {
  var why: String
}
