/// Reading a journal's lines back.
extension JournalRecord {
  /// Parses a line without its line end; nil if it is torn or damaged.
  package init?(line: Substring) {
    guard let words = Self.wholeWords(line), let kind = words.first else { return nil }
    let rest = words.dropFirst()
    switch kind {
    case "j" where rest.first == "1": self = .job(Self.binding(rest.dropFirst()))
    case "b" where rest.count == 1: self = .boot(String(words[1]))
    case "r" where rest.count == 1:
      guard let row = Int(words[1]), row <= RowSet.rowLimit else { return nil }
      self = .reserve(row)
    case "t":
      guard let turn = Self.turn(rest) else { return nil }
      self = turn
    case "d" where rest.first == "1":
      guard let done = Self.done(rest.dropFirst()) else { return nil }
      self = done
    default: return nil
    }
  }

  /// The words before the line's checksum; nil where the checksum doesn't match them.
  private static func wholeWords(_ line: Substring) -> [Substring]? {
    guard line.utf8.count > 9, let space = line.lastIndex(of: " ") else { return nil }
    let body = Array(line[..<space].utf8)
    let sum = Checksum.crc32(body.span, 0..<body.count)
    guard Hex.text(UInt64(sum), digits: 8) == line[line.index(after: space)...] else { return nil }
    return line[..<space].split(separator: " ")
  }

  private static func turn(_ words: ArraySlice<Substring>) -> JournalRecord? {
    let numbers = words.prefix { $0.first.map { $0 == "-" || $0.isNumber } ?? false }.compactMap { Int($0) }
    guard var position = JobPosition(numbers) else { return nil }
    var rest = words.dropFirst(numbers.count)
    rest = rest.dropFirst(takeMarked(rest, &position))
    var sent: [Int] = []
    var released: [Int] = []
    for word in rest {
      guard let rows = rows(word.dropFirst()) else { return nil }
      switch word.first {
      case "s": sent = rows
      case "u": released = rows
      default: return nil
      }
    }
    return .turn(position, sent: sent, released: released)
  }

  private static func done(_ words: ArraySlice<Substring>) -> JournalRecord? {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 10, var position = JobPosition(Array(numbers.dropLast())) else { return nil }
    _ = takeMarked(words.suffix(3).drop { !isMarked($0) }, &position)
    return .done(binding(words), position, exitCode: numbers[9])
  }

  private static func binding(_ words: ArraySlice<Substring>) -> JobBinding {
    var binding = JobBinding()
    for word in words {
      let pair = word.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { binding.add(String(pair[0]), digest: String(pair[1])) }
    }
    return binding
  }

  /// Reads the marked numbers at the start of `words`; returns how many there are.
  private static func takeMarked(_ words: ArraySlice<Substring>, _ position: inout JobPosition) -> Int {
    let marked = words.prefix(while: isMarked)
    for word in marked {
      let number = Int(word.dropFirst()) ?? 0
      switch word.first {
      case "a": position.accepts = number
      case "b": position.before = number
      default: position.unanswered = number
      }
    }
    return marked.count
  }

  private static func isMarked(_ word: Substring) -> Bool {
    (word.first == "a" || word.first == "b" || word.first == "f") && Int(word.dropFirst()) != nil
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
