import Libc
package import RDBulkCore

/// The two clocks of a run, and the zone that its user lives in.
package enum Clock {
  /// The clock that only goes forward. On Linux it goes on while the machine sleeps, as the server's windows do.
  package static func now() -> Instant { Instant(nanoseconds: read(steadyClock)) }

  /// The wall clock in nanoseconds since 1970.
  package static func wall() -> Int64 { read(CLOCK_REALTIME) }

  /// How far local time is ahead of UTC at that moment, in minutes; 0 where the system does not know the zone.
  package static func minutesFromUTC(unixSeconds: Int64) -> Int {
    var moment = time_t(unixSeconds)
    var parts = unsafe tm()
    // The call writes the parts, whose zone's name is not looked at.
    guard unsafe localtime_r(&moment, &parts) != nil else { return 0 }
    return unsafe parts.tm_gmtoff / 60
  }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    // With a clock that exists and a valid address the call has no way to fail.
    let result = unsafe clock_gettime(clock, &time)
    assert(result == 0, "the clock exists")
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
