/// A line of the journal.
///
/// The journal records intent: which rows may leave, before they do. Their outcomes are in the results. Each line ends
/// with a CRC-32 of what precedes it, so that a line torn by a crash can be recognised.
package enum JournalRecord: Equatable, Sendable {
  /// The first line: what the job is bound to.
  case job(JobBinding)
  /// The machine was restarted since the lines above, or this is the first start: the name of its boot.
  case boot(String)
  /// A turn of the loop: the position, the rows that may leave now, and those that certainly weren't processed.
  case turn(JobPosition, sent: [Int], released: [Int])
  /// Rows up to this one may be sent before the next sync.
  case reserve(Int)
  /// The job has ended: the only record in the journal of such a job.
  case done(JobBinding, JobPosition, exitCode: Int)

  /// Everything a journal must hold for an unfinished job. `sent` are the rows in doubt; `reserved` is the last row
  /// that may leave before the next sync, 0 if there is none.
  package static func anew(
    _ binding: JobBinding, boot: String, _ position: JobPosition, sent: [Int], reserved: Int
  ) -> [JournalRecord] {
    let records: [JournalRecord] = [.job(binding), .boot(boot), .turn(position, sent: sent, released: [])]
    return reserved > 0 ? records + [.reserve(reserved)] : records
  }

  /// The lines of `records`.
  package static func bytes(_ records: [JournalRecord]) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records { record.append(to: &bytes) }
    return bytes
  }

  /// Appends the record's line.
  package func append(to output: inout [UInt8]) {
    let start = output.count
    switch self {
    case .job(let binding):
      output.append(contentsOf: "j 1".utf8)
      Self.append(binding, to: &output)
    case .boot(let name): output.append(contentsOf: "b \(name)".utf8)
    case .turn(let position, let sent, let released):
      output.append(contentsOf: "t".utf8)
      Self.append(position.numbers, to: &output)
      Self.appendMarked(position, to: &output)
      Self.append(rows: sent, after: " s", to: &output)
      Self.append(rows: released, after: " u", to: &output)
    case .reserve(let row): output.append(contentsOf: "r \(row)".utf8)
    case .done(let binding, let position, let exitCode):
      output.append(contentsOf: "d 1".utf8)
      Self.append(binding, to: &output)
      Self.append(position.numbers + [exitCode], to: &output)
      Self.appendMarked(position, to: &output)
    }
    let sum = Checksum.crc32(output.span, start..<output.count)
    output.append(contentsOf: " \(Hex.text(UInt64(sum), digits: 8))\n".utf8)
  }

  private static func append(_ binding: JobBinding, to output: inout [UInt8]) {
    for part in binding.parts { output.append(contentsOf: " \(part.name)=\(part.digest)".utf8) }
  }

  private static func append(_ numbers: [Int], to output: inout [UInt8]) {
    for number in numbers {
      output.append(ASCII.space)
      if number < 0 { output.append(UInt8(ascii: "-")) }
      let magnitude = number.magnitude
      if magnitude > UInt(Int.max) {
        output.append(contentsOf: String(magnitude).utf8)
      } else {
        Digits.append(Int(magnitude), to: &output)
      }
    }
  }

  /// Appends the lengths of files that not every job has, and what is often 0.
  private static func appendMarked(_ position: JobPosition, to output: inout [UInt8]) {
    append(position.accepts, after: " a", to: &output)
    append(position.before, after: " b", to: &output)
    append(position.unanswered, after: " f", to: &output)
  }

  /// Appends nothing for 0, so that other jobs' records stay unchanged.
  private static func append(_ number: Int, after mark: String, to output: inout [UInt8]) {
    guard number > 0 else { return }
    output.append(contentsOf: mark.utf8)
    Digits.append(number, to: &output)
  }

  /// No range has more rows, because the reader makes room for all of them.
  static let longestRange = 1_000_000

  /// Rows as ranges: `s5-9,12`.
  private static func append(rows: [Int], after mark: String, to output: inout [UInt8]) {
    guard !rows.isEmpty else { return }
    output.append(contentsOf: mark.utf8)
    var index = 0
    while index < rows.count {
      var last = index
      let bound = min(rows.count, index + longestRange)
      while last + 1 < bound, rows[last + 1] == rows[last] + 1 { last += 1 }
      if index > 0 { output.append(ASCII.comma) }
      Digits.append(rows[index], to: &output)
      if last > index {
        output.append(UInt8(ascii: "-"))
        Digits.append(rows[last], to: &output)
      }
      index = last + 1
    }
  }
}
