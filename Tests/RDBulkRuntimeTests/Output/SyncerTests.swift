#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore
import RDBulkSystem
import Testing

@testable import RDBulkRuntime

@Suite("Output: the thread that syncs") struct SyncerTests {
  /// A number that was synced once may be another file's later, or nobody's.
  @Test("A descriptor isn't touched after its sync is done") func once() throws {
    let syncer = try Syncer()
    let file = unsafe open("/tmp", O_RDONLY | O_DIRECTORY)
    try #require(file >= 0)
    syncer.start([file])
    syncer.waitUntilIdle()
    #expect(try syncer.takeCompletion())
    close(file)
    // The thread's idle wait ends after a second; whatever it did then would show as a failure.
    var request = pollfd(fd: syncer.descriptor, events: Int16(POLLIN), revents: 0)
    #expect(unsafe poll(&request, 1, 1_500) == 0)
    #expect(try !syncer.takeCompletion())
  }

  @Test("The disk's error is reported") func failure() throws {
    let syncer = try Syncer()
    syncer.start([-1])
    syncer.waitUntilIdle()
    #expect(throws: Failure.self) { try syncer.takeCompletion() }
  }
}
