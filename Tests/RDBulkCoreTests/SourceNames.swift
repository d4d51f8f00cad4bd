/// The names of types in a Swift source: what it declares at its top level, what it declares within, what it uses.
struct SourceNames {
  /// Types declared at the top level; extensions declare none.
  private(set) var declared: Set<String> = []
  /// Types and cases declared anywhere in the file.
  private(set) var nested: Set<String> = []
  /// Capitalised names that are no member of something else, outside of comments and of the plain text of strings.
  private(set) var used: Set<String> = []

  private static let declaring: Set<String> = ["struct", "enum", "class", "protocol", "typealias", "actor"]

  init(_ source: String) {
    var code = Array(source.unicodeScalars)[...]
    var words: [String] = []
    var depth = 0
    Self.read(&code, until: nil) { token in
      switch token {
      case .word(let word, let isMember):
        if let last = words.last, Self.declaring.contains(last) || last == "case" {
          nested.insert(word)
          if depth == 0, last != "case" { declared.insert(word) }
        } else if !isMember, word.first?.isUppercase == true {
          used.insert(word)
        }
        words = [word]
      case .mark(let mark):
        if mark == "{" { depth += 1 }
        if mark == "}" { depth -= 1 }
        words = []
      }
    }
  }

  private enum Token {
    case word(String, isMember: Bool)
    case mark(Unicode.Scalar)
  }

  /// Reads code up to its end, or to the parenthesis that closes an interpolation.
  private static func read(
    _ code: inout ArraySlice<Unicode.Scalar>, until end: Unicode.Scalar?, _ take: (Token) -> Void
  ) {
    var open = 0
    var isMember = false
    while let scalar = code.first {
      if code.starts(with: "//".unicodeScalars) {
        code = code.drop { $0 != "\n" }
      } else if code.starts(with: "/*".unicodeScalars) {
        while !code.isEmpty, !code.starts(with: "*/".unicodeScalars) { code.removeFirst() }
        code = code.dropFirst(2)
      } else if scalar == "\"" || scalar == "#" {
        if !readString(&code, take) { code.removeFirst() }
      } else if scalar.properties.isAlphabetic || scalar == "_" {
        let word = code.prefix { $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0) }
        code = code.dropFirst(word.count)
        take(.word(String(String.UnicodeScalarView(word)), isMember: isMember))
        isMember = false
      } else {
        code.removeFirst()
        if scalar == end, open == 0 { return }
        if scalar == "(" { open += 1 }
        if scalar == ")" { open -= 1 }
        isMember = scalar == "."
        if !scalar.properties.isWhitespace { take(.mark(scalar)) }
      }
    }
  }

  /// Passes over a string literal and reads the code of its interpolations. False where none begins here.
  private static func readString(_ code: inout ArraySlice<Unicode.Scalar>, _ take: (Token) -> Void) -> Bool {
    let hashes = Array(code.prefix { $0 == "#" })
    let quotes = Array(code.dropFirst(hashes.count).prefix { $0 == "\"" })
    guard !quotes.isEmpty else { return false }
    let mark = quotes.count >= 3 ? Array(quotes.prefix(3)) : ["\""]
    code = code.dropFirst(hashes.count + (quotes.count == 2 ? 2 : mark.count))
    if quotes.count == 2 { return true }
    while !code.isEmpty, !code.starts(with: mark + hashes) {
      if code.starts(with: ["\\"] + hashes) {
        code = code.dropFirst(1 + hashes.count)
        let isInterpolation = code.first == "("
        code = code.dropFirst()
        if isInterpolation { read(&code, until: ")", take) }
      } else {
        code.removeFirst()
      }
    }
    code = code.dropFirst(mark.count + hashes.count)
    return true
  }
}
