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
