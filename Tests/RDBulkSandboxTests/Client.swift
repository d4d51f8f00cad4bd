#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A blocking connection to the loopback, for tests that need real sockets. Reads give up after five seconds.
final class Client {
  enum End: Equatable {
    case closed
    case reset
    case timedOut
  }

  private let socket: Int32
  private var unread: [UInt8] = []

  /// nil where nobody listens. A small `window` makes the server feel early that nothing is read.
  init?(port: Int, window: Int32? = nil) {
    socket = makeSocket()
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    _ = unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    if var window { _ = unsafe setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size)) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // The structures share their head by POSIX, and the size passed is the whole one's.
    let number = socket
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { return nil }
  }

  deinit { _ = close(socket) }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Sends all of `bytes`; starts to read only once the server has taken nothing for a while.
  func send(_ bytes: [UInt8]) {
    var offset = 0
    var isStuck = false
    while offset < bytes.count {
      // The pointer is used only inside the closure, with the length of what is left.
      let count = unsafe bytes.withUnsafeBytes {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[offset...])
        return unsafe transmit(socket, rest.baseAddress, rest.count)
      }
      if count > 0 {
        offset += count
      } else if errno != EAGAIN {
        return
      } else if isStuck || !waitForRoom() {
        isStuck = true
        guard readMore() == nil else { return }
      }
    }
  }

  /// Waits until more can be sent, at most 200 ms.
  private func waitForRoom() -> Bool {
    var entry = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&entry, 1, 200) > 0
  }

  /// Sends a POST of an event with the sandbox's token.
  func post(_ body: String, to target: String = "/platform/events", more: String = "") {
    send(
      "POST \(target) HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer sandbox-token\r\n"
        + "Content-Type: application/json\r\n\(more)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  /// Says that nothing more will be sent.
  func finishSending() { _ = shutdown(socket, Int32(SHUT_WR)) }

  /// The next whole answer: its status and body; nil where the connection ends before.
  func readAnswer() -> (status: Int, body: String)? {
    while true {
      if let answer = takeAnswer() { return answer }
      guard case nil = readMore() else { return nil }
    }
  }

  /// Reads until the connection ends; the text of what came, and how it ended.
  func readToEnd() -> (text: String, end: End) {
    while true {
      if let end = readMore() { return (String(decoding: unread, as: UTF8.self), end) }
    }
  }

  private func takeAnswer() -> (status: Int, body: String)? {
    let text = String(decoding: unread, as: UTF8.self)
    guard let head = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false).first,
      head.utf8.count + 4 <= unread.count
    else { return nil }
    let lines = head.split(separator: "\r\n")
    let length = lines.first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) } ?? 0
    let whole = head.utf8.count + 4 + length
    guard unread.count >= whole, let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    let body = String(decoding: unread[(head.utf8.count + 4)..<whole], as: UTF8.self)
    unread.removeFirst(whole)
    return (status, body)
  }

  private func readMore() -> End? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // The pointer is used only inside the closure, with the buffer's length.
    let number = socket
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(number, $0.baseAddress, $0.count) }
    if count > 0 {
      unread.append(contentsOf: buffer[..<count])
      return nil
    }
    if count == 0 { return .closed }
    return errno == ECONNRESET ? .reset : .timedOut
  }
}

// The C functions whose names the methods above take, and what differs between systems.
private func makeSocket() -> Int32 {
  #if canImport(Glibc)
  socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  #else
  socket(AF_INET, SOCK_STREAM, 0)
  #endif
}

private func transmit(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Darwin)
  unsafe send(number, start, count, MSG_DONTWAIT)
  #else
  unsafe send(number, start, count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
  #endif
}
