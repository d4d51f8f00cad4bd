/// What a journal says when it is read back.
package struct JournalState: Equatable, Sendable {
  package var binding: JobBinding
  package var position = JobPosition()
  /// Rows that may have left and aren't known to be unprocessed. Those without a result are in doubt.
  package var sent = RowSet()
  /// The last row that might have been sent when the journal was last synced.
  package var reserved = 0
  /// When requests ended.
  package var sendings = SendingHistory()
  /// The boot in which the last records were written.
  package var boot = ""
  /// The exit code, if the job has ended.
  package var exitCode: Int?
  /// The length of the journal's complete records.
  package var length = 0

  /// Why a journal is unusable.
  package enum Flaw: Error, Equatable, Sendable {
    /// It is empty: the run that created it didn't get to its first record.
    case empty
    /// The first line isn't that of a journal.
    case foreign
    /// A record in the middle, on this line, is damaged.
    case damaged(line: Int)
  }

  /// Reads a journal. A torn record at the end is ignored; `length` says where the complete ones end.
  package init(_ bytes: [UInt8]) throws(Flaw) {
    var state: JournalState?
    var start = 0
    var number = 0
    var torn: Int?
    while start < bytes.count {
      let end = LineEnd.find(bytes.span, start, bytes.count)
      number += 1
      guard end < bytes.count else { break }
      let line = Substring(decoding: bytes[start..<end], as: UTF8.self)
      if let record = JournalRecord(line: line) {
        if let torn { throw .damaged(line: torn) }
        switch record {
        case .job(let binding), .done(let binding, _, _):
          if state == nil { state = JournalState(binding: binding) }
        default:
          guard state != nil else { throw .foreign }
        }
        state?.take(record)
        state?.length = end + 1
      } else {
        torn = torn ?? number
      }
      start = end + 1
    }
    guard let state else { throw torn == nil ? .empty : .foreign }
    self = state
  }

  private init(binding: JobBinding) { self.binding = binding }

  private mutating func take(_ record: JournalRecord) {
    switch record {
    case .job: break
    case .boot(let name): boot = name
    case .reserve(let row): reserved = max(reserved, row)
    case .turn(let position, let sent, let released):
      self.position = position
      sendings.take(position)
      exitCode = nil
      for row in released { self.sent.remove(row) }
      for row in sent { self.sent.insert(row) }
    case .done(_, let position, let exitCode):
      self.position = position
      sendings.take(position)
      self.exitCode = exitCode
    }
  }
}
