/// Joins words for use in a sentence.
enum Sentence {
  enum Joiner {
    case or, and
  }

  /// `a`, `a or b`, `a, b or c`.
  static func list(_ words: [String], joiner: Joiner = .or) -> Message {
    guard let last = words.last, words.count > 1 else { return Message(verbatim: words.first ?? "") }
    let others = words.dropLast().joined(separator: ", ")
    return switch joiner {
    case .or: "\(others) or \(last)"
    case .and: "\(others) and \(last)"
    }
  }
}
