#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

// Sockets of the loopback. Every `unsafe` here passes a pointer that the call uses only until it returns, with the
// length of what it points to.
extension Platform {
  #if canImport(Glibc)
  private static let stream = Int32(SOCK_STREAM.rawValue)
  #else
  private static let stream = SOCK_STREAM
  #endif

  /// A hang-up of the other side must be an error of the call, never SIGPIPE.
  #if canImport(Darwin)
  private static let sendFlags: Int32 = 0
  #else
  private static let sendFlags = Int32(MSG_NOSIGNAL)
  #endif

  /// Listens on 127.0.0.1; `port` 0 is any free one. Returns the port it became.
  static func listen(port: Int) throws(SandboxError) -> (socket: Descriptor, port: Int) {
    func failure() -> SandboxError {
      errno == EADDRINUSE ? .portInUse(port) : .cannotListen(port: port, reason: reason(errno))
    }
    guard let wanted = UInt16(exactly: port) else {
      throw .cannotListen(port: port, reason: "a port is a number from 0 to 65535")
    }
    let number = socket(AF_INET, stream, 0)
    guard number >= 0 else { throw failure() }
    let listener = Descriptor(owning: number)
    prepare(listener)
    // Without it a port that was just left can't be taken again while old connections time out.
    setOption(listener, SOL_SOCKET, SO_REUSEADDR)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = wanted.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    guard unsafe withSocketAddress(&address, { unsafe bind(number, $0, $1) }) == 0 else { throw failure() }
    guard startListening(number) else { throw failure() }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let named = unsafe withSocketAddress(&address) { pointer, _ in unsafe getsockname(number, pointer, &length) }
    guard named == 0 else { throw failure() }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// `sockaddr_in` and `sockaddr` share their head by POSIX; the size passed is the whole structure's.
  private static func withSocketAddress(
    _ address: inout sockaddr_in, _ call: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe call(generic, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private static func setOption(_ descriptor: Descriptor, _ level: Int32, _ option: Int32) {
    var yes: Int32 = 1
    _ = unsafe setsockopt(descriptor.number, level, option, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// What came of looking for a new connection.
  enum Acceptance {
    case connection(Descriptor)
    /// None is waiting, or the one that was has gone.
    case none
    /// The process has no descriptor left; try again later.
    case exhausted
  }

  /// Takes a waiting connection, made ready for the loop.
  static func accept(_ listener: Descriptor) -> Acceptance {
    let number = acceptConnection(listener.number)
    guard number >= 0 else {
      switch errno {
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
      default: return .none
      }
    }
    let connection = Descriptor(owning: number)
    prepare(connection)
    // Answers go out at once instead of waiting for the client to acknowledge the one before.
    setOption(connection, Int32(IPPROTO_TCP), TCP_NODELAY)
    #if canImport(Darwin)
    setOption(connection, SOL_SOCKET, SO_NOSIGPIPE)
    #endif
    return .connection(connection)
  }

  /// Reads what is there into the front of `buffer`.
  static func receive(_ connection: Descriptor, into buffer: inout [UInt8]) -> Transfer {
    uninterrupted {
      unsafe buffer.withUnsafeMutableBytes { unsafe recv(connection.number, $0.baseAddress, $0.count, 0) }
    }
  }

  /// Sends `bytes` from `offset` on, as far as the system takes them.
  static func send(_ connection: Descriptor, _ bytes: [UInt8], from offset: Int) -> Transfer {
    uninterrupted {
      unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        return unsafe sendBytes(connection.number, rest.baseAddress, rest.count, sendFlags)
      }
    }
  }

  /// Says that nothing more will be sent; what the other side still sends can be read.
  static func finishSending(_ connection: Descriptor) {
    #if canImport(Glibc)
    _ = shutdown(connection.number, Int32(SHUT_WR))
    #else
    _ = shutdown(connection.number, SHUT_WR)
    #endif
  }

  /// Makes the coming close a reset: what is unsent is dropped and the other side gets RST.
  static func resetWhenClosed(_ connection: Descriptor) {
    var lingering = linger(l_onoff: 1, l_linger: 0)
    _ = unsafe setsockopt(
      connection.number, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
  }

  /// A pipe that wakes a waiting loop: a byte into `writing`, or its end, makes `reading` readable.
  static func makeWaker() throws(SandboxError) -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw .cannotWait(reason: reason(errno)) }
    let pair = (reading: Descriptor(owning: ends[0]), writing: Descriptor(owning: ends[1]))
    prepare(pair.reading)
    prepare(pair.writing)
    return pair
  }
}

// The C functions whose names the wrappers above take.
private func startListening(_ number: Int32) -> Bool { listen(number, 1024) == 0 }

private func acceptConnection(_ number: Int32) -> Int32 { accept(number, nil, nil) }

private func sendBytes(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  unsafe send(number, start, count, flags)
}

/// The descriptors that a loop waits on, and what it waits for.
struct PollSet: Sendable {
  struct Readiness: OptionSet {
    let rawValue: Int16
    static let readable = Readiness(rawValue: Int16(POLLIN))
    static let writable = Readiness(rawValue: Int16(POLLOUT))
    /// The connection is gone in both directions; always waited for.
    static let gone = Readiness(rawValue: Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL))
  }

  private var entries: [pollfd] = []

  var count: Int { entries.count }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func add(_ descriptor: Descriptor, _ interest: Readiness) {
    entries.append(pollfd(fd: descriptor.number, events: interest.rawValue, revents: 0))
  }

  /// Waits until something is ready or `timeout` milliseconds have passed; nil waits without end.
  mutating func wait(_ timeout: Int?) throws(SandboxError) {
    let limit = timeout.map { Int32(clamping: max(0, $0)) } ?? -1
    let result = unsafe entries.withUnsafeMutableBufferPointer {
      unsafe poll($0.baseAddress, nfds_t($0.count), limit)
    }
    guard result < 0 else { return }
    guard errno == EINTR || errno == EAGAIN else { throw .cannotWait(reason: Platform.reason(errno)) }
    // A signal says nothing of the descriptors: none is ready.
    for index in entries.indices { entries[index].revents = 0 }
  }

  /// What the entry at `index` is ready for since the last wait.
  subscript(index: Int) -> Readiness { Readiness(rawValue: entries[index].revents) }
}
