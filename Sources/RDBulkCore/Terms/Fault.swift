/// What the sandbox gets wrong on purpose.
package enum Fault: String, Equatable, Sendable, CaseIterable {
  case status500 = "500"
  /// A gateway's 502 with an HTML page.
  case html502 = "502html"
  case status503 = "503"
  case status429 = "429"
  /// The connection is reset before the request takes effect.
  case resetBefore = "reset-before"
  /// The connection is reset after the request took effect.
  case resetAfter = "reset-after"
  /// The answer stops in the middle of its body.
  case truncated
  /// The answer is a 200 with bytes that aren't JSON.
  case garbage
  /// The answer is late.
  case slow
}
