import RDBulkCore

/// One of the account's quotas: a fixed window that starts at multiples of its length on the wall clock.
struct AccountQuota: Sendable {
  /// The quota as one request found it.
  struct Reading: Equatable, Sendable {
    let limit: Rate
    let remaining: Int
    /// Whole seconds to the end of the window, at least 1.
    let reset: Int
    /// Whether the request exceeds the quota.
    let isExceeded: Bool

    /// The headers in the answer to every counted request.
    var fields: [HTTPField] {
      var fields = [
        HTTPField("RateLimit-Limit-Quotas", String(limit.requests)),
        HTTPField("RateLimit-Remaining-Quotas", String(remaining)),
        HTTPField("RateLimit-Reset-Quotas", String(reset)),
        HTTPField("X-RateLimit-Limit-Quotas-\(windowName)", String(limit.requests)),
        HTTPField("X-RateLimit-Remaining-Quotas-\(windowName)", String(remaining)),
      ]
      if isExceeded { fields.append(HTTPField("Retry-After-Quotas", String(reset))) }
      return fields
    }

    /// The gateway names its headers after the window's unit.
    private var windowName: String {
      switch limit.window {
      case 1: "Second"
      case 3600: "Hour"
      default: "Minute"
      }
    }
  }

  private let limit: Rate
  private var start = Int.min
  private var used = 0

  init(_ limit: Rate) { self.limit = limit }

  /// Counts a request at `now` (Unix milliseconds). Requests over the limit don't count.
  mutating func take(now: Int) -> Reading {
    let length = max(1, limit.window) * 1000
    let window = now - now % length
    if window != start {
      start = window
      used = 0
    }
    let isExceeded = used >= limit.requests
    if !isExceeded { used += 1 }
    let reset = max(1, (window + length - now + 999) / 1000)
    return Reading(limit: limit, remaining: max(0, limit.requests - used), reset: reset, isExceeded: isExceeded)
  }
}
