/// What a job needs from the command line, with every setting resolved.
package struct JobSettings: Sendable {
  package var engine: Engine.Settings
  package var format: ResultFormat
  /// Whether rows that weren't accepted are kept as they came.
  package var keepsRejects: Bool
  /// The statuses of those rows.
  package var rejectStatuses = Set(RowStatus.rejectable)
  /// What writes into each of them why; nil: nothing does.
  package var reasons: RejectReasons?
  /// Whether accepted rows are kept as they came.
  package var keepsAccepts = false
  /// The format in which funnels are kept before they are set; nil: not kept.
  package var before: BeforeFormat?
  /// Whether funnels are only moved forward.
  package var onlyForward = false
  /// This job in its history; nil without one.
  package var history: HistoryJob? {
    didSet { engine.keepsHistory = history != nil }
  }
  /// Whether rows with nothing left to do are counted and get no result.
  package var skipsSettled = false
  /// How often written data is synced.
  package var sync: SyncPolicy
  /// What must not change between the job's runs.
  package var binding: JobBinding
  /// The name of the machine's current boot.
  package var boot: String
  /// The event whose effect is read back; nil if events are sent.
  package var verifiedEvent: VerifiedEvent?
  /// Roughly the most rows that can be in flight at once: the smallest reservation.
  package var rowsInFlight: Int
  /// How long to wait for answers after a signal, in nanoseconds.
  package var grace: Int64
  /// Whether ends of rows are kept for `takeEnds`, because a report needs them.
  package var tellsEnds = false
  /// Whether the values of accepted sales are summed, for a report.
  package var sumsValues = false
  /// The most rows read in one turn, so that answers don't wait behind a long run of invalid rows.
  package var rowsPerTurn = 2_048
  /// Results are written no later than when they or the rejects reach this many bytes.
  package var writeSize = 1 << 16
  /// A journal longer than this, in bytes, is rewritten with what still matters.
  package var journalLimit = 4 << 20

  /// All files except the results and the journal.
  var besides: [JobFile] {
    (keepsRejects ? [.rejects] : []) + (keepsAccepts ? [.accepts] : []) + (before != nil ? [.before] : [])
  }

  /// Which steps on the files are due when.
  package var steps: JobSteps {
    JobSteps(sync, keepsAccepts: keepsAccepts, keepsBefore: before != nil, keepsHistory: history != nil)
  }

  /// Settings as given.
  package init(
    engine: Engine.Settings, format: ResultFormat, keepsRejects: Bool, sync: SyncPolicy, binding: JobBinding,
    boot: String, rowsInFlight: Int, grace: Int64
  ) {
    self.engine = engine
    self.format = format
    self.keepsRejects = keepsRejects
    self.sync = sync
    self.binding = binding
    self.boot = boot
    self.rowsInFlight = rowsInFlight
    self.grace = grace
  }
}

extension JobSettings {
  /// The settings of a planned run, without what only the run knows about the engine's. `boot` is the name of the
  /// machine's current boot.
  package init(_ plan: JobPlan, boot: String) {
    self.init(
      engine: plan.engine, format: plan.output.format, keepsRejects: plan.output.rejects != nil,
      sync: plan.output.sync, binding: plan.binding, boot: boot, rowsInFlight: plan.rowsInFlight, grace: plan.grace)
    rejectStatuses = plan.output.rejectStatuses
    keepsAccepts = plan.output.accepts != nil
    before = plan.output.beforeFormat
    onlyForward = plan.onlyForward
    skipsSettled = plan.output.skipsSettled
    verifiedEvent = plan.verification?.event
    tellsEnds = plan.output.report != nil
    sumsValues = tellsEnds && plan.command == .won
  }
}
