import RDBulkCore

/// A way to hand bytes to a reader.
struct Feed: Sendable, CustomStringConvertible {
  var description: String
  /// How many bytes come at a time; nil: all at once, and the end with them.
  var piece: Int?
  /// Whether consumed bytes are dropped from the window, so that records move in it.
  var drops: Bool
  /// How much the window goes on behind the bytes handed in: what stands there is not to be looked at, and lets the
  /// reader look at its last bytes in blocks.
  var slack = 0

  static let all = [
    Feed(description: "whole", piece: nil, drops: false),
    Feed(description: "byte by byte", piece: 1, drops: true),
    Feed(description: "7 bytes at a time", piece: 7, drops: true),
    Feed(description: "7 bytes at a time in one window", piece: 7, drops: false),
    Feed(description: "whole, with more behind it", piece: nil, drops: false, slack: 64),
    Feed(description: "50 bytes at a time, with more behind them", piece: 50, drops: true, slack: 64),
  ]

  /// Reads all of `input`.
  func read(_ input: [UInt8], _ settings: ReaderSettings, mark: ByteOrderMark = .none) -> Reading {
    var machine = Feeding(input, settings, mark)
    machine.run(self)
    return machine.reading
  }
}
