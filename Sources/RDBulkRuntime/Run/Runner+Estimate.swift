import RDBulkCore

/// What is said at the start of a run that takes long.
extension Runner {
  /// Says how long the run takes, once, as soon as the first rows are there. Nobody knows the length of a pipe.
  func tellEstimate() {
    guard isEstimateDue, resumption.isVerified, intake.source.record.row > 0 else { return }
    isEstimateDue = false
    guard let basis = plan.estimate, let size = intake.source.size else { return }
    let header = intake.preamble.count
    let events = engine.batches.flatMap(\.rows).map(\.event.count)
    // What was read ahead is the better part of the sample; a row may take more than one line there as well.
    let record = intake.source.record
    let lines = max(record.row, record.line - (header > 0 ? 1 : 0))
    let sample = Estimate.Sample(
      rows: record.row + intake.source.lineEndsAhead * record.row / lines, bytes: intake.source.bytesRead - header,
      eventBytes: events.reduce(0, +) / max(1, events.count)
    )
    let estimate = Estimate(
      bytes: size - header, sample: sample, done: resumption.tally.rows, rate: basis.rate,
      batchBytes: basis.batchBytes)
    if let note = estimate?.note(rate: Message.rate(basis.rate)) { console.note(note) }
  }
}
