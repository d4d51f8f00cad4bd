// The C library under one name on every platform, and the few things that differ between systems. Only RDBulkSystem
// imports it, which a test over the sources checks.
#if canImport(Glibc)
@_exported public import Glibc
#elseif canImport(Musl)
@_exported public import Musl
#else
@_exported public import Darwin
#endif

#if canImport(Glibc)
package let streamSocket = Int32(SOCK_STREAM.rawValue)
package let shutdownOfWriting = Int32(SHUT_WR)
#else
package let streamSocket = SOCK_STREAM
package let shutdownOfWriting = SHUT_WR
#endif

#if canImport(Darwin)
/// The monotonic clock.
package let steadyClock = CLOCK_MONOTONIC
/// Keeps the other side's hang-up from raising SIGPIPE: on this system through a socket option.
package let sendFlags: Int32 = 0
#else
/// The monotonic clock. On Linux it keeps running while the machine sleeps, as a server's windows do.
package let steadyClock = CLOCK_BOOTTIME
/// Keeps the other side's hang-up from raising SIGPIPE.
package let sendFlags = Int32(MSG_NOSIGNAL)
#endif

/// Makes the other side's hang-up an error of the call, where that is a socket option.
package func refuseBrokenPipeSignal(_ socket: Int32) {
  #if canImport(Darwin)
  var yes: Int32 = 1
  _ = unsafe setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
  #endif
}

/// When the file was last written.
package func modificationTime(_ status: stat) -> timespec {
  #if canImport(Darwin)
  status.st_mtimespec
  #else
  status.st_mtim
  #endif
}

/// The arguments with which the process was started, the program's name among them; empty if they are not found.
///
/// On Linux the environment's pointers lie right after the arguments' and their number (System V ABI, "Initial Process
/// Stack"): the number, that many pointers, a null, the environment. Call before anything changes the environment.
package var initialArguments: [String] {
  #if os(Linux)
  guard let symbol = unsafe dlsym(nil, "environ") else { return [] }
  typealias Words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  // The symbol is C's `char **environ`.
  guard let environment = unsafe symbol.assumingMemoryBound(to: Words?.self).pointee else { return [] }
  // A pointer is never as small as the number, so the first word that says how many are after it is the number. What is
  // read before it is the arguments, which the process has at the start.
  guard unsafe environment[-1] == nil else { return [] }
  var count = 0
  while unsafe UInt(bitPattern: environment[-2 - count]) != UInt(count) {
    count += 1
    guard count < 1 << 20 else { return [] }
  }
  return (0..<count).compactMap { index in
    guard let word = unsafe environment[-1 - count + index] else { return nil }
    return unsafe String(cString: word)
  }
  #else
  return []
  #endif
}

/// Whether the process ignores signal `number`.
package func isSignalIgnored(_ number: Int32) -> Bool {
  var action = sigaction()
  guard unsafe sigaction(number, nil, &action) == 0 else { return false }
  #if canImport(Darwin)
  let handler = unsafe action.__sigaction_u.__sa_handler
  #else
  let handler = unsafe action.__sigaction_handler.sa_handler
  #endif
  return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}

/// Starts a thread that runs `body`. Returns 0 and the thread's handle as an integer, which can be passed between
/// threads, or the error number.
package func createThread(_ body: @escaping @Sendable () -> Void) -> (code: Int32, handle: UInt) {
  // One retain travels with the pointer; the new thread balances it, or this function if there is none.
  let work = unsafe Unmanaged.passRetained(Work(body))
  #if canImport(Darwin)
  var thread: pthread_t?
  let code = unsafe pthread_create(
    &thread, nil,
    { pointer in
      unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
      return nil
    }, work.toOpaque())
  let handle = UInt(bitPattern: thread)
  #else
  var thread = pthread_t()
  let code = unsafe pthread_create(
    &thread, nil,
    { pointer in
      if let pointer = unsafe pointer { unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
      return nil
    }, work.toOpaque())
  let handle = UInt(thread)
  #endif
  if code != 0 { unsafe work.release() }
  return (code, handle)
}

/// Waits until a thread from ``createThread(_:)`` ends. Call once per thread.
package func joinThread(_ handle: UInt) {
  #if canImport(Darwin)
  if let thread = unsafe pthread_t(bitPattern: handle) { _ = unsafe pthread_join(thread, nil) }
  #else
  _ = pthread_join(pthread_t(handle), nil)
  #endif
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
