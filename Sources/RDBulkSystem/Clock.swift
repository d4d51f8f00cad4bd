import Libc
package import RDBulkCore

/// The two clocks of a run, and the user's time zone.
package enum Clock {
  /// The monotonic clock. On Linux it keeps running while the machine sleeps, as the server's windows do.
  package static func now() -> Instant { Instant(nanoseconds: read(steadyClock)) }

  /// The wall clock in nanoseconds since 1970.
  package static func wall() -> Int64 { read(CLOCK_REALTIME) }

  /// How far local time is ahead of UTC at that time, in minutes; 0 if the system doesn't know the zone.
  package static func minutesFromUTC(unixSeconds: Int64) -> Int {
    var moment = time_t(unixSeconds)
    var parts = unsafe tm()
    // The call fills in the parts, whose zone name isn't used.
    guard unsafe localtime_r(&moment, &parts) != nil else { return 0 }
    return unsafe parts.tm_gmtoff / 60
  }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    // With an existing clock and a valid address, the call can't fail.
    let result = unsafe clock_gettime(clock, &time)
    assert(result == 0, "the clock exists")
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
