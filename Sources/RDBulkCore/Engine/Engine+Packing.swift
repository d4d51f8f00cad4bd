/// Rows in: each one a batch of its own, or packed together up to the limits.
extension Engine {
  /// Whether a further batch is of use now: one is kept ready while there is a place for it, and memory.
  ///
  /// Where no request ever had an answer, the first few rows find out whether there is a server; the others stay unsent.
  package var wantsBatch: Bool {
    guard stopReason == nil, !(breaker.isUnreached && breaker.isSilent) else { return false }
    return ready.isEmpty && hasPermit && waiting.count < waitingLimit && bytesHeld < settings.bytesLimit
  }

  /// Whether every batch that was added has ended.
  package var isIdle: Bool { inFlight == 0 && ready.isEmpty && waiting.count == 0 && inDoubt.count == 0 && open == nil }

  /// Takes a row: as a batch of its own, or into the one that is open. `fill` appends its bytes to the batch's text and
  /// says where they are; where it returns nil the row is not taken. After a stop no row is asked for.
  package mutating func add(_ now: Instant, _ fill: (inout [UInt8]) -> BatchRow?) {
    guard stopReason == nil else { return }
    let slot = open ?? openBatch(now)
    let length = batches[slot].text.count
    guard var row = fill(&batches[slot].text) else {
      batches[slot].text.removeSubrange(length...)
      if batches[slot].rows.isEmpty { discard(slot) }
      return
    }
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

  /// Whether a batch waits for further rows.
  package var isFilling: Bool { open != nil }

  /// Says that no row comes for now, though one is wanted. True where the open batch has waited long enough and goes.
  ///
  /// Time alone closes no batch: while one that is ready waits for its turn, rows are not asked for, and the next one
  /// would leave with the few that it has although the input has more.
  package mutating func closeIfDue(_ now: Instant) -> Bool {
    guard isFilling, lingerEnd <= now else { return false }
    close()
    return true
  }

  /// When the open batch has waited long enough for rows; `.never` where none are asked for.
  var lingerEnd: Instant {
    guard let open, wantsBatch else { return .never }
    return batches[open].openedAt.advanced(by: settings.batch?.linger ?? 0)
  }

  /// Says that no further row comes: what is there goes.
  package mutating func close() {
    guard let slot = open else { return }
    open = nil
    batches[slot].phase = .ready
    ready.append(slot)
    hold(slot)
    usualSize = (batches[slot].rows.count, batches[slot].text.count)
  }

  private mutating func openBatch(_ now: Instant) -> Int {
    let slot = newSlot()
    // Arrays that grow by doubling leave as much behind as they take.
    if batches[slot].rows.capacity == 0 {
      batches[slot].rows.reserveCapacity(usualSize.rows + usualSize.rows / 16)
      batches[slot].text.reserveCapacity(usualSize.bytes + usualSize.bytes / 16)
    }
    batches[slot].phase = .open
    batches[slot].openedAt = now
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

  /// Takes back a batch whose rows are of no more use.
  mutating func free(_ slot: Int) {
    batches[slot].phase = .free
    bytesHeld -= batches[slot].bytesHeld
    batches[slot].bytesHeld = 0
    // Each place would keep the room of its longest row ever.
    if batches[slot].text.capacity > 2 * max(Self.roomKept, usualSize.bytes) {
      batches[slot].text = []
      batches[slot].rows = []
    }
    freeSlots.append(slot)
  }

  /// Room that a batch keeps for the next one, whatever the usual size.
  private static let roomKept = 1 << 13

  /// An empty batch.
  mutating func newSlot() -> Int {
    let slot = freeSlots.popLast() ?? batches.count
    if slot == batches.count { batches.append(Batch()) }
    batches[slot].text.removeAll(keepingCapacity: true)
    batches[slot].rows.removeAll(keepingCapacity: true)
    batches[slot].length = 1
    batches[slot].isRetry = false
    batches[slot].isRest = false
    batches[slot].isPart = false
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
    row.path = copy(row.path)
    row.raw = copy(row.raw)
    batches[other].rows.append(row)
  }
}
