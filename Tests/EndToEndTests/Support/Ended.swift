import Foundation

/// Everything that a run left behind on its streams, and how it ended.
struct Ended {
  /// The exit code; of a process that a signal killed, minus the signal's number.
  let code: Int32
  let out: String
  let err: String

  var outLines: [String] { out.split(separator: "\n").map(String.init) }
}
