/// A field's value while its row is mapped: where its text lies.
enum FieldValue: Equatable, Sendable {
  case absent
  /// In the record's own bytes.
  case window(Range<Int>)
  /// In the mapper's scratch bytes, where a value had to be unescaped or transcoded.
  case scratch(Range<Int>)
  /// In the line's own bytes, a JSON value that is no text.
  case member(Range<Int>)
  /// In the mapper's converted bytes, as JSON.
  case json(Range<Int>)
  /// A JSON value that can't be a text.
  case wrongType(JSONType)

  enum JSONType: Equatable, Sendable {
    case object, list, truth

    var text: String {
      switch self {
      case .object: "an object"
      case .list: "a list"
      case .truth: "true or false"
      }
    }
  }

  @inline(__always)
  var isEmpty: Bool {
    switch self {
    case .absent, .wrongType: true
    case .window(let range), .scratch(let range), .member(let range), .json(let range): range.isEmpty
    }
  }

  /// The length of the value's text in bytes.
  @inline(__always)
  var count: Int {
    switch self {
    case .absent, .wrongType: 0
    case .window(let range), .scratch(let range), .member(let range), .json(let range): range.count
    }
  }

  /// Hands the value's text to `body`; nil where there is none.
  @inline(__always)
  @discardableResult
  func withText<Result>(
    _ bytes: Span<UInt8>, _ scratch: Span<UInt8>, _ body: (Span<UInt8>, Range<Int>) -> Result?
  ) -> Result? {
    switch self {
    case .absent, .wrongType, .member, .json: nil
    case .window(let range): body(bytes, range)
    case .scratch(let range): body(scratch, range)
    }
  }

  @inline(__always)
  func trimmed(_ bytes: Span<UInt8>, _ scratch: Span<UInt8>) -> FieldValue {
    switch self {
    case .absent, .wrongType, .member, .json: self
    case .window(let range): .window(FieldText.trim(bytes, range))
    case .scratch(let range): .scratch(FieldText.trim(scratch, range))
    }
  }
}
