import RDBulkCore

/// Recognises rows whose event an earlier row of the input had, or that the history knows.
struct EventRecogniser {
  private var deduper: Deduper<DigestFile>
  private var memory: RowMemory<HistoryFile>?

  /// Recognises events by `digest`; without a `memory`, only those of the same input.
  init(_ digest: EventDigest, _ memory: RowMemory<HistoryFile>? = nil) {
    deduper = Deduper(
      DigestSet(limit: DigestFile.inMemory, pageSize: DigestFile.pageSize, DigestFile.init), digest)
    self.memory = memory
  }

  /// Recognises rows of one input by a key of its own.
  static func ofOneInput() -> EventRecogniser { EventRecogniser(EventDigest(.random())) }

  /// What becomes of a row with this event, or this path and body. Throws if that can't be determined.
  mutating func verdict(
    path: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>, row: Int
  ) throws(Failure) -> RowVerdict {
    let key = deduper.key(path: path, of: bytes, range)
    if let earlier = try deduper.earlier(key, row: row) {
      memory?.forget()
      return .duplicate(.row(earlier))
    }
    return try memory?.verdict(key) ?? .good
  }

  /// What the history says of the row looked up last.
  var event: EventMemory? { memory?.event }

  /// The row mapped last has no event.
  mutating func forget() { memory?.forget() }
}
