// The C library under one name, whatever it is called where this is built, and the few things that differ between
// systems. Only RDBulkSystem imports it; a test over the sources says so.
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
/// The clock that only goes forward.
package let steadyClock = CLOCK_MONOTONIC
/// How a hang-up of the other side is kept from being SIGPIPE: here by an option of the socket.
package let sendFlags: Int32 = 0
#else
/// The clock that only goes forward. On Linux it goes on while the machine sleeps, as a server's windows do.
package let steadyClock = CLOCK_BOOTTIME
/// How a hang-up of the other side is kept from being SIGPIPE.
package let sendFlags = Int32(MSG_NOSIGNAL)
#endif

/// Makes a hang-up of the other side an error of the call, where that is an option of the socket.
package func refuseBrokenPipeSignal(_ socket: Int32) {
  #if canImport(Darwin)
  var yes: Int32 = 1
  _ = unsafe setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
  #endif
}

/// When the file was written last.
package func modificationTime(_ status: stat) -> timespec {
  #if canImport(Darwin)
  status.st_mtimespec
  #else
  status.st_mtim
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

/// Starts a thread that runs `body`; returns 0 and the thread's handle as bits, which can be handed from thread to thread,
/// or the error number.
package func createThread(_ body: @escaping @Sendable () -> Void) -> (code: Int32, handle: UInt) {
  // One retain goes with the pointer and is taken back by the new thread, or here where there is none.
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

/// Waits until a thread of ``createThread(_:)`` ends; once for each.
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
