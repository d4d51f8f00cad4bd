/// Reads back a file that a run before this one wrote, window by window.
package protocol WrittenScan {
  /// Takes the window `bytes[..<end]`, whose first `start` bytes were consumed before; returns how much is consumed
  /// now. `final` says that the file ends there.
  mutating func take(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, final: Bool) throws(ResultsScan.Flaw) -> Int
  /// The caller moved its window: `count` consumed bytes are gone from its front.
  mutating func forget(_ count: Int)
}
