/// What a job needs to know of the command line: each of its settings, resolved.
package struct JobSettings: Sendable {
  package var engine: Engine.Settings
  package var format: ResultFormat
  /// Whether rows that did not end well are kept as they came.
  package var keepsRejects: Bool
  /// Whether rows that were accepted are kept as they came.
  package var keepsAccepts = false
  /// Whether rows with nothing left to do are counted and get no result.
  package var skipsSettled = false
  /// How often the disk is asked to keep what was written.
  package var sync: SyncPolicy
  /// What must not change between the job's runs.
  package var binding: JobBinding
  /// The name of the machine's current boot.
  package var boot: String
  /// The event whose effect is read back; nil where events are sent.
  package var verifiedEvent: VerifiedEvent?
  /// How many rows can be in flight at once, at most or thereabouts: the least that is reserved.
  package var rowsInFlight: Int
  /// How long answers are awaited after a signal, in nanoseconds.
  package var grace: Int64
  /// Whether the ends of rows are kept for `takeEnds`: a report wants them.
  package var tellsEnds = false
  /// Rows that are read in one turn at most, so that answers do not wait behind a long run of invalid rows.
  package var rowsPerTurn = 2_048
  /// Results are written at the latest when they or the rejects have this many bytes.
  package var writeSize = 1 << 16
  /// A journal longer than this is rewritten with what still matters, in bytes.
  package var journalLimit = 4 << 20

  /// Whether the job keeps these rows as they came.
  package func keeps(_ copy: RowCopy) -> Bool {
    switch copy {
    case .rejects: keepsRejects
    case .accepts: keepsAccepts
    }
  }

  /// What is due on the files when.
  package var steps: JobSteps { JobSteps(sync, keepsAccepts: keepsAccepts) }

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
  /// The settings of a run as planned; what only the run knows of the engine's is still missing. `boot` names the
  /// machine's current boot.
  package init(_ plan: JobPlan, boot: String) {
    self.init(
      engine: plan.engine, format: plan.output.format, keepsRejects: plan.output.rejects != nil,
      sync: plan.output.sync, binding: plan.binding, boot: boot, rowsInFlight: plan.rowsInFlight, grace: plan.grace)
    keepsAccepts = plan.output.accepts != nil
    skipsSettled = plan.output.skipsSettled
    verifiedEvent = plan.verification?.event
    tellsEnds = plan.output.report != nil
  }
}
