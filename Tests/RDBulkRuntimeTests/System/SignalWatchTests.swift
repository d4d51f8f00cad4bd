import Testing

import RDBulkSystem

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Signals belong to the whole process, so these run one after the other. None is raised half a second after another
/// one under the same watch, since that ends the process.
@Suite("System: signals", .serialized) struct SignalWatchTests {
  @Test("A signal makes the pipe readable once and is reported by number", arguments: [SIGINT, SIGTERM]) func arrives(
    _ number: Int32
  ) throws {
    let watch = try SignalWatch()
    let before = watch.received()
    #expect(before == nil)
    watch.wait(milliseconds: 1)
    _ = raise(number)
    watch.wait(milliseconds: 5_000)
    let after = watch.received()
    #expect(after == number)
    let end = Descriptor(standard: watch.descriptor)
    let isReadable = end.isReadable()
    #expect(isReadable)
  }

  @Test("Signals within half a second of the first are one with it, as a terminal that closes sends them")
  func twice() throws {
    let watch = try SignalWatch()
    _ = raise(SIGHUP)
    _ = raise(SIGHUP)
    _ = raise(SIGTERM)
    let number = watch.received()
    #expect(number == SIGHUP)
  }

  @Test("The next watch forgets earlier signals") func again() throws {
    do {
      let watch = try SignalWatch()
      _ = raise(SIGTERM)
      let number = watch.received()
      #expect(number == SIGTERM)
    }
    let watch = try SignalWatch()
    let number = watch.received()
    #expect(number == nil)
  }

  @Test("A signal that was ignored stays ignored") func ignored() throws {
    _ = signal(SIGHUP, SIG_IGN)
    defer { _ = signal(SIGHUP, SIG_DFL) }
    let watch = try SignalWatch()
    _ = raise(SIGHUP)
    let number = watch.received()
    #expect(number == nil)
  }

  @Test("A signal that was blocked is let through") func blocked() throws {
    var set = sigset_t()
    _ = unsafe sigemptyset(&set)
    _ = unsafe sigaddset(&set, SIGTERM)
    _ = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    let watch = try SignalWatch()
    _ = raise(SIGTERM)
    let number = watch.received()
    #expect(number == SIGTERM)
  }
}
