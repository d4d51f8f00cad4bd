#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import RDBulkCore

/// The two clocks of a run.
enum Clock {
  /// The clock that only goes forward. On Linux it goes on while the machine sleeps, as the server's windows do.
  static func now() -> Instant {
    #if canImport(Darwin)
    return Instant(nanoseconds: read(CLOCK_MONOTONIC))
    #else
    return Instant(nanoseconds: read(CLOCK_BOOTTIME))
    #endif
  }

  /// The wall clock in nanoseconds since 1970.
  static func wall() -> Int64 { read(CLOCK_REALTIME) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    // With a clock that exists and a valid address the call has no way to fail.
    _ = unsafe clock_gettime(clock, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
