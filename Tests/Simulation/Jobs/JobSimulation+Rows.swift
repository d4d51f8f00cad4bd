import RDBulkCore

/// What the program's `Runner` does with rows from the input.
extension JobSimulation {
  /// `Runner.takeNext`; every over-long row is a moment to write in its middle.
  mutating func takeNext(_ run: inout JobRun) throws -> Bool {
    switch run.intake.next(now) {
    case .header: break
    case .record:
      endLongRow(&run)
      takeRow(&run)
    case .passed(let range): passLongRow(range, &run)
    case .wouldBlock:
      run.inputBlocks = true
      return false
    case .end:
      endLongRow(&run)
      run.inputEnded = true
    }
    if !run.resumption.isVerified { try verifyInput(&run) }
    if Ledger.isMuch(run.ledger.pendingResults) || Ledger.isMuch(run.ledger.pendingRejects) || run.isInLongRow {
      try write(&run)
    }
    return !run.inputEnded || !run.resumption.isReleased
  }

  /// `Runner.takeRow`.
  private mutating func takeRow(_ run: inout JobRun) {
    let number = run.intake.reader.row
    let line = run.intake.reader.recordLine
    run.resumption.reached(number)
    switch run.resumption.fate(of: number) {
    case .unsent where run.resumption.isVerified: takeFresh(number, line, &run)
    case .done(let intoRejects):
      if run.intake.needsEveryRow || intoRejects { passDone(intoRejects, &run) }
    case .unsent: hold(number, line, isInDoubt: false, &run)
    case .inDoubt: hold(number, line, isInDoubt: true, &run)
    }
  }

  /// `Runner.takeFresh`.
  private mutating func takeFresh(_ number: Int, _ line: Int, _ run: inout JobRun) {
    let held = map(number, line, &run)
    if case .good = held.verdict { return add(held, &run) }
    run.scratch = held.text
    recordUnsent(held, &run)
    if run.intake.reader.isInLongRecord { beginLongRow(&run) }
  }

  private func map(_ number: Int, _ line: Int, _ run: inout JobRun) -> HeldRow {
    var text: [UInt8] = []
    run.email.removeAll()
    let verdict = run.intake.map(event: &text, email: &run.email)
    let event = 0..<text.count
    text.append(contentsOf: run.email)
    let address = event.upperBound..<text.count
    if run.ledger.keepsRejects { run.intake.appendRaw(to: &text) }
    let row = BatchRow(number: number, line: line, email: address, event: event, raw: address.upperBound..<text.count)
    return HeldRow(text: text, row: row, verdict: verdict)
  }

  private func add(_ held: HeldRow, _ run: inout JobRun) {
    run.engine.add(now) { text in
      let start = text.count
      text.append(contentsOf: held.text)
      return held.row.shifted(by: start)
    }
  }

  /// `Runner.recordUnsent`.
  private mutating func recordUnsent(_ held: HeldRow, _ run: inout JobRun) {
    var outcome = Outcome(.duplicate)
    if case .invalid(let problem) = held.verdict {
      outcome = Outcome(.invalid)
      outcome.error = problem.code.rawValue
      outcome.message = problem.message
    }
    record(held, outcome, &run)
  }

  private mutating func record(_ held: HeldRow, _ outcome: Outcome, _ run: inout JobRun) {
    trace.note(now, "row \(held.row.number) is \(outcome.status)")
    run.ledger.record(
      ResultRow(number: held.row.number, line: held.row.line, sentAt: nil), outcome, held.text.span,
      email: held.row.email, raw: held.row.raw, uuid: 0..<0, in: held.text.span)
  }

  // MARK: - Going on

  /// `Runner.passDone`.
  private func passDone(_ intoRejects: Bool, _ run: inout JobRun) {
    run.scratch.removeAll()
    run.email.removeAll()
    if run.intake.needsEveryRow { _ = run.intake.map(event: &run.scratch, email: &run.email) }
    guard intoRejects else { return }
    run.scratch.removeAll()
    run.intake.appendRaw(to: &run.scratch)
    let text = run.scratch
    run.ledger.reject(text.span, 0..<text.count)
    if run.intake.reader.isInLongRecord { beginLongRow(&run) }
  }

  /// `Runner.hold`.
  private func hold(_ number: Int, _ line: Int, isInDoubt: Bool, _ run: inout JobRun) {
    var held = map(number, line, &run)
    held.row.isInDoubt = isInDoubt
    run.resumption.hold(held)
    run.isHoldingLongRow = run.intake.reader.isInLongRecord && run.ledger.keepsRejects
  }

  /// `Runner.takeHeld`.
  mutating func takeHeld(_ held: HeldRow, _ run: inout JobRun) {
    guard case .good = held.verdict else { return recordUnsent(held, &run) }
    guard held.row.isInDoubt, run.engine.settings.onUnknown == .record else { return add(held, &run) }
    var outcome = Outcome(.unknown)
    outcome.error = "INTERRUPTED"
    outcome.message = "An earlier run was stopped after this row may have been sent and before its answer came."
    record(held, outcome, &run)
  }

  /// `Runner.verifyInput`.
  private func verifyInput(_ run: inout JobRun) throws {
    let expected = run.resumption.position
    if let value = run.intake.watchedDigest() {
      guard value == expected.digest else { throw Refusal(why: "the input is not what it was") }
      run.resumption.verified()
    } else if expected.offset == 0 {
      run.resumption.verified()
    } else if run.inputEnded {
      throw Refusal(why: "the input ends too early")
    }
  }

  // MARK: - Over-long rows

  private func beginLongRow(_ run: inout JobRun) {
    run.isInLongRow = true
    run.ledger.beginLongRow()
  }

  /// `Runner.passLongRow`.
  private func passLongRow(_ range: Range<Int>, _ run: inout JobRun) {
    guard run.isInLongRow || run.isHoldingLongRow else { return }
    var raw: [UInt8] = []
    run.intake.appendRaw(range, to: &raw)
    if run.isHoldingLongRow {
      run.resumption.extendLast(raw.span, 0..<raw.count)
    } else {
      run.ledger.appendToLongRow(raw)
    }
  }

  /// `Runner.endLongRow`.
  private func endLongRow(_ run: inout JobRun) {
    run.isHoldingLongRow = false
    guard run.isInLongRow else { return }
    run.isInLongRow = false
    run.ledger.endLongRow()
  }
}
