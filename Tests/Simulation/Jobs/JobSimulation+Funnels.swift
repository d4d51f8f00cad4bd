import RDBulkCore

/// Rows that set funnels: what happens to contacts, and what must hold of them.
extension JobSimulation {
  /// Between two runs somebody else moves contacts forward, those that no request is on its way to.
  mutating func moveOthers() {
    guard let chance = scenario.funnels?.others, chance > 0 else { return }
    var busy: Set<Int> = []
    for case .arrives(let request) in network.timeline.events { busy.formUnion([request.contact].compactMap(\.self)) }
    for contact in 0..<(network.server.funnels?.contacts ?? 0) where !busy.contains(contact) && random.chance(chance) {
      network.server.funnels?.advance(contact)
    }
  }

  /// Looks that are awaited no more leave no end: their rows are not processed.
  mutating func giveUpLooks(_ run: inout JobRun) {
    for request in run.requests where request.isLook {
      guard run.job.engine.batches[request.slot].phase != .inFlight else { continue }
      run.requests.removeAll { $0.id == request.id }
      run.witness.giveUp(request.rows, isLook: true)
    }
  }

  /// What leaves is what the row says; of a funnel that is only moved forward, it may be less.
  func checkBody(_ body: [UInt8], of row: Int, isLook: Bool) throws {
    let event = input.rows[row].event
    guard let funnels = scenario.funnels else { return try check(body == event, "row \(row) has other bytes") }
    let wanted = SimulatedFunnels.body(event)
    guard funnels.onlyForward, !isLook else { return try check(body == wanted, "row \(row) has other bytes") }
    guard case .object(let members) = try JSONValue(parsing: body) else { throw Violation("row \(row) is no object") }
    let all = try JSONValue(parsing: wanted)
    try check(!members.isEmpty && members.allSatisfy { all[$0.key] == $0.value }, "row \(row) sets something else")
  }

  /// A request leaves: what the contact's funnel said is on file, for good, before it is changed.
  func checkDeparture(_ request: SimulatedNetwork.Request) throws {
    guard let contact = request.contact, !request.isLook, scenario.funnels?.keepsBefore == true else { return }
    try check(try keptStates()[contact] != nil, "contact \(contact) is changed, and it is not kept what it was")
  }

  /// The server has reacted: a change takes effect, and no stage goes back. Two requests of which one was lost on the
  /// way, and those of a run that is gone, may pass each other.
  mutating func set(
    _ request: SimulatedNetwork.Request, _ reaction: SimulatedServer.Reaction, isProcessed: Bool,
    _ run: borrowing JobRun
  ) throws -> SimulatedServer.Reaction {
    guard let contact = request.contact, isProcessed, let setting = scenario.funnels else { return reaction }
    guard let before = try network.server.funnels?.set(contact, request.body),
      let after = network.server.funnels?.states[contact]
    else { return reaction }
    if setting.onlyForward, !request.isLate, request.run == run.number, !history.isLoose.contains(contact) {
      let isForward = after.stage >= before.stage && (after.isOpportunity || !before.isOpportunity)
      try check(isForward, "contact \(contact) goes back from \(before) to \(after)")
    }
    guard case .answer(let response, let body) = reaction, response.status == 200, body.last == 0x7D else {
      history.isLoose.insert(contact)
      return reaction
    }
    return .answer(response, body: Array((network.server.funnels?.answer(contact) ?? "").utf8))
  }

  /// An accepted row was processed, or its contact was as far.
  func checkSet(_ row: Int, isProcessed: Bool) throws {
    guard let setting = scenario.funnels, let funnels = network.server.funnels else { return }
    guard setting.onlyForward else { return try check(isProcessed, "row \(row) accepted, but never processed") }
    let event = input.rows[row].event
    let (wanted, state) = (SimulatedFunnels.wanted(event), funnels.states[funnels.contact(event)])
    guard !history.isLoose.contains(funnels.contact(event)) else { return }
    try check(
      state.stage >= wanted.stage && (state.isOpportunity || !wanted.isOpportunity), "row \(row) accepted, and not set")
  }

  /// What is kept of each contact, after a crash and at the end: it was so before the job changed anything.
  func checkKept() throws {
    guard scenario.funnels?.keepsBefore == true, !isUnsafe, let funnels = network.server.funnels else { return }
    let kept = try keptStates()
    for contact in 0..<funnels.contacts {
      guard let state = kept[contact] else {
        try check(funnels.changes[contact] == 0, "contact \(contact) was changed, and it is not kept what it was")
        continue
      }
      try check(funnels.seen[contact].contains(state), "contact \(contact) was never \(state) before it was changed")
    }
  }

  /// The states on file, read without the program's own reader; each contact has one line at most.
  private func keptStates() throws -> [Int: SimulatedFunnels.State] {
    var states: [Int: SimulatedFunnels.State] = [:]
    for line in String(decoding: wholeLines(.before), as: UTF8.self).split(separator: "\n") where line.contains("@") {
      guard let at = line.firstIndex(of: "@"), let mark = line[..<at].lastIndex(of: "c"),
        let number = Int(line[line.index(after: mark)..<at])
      else { throw Violation("what is kept can't be read: \(line)") }
      let stage = line.contains("Qualified Lead") ? 1 : line.contains("Client") ? 2 : 0
      try check(states[number] == nil, "contact \(number) is kept twice")
      states[number] = SimulatedFunnels.State(stage: stage, isOpportunity: line.contains("true"))
    }
    return states
  }
}
