import RDBulkCore
import RDBulkSystem

/// How a run is stopped: nothing more is sent, and what is in flight is waited for a while.
extension Runner {
  func takeSignal() {
    if interruptedBy == nil, let signal = signals.received() {
      interruptedBy = signal
      signals.drain()
      graceEnds = now.advanced(by: plan.grace)
      engine.stop(.interrupted)
      if loginPhase == .requested {
        console.note(
          "Stopping: the answer to the renewal of the access token has to be kept. Once more leaves at once.")
      } else if engine.inFlight > 0 {
        console.note(
          "Stopping: waiting up to \(Message.duration(plan.grace)) for "
            + "\(engine.inFlight, "answer", "answers"). Once more leaves at once."
        )
      }
    }
    if now >= graceEnds { giveUpInFlight() }
  }

  private func giveUpInFlight() {
    graceEnds = .never
    let error = APIError("INTERRUPTED", "The run was stopped before the answer came.")
    for slot in engine.batches.indices where engine.batches[slot].phase == .inFlight {
      engine.giveUp(slot, error, now)
    }
  }
}
