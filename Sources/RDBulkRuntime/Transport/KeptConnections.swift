import RDBulkCore
import RDBulkSystem

/// The HTTP/1 connections that have served an answer, known by their local ports, and whether they may be used again.
///
/// HTTP/1 has nothing that says which request an answer is for. A gateway that answers twice would have its second
/// answer taken for that to the next request. So a connection that holds unread bytes before a request leaves is not
/// used, and once any has, none is used twice. The first few requests get connections of their own, so that such a
/// gateway shows before it does harm. HTTP/2 numbers its answers.
final class KeptConnections {
  /// How many answers come by connections of their own before any is used again.
  private static let probation = 8

  private var ports: Set<Int> = []
  /// The sockets by their local ports, among them closed ones whose numbers may by now be others'.
  private var sockets: [Int: Int32] = [:]
  /// Sockets that had no port when they were seen.
  private var opened: [Int32] = []
  /// Whose request left last on a connection, by its local port.
  private var users: [Int: UInt] = [:]
  private var answers = 0
  /// Whether the server has sent more than one answer to a request.
  private(set) var areDistrusted = false

  /// Whether the next request opens a connection of its own.
  var wantsFresh: Bool { areDistrusted || (answers > 0 && answers < Self.probation) }

  /// A connection is about to be made by this socket, which stays libcurl's.
  func opens(socket: Int32) { opened.append(socket) }

  /// A request of `user` leaves on this connection.
  func carries(port: Int, _ user: UInt) { users[port] = user }

  /// A connection has served an answer to `user` by HTTP/1. Returns whether something follows that answer.
  func served(port: Int, _ user: UInt) -> Bool {
    guard port > 0 else { return false }
    ports.insert(port)
    if answers < Self.probation {
      answers += 1
      if answers == Self.probation, ports.contains(where: { users[$0] == nil && pending($0) == .bytes }) {
        areDistrusted = true
      }
    }
    // By now the connection may carry another request, whose answer is expected.
    guard users[port] == user else { return false }
    users[port] = nil
    guard pending(port) == .bytes else { return false }
    areDistrusted = true
    return true
  }

  /// Whether a request must not leave on this connection.
  func refuses(port: Int) -> Bool {
    guard ports.contains(port) else { return false }
    let pending = pending(port)
    if pending == .bytes { areDistrusted = true }
    if pending != .nothing { ports.remove(port) }
    return pending != .nothing
  }

  /// What is unread on the connection with this local port.
  private func pending(_ port: Int) -> Pending {
    for socket in opened { if let port = Pending.localPort(of: socket) { sockets[port] = socket } }
    opened.removeAll(keepingCapacity: true)
    // A closed socket's number has another port by now, or none.
    guard let socket = sockets[port], Pending.localPort(of: socket) == port else {
      sockets[port] = nil
      return .nothing
    }
    return Pending(in: socket)
  }
}
