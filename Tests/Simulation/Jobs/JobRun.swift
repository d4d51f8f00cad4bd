import RDBulkCore

/// What a process has in memory while it works at a job: gone when it is killed.
struct JobRun: ~Copyable {
  let number: Int
  var job: Job
  var intake: SimulatedIntake
  var syncing = SimulatedSync()
  /// The contacts whose lines are kept among those of funnels, by their paths.
  var kept: Set<[UInt8]>
  var witness: Witness
  /// Rows that the run found in doubt.
  let foundInDoubt: Set<Int>
  /// The access token that requests leave with, counted from 0, and whether a new one was asked for.
  var token: Int
  var isRenewing = false
  var signalAt = Instant.never
  /// When another signal comes, and how long after the first one.
  var secondAt = Instant.never
  var secondSignal: Int64?
  /// How long answers are awaited after the signal, and until when.
  let grace: Int64
  var graceEnds = Instant.never
  /// Requests that leave when the run next waits.
  var leaving: [SimulatedNetwork.Request] = []
  /// Requests whose answers are awaited.
  var requests: [SimulatedNetwork.Request] = []
}

/// A thread that has the disk keep one file after another, while the run goes on.
struct SimulatedSync {
  /// What is still to be kept.
  var files: [SimulatedDisk.Name] = []
  /// How many changes the first of them had when its sync began.
  var changes = 0
  /// When that one is done.
  var moment = Instant.never
  /// Whether all are kept, and nobody was told.
  var isDone = false

  /// When something is done next.
  var end: Instant { files.isEmpty ? .never : moment }
}

/// How a process came to its end.
enum JobRunEnd {
  /// The job ended.
  case ended
  /// The engine stopped.
  case stopped(StopReason)
  case diskFull
  /// Somebody else has been at a file.
  case meddled
  case crashed(Crash.Kind)
  /// It did not begin.
  case refused(String)
}

/// A process can't begin.
struct Refusal: Error {
  var why: String
}
