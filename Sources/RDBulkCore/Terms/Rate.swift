/// At most `requests` in any window of `window` seconds.
package struct Rate: Equatable, Sendable {
  package var requests: Int
  /// Seconds: 1, 60 or 3600.
  package var window: Int

  /// `requests` per `window` seconds.
  package init(requests: Int, window: Int) {
    self.requests = requests
    self.window = window
  }

  /// Requests per minute.
  package var perMinute: Double { Double(requests) * 60 / Double(max(1, window)) }

  /// The rate that allows more; nil is unlimited.
  package static func higher(_ left: Rate?, _ right: Rate?) -> Rate? {
    guard let left, let right else { return nil }
    return left.perMinute >= right.perMinute ? left : right
  }

  /// `perMinute` as it may be shown next to the limit `rate`. Evenly paced requests outnumber the gaps between them by
  /// one, so any average over a short time looks like more than the limit that was kept.
  package static func shown(_ perMinute: Double, within rate: Rate?) -> Double {
    min(perMinute, rate?.perMinute ?? perMinute)
  }
}

extension Message {
  /// As on the command line: `120/min`.
  package static func rate(_ rate: Rate) -> Message {
    switch rate.window {
    case 1: "\(count: rate.requests)/s"
    case 60: "\(count: rate.requests)/min"
    case 3_600: "\(count: rate.requests)/h"
    default: "\(count: rate.requests) in \(rate.window) s"
    }
  }
}
