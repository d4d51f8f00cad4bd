/// Takes rows in, each as its own batch or packed together up to the limits.
extension Engine {
  /// Whether another batch would be useful now: one is kept ready as long as there is a permit and memory for it.
  ///
  /// Until a request of the run has been answered, only the first few rows go out to find out whether there is a
  /// server.
  package var wantsBatch: Bool {
    guard stopReason == nil, !(breaker.isUnreached && breaker.isSilent) else { return false }
    return ready.isEmpty && hasPermit && waiting.count < waitingLimit && bytesHeld < settings.bytesLimit
  }

  /// Whether every batch that was added has ended.
  package var isIdle: Bool { inFlight == 0 && ready.isEmpty && waiting.count == 0 && inDoubt.count == 0 && open == nil }

  /// Takes a row, as its own batch or into the open one. `fill` appends its bytes to the batch's text and returns where
  /// they are; if it returns nil, no row is taken. After a stop, `fill` isn't called.
  package mutating func add(_ now: Instant, _ fill: (inout [UInt8]) -> BatchRow?) {
    guard stopReason == nil else { return }
    let slot = open ?? openBatch(now)
    let length = batches[slot].text.count
    guard var row = fill(&batches[slot].text) else {
      batches[slot].text.removeSubrange(length...)
      if batches[slot].rows.isEmpty { discard(slot) }
      return
    }
    assert(
      row.event.lowerBound >= length && row.raw.upperBound <= batches[slot].text.count,
      "a row's bytes are those that were appended for it")
    row.isInOlderDoubt = row.isInDoubt
    batches[slot].rows.append(row)
    guard let limits = settings.batch else { return close() }
    batches[slot].length += row.event.count + 1
    if batches[slot].length > bodyLimit, batches[slot].rows.count > 1 {
      let last = batches[slot].rows.count - 1
      close()
      let next = openBatch(now)
      move(last, of: slot, to: next)
      batches[next].length = 1 + row.event.count + 1
      batches[slot].rows.removeLast()
      batches[slot].length -= row.event.count + 1
      batches[slot].text.removeSubrange(length...)
    }
    if let slot = open, batches[slot].rows.count >= limits.rows { close() }
  }

  /// Whether a batch is waiting for more rows.
  package var isFilling: Bool { open != nil }

  /// Reports that no row is available although one is wanted. Returns true if the open batch has waited long enough and
  /// is closed.
  ///
  /// Time alone closes no batch: while one that is ready waits for its turn, no rows are requested, and the next one
  /// would leave with the few it has although the input has more.
  package mutating func closeIfDue(_ now: Instant) -> Bool {
    guard isFilling, lingerEnd <= now else { return false }
    close()
    return true
  }

  /// When the open batch has waited long enough for rows; `.never` if none are wanted.
  var lingerEnd: Instant {
    guard let open, wantsBatch else { return .never }
    return batches[open].openedAt.advanced(by: settings.batch?.linger ?? 0)
  }

  /// Reports that no more rows will come, which closes the open batch.
  package mutating func close() {
    guard let slot = open else { return }
    assert(!batches[slot].rows.isEmpty, "a batch that goes has rows")
    open = nil
    if goesBehind(slot) {
      batches[slot].become(.waiting)
      waiting.insert(slot, at: batches[slot].openedAt.advanced(by: Self.headStart))
    } else {
      batches[slot].become(.ready)
      ready.append(slot)
    }
    hold(slot)
    usualSize = (batches[slot].rows.count, batches[slot].text.count)
  }

  /// Whether rows that an earlier run left in doubt let others go first. With one request in flight at a time, they may
  /// be what kept that run from any answer, and would keep this one, too.
  private func goesBehind(_ slot: Int) -> Bool {
    // Rows whose contact is looked at first wait for each other: one that holds the permit would wait for ever.
    settings.concurrency == 1 && !settings.looksFirst && breaker.isUnreached && waiting.count < Self.behindLimit
      && batches[slot].rows.allSatisfy(\.isInOlderDoubt)
  }

  private static let behindLimit = 16
  /// The time in which another row is read, in nanoseconds.
  private static let headStart: Int64 = .seconds(2)

  private mutating func openBatch(_ now: Instant) -> Int {
    let slot = newSlot()
    // Arrays that grow by doubling leave as much memory behind as they take.
    if batches[slot].rows.capacity == 0 {
      batches[slot].rows.reserveCapacity(usualSize.rows + usualSize.rows / 16)
      batches[slot].text.reserveCapacity(usualSize.bytes + usualSize.bytes / 16)
    }
    batches[slot].openedAt = now
    batches[slot].isLook = settings.looksFirst
    open = slot
    return slot
  }

  /// Takes back an open batch without rows.
  private mutating func discard(_ slot: Int) {
    open = nil
    free(slot)
  }

  /// Counts what a complete batch holds.
  mutating func hold(_ slot: Int) {
    batches[slot].bytesHeld = batches[slot].bytes + (settings.batch == nil ? 0 : settings.bytesPerRequest)
    bytesHeld += batches[slot].bytesHeld
  }

  /// Takes back a batch whose rows are no longer needed.
  mutating func free(_ slot: Int) {
    batches[slot].become(.free)
    bytesHeld -= batches[slot].bytesHeld
    assert(bytesHeld >= 0, "what a batch held is taken back once")
    batches[slot].bytesHeld = 0
    // Otherwise every slot would keep room for its longest row ever.
    if batches[slot].text.capacity > 2 * max(Self.roomKept, usualSize.bytes) {
      batches[slot].text = []
      batches[slot].rows = []
    }
    freeSlots.append(slot)
  }

  /// Room a batch keeps for the next one, whatever the usual size.
  private static let roomKept = 1 << 13

  /// An empty batch that rows are added to.
  mutating func newSlot() -> Int {
    let slot = freeSlots.popLast() ?? batches.count
    if slot == batches.count { batches.append(Batch()) }
    batches[slot].become(.open)
    batches[slot].text.removeAll(keepingCapacity: true)
    batches[slot].rows.removeAll(keepingCapacity: true)
    batches[slot].length = 1
    batches[slot].isRetry = false
    batches[slot].isRest = false
    batches[slot].isPart = false
    batches[slot].isLook = false
    batches[slot].before = 0..<0
    batches[slot].note = []
    batches[slot].clearTrouble()
    return slot
  }

  /// Copies a row with its bytes to the end of another batch.
  mutating func move(_ index: Int, of slot: Int, to other: Int) {
    var row = batches[slot].rows[index]
    let source = batches[slot].text
    func copy(_ range: Range<Int>) -> Range<Int> {
      let start = batches[other].text.count
      batches[other].text.append(source.span, range)
      return start..<start + range.count
    }
    row.email = copy(row.email)
    row.event = copy(row.event)
    let input = row.input
    row.path = copy(row.path)
    _ = copy(input)
    row.raw = copy(row.raw)
    batches[other].rows.append(row)
  }
}
