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
      Self.append(length: position.accepts, after: " a", to: &output)
      Self.append(rows: sent, after: " s", to: &output)
      Self.append(rows: released, after: " u", to: &output)
    case .reserve(let row): output.append(contentsOf: "r \(row)".utf8)
    case .done(let binding, let position, let exitCode):
      output.append(contentsOf: "d 1".utf8)
      Self.append(binding, to: &output)
      Self.append(position.numbers + [exitCode], to: &output)
      Self.append(length: position.accepts, after: " a", to: &output)
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

  /// Appends the length of a file that not every job has; nothing if it is 0, so that other jobs' records stay
  /// unchanged.
  private static func append(length: Int, after mark: String, to output: inout [UInt8]) {
    guard length > 0 else { return }
    output.append(contentsOf: mark.utf8)
    Digits.append(length, to: &output)
  }

  /// No range has more rows, because the reader makes room for all of them.
  private static let longestRange = 1_000_000

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

  /// Parses a line without its line end; nil if it is torn or damaged.
  package init?(line: Substring) {
    guard line.utf8.count > 9, let space = line.lastIndex(of: " ") else { return nil }
    let body = Array(line[..<space].utf8)
    let sum = Checksum.crc32(body.span, 0..<body.count)
    guard Hex.text(UInt64(sum), digits: 8) == line[line.index(after: space)...] else { return nil }
    let words = line[..<space].split(separator: " ")
    guard let kind = words.first else { return nil }
    switch kind {
    case "j" where words.count >= 2 && words[1] == "1":
      self = .job(Self.binding(words.dropFirst(2)))
    case "b" where words.count == 2: self = .boot(String(words[1]))
    case "r" where words.count == 2:
      guard let row = Int(words[1]), row <= RowSet.rowLimit else { return nil }
      self = .reserve(row)
    case "t":
      var rest = words.dropFirst()
      let numbers = rest.prefix { $0.first.map { $0 == "-" || $0.isNumber } ?? false }.compactMap { Int($0) }
      rest = rest.dropFirst(numbers.count)
      guard var position = JobPosition(numbers) else { return nil }
      if let length = Self.length("a", rest.first) {
        position.accepts = length
        rest = rest.dropFirst()
      }
      var sent: [Int] = []
      var released: [Int] = []
      for word in rest {
        guard let rows = Self.rows(word.dropFirst()) else { return nil }
        if word.hasPrefix("s") { sent = rows } else if word.hasPrefix("u") { released = rows } else { return nil }
      }
      self = .turn(position, sent: sent, released: released)
    case "d" where words.count >= 2 && words[1] == "1":
      let numbers = words.dropFirst(2).compactMap { Int($0) }
      guard numbers.count == 10, var position = JobPosition(Array(numbers.dropLast())) else { return nil }
      position.accepts = Self.length("a", words.last) ?? 0
      self = .done(Self.binding(words.dropFirst(2)), position, exitCode: numbers[9])
    default: return nil
    }
  }

  private static func binding(_ words: ArraySlice<Substring>) -> JobBinding {
    var binding = JobBinding()
    for word in words {
      let pair = word.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { binding.add(String(pair[0]), digest: String(pair[1])) }
    }
    return binding
  }

  /// The length in a word that begins with `mark`; nil for any other word.
  private static func length(_ mark: Character, _ word: Substring?) -> Int? {
    guard let word, word.first == mark else { return nil }
    return Int(word.dropFirst())
  }

  private static func rows(_ text: Substring) -> [Int]? {
    var rows: [Int] = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").map { Int($0) ?? 0 }
      guard let first = ends.first, let last = ends.last, ends.count <= 2, first >= 1, last >= first,
        last <= RowSet.rowLimit, last - first < longestRange
      else { return nil }
      rows.append(contentsOf: first...last)
    }
    return rows
  }
}
