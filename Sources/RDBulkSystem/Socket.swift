import Libc
package import RDBulkCore

/// A TCP socket on the loopback for a loop that polls; closed with the last reference to it.
///
/// A class rather than a `~Copyable` struct because connections live in arrays, whose elements must be copyable. Every
/// `unsafe` here passes a pointer that the call uses only until it returns, with the length of what it points to.
package final class Socket: Sendable {
  /// The result of receiving or sending.
  package enum Movement: Equatable {
    /// This many bytes; 0 received is the end.
    case moved(Int)
    case wouldBlock
    case failed(SystemError.Code)
  }

  /// The result of accepting a connection.
  package enum Acceptance {
    case connection(Socket)
    /// None is waiting, or the one that was has gone.
    case none
    /// The process has no descriptor left; try again later.
    case exhausted
  }

  private let descriptor: Descriptor

  private init(owning number: Int32) {
    descriptor = Descriptor(owning: number)
    setNonBlocking(number)
  }

  /// The descriptor to poll.
  package var number: Int32 { descriptor.number }

  /// Listens on 127.0.0.1. Returns the port, which the system chooses if `port` is 0.
  package static func listen(port: UInt16, action: @autoclosure () -> Message)
    throws(SystemError) -> (socket: Socket, port: Int)
  {
    let number = socket(AF_INET, streamSocket, 0)
    guard number >= 0 else { throw SystemError(after: action) }
    let listener = Socket(owning: number)
    // Without it, a port that was just left can't be reused while old connections time out.
    listener.setOption(SOL_SOCKET, SO_REUSEADDR)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    guard unsafe withSocketAddress(&address, { unsafe bind(number, $0, $1) }) == 0, Libc.listen(number, 1024) == 0
    else { throw SystemError(after: action) }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let named = unsafe withSocketAddress(&address) { pointer, _ in unsafe getsockname(number, pointer, &length) }
    guard named == 0 else { throw SystemError(after: action) }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// POSIX makes `sockaddr_in` and `sockaddr` share their head; the size passed is that of the whole structure.
  private static func withSocketAddress(
    _ address: inout sockaddr_in, _ call: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe call(generic, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private func setOption(_ level: Int32, _ option: Int32) {
    var yes: Int32 = 1
    _ = unsafe setsockopt(number, level, option, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Accepts a waiting connection.
  package func accept() -> Acceptance {
    let accepted = Libc.accept(number, nil, nil)
    guard accepted >= 0 else {
      switch errno {
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
      default: return .none
      }
    }
    let connection = Socket(owning: accepted)
    // Sends answers at once instead of waiting for the client to acknowledge the previous one.
    connection.setOption(Int32(IPPROTO_TCP), TCP_NODELAY)
    refuseBrokenPipeSignal(accepted)
    return .connection(connection)
  }

  /// Reads what is available into the front of `buffer`.
  package func receive(into buffer: inout [UInt8]) -> Movement {
    uninterrupted {
      unsafe buffer.withUnsafeMutableBytes { unsafe recv(number, $0.baseAddress, $0.count, 0) }
    }
  }

  /// Sends `bytes` from `offset` on, as many as the system accepts.
  package func send(_ bytes: [UInt8], from offset: Int) -> Movement {
    uninterrupted {
      unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        return unsafe Libc.send(number, rest.baseAddress, rest.count, sendFlags)
      }
    }
  }

  /// Repeats a call that a signal interrupted.
  private func uninterrupted(_ call: () -> Int) -> Movement {
    while true {
      let result = call()
      if result >= 0 { return .moved(result) }
      if errno == EINTR { continue }
      return errno == EAGAIN || errno == EWOULDBLOCK ? .wouldBlock : .failed(SystemError.Code(errno))
    }
  }

  /// Announces that nothing more will be sent; what the other side still sends can be read.
  package func finishSending() { _ = shutdown(number, shutdownOfWriting) }

  /// Makes closing a reset: unsent bytes are dropped, and the other side gets RST.
  package func resetWhenClosed() {
    var lingering = linger(l_onoff: 1, l_linger: 0)
    _ = unsafe setsockopt(number, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
  }
}
