import RDBulkCore
import RDBulkSystem

/// The files that a dry run writes.
struct DryRunOutputs {
  /// The requests; nil where the plan is shown instead.
  let bodies: OutputFile?
  /// The invalid rows as they came; nil: not kept.
  let rejects: OutputFile?
  private let plan: OutputPlan

  /// Creates the files; throws if they are in the way, or can't be.
  init(_ plan: OutputPlan, writesBodies: Bool) throws(Failure) {
    self.plan = plan
    if !writesBodies {
      bodies = nil
    } else if let path = plan.results {
      bodies = try OutputFile.create(path, overwrite: plan.overwrites)
    } else {
      bodies = .standard()
    }
    rejects = try plan.rejects.map { path throws(Failure) in try OutputFile.create(path, overwrite: plan.overwrites) }
  }

  /// Whether the requests go to a file that can be removed again.
  var canDiscardBodies: Bool { plan.results != nil && bodies?.isRegular == true }

  /// Removes the files, because what is in them may be wrong. What went to standard output or a pipe is gone.
  func discard() throws(Failure) {
    if let path = plan.results { try bodies?.remove(path) }
    if let path = plan.rejects { try rejects?.remove(path) }
  }
}
