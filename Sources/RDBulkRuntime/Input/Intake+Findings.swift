import RDBulkCore

/// What was found out about an input once all of it was read.
extension Intake {
  /// What is in doubt, each to be settled before anything is sent. `found` is what a look at the rows' columns or keys
  /// has brought; `sawAll`: at all rows, not only the first ones of a pipe. `keys` are those of JSON, in their order.
  mutating func doubts(_ found: [ColumnDoubt], keys: [String]?, sawAll: Bool) -> [Failure] {
    var doubts: [Failure] = found.map { .usage($0.message, hint: $0.hint) }
    if plan.isOwnResults(keys ?? fields.columns) {
      doubts.append(
        .usage(
          "\(source.name) contains rdbulk's own results: accepted rows would be sent a second time.",
          hint: "Send the rows in the --rejects file; or, to send all rows anyway, add --map email=email."))
    }
    if let decimalDoubt { doubts.append(decimalDoubt.failure) }
    let reader = source.reader
    if let doubt = reader.encodingDoubt { doubts.append(.usage(doubt.message, hint: doubt.hint)) }
    if let fault = reader.lastFault {
      doubts.append(
        .usage(
          "\(source.name) can't be read to its end. \(fault.message)",
          hint: "Correct that place, or export the file again."))
    }
    // What quotes leave in doubt in a pipe costs those rows; their lines are never sent.
    if input.isFile, plan.doubtful == nil, let failure = reader.quoteDoubts.failure { doubts.append(failure) }
    if let problem = choiceProblem(sawAll: sawAll) { doubts.append(.usage(problem)) }
    return doubts
  }

  /// Adds to `check` what only the input knows.
  mutating func complete(_ check: inout InputCheck) {
    check.notices = notices
    check.lastRow = isCut ? source.record.row : nil
  }

  /// What it turned out to be.
  mutating func checkedInput() -> CheckedInput {
    let reader = source.reader
    return CheckedInput(
      name: source.name, format: reader.format ?? .csv, delimiter: reader.delimiter, encoding: reader.singleByte)
  }
}
