import RDBulkCore
import RDBulkSystem

/// The loop that connects sockets, sandbox and log: one thread, blocking only in `poll` and on the log's disk.
struct EventLoop: Sendable {
  static let connectionLimit = 1024
  /// Milliseconds a client has to take the last answer and close the connection.
  private static let drainPatience = 1000
  /// Milliseconds before accepting connections again after running out of descriptors.
  private static let acceptPause = 100
  private static let readSize = 64 << 10

  private let listener: Socket
  private let waker: WakePipe
  private var sandbox: Sandbox
  private var log: RequestLog?
  private var slots: [Connection?] = []
  private var freeSlots: [Int] = []
  private var serial = 0
  private var timers = TimerQueue()
  private var acceptsAgainAt = 0
  private var pollSet = PollSet()
  /// The slot of each entry of `pollSet` after the first two.
  private var polledSlots: [Int] = []
  private var buffer: [UInt8] = []

  init(listener: Socket, waker: WakePipe, sandbox: Sandbox, log: RequestLog?) {
    self.listener = listener
    self.waker = waker
    self.sandbox = sandbox
    self.log = log
  }

  /// Serves until `waker` is readable. When it returns or throws, the connections are closed and the log is written.
  mutating func run() throws(Failure) {
    buffer = [UInt8](repeating: 0, count: Self.readSize)
    defer { slots = [] }
    do throws(Failure) {
      while try turn() {}
    } catch {
      try? log?.flush()
      throw error
    }
    try log?.flush()
  }

  /// One wait and what follows from it; returns false when it is time to stop.
  private mutating func turn() throws(Failure) -> Bool {
    var now = Self.milliseconds()
    fillPollSet(now)
    let deadline = [timers.next, log?.deadline, acceptsAgainAt > now ? acceptsAgainAt : nil].compactMap { $0 }.min()
    try Failure.as(
      .usage, hint: Failure.serverHasStopped, pollSet.wait(deadline.map { $0 - now }, action: SystemRequest.waiting))
    if !pollSet[1].isEmpty { return false }
    now = Self.milliseconds()
    for (index, slot) in polledSlots.enumerated() {
      let readiness = pollSet[index + 2]
      if !readiness.isEmpty { try serve(slot, readiness, now) }
    }
    while let entry = timers.popDue(at: now) { try expire(entry, now) }
    if pollSet[0].contains(.readable) { acceptAll(now) }
    if let due = log?.deadline, due <= now { try log?.flush() }
    return true
  }

  /// Monotonic milliseconds from an arbitrary start.
  private static func milliseconds() -> Int { Int(Clock.now().nanoseconds / .milliseconds(1)) }

  /// Unix milliseconds.
  private static func wallMilliseconds() -> Int { Int(Clock.wall() / .milliseconds(1)) }

  private mutating func fillPollSet(_ now: Int) {
    pollSet.removeAll()
    polledSlots.removeAll(keepingCapacity: true)
    let hasRoom = slots.count - freeSlots.count < Self.connectionLimit && acceptsAgainAt <= now
    // Connections without a slot wait in the system's queue.
    pollSet.add(listener.number, hasRoom ? .readable : [])
    pollSet.add(waker.readEnd, .readable)
    for slot in slots.indices {
      guard let connection = slots[slot] else { continue }
      pollSet.add(connection.socket.number, connection.interest)
      polledSlots.append(slot)
    }
  }

  private mutating func acceptAll(_ now: Int) {
    while slots.count - freeSlots.count < Self.connectionLimit {
      switch listener.accept() {
      case .connection(let socket):
        serial += 1
        let connection = Connection(socket: socket, serial: serial)
        if let slot = freeSlots.popLast() {
          slots[slot] = connection
        } else {
          slots.append(connection)
        }
      case .none: return
      case .exhausted:
        acceptsAgainAt = now + Self.acceptPause
        return
      }
    }
  }

  // MARK: - One connection's turn

  private mutating func serve(_ slot: Int, _ readiness: PollSet.Readiness, _ now: Int) throws(Failure) {
    // Taken out of its slot meanwhile, so that its buffers have a single owner and aren't copied.
    guard var connection = slots[slot].take() else { return }
    var isAlive = true
    if readiness.contains(.readable) {
      isAlive = read(&connection)
    } else if !readiness.isDisjoint(with: .gone) {
      isAlive = false
    }
    try advance(connection, in: slot, isAlive: isAlive, now)
  }

  private mutating func expire(_ entry: TimerQueue.Entry, _ now: Int) throws(Failure) {
    guard let current = slots[entry.slot], current.serial == entry.serial, current.round == entry.round,
      var connection = slots[entry.slot].take()
    else { return }
    connection.release()
    try advance(connection, in: entry.slot, isAlive: connection.phase != .draining, now)
  }

  /// Reads once; returns false if the connection is over.
  private mutating func read(_ connection: inout Connection) -> Bool {
    switch connection.socket.receive(into: &buffer) {
    case .moved(0):
      connection.hasEnded = true
      return connection.phase != .draining
    case .moved(let count):
      if connection.phase == .serving { connection.parser.append(buffer[..<count]) }
      return true
    case .wouldBlock: return true
    case .failed: return false
    }
  }

  /// Serves a connection until it would have to wait, then puts it back into its slot or drops it.
  private mutating func advance(
    _ moved: consuming Connection, in slot: Int, isAlive: Bool, _ now: Int
  ) throws(Failure) {
    var connection = moved
    guard isAlive, try goOn(&connection, slot, now) else {
      freeSlots.append(slot)
      return
    }
    slots[slot] = connection
  }

  /// Answers and sends until something can't be sent at once; returns false if the connection is over.
  private mutating func goOn(_ connection: inout Connection, _ slot: Int, _ now: Int) throws(Failure) -> Bool {
    while true {
      let hasMore = try takeRequests(&connection, slot, now)
      guard flush(&connection) else { return false }
      if connection.hasOutput { return true }
      switch connection.phase {
      case .serving where hasMore: continue
      case .serving, .waiting, .draining: return true
      case .resetting:
        connection.socket.resetWhenClosed()
        return false
      case .finishing:
        if connection.hasEnded { return false }
        connection.socket.finishSending()
        connection.drain()
        schedule(connection, slot, at: now + Self.drainPatience)
        return true
      }
    }
  }

  /// Answers the pending requests; returns true if it stopped only because enough is waiting to be sent.
  private mutating func takeRequests(
    _ connection: inout Connection, _ slot: Int, _ now: Int
  ) throws(Failure) -> Bool {
    while connection.takesRequests {
      switch connection.parser.next() {
      case .needsMore:
        if connection.hasEnded { connection.finish() }
        return false
      case .expectsContinue: connection.inviteBody()
      case .request(let request):
        let time = Self.wallMilliseconds()
        let reply = sandbox.answer(request, now: time)
        try log?.append(reply.record, time: time, now: now)
        connection.hold(reply, to: request)
        if reply.delay > 0 {
          schedule(connection, slot, at: now + reply.delay)
        } else {
          connection.release()
        }
      case .refused(let refusal):
        let record = RequestRecord(status: refusal.status)
        try log?.append(record, time: Self.wallMilliseconds(), now: now)
        connection.refuse(
          Refusal.flat(refusal.status, "BAD_REQUEST", "The request can't be read: \(refusal.text).").response)
      }
    }
    return connection.phase == .serving
  }

  private mutating func schedule(_ connection: Connection, _ slot: Int, at deadline: Int) {
    timers.insert(.init(deadline: deadline, slot: slot, serial: connection.serial, round: connection.round))
  }

  /// Sends as much as the system accepts; returns false if the connection is over.
  private func flush(_ connection: inout Connection) -> Bool {
    while connection.hasOutput {
      switch connection.socket.send(connection.output, from: connection.sent) {
      case .moved(let count): connection.noteSent(count)
      case .wouldBlock: return true
      case .failed: return false
      }
    }
    return true
  }
}
