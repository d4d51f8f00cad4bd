import RDBulkCore
import RDBulkSystem

/// The input's bytes as UTF-8 (or a single-byte encoding), in a window that holds each record in one piece.
struct InputSource: ~Copyable {
  /// For messages.
  var name: Message { input.name }
  /// The number of bytes read, as they came.
  private(set) var bytesRead = 0
  /// How many of them the records so far take up.
  var bytesConsumed: Int { bytesRead - (end - start) }
  private(set) var reader: RecordReader
  /// The current record.
  private(set) var record = RecordInfo()
  /// The window; records are ranges of it.
  private(set) var window: [UInt8]
  /// The byte order mark at the very start, if any.
  private(set) var mark = ByteOrderMark.none
  /// Which file it is; nil where it is none, as with a pipe.
  var identity: [UInt64]? { input.identity }
  /// The length of the file from where reading begins; nil if it isn't one.
  var size: Int? { input.size }
  /// The number of line ends read after the current record.
  var lineEndsAhead: Int { window[start..<end].count { $0 == 0x0A } }
  /// Whether reads may block, so that the loop must poll first.
  let mayBlock: Bool

  private let input: OpenInput
  /// Whether this is a look before the run, which reads only what can be read again.
  private let isLook: Bool
  /// Whether it reads what the run is held to.
  private var isCheck = false
  /// Where reading ends although the file may continue: what was checked ends there. In bytes.
  private var limit: Int
  /// Whether the record read last is the end of the input, without a line end.
  private(set) var endsInRecord = false
  /// Whether the file has grown beyond what is read of it.
  private(set) var hasGrown = false

  private let encoding: TextEncoding?
  /// Where unconsumed bytes begin in the window; after a record, that is the next one.
  private(set) var start = 0
  private(set) var end = 0
  private var isFinal = false
  private var markIsDue = true
  private(set) var transcoder: UTF16Transcoder?
  /// The digest of what was consumed up to `digested` in the window; nil if no one needs it.
  private var digest: Digest?
  private var digested = 0
  private var watched: (offset: Int, value: UInt64?)?

  /// How many bytes are requested at a time.
  private static let chunk = 1 << 17

  /// The run's own source: what it reads of a pipe is gone. Reading ends where the check ended; throws a failure of the
  /// kind `usage` if the file has become shorter since.
  init(_ input: OpenInput, _ settings: ReaderSettings, _ settled: SettledInput? = nil) throws(Failure) {
    if let length = settled?.length, (input.size ?? 0) < length {
      throw .usage(
        "\(input.name) has changed since it was checked.", hint: "Run the command again once it is complete.")
    }
    self.init(input, settings, limit: settled?.length ?? .max, isLook: false)
  }

  /// A look at a file, or at what was read ahead of a pipe: it takes nothing away. After the last byte that was read
  /// ahead, `next` returns `.needMore` unless the input ends there.
  /// Where the input was checked, the look ends where that did.
  static func look(at input: OpenInput, _ settings: ReaderSettings, _ settled: SettledInput? = nil) -> InputSource {
    InputSource(input, settings, limit: settled?.length ?? .max, isLook: true)
  }

  private init(_ input: OpenInput, _ settings: ReaderSettings, limit: Int, isLook: Bool) {
    self.input = input
    self.isLook = isLook
    self.limit = limit
    mayBlock = !input.isFile
    encoding = settings.encoding
    reader = RecordReader(settings)
    window = Array(repeating: 0, count: 2 * Self.chunk)
  }

  /// Ends reading at the file's length as it is now. Only for a regular file.
  mutating func boundByLength() { limit = size ?? .max }

  /// Does that, and keeps what tells whether the file is changed later.
  mutating func beginCheck() {
    input.beginCheck()
    isCheck = true
    boundByLength()
  }

  /// What to poll for reading while `next` returns `.needMore`.
  var pollDescriptor: Int32 { input.number }

  /// Waits until the input has something, or a signal arrives.
  func waitForInput(orSignal signal: Int32) { input.wait(orSignal: signal) }

  /// Reads to the next thing worth reporting.
  mutating func next() throws(Failure) -> ReadStep {
    while true {
      if !markIsDue {
        let step = Self.look(&reader, window, start..<end, isFinal)
        assert(start <= reader.next && reader.next <= end, "reading goes forward within the window")
        start = reader.next
        switch step {
        case .needMore: break
        case .record:
          reader.describe(&record)
          endsInRecord = isFinal && record.end == start
          // The last line of a file that is being written may be half of one.
          if isFinal, hasGrown, record.end == start, reader.format != .json { return .end }
          return .record
        case .header, .skipped, .end: return step
        }
      }
      guard try fill() else { return .needMore }
    }
  }

  /// What is in doubt about the encoding of the rows that were read from the file so far; none of them is taken. nil
  /// where nothing is, or where that takes more bytes than are there.
  func encodingDoubtAhead() -> EncodingDoubt? {
    var reader = reader
    var place = start
    let isWhole = isFinal || size == bytesRead
    while reader.encodingDoubt == nil {
      let step = reader.next(window.span, from: place, to: end, final: isWhole)
      place = reader.next
      if step == .needMore || step == .end { break }
    }
    return reader.encodingDoubt
  }

  // Separate parameters, so that the compiler sees that reader and window don't overlap.
  private static func look(
    _ reader: inout RecordReader, _ window: [UInt8], _ range: Range<Int>, _ isFinal: Bool
  ) -> ReadStep {
    reader.next(window.span, from: range.lowerBound, to: range.upperBound, final: isFinal)
  }

  /// Appends the columns of the current record that follow its result in `format`.
  mutating func appendInput(_ format: ResultFormat, to output: inout [UInt8]) {
    Self.appendInput(format, &reader, window, &output)
  }

  private static func appendInput(
    _ format: ResultFormat, _ reader: inout RecordReader, _ window: [UInt8], _ output: inout [UInt8]
  ) {
    format.appendInput(&reader, window.span, to: &output)
  }

  /// Maps the current record; see ``RowMapper/map(_:_:event:email:)``.
  mutating func map(_ mapper: inout RowMapper, event: inout [UInt8], email: inout [UInt8]) -> RowProblem? {
    Self.map(&mapper, &reader, window, &event, &email)
  }

  private static func map(
    _ mapper: inout RowMapper, _ reader: inout RecordReader, _ window: [UInt8], _ event: inout [UInt8],
    _ email: inout [UInt8]
  ) -> RowProblem? {
    mapper.map(&reader, window.span, event: &event, email: &email)
  }

  /// Maps it once more; see ``RowMapper/mapAgain(_:_:event:email:)``.
  mutating func mapAgain(_ mapper: inout RowMapper, event: inout [UInt8], email: inout [UInt8]) -> RowProblem? {
    Self.mapAgain(&mapper, &reader, window, &event, &email)
  }

  private static func mapAgain(
    _ mapper: inout RowMapper, _ reader: inout RecordReader, _ window: [UInt8], _ event: inout [UInt8],
    _ email: inout [UInt8]
  ) -> RowProblem? {
    mapper.mapAgain(&reader, window.span, event: &event, email: &email)
  }

  /// Judges whether the current record is selected; there must be a `filter`.
  mutating func judge(_ filter: inout RowFilter?) -> RowFilter.Verdict {
    Self.judge(&filter, &reader, window)
  }

  private static func judge(
    _ filter: inout RowFilter?, _ reader: inout RecordReader, _ window: [UInt8]
  ) -> RowFilter.Verdict {
    filter?.judge(&reader, window.span) ?? .chosen
  }

  /// Shows the current record to `check`, if there is one.
  mutating func show(_ check: inout ColumnCheck?) { Self.show(&check, &reader, window) }

  private static func show(_ check: inout ColumnCheck?, _ reader: inout RecordReader, _ window: [UInt8]) {
    check?.take(&reader, window.span)
  }

  /// Shows the current record, which is not selected, to `check`, if there is one.
  mutating func pass(_ check: inout ColumnCheck?) { Self.pass(&check, &reader, window) }

  private static func pass(_ check: inout ColumnCheck?, _ reader: inout RecordReader, _ window: [UInt8]) {
    check?.pass(&reader, window.span)
  }

  /// Shows the current record to `check`, if there is one, after `mapper` has mapped it.
  mutating func show(_ check: inout KeyCheck?, _ mapper: inout RowMapper) {
    Self.show(&check, &mapper, &reader, window)
  }

  private static func show(
    _ check: inout KeyCheck?, _ mapper: inout RowMapper, _ reader: inout RecordReader, _ window: [UInt8]
  ) {
    check?.take(&mapper, &reader, window.span)
  }

  /// Whether the current record's number of cells differs from the header's.
  mutating func isShifted(_ filter: borrowing RowFilter) -> Bool { filter.isShifted(&reader) }

  // MARK: - Digest

  /// Keeps a digest of what is consumed, and notes its value at `offset`. Call before the first read.
  mutating func keepDigest(watching offset: Int) {
    digest = Digest()
    if offset > 0 { watched = (offset, nil) }
  }

  /// The digest of everything consumed so far; bytes are counted after removing the byte order mark and UTF-16.
  mutating func consumed() -> Digest {
    digestUp(to: start)
    return digest ?? Digest()
  }

  /// The digest at the watched offset; nil if consumption hasn't reached it.
  mutating func watchedDigest() -> UInt64? {
    digestUp(to: start)
    return watched?.value
  }

  /// Whether the record read last continues past `offset`, counted as in the digest, by more than its line end.
  mutating func recordReaches(behind offset: Int) -> Bool {
    // An over-long or broken one is refused whatever comes after its beginning, and a run may stop within it.
    !record.isLong && consumed().count - (start - record.end) > offset
  }

  private mutating func digestUp(to position: Int) {
    guard digest != nil, position > digested else { return }
    if let offset = watched?.offset, watched?.value == nil, let count = digest?.count,
      count + position - digested >= offset
    {
      let middle = digested + offset - count
      Self.feed(&digest, window, digested..<middle)
      digested = middle
      watched?.value = digest?.value
    }
    Self.feed(&digest, window, digested..<position)
    digested = position
    assert(digested <= end, "only what was read has a digest")
  }

  private static func feed(_ digest: inout Digest?, _ window: [UInt8], _ range: Range<Int>) {
    digest?.update(window.span, range)
  }

  // MARK: - Reading

  /// Gets more bytes, or learns that there are none; returns false if a pipe has nothing right now.
  private mutating func fill() throws(Failure) -> Bool {
    if isFinal { return true }
    makeRoom()
    guard let count = try read(end..<end + min(window.count - end, limit - bytesRead)) else { return !mayBlock }
    bytesRead += count
    isFinal = count == 0
    if isFinal, bytesRead == limit { hasGrown = (size ?? 0) > limit }
    let read = end..<end + count
    if transcoder != nil, !markIsDue { transcode(read) } else { end += count }
    if markIsDue { try findMark() }
    return true
  }

  /// Reads into the window: first what was read ahead. nil if there is nothing yet, or a read was interrupted.
  private mutating func read(_ room: Range<Int>) throws(Failure) -> Int? {
    if let kept = input.kept(at: bytesRead, atMost: room.count) {
      window.replaceSubrange(room.lowerBound..<room.lowerBound + kept.count, with: kept)
      return kept.count
    }
    if input.isFile {
      guard isLook else { return try input.readChecked(into: &window, room, at: bytesRead) }
      let count = try input.read(into: &window, room, at: bytesRead)
      if isCheck, let count { input.note(window, room.lowerBound..<room.lowerBound + count) }
      return count
    }
    // A terminal's end would have to be typed a second time.
    if input.isWhole { return 0 }
    guard !isLook else { return nil }
    input.forget()
    return input.isReadable ? try input.read(into: &window, room) : nil
  }

  /// Moves unconsumed bytes to the front, and grows the window if a record needs it. Nothing moves before the header is
  /// returned, since the preamble is taken from there.
  private mutating func makeRoom() {
    if start > 0, record.row > 0 || start == end {
      digestUp(to: start)
      digested = 0
      if start < end { window.replaceSubrange(0..<end - start, with: Array(window[start..<end])) }
      end -= start
      start = 0
    }
    if window.count - end < Self.chunk { window.append(contentsOf: repeatElement(0, count: window.count)) }
  }

  /// Finds out what the input is; throws where it is not a table of rows.
  private mutating func findMark() throws(Failure) {
    guard let found = FileBeginning.find(window.span, 0..<end, final: isFinal, encoding: encoding) else { return }
    markIsDue = false
    guard case .text(let mark, let order) = found else { return try refuse(found) }
    self.mark = mark
    window.replaceSubrange(0..<end - mark.length, with: Array(window[mark.length..<end]))
    end -= mark.length
    if mark != .none { reader.take(mark) }
    guard let order else { return }
    transcoder = UTF16Transcoder(bigEndian: order == .big)
    if mark == .none { reader.take(order == .big ? .utf16BigEndian : .utf16LittleEndian) }
    let read = 0..<end
    end = 0
    transcode(read)
  }

  private func refuse(_ found: FileBeginning) throws(Failure) {
    guard case .refused(let kind) = found else { return }
    throw .usage(kind.refusal(of: name), hint: kind.hint(path: input.path))
  }

  /// Replaces the UTF-16 in `read`, which comes after the window's end, by UTF-8.
  private mutating func transcode(_ read: Range<Int>) {
    let incoming = Array(window[read])
    var text: [UInt8] = []
    transcoder?.decode(incoming.span, final: isFinal, to: &text)
    window.replaceSubrange(end..<min(window.count, end + text.count), with: text)
    end += text.count
  }
}
