import RDBulkSystem

/// One client's connection between two turns of the loop, which does its I/O: what came in, what goes out, and its
/// state.
struct Connection: Sendable {
  enum Phase: Equatable, Sendable {
    /// Requests are read and answered one after another.
    case serving
    /// A request's reply is held back until its time, and later requests with it.
    case waiting
    /// No more requests: sends what is left, then ends the connection.
    case finishing
    /// Sends what is left, then resets the connection.
    case resetting
    /// Everything is sent. What the client still sends is read and dropped, since closing with unread bytes causes a
    /// reset that might cost the client the answer.
    case draining
  }

  /// With more outgoing bytes than this, no further request is read.
  static let outputLimit = 64 << 10

  let socket: Socket
  /// Tells this connection from another in the same slot.
  let serial: Int
  var parser = HTTPParser()
  private(set) var phase = Phase.serving
  private(set) var output: [UInt8] = []
  private(set) var sent = 0
  private var pending: (reply: Reply, extent: HTTPResponse.Extent, keepsAlive: Bool)?
  /// Counts the deadlines, so that a stale one can be recognised.
  private(set) var round = 0
  /// Whether the client has finished sending.
  var hasEnded = false

  init(socket: Socket, serial: Int) {
    self.socket = socket
    self.serial = serial
  }

  var hasOutput: Bool { sent < output.count }

  var interest: PollSet.Readiness {
    if hasOutput { return .writable }
    return phase == .serving && !hasEnded || phase == .draining ? .readable : []
  }

  /// Whether the next request may be read.
  var takesRequests: Bool { phase == .serving && output.count - sent < Self.outputLimit }

  mutating func noteSent(_ count: Int) {
    sent += count
    if sent == output.count {
      output.removeAll(keepingCapacity: true)
      sent = 0
    }
  }

  /// Holds a reply back until its time.
  mutating func hold(_ reply: Reply, to request: HTTPRequest) {
    let isHead = request.method == "HEAD"
    let extent: HTTPResponse.Extent = isHead ? .head : reply.ending == .truncated ? .truncated : .whole
    pending = (reply, extent, request.keepsAlive && reply.ending == .answered)
    phase = .waiting
    round += 1
  }

  /// Moves the held reply to the output.
  mutating func release() {
    guard let (reply, extent, keepsAlive) = pending else { return }
    pending = nil
    if reply.ending == .reset {
      phase = .resetting
      return
    }
    // A truncated answer looks like any other until it ends.
    reply.response.write(to: &output, extent: extent, keepsAlive: keepsAlive || reply.ending == .truncated)
    phase = keepsAlive ? .serving : .finishing
  }

  /// Answers something that isn't a valid request.
  mutating func refuse(_ response: HTTPResponse) {
    response.write(to: &output, extent: .whole, keepsAlive: false)
    phase = .finishing
  }

  mutating func inviteBody() { output.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8) }

  mutating func finish() { phase = .finishing }

  mutating func drain() {
    phase = .draining
    round += 1
  }
}
