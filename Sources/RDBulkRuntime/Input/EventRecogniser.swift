import RDBulkCore

/// Recognises rows whose event an earlier row of the input had, or that the history knows.
struct EventRecogniser {
  private let digest: EventDigest
  private var deduper: Deduper<DigestFile>
  private var memory: RowMemory<HistoryFile>?
  /// Rows whose event an earlier row has, or the history.
  private var odd = RowSet()
  private var hasRepeats = false
  /// Whether `odd` is known of every row.
  private var isChecked = false

  /// Recognises events by `digest`; without a `memory`, only those of the same input.
  init(_ digest: EventDigest, _ memory: RowMemory<HistoryFile>? = nil) {
    self.digest = digest
    deduper = Self.deduper(digest)
    self.memory = memory
  }

  private static func deduper(_ digest: EventDigest) -> Deduper<DigestFile> {
    Deduper(DigestSet(limit: DigestFile.inMemory, pageSize: DigestFile.pageSize, DigestFile.init), digest)
  }

  /// Recognises rows of one input by a key of its own.
  static func ofOneInput() -> EventRecogniser { EventRecogniser(EventDigest(.random())) }

  /// What becomes of a row with this event, or this path and body. Throws if that can't be determined.
  mutating func verdict(
    path: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>, row: Int
  ) throws(Failure) -> RowVerdict {
    let key = deduper.key(path: path, of: bytes, range)
    if isChecked, !odd.contains(row) {
      memory?.noteNew(key)
      return .good
    }
    let earlier = isChecked ? try deduper.first(key) : try deduper.earlier(key, row: row)
    if let earlier, earlier != row || !isChecked {
      memory?.forget()
      odd.insert(row)
      hasRepeats = true
      return .duplicate(.row(earlier))
    }
    guard memory != nil else { return .good }
    let verdict = try memory?.verdict(key) ?? .good
    if memory?.event?.state != nil { odd.insert(row) }
    return verdict
  }

  /// All rows of a file were seen: seen again, those that no row and no history has are known to be new.
  func checked() -> EventRecogniser {
    var recogniser = self
    recogniser.isChecked = true
    recogniser.memory?.dropFilter()
    // Where no row repeats another, none has to be looked for.
    if !hasRepeats { recogniser.deduper = Self.deduper(digest) }
    return recogniser
  }

  /// What the history says of the row looked up last.
  var event: EventMemory? { memory?.event }

  /// The row mapped last has no event.
  mutating func forget() { memory?.forget() }
}
