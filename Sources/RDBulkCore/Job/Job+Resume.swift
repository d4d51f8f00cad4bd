/// Rows of a resumed job.
extension Job {
  /// Skips a row that has its result. Later rows may have to be compared with it, and a killed run may owe it to the
  /// rejects, the accepts or the history.
  mutating func skipDone(_ row: InputRow, owedTo copy: RowCopy?, _ input: inout some JobInput & ~Copyable) {
    if input.needsEveryRow {
      buffers.text.removeAll(keepingCapacity: true)
      buffers.email.removeAll(keepingCapacity: true)
      _ = input.map(event: &buffers.text, email: &buffers.email)
      if let event = input.event { settle(event, of: row.number) }
    }
    guard let copy else { return }
    buffers.text.removeAll(keepingCapacity: true)
    input.appendRaw(to: &buffers.text)
    let text = buffers.text
    if row.isLong { ledger.expectLongRow() }
    ledger.addOwed(text.span, 0..<text.count, to: copy, resumed.reason(of: row.number))
    if row.isLong { beginLongRow() }
  }

  /// Holds a row until the input is known to be the earlier run's.
  mutating func hold(_ place: InputRow, isInDoubt: Bool, _ input: inout some JobInput & ~Copyable) {
    var text: [UInt8] = []
    buffers.email.removeAll(keepingCapacity: true)
    let verdict = input.map(event: &text, email: &buffers.email)
    let event = 0..<text.count
    text.append(contentsOf: buffers.email)
    if verdict == .ignored { return ledger.skip() }
    let address = event.upperBound..<text.count
    text.append(contentsOf: input.path)
    let path = address.upperBound..<text.count
    if settings.format.input != nil { input.appendInput(settings.format, to: &text) }
    let rawStart = text.count
    if ledger.keepsRows { input.appendRaw(to: &text) }
    var row = BatchRow(
      number: place.number, line: place.line, email: address, event: event, path: path, raw: rawStart..<text.count)
    row.isInDoubt = isInDoubt
    if let event = input.event {
      row.key = event.key
      row.isRemembered = event.state == .possiblySent && !event.isOwn
      if isInDoubt, event.state == nil { remember(event.key, .possiblySent) }
    }
    resumed.hold(HeldRow(text: text, row: row, verdict: verdict))
    isHoldingLongRow = place.isLong && ledger.rejects.isKept
  }

  /// Takes a held row: it ends, or is sent like one just read. A row in doubt is sent only if the user wants that,
  /// since it may count twice.
  mutating func takeHeld(_ held: HeldRow) {
    assert(resumed.isVerified, "rows are held until the input is known to be the same")
    let row = held.row
    let verdict = held.verdict.resumed(isInDoubt: row.isInDoubt, settings.engine.onUnknown)
    if case .duplicate(.known(let known)) = verdict, row.isInDoubt, known.isOwn { return endAccepted(held, known) }
    guard case .good = verdict else {
      return endUnsent(
        verdict, row.number, row.line, held.text.span, email: row.email, input: row.input, raw: row.raw)
    }
    guard row.isInDoubt, settings.engine.onUnknown == .record else {
      return engine.add(now) { text in
        let start = text.count
        text.append(contentsOf: held.text)
        return row.shifted(by: start)
      }
    }
    var outcome = Outcome(.unknown)
    outcome.error = "INTERRUPTED"
    outcome.message = "An earlier run stopped before the answer came; this row may have been sent."
    end(
      ResultRow(number: row.number, line: row.line, sentAt: nil), outcome, held.text.span, email: row.email,
      input: row.input, raw: row.raw, uuid: 0..<0, in: held.text.span)
  }

  /// Ends a row whose result a power cut has taken, and whose acceptance the history has kept.
  private mutating func endAccepted(_ held: HeldRow, _ known: KnownEvent) {
    var outcome = Outcome(.accepted)
    outcome.message = "Accepted on \(known.date), as the history says; its result is lost."
    end(
      ResultRow(number: held.row.number, line: held.row.line, sentAt: nil), outcome, held.text.span,
      email: held.row.email, input: held.row.input, raw: held.row.raw, uuid: 0..<0, in: held.text.span)
  }

  /// Compares the input with what the earlier run read, once reading has reached the point where that run stood. `isAtRow`:
  /// a row was read last.
  mutating func verify(_ input: inout some JobInput & ~Copyable, isAtRow: Bool = false) {
    let expected = resumed.position
    if let value = input.watchedDigest() {
      guard value == expected.digest else { return refuse("it is not what the earlier run read") }
      guard countsLikeEarlierRun else { return refuseOtherCount() }
      if isAtRow, lastRow == expected.row, resumed.fate(of: lastRow) != .unsent,
        input.rowReaches(behind: expected.offset)
      {
        return refuseGrownRow(&input)
      }
      resumed.verified()
    } else if expected.offset == 0 {
      resumed.verified()
    } else if inputEnded {
      refuse("it ends before the point the earlier run reached (row \(expected.row))")
    }
  }

  /// Whether rows have the numbers that they had in the earlier run, so that results belong to them. Version 0.1
  /// counted rows of delimiters only. The row that leads past the earlier run's place may be the one after it.
  private var countsLikeEarlierRun: Bool {
    lastRow == resumed.position.row || lastRow == resumed.position.row + 1
  }

  private mutating func refuseOtherCount() {
    failed(
      .usage(
        "This job can't be resumed: the earlier run counted the rows before row \(resumed.position.row) differently.",
        hint: "Finish it with the version of rdbulk that began it, or name another output."))
  }

  /// The earlier run took a row whose line had no end yet, and now it says something else.
  private mutating func refuseGrownRow(_ input: inout some JobInput & ~Copyable) {
    buffers.text.removeAll(keepingCapacity: true)
    buffers.email.removeAll(keepingCapacity: true)
    _ = input.map(event: &buffers.text, email: &buffers.email)
    let email = String(decoding: buffers.email, as: UTF8.self)
    let whose: Message = email.isEmpty ? "" : ", \(Quoted.value(email))"
    failed(
      .usage(
        "Row \(lastRow) (line \(lastLine)\(whose)) has grown since this job read it: the input ended in the middle of it then.",
        hint: "Restore the row as it was read and put the new text into a row of its own; or name another output."
      ))
  }

  private mutating func refuse(_ why: Message) {
    failed(
      .usage(
        "The input of this job has changed: \(why).",
        hint: "Give the same file again (it may have grown at its end), or name another output."))
  }
}
