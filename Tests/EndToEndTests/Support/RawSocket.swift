#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The socket calls of the tests' own servers.
enum RawSocket {
  static func finish(_ number: Int32) { _ = close(number) }

  static func make() -> Int32 {
    #if canImport(Glibc)
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    let number = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    return number
  }

  /// Listens on a port of the system's choice on the loopback; nil where that fails.
  static func listen(_ number: Int32) -> Int? {
    guard let port = bindToLoopback(number), startListening(number) == 0 else { return nil }
    return port
  }

  /// Takes a port of the system's choice on the loopback, on which nobody listens until `number` is closed.
  static func bindToLoopback(_ number: Int32) -> Int? {
    var address = loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    // The structures share their head by POSIX, and the sizes passed are the whole one's.
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard unsafe bind(number, $0, length) == 0 else { return Int32(-1) }
        return unsafe getsockname(number, $0, &length)
      }
    }
    return result == 0 ? Int(UInt16(bigEndian: address.sin_port)) : nil
  }

  static func acceptOne(_ listener: Int32) -> Int32 {
    let number = accept(listener, nil, nil)
    guard number >= 0 else { return number }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    _ = unsafe setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    return number
  }

  /// What comes next; nil at the end of the connection, or after 20 s of silence.
  static func receive(_ number: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // The pointer is used only inside the closure, with the buffer's length.
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(number, $0.baseAddress, $0.count, 0) }
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  static func send(_ number: Int32, _ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      // The pointer is used only inside the closure, with the length of what is left.
      let count = unsafe bytes.withUnsafeBytes {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[offset...])
        return unsafe transmit(number, rest.baseAddress, rest.count)
      }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  private static func transmit(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    unsafe Glibc.send(number, start, count, Int32(MSG_NOSIGNAL))
    #elseif canImport(Musl)
    unsafe Musl.send(number, start, count, MSG_NOSIGNAL)
    #else
    unsafe Darwin.send(number, start, count, 0)
    #endif
  }

  private static func startListening(_ number: Int32) -> Int32 {
    #if canImport(Glibc)
    Glibc.listen(number, 64)
    #elseif canImport(Musl)
    Musl.listen(number, 64)
    #else
    Darwin.listen(number, 64)
    #endif
  }

  private static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
