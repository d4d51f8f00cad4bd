/// Why rows weren't accepted: the errors by code, each with its number of rows and a few examples, in memory that
/// doesn't grow with the run.
package struct ErrorGroups: Equatable, Sendable {
  /// The rows with one error code.
  package struct Group: Equatable, Sendable {
    package var code: String
    package var count: Int
    package var examples: [Example]
  }

  /// One row with the error.
  package struct Example: Equatable, Sendable {
    package var row: Int
    package var line: Int
    /// Masked once it is in a group; empty if it isn't known.
    package var address: String
    /// Also with masked addresses.
    package var message: Message

    /// `row` counts data rows from 1, `line` the lines of the input.
    package init(row: Int, line: Int, address: String, message: Message) {
      self.row = row
      self.line = line
      self.address = address
      self.message = message
    }
  }

  private var groups: [Group] = []
  /// Rows whose code came when there was no room for another group.
  private var rest = 0

  private static let mostGroups = 64
  private static let mostExamples = 3
  private static let mostShown = 20
  /// In Unicode scalars.
  private static let longestCode = 64
  private static let longestMessage = 500
  private static let longestAddress = 120

  /// No errors yet.
  package init() {}

  /// Counts `rows` rows with the error `code`; calls `example` only if there is room for one.
  package mutating func count(_ code: String, rows: Int = 1, _ example: () -> Example) {
    guard let index = index(of: code) else {
      rest += rows
      return
    }
    groups[index].count += rows
    if groups[index].examples.count < Self.mostExamples {
      groups[index].examples.append(Self.harmless(example()))
    }
  }

  private mutating func index(of code: String) -> Int? {
    let code = Self.cut(code, Self.longestCode)
    if let index = groups.firstIndex(where: { $0.code == code }) { return index }
    guard groups.count < Self.mostGroups else { return nil }
    groups.append(Group(code: code, count: 0, examples: []))
    return groups.count - 1
  }

  /// The groups with the most rows, and how many rows are in none of them.
  package var shown: (groups: [Group], rest: Int) {
    // Ties keep their order of arrival, so that the same run gives the same page.
    let sorted = groups.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    let left = sorted.dropFirst(Self.mostShown).reduce(rest) { $0 + $1.element.count }
    return (sorted.prefix(Self.mostShown).map(\.element), left)
  }

  private static func harmless(_ example: Example) -> Example {
    var result = example
    // Mask before cutting, since half an address wouldn't be recognised.
    result.address = cut(AddressMask.masked(example.address), longestAddress)
    result.message = harmless(example.message)
    return result
  }

  /// The message itself if there is nothing to mask or cut in it; otherwise its English text, since both need plain
  /// text.
  private static func harmless(_ message: Message) -> Message {
    func changed(_ text: String) -> String { cut(AddressMask.maskingAddresses(in: text), longestMessage) }
    let isHarmless = Language.allCases.allSatisfy { language in
      let text = message.text(in: language)
      return changed(text) == text
    }
    return isHarmless ? message : Message(verbatim: changed(message.text(in: .english)))
  }

  static func cut(_ text: String, _ limit: Int) -> String {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }
}
