import RDBulkSystem

/// One client's connection between two turns of the loop: what came in, what goes out, and where it stands. The
/// loop does its I/O.
struct Connection: Sendable {
  enum Phase: Equatable, Sendable {
    /// Requests are read and answered, one after the other.
    case serving
    /// A request was received; its reply waits for its time, and so do the requests behind it.
    case waiting
    /// No more requests: what goes out is sent, then the connection is ended.
    case finishing
    /// What goes out is sent, then the connection is reset.
    case resetting
    /// All is sent; what the client still sends is read and dropped, since closing over unread bytes would be a
    /// reset and might cost the client the answer.
    case draining
  }

  /// Bytes going out beyond which no further request is looked at.
  static let outputLimit = 64 << 10

  let socket: Socket
  /// Tells this connection from another in the same slot.
  let serial: Int
  var parser = HTTPParser()
  private(set) var phase = Phase.serving
  private(set) var output: [UInt8] = []
  private(set) var sent = 0
  private var pending: (reply: Reply, extent: HTTPResponse.Extent, keepsAlive: Bool)?
  /// Counts the deadlines, so that an old one is known as such.
  private(set) var round = 0
  /// Whether the client has said that it sends no more.
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

  /// Whether the next request may be looked at.
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

  /// Puts the reply that was held back among what goes out.
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

  /// Answers what can't be read as a request.
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
