/// A complete JSON text as a tree, for answers, settings and journals, whose size the reader limits. Rows are scanned
/// in place instead (``JSONScanner``).
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// The number as written.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in order. Of duplicate keys, only the last value remains, in the first one's position. Keys are
  /// compared byte for byte, as JSON requires; Swift strings that only look the same are equal.
  case object([Member])

  /// A key with its value.
  package struct Member: Equatable, Sendable {
    package var key: String
    package var value: JSONValue

    /// A member of an object.
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Parses one strict RFC 8259 text; throws if anything is wrong with it, including its UTF-8.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    try self.init(parsing: bytes.span, 0..<bytes.count)
  }

  /// Parses the text in `range` of `bytes`.
  package init(parsing bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONError) {
    if let offset = UTF8Check.firstInvalid(bytes, range) { throw JSONError(.invalidUTF8, at: offset) }
    var builder = Builder()
    var scanner = JSONScanner(range)
    while true {
      let token = try scanner.next(bytes)
      if token.kind == .end { break }
      builder.take(token, bytes)
    }
    self = builder.root
  }

  /// The value of `key` in an object; nil if there is none or this isn't an object.
  package subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The text of a string; nil for anything else.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A whole number that fits; nil for anything else.
  package var integer: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits)
  }

  /// The elements of an array; nil for anything else.
  package var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// Appends the value in compact form, members in order.
  package func write(to output: inout [UInt8]) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let digits): output.append(contentsOf: digits.utf8)
    case .string(let text): JSONText.appendString(text, to: &output)
    case .array(let elements):
      output.append(ASCII.openBracket)
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(ASCII.comma) }
        element.write(to: &output)
      }
      output.append(ASCII.closeBracket)
    case .object(let members):
      output.append(ASCII.openBrace)
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(ASCII.comma) }
        JSONText.appendString(member.key, to: &output)
        output.append(ASCII.colon)
        member.value.write(to: &output)
      }
      output.append(ASCII.closeBrace)
    }
  }
}

extension JSONValue {
  /// Assembles tokens with an explicit stack, so that nesting needs no recursion.
  private struct Builder {
    private struct Level {
      var isObject: Bool
      var elements: [JSONValue] = []
      var members: [Member] = []
      var indices: [[UInt8]: Int] = [:]
      var key = ""
    }

    private(set) var root = JSONValue.null
    private var levels: [Level] = []

    mutating func take(_ token: JSONToken, _ bytes: Span<UInt8>) {
      switch token.kind {
      case .beginObject: levels.append(Level(isObject: true))
      case .beginArray: levels.append(Level(isObject: false))
      case .endObject, .endArray:
        guard let level = levels.popLast() else { return }
        add(level.isObject ? .object(level.members) : .array(level.elements))
      case .key:
        guard !levels.isEmpty else { return }
        levels[levels.count - 1].key = text(token, bytes)
      case .string: add(.string(text(token, bytes)))
      case .number: add(.number(text(token, bytes)))
      case .yes: add(.bool(true))
      case .no: add(.bool(false))
      case .null: add(.null)
      case .end: break
      }
    }

    private mutating func add(_ value: JSONValue) {
      guard !levels.isEmpty else {
        root = value
        return
      }
      let last = levels.count - 1
      guard levels[last].isObject else {
        levels[last].elements.append(value)
        return
      }
      let key = levels[last].key
      let bytes = Array(key.utf8)
      if let index = levels[last].indices[bytes] {
        levels[last].members[index].value = value
      } else {
        levels[last].indices[bytes] = levels[last].members.count
        levels[last].members.append(Member(key, value))
      }
    }

    private func text(_ token: JSONToken, _ bytes: Span<UInt8>) -> String {
      var content: [UInt8] = []
      if token.hasEscapes {
        JSONText.appendUnescaped(bytes, token.range, to: &content)
      } else {
        content.append(bytes, token.range)
      }
      return String(decoding: content, as: UTF8.self)
    }
  }
}
