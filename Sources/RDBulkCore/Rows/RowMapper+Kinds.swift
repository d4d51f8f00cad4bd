/// Rows that are more than an event of texts: values of other kinds, funnels, an earlier run's results.
extension RowMapper {
  @inline(never)
  mutating func finishOther(
    _ problem: RowProblem?, _ bytes: Span<UInt8>, _ event: inout [UInt8], _ email: inout [UInt8]
  ) -> RowProblem? {
    isIgnored = false
    let statusProblem = statusField == nil ? nil : readResult(bytes)
    let verdict = problem ?? statusProblem ?? finishBody(bytes, &event)
    // Only now is the address known without the text around it.
    if copiesEmail { appendEmail(bytes, to: &email) }
    return verdict
  }

  private mutating func finishBody(_ bytes: Span<UInt8>, _ event: inout [UInt8]) -> RowProblem? {
    if isIgnored { return nil }
    if bodyStart > 0, let problem = identify(bytes) { return problem }
    if let problem = read(bytes) {
      // A total below the rows, which has no address, leaves nothing in doubt.
      return problem.code == .ambiguousNumber ? check(bytes) ?? problem : problem
    }
    if let problem = check(bytes) ?? readPassed(bytes) { return problem }
    let start = event.count
    switch plan.operation.body {
    case .none: return nil
    case .members:
      guard values[bodyStart..<rules.count].contains(where: { !$0.isEmpty }) else { return nothingToSet }
      write(bytes, to: &event)
    case .event:
      if !members.extras.isEmpty || !writeBlocks(bytes, to: &event) { write(bytes, to: &event) }
    }
    return event.count - start > eventLimit ? refuseLong(&event, from: start) : nil
  }

  private var nothingToSet: RowProblem {
    let names = plan.fields.dropFirst(bodyStart).map(\.field.name)
    return RowProblem(.nothingToSet, "\(names.joined(separator: ", ")) are all empty; one of them must have a value.")
  }

  // MARK: - Values

  /// Reads whatever is more than text; texts stay where they are.
  private mutating func read(_ bytes: Span<UInt8>) -> RowProblem? {
    guard !readFields.isEmpty else { return nil }
    converted.removeLast(converted.count - constantsEnd)
    for index in readFields {
      let start = converted.count
      switch readValue(index, bytes) {
      case .asIs, nil: continue
      case .json: values[index] = .json(start..<converted.count)
      case .nothing: values[index] = .absent
      case .problem(let problem): return problem
      }
    }
    padConverted()
    return nil
  }

  /// nil if there is nothing to read.
  private mutating func readValue(_ index: Int, _ bytes: Span<UInt8>) -> FieldReading.Conversion? {
    let field = plan.fields[index].field
    let range = values[index].range
    switch values[index].storage {
    case .object, .list, .truth, .pathIntoList, .json: return nil
    case .member: return reading.readJSON(bytes, range, as: field, to: &converted)
    case .window: return readText(bytes, range, field)
    case .scratch:
      // Taken out of `self` while it is read, and put back for its capacity.
      var text: [UInt8] = []
      swap(&text, &scratch)
      defer { swap(&text, &scratch) }
      return readText(text.span, range, field)
    }
  }

  private mutating func readText(_ bytes: Span<UInt8>, _ range: Range<Int>, _ field: Field) -> FieldReading.Conversion?
  {
    guard !range.isEmpty else { return nil }
    if plan.width == nil, let outcome = reading.readString(bytes, range, as: field, to: &converted) { return outcome }
    let outcome = reading.read(bytes, range, as: field, to: &converted)
    guard outcome == .asIs, !field.kind.isSentAsText else { return outcome }
    converted.append(ASCII.quote)
    JSONText.appendEscaped(bytes, range, to: &converted)
    converted.append(ASCII.quote)
    return .json
  }

  // MARK: - Whose funnel

  /// Sets the path from the row's UUID, otherwise from its address.
  private mutating func identify(_ bytes: Span<UInt8>) -> RowProblem? {
    for index in 0..<bodyStart where plan.fields[index].isRequired && values[index].isEmpty {
      return Wording.missing(plan.fields[index].field)
    }
    if let uuidField, !values[uuidField].isEmpty {
      return setPath("uuid", uuidField, bytes) { text, range in
        UUIDRule.holds(text, range) ? nil : Wording.uuid(.contactUUID, String(text, range))
      }
    }
    guard let emailField, !values[emailField].isEmpty else {
      return RowProblem(.missingField, "email and uuid are both empty; one of them must have a value.")
    }
    _ = isAddress(emailField, bytes)
    return setPath("email", emailField, bytes) { text, range in
      EmailRule.problem(text, range).map { Wording.email(.email, $0) }
    }
  }

  private mutating func setPath(
    _ identifier: String, _ index: Int, _ bytes: Span<UInt8>, _ problem: (Span<UInt8>, Range<Int>) -> RowProblem?
  ) -> RowProblem? {
    // Taken out of `self` while the row is examined, and put back.
    var path: [UInt8] = []
    swap(&path, &self.path)
    defer { swap(&path, &self.path) }
    let value = values[index]
    return switch value.storage {
    case .window: Self.write(identifier, bytes, value.range, problem, to: &path)
    case .scratch: Self.write(identifier, scratch.span, value.range, problem, to: &path)
    case .member, .json, .object, .list, .truth, .pathIntoList: nil
    }
  }

  private static func write(
    _ identifier: String, _ text: Span<UInt8>, _ range: Range<Int>,
    _ problem: (Span<UInt8>, Range<Int>) -> RowProblem?, to path: inout [UInt8]
  ) -> RowProblem? {
    if let problem = problem(text, range) { return problem }
    FunnelPath.write(identifier, text, range, to: &path)
    return nil
  }

  // MARK: - An earlier run's results

  /// Whether the row was accepted, and its original address: CSV results have `'` before anything a spreadsheet would
  /// run.
  ///
  /// A word that isn't a status is a problem: rows of another file must not be skipped silently.
  private mutating func readResult(_ bytes: Span<UInt8>) -> RowProblem? {
    guard let statusField, let emailField else { return nil }
    let status = values[statusField].withText(bytes, scratch.span) { text, range in String(text, range) } ?? ""
    guard status.isEmpty || RowStatus(rawValue: status) != nil else {
      return Wording.option("status", status, RowStatus.allCases.map { FieldOption($0.rawValue) })
    }
    isIgnored = !status.isEmpty && status != RowStatus.accepted.rawValue
    guard plan.width != nil else { return nil }
    let isGuarded = values[emailField].withText(bytes, scratch.span) { text, range in
      range.count > 1 && text[range.lowerBound] == FormulaGuard.mark
        && FormulaGuard.isNeeded(text, at: range.lowerBound, in: range)
    }
    if isGuarded == true { values[emailField] = values[emailField].dropFirst() }
    return nil
  }
}
