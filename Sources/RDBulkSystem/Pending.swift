import Libc

/// What a connection's socket holds that nobody has read.
package enum Pending: Equatable, Sendable {
  case nothing
  /// The other side has closed the connection, or it failed.
  case closed
  case bytes

  /// Longer than what ends a TLS connection, an alert record: 5 bytes of head, 2 of alert, a type byte and a tag of 16
  /// (RFC 8446, section 5.2), or 31 bytes and more with the explicit nonces of TLS 1.2. No HTTP answer is as short.
  private static let alertLimit = 32

  /// The local port of a socket; nil if `descriptor` is none, or has none yet. It stays its owner's.
  package static func localPort(of descriptor: Int32) -> Int? {
    var address = sockaddr_in6()
    var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
    // The structure is as long as `length` says and used only within the call. The port of an IPv4 address is in the
    // same place.
    let named = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(descriptor, $0, &length) }
    }
    guard named == 0 else { return nil }
    let family = Int32(address.sin6_family)
    guard family == AF_INET || family == AF_INET6 else { return nil }
    return Int(UInt16(bigEndian: address.sin6_port))
  }

  /// Looks into a socket without taking anything out. `descriptor` stays its owner's.
  package init(in descriptor: Int32) {
    var buffer: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    while true {
      // The buffer is 40 bytes long and used only within the call.
      let length = unsafe withUnsafeMutableBytes(of: &buffer) {
        unsafe recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
      }
      if length >= 0 {
        self = length == 0 ? .closed : length <= Self.alertLimit ? .closed : .bytes
        return
      }
      if errno == EINTR { continue }
      self = errno == EAGAIN || errno == EWOULDBLOCK ? .nothing : .closed
      return
    }
  }
}
