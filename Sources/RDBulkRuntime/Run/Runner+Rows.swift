import RDBulkCore

/// Rows from the input: those of a first run, and those of a job that goes on.
extension Runner {
  /// Takes the row at hand.
  func takeRow() {
    let record = intake.source.record
    let number = record.row
    guard isResumed else {
      takeFresh(number, record.line)
      return noticeEncoding()
    }
    resumption.reached(number)
    switch resumption.fate(of: number) {
    case .unsent where resumption.isVerified: takeFresh(number, record.line)
    case .done(let intoRejects):
      if intake.needsEveryRow || intoRejects { passDone(number, intoRejects) }
    case .unsent: hold(number, record.line, isInDoubt: false)
    case .inDoubt: hold(number, record.line, isInDoubt: true)
    }
    noticeEncoding()
  }

  private func takeFresh(_ number: Int, _ line: Int) {
    email.removeAll(keepingCapacity: true)
    var verdict = RowVerdict.good
    engine.add(now) { text in
      let start = text.count
      verdict = intake.map(event: &text, email: &email)
      guard case .good = verdict else { return nil }
      let event = start..<text.count
      // One request alone has little to keep: there it is quicker to copy the address than to look for it.
      var address = isBatch ? emailPlace.find(email, in: text, event) : nil
      if address == nil {
        text.append(contentsOf: email)
        address = event.upperBound..<text.count
      }
      let pathStart = text.count
      text.append(contentsOf: intake.path)
      let rawStart = text.count
      if ledger.keepsRejects { intake.appendRaw(to: &text) }
      return BatchRow(
        number: number, line: line, email: address ?? 0..<0, event: event, path: pathStart..<rawStart,
        raw: rawStart..<text.count)
    }
    if verdict == .good || verdict == .passed { return }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: email)
    if ledger.keepsRejects { intake.appendRaw(to: &scratch) }
    recordUnsent(verdict, number, line, email: 0..<email.count, raw: email.count..<scratch.count)
    if intake.source.record.isLong { beginLongRow() }
  }

  /// Records a row of which `scratch` holds the bytes and that is not sent.
  private func recordUnsent(
    _ verdict: RowVerdict, _ number: Int, _ line: Int, email: Range<Int>, raw: Range<Int>
  ) {
    var outcome = Outcome(.duplicate)
    if case .invalid(let problem) = verdict {
      outcome = Outcome(.invalid)
      outcome.error = problem.code.rawValue
      outcome.message = problem.message
    }
    let text = scratch
    reportRow(outcome, number, line, email: email, text.span)
    ledger.record(
      ResultRow(number: number, line: line, sentAt: nil), outcome, text.span, email: email, raw: raw, uuid: 0..<0,
      in: text.span
    )
  }

  // MARK: - Going on

  /// A row that has its result: the deduper may have to see it, and a killed run may owe it to the rejects.
  private func passDone(_ number: Int, _ intoRejects: Bool) {
    scratch.removeAll(keepingCapacity: true)
    email.removeAll(keepingCapacity: true)
    if intake.needsEveryRow { _ = intake.map(event: &scratch, email: &email) }
    guard intoRejects else { return }
    scratch.removeAll(keepingCapacity: true)
    intake.appendRaw(to: &scratch)
    let text = scratch
    ledger.reject(text.span, 0..<text.count)
    if intake.source.record.isLong { beginLongRow() }
  }

  /// Keeps a row until the input is known to be the same as the killed run's.
  private func hold(_ number: Int, _ line: Int, isInDoubt: Bool) {
    var text: [UInt8] = []
    email.removeAll(keepingCapacity: true)
    let verdict = intake.map(event: &text, email: &email)
    let event = 0..<text.count
    text.append(contentsOf: email)
    if verdict == .passed { return }
    let address = event.upperBound..<text.count
    text.append(contentsOf: intake.path)
    let path = address.upperBound..<text.count
    if ledger.keepsRejects { intake.appendRaw(to: &text) }
    var row = BatchRow(
      number: number, line: line, email: address, event: event, path: path, raw: path.upperBound..<text.count)
    row.isInDoubt = isInDoubt
    resumption.hold(HeldRow(text: text, row: row, verdict: verdict))
    isHoldingLongRow = intake.source.reader.isInLongRecord && ledger.keepsRejects
  }

  /// Takes a row that was held.
  func takeHeld(_ held: HeldRow) {
    scratch = held.text
    guard case .good = held.verdict else {
      return recordUnsent(held.verdict, held.row.number, held.row.line, email: held.row.email, raw: held.row.raw)
    }
    guard held.row.isInDoubt, engine.settings.onUnknown == .record else {
      engine.add(now) { text in
        let start = text.count
        text.append(contentsOf: held.text)
        return held.row.shifted(by: start)
      }
      return
    }
    var outcome = Outcome(.unknown)
    outcome.error = "INTERRUPTED"
    outcome.message = "An earlier run was stopped after this row may have been sent and before its answer came."
    reportRow(outcome, held.row.number, held.row.line, email: held.row.email, held.text.span)
    ledger.record(
      ResultRow(number: held.row.number, line: held.row.line, sentAt: nil), outcome, held.text.span,
      email: held.row.email, raw: held.row.raw, uuid: 0..<0, in: held.text.span
    )
  }

  /// Checks that the input is what the killed run read, as soon as reading has come as far.
  func verifyInput() throws(RunError) {
    let expected = resumption.position
    if let value = intake.watchedDigest() {
      guard value == expected.digest else { throw changed("it is not what the earlier run read") }
      resumption.verified()
    } else if expected.offset == 0 {
      resumption.verified()
    } else if inputEnded {
      throw changed("it ends before the place that the earlier run came to (row \(expected.row))")
    }
  }

  private func changed(_ why: Message) -> RunError {
    .usage(
      UsageError(
        "The input of this job has changed: \(why).",
        hint: "Give the same file again (it may have grown at its end), or name another output. Nothing was sent."
      )
    )
  }

  // MARK: - Over-long rows

  private func beginLongRow() {
    isInLongRow = true
    ledger.beginLongRow()
  }

  func passLongRow(_ range: Range<Int>) {
    guard isInLongRow || isHoldingLongRow else { return }
    var raw: [UInt8] = []
    intake.source.appendRaw(range, to: &raw)
    if isHoldingLongRow { resumption.extendLast(raw.span, 0..<raw.count) } else { ledger.appendToLongRow(raw) }
  }

  func endLongRow() {
    isHoldingLongRow = false
    guard isInLongRow else { return }
    isInLongRow = false
    ledger.endLongRow()
  }

  private func noticeEncoding() {
    guard !noticedEncoding, intake.source.record.guessedWindows1252 else { return }
    noticedEncoding = true
    console.note(
      "The input is not UTF-8; it is read as Windows-1252, as Excel in Brazil saves it. --encoding settles it."
    )
  }
}
