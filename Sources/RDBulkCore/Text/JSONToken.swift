extension JSONError.Reason {
  /// See ``JSONError/text``.
  package var text: Message {
    switch self {
    case .unexpectedByte: "this is not JSON"
    case .unexpectedEnd: "the JSON ends in the middle"
    case .controlInString: "there is an unescaped control character in a string"
    case .badEscape: "a backslash is followed by something that JSON does not allow"
    case .loneSurrogate: "a \\u escape is half of a surrogate pair"
    case .badNumber: "this is not a JSON number"
    case .tooDeep: "arrays and objects are nested more than \(JSONScanner.depthLimit) deep"
    case .trailingBytes: "something follows the end of the JSON value"
    case .invalidUTF8: "this is not valid UTF-8"
    }
  }
}

/// A token of a JSON text. Offsets are into the scanned bytes; those of strings and keys exclude the quotes.
package struct JSONToken: Equatable, Sendable {
  /// What a token is.
  package enum Kind: Equatable, Sendable {
    case beginObject, endObject, beginArray, endArray
    case key, string, number, yes, no, null
    /// The value is complete, and only white space follows.
    case end
  }

  package var kind: Kind
  package var start: Int
  package var end: Int
  /// Whether a string or key has a backslash escape and must be unescaped before use.
  package var hasEscapes = false

  package var range: Range<Int> { start..<end }

  /// Whether it is `true`, `false` or `null`.
  var isLiteral: Bool { kind == .yes || kind == .no || kind == .null }
}
